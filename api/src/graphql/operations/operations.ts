import { createSourceEventStream, type ExecutionResult, execute, type GraphQLError, type GraphQLSchema } from 'graphql';
import type { Logger } from 'pino';
import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import { READ_ONLY_MESSAGE } from '../../simulation/follower.ts';
import { apiError, badInput } from '../api-error.ts';
import type { ApiContext, Services } from '../context.ts';
import { OperationFolds } from '../operation-folds.ts';
import { RunSource } from '../run-source.ts';
import { Documents } from './documents.ts';
import { maskError } from './mask-error.ts';
import { PayloadSharing } from './payload-sharing.ts';
import { type OperationParams, operationOf, type PayloadStream, type Request } from './request.ts';

/** A request that passed every check, or why it did not. */
export type Prepared = { readonly request?: Request; readonly errors: readonly GraphQLError[] };

/** The one way to run an operation: HTTP, event streams and websockets all come through here. */
export class Operations {
  readonly documents: Documents;
  readonly schema: GraphQLSchema;
  readonly #services: Services;
  readonly #log: Logger;
  readonly #sharing = new PayloadSharing();

  constructor(schema: GraphQLSchema, services: Services, log: Logger, hideSuggestions: boolean) {
    this.documents = new Documents(schema, services.limits, hideSuggestions);
    this.schema = schema;
    this.#services = services;
    this.#log = log;
  }

  prepare(
    params: OperationParams,
    { caller, transport, signal }: Pick<Request, 'caller' | 'transport' | 'signal'>,
  ): Prepared {
    try {
      const document = this.documents.parse(params.query);
      const selection = { operationName: params.operationName ?? null, variables: params.variables ?? {} };
      const errors = this.documents.check(document, selection);
      return errors.length > 0
        ? { errors }
        : { request: { ...selection, document, caller, transport, signal }, errors };
    } catch (error) {
      return { errors: [maskError(error, this.#log)] };
    }
  }

  /** Runs a query or a mutation. */
  async execute(request: Request): Promise<ExecutionResult> {
    const refusal = refuse(request, this.#services.identity.isReadOnly);
    if (refusal !== null) return { errors: [refusal] };
    return this.#masked(await execute(this.#argsOf(request, undefined)));
  }

  /** Opens a feed; errors when it cannot be opened. */
  async subscribe(request: Request): Promise<PayloadStream | ExecutionResult> {
    const source = await createSourceEventStream(this.#argsOf(request, undefined));
    if (!(Symbol.asyncIterator in source)) return this.#masked(source);
    const events = source[Symbol.asyncIterator]() as AsyncIterator<FeedEvent>;
    return this.#sharing.stream(request, events, (event) => this.#payload(request, event));
  }

  /** An event is executed with a context of its own, so that it reads the run it belongs to. */
  #payload(request: Request, event: FeedEvent): string | Promise<string> {
    const result = execute(this.#argsOf(request, event));
    if (result instanceof Promise) return result.then((it) => JSON.stringify(this.#masked(it)));
    return JSON.stringify(this.#masked(result));
  }

  #argsOf(request: Request, rootValue: FeedEvent | undefined) {
    return {
      schema: this.schema,
      document: request.document,
      rootValue,
      contextValue: this.#contextOf(request),
      variableValues: request.variables,
      operationName: request.operationName,
    };
  }

  #contextOf({ caller, transport, signal }: Request): ApiContext {
    const services = this.#services;
    const folds = new OperationFolds(services.runFolds, services.limits, signal);
    return { services, caller, transport, folds, run: RunSource.current(services.face, services.archive) };
  }

  #masked(result: ExecutionResult): ExecutionResult {
    if (result.errors === undefined) return result;
    return { ...result, errors: result.errors.map((error) => maskError(error, this.#log)) };
  }
}

/** Mutations need the god token, HTTP and a server that runs the simulation; the answer is a top-level error with status 200. */
function refuse(request: Request, isReadOnly: boolean): GraphQLError | null {
  const operation = operationOf(request);
  if (operation === null) return badInput('The document holds several operations: operationName must name one');
  if (operation.operation !== 'mutation') return null;
  if (isReadOnly) return apiError('READ_ONLY', READ_ONLY_MESSAGE);
  if (request.transport === 'SOCKET') return apiError('FORBIDDEN', 'Mutations are taken over HTTP only');
  switch (request.caller) {
    case 'GOD':
      return null;
    case 'PUBLIC':
      return apiError('UNAUTHENTICATED', 'Mutations need the header "Authorization: Bearer <god token>"');
    case 'WRONG_TOKEN':
      return apiError('FORBIDDEN', 'This is not the god token');
  }
}
