import { type DocumentNode, type ExecutionResult, getOperationAST, type OperationDefinitionNode } from 'graphql';
import type { ApiContext, Caller } from '../context.ts';
import type { Selection } from './documents.ts';
import type { PayloadStream } from './payload.ts';
import type { Purse } from './points.ts';

/** What a client sends, whatever the transport. */
export type OperationParams = {
  readonly query?: unknown;
  readonly operationName?: string | null | undefined;
  readonly variables?: Readonly<Record<string, unknown>> | null | undefined;
};

export type Request = Selection & {
  readonly document: DocumentNode;
  readonly caller: Caller;
  readonly transport: ApiContext['transport'];
  /** What it is paid from. */
  readonly purse: Pick<Purse, 'owes' | 'pay' | 'state'>;
  /** Aborted when nobody waits for the answer any more. */
  readonly signal: AbortSignal;
  /** Who runs it, when that is not this server's own run; left out otherwise. */
  readonly runner?: OperationRunner | undefined;
};

/** Runs operations that were checked and paid for. */
export interface OperationRunner {
  execute(request: Request): Promise<ExecutionResult>;
  /** Opens a feed; errors when it cannot be opened. */
  subscribe(request: Request): Promise<PayloadStream | ExecutionResult>;
}

export function operationOf(request: Pick<Request, 'document' | 'operationName'>): OperationDefinitionNode | null {
  return getOperationAST(request.document, request.operationName) ?? null;
}
