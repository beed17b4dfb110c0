import type { Cursor } from './protocol.ts';
import { variablesAfter } from './transport.ts';

/** A request that a `graphql-ws` client sends again when it reconnects, as it is by then. */
export class RepeatedRequest {
  readonly query: string;
  variables: Record<string, unknown>;

  constructor(query: string, variables: Readonly<Record<string, unknown>>) {
    this.query = query;
    this.variables = { ...variables };
  }

  resumeFrom(cursor: Cursor): void {
    this.variables = variablesAfter(this.variables, cursor);
  }
}
