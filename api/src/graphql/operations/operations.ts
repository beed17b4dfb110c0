import {
  createSourceEventStream,
  type DocumentNode,
  type ExecutionResult,
  execute,
  type GraphQLError,
  type GraphQLSchema,
} from 'graphql';
import type { Logger } from 'pino';
import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import type { FeedStream } from '../../simulation/feeds/feed-source.ts';
import { READ_ONLY_MESSAGE } from '../../simulation/follower.ts';
import { apiError, badInput } from '../api-error.ts';
import type { ApiContext, Services } from '../context.ts';
import { OperationFolds } from '../operation-folds.ts';
import { RunSource } from '../run-source.ts';
import { Deadline } from './deadline.ts';
import { Documents, type Manners, type Selection } from './documents.ts';
import { maskError } from './mask-error.ts';
import { Payload, type PayloadStream } from './payload.ts';
import { PayloadSharing } from './payload-sharing.ts';
import { type OperationParams, type OperationRunner, operationOf, type Request } from './request.ts';

/** Who asks, how, and what is paid from. */
export type Asker = Pick<Request, 'caller' | 'transport' | 'signal' | 'purse' | 'runner'>;

/** A request that passed every check, or why it did not. */
export type Prepared = { readonly request?: Request; readonly errors: readonly GraphQLError[] };

/** The one way to run an operation: HTTP, event streams and websockets all come through here. */
export class Operations implements OperationRunner {
  readonly documents: Documents;
  readonly schema: GraphQLSchema;
  readonly #services: Services;
  readonly #log: Logger;
  readonly #sharing = new PayloadSharing();

  constructor(schema: GraphQLSchema, services: Services, log: Logger, manners: Manners) {
    this.documents = new Documents(schema, services.limits, manners);
    this.schema = schema;
    this.#services = services;
    this.#log = log;
  }

  /** Everything but the purse's first point, which whoever took the request has taken. */
  prepare(params: OperationParams, asker: Asker): Prepared {
    try {
      const document = this.documents.parse(params.query);
      const selection = { operationName: params.operationName ?? null, variables: params.variables ?? {} };
      const errors = this.check(document, selection, asker.purse);
      const unpaid = errors.length > 0 ? null : asker.purse.pay();
      if (unpaid !== null) return { errors: [unpaid] };
      return errors.length > 0 ? { errors } : { request: { ...selection, document, ...asker }, errors };
    } catch (error) {
      return { errors: [maskError(error, this.#log)] };
    }
  }

  /** All errors, or none and the purse knows what the operation costs. */
  check(document: DocumentNode, selection: Selection, purse: Request['purse']): readonly GraphQLError[] {
    const { errors, cost } = this.documents.check(document, selection);
    purse.owes(cost);
    return errors;
  }

  /** Runs a query or a mutation. */
  async execute(request: Request): Promise<ExecutionResult> {
    if (request.runner !== undefined) return request.runner.execute(request);
    const refusal = refuse(request, this.#services.identity.isReadOnly);
    if (refusal !== null) return { errors: [refusal] };
    if (operationOf(request)?.operation === 'mutation') return this.#masked(await execute(this.#argsOf(request)));
    return this.#executeInTime(request);
  }

  /** Mutations are not cut off: whoever acts must hear what came of it. */
  async #executeInTime(request: Request): Promise<ExecutionResult> {
    const { executionTimeoutMs, foldTimeoutMs } = this.#services.limits;
    const deadline = new Deadline(request.signal);
    deadline.allow(executionTimeoutMs);
    const timed = { ...request, signal: deadline.signal };
    try {
      const work = execute(this.#argsOf(timed, undefined, () => deadline.allow(foldTimeoutMs)));
      return this.#masked(await deadline.hold(Promise.resolve(work)));
    } catch (error) {
      return { errors: [maskError(error, this.#log)] };
    } finally {
      deadline.end();
    }
  }

  /** Opens a feed; errors when it cannot be opened. */
  async subscribe(request: Request): Promise<PayloadStream | ExecutionResult> {
    if (request.runner !== undefined) return request.runner.subscribe(request);
    const source = await createSourceEventStream(this.#argsOf(request));
    if (!(Symbol.asyncIterator in source)) return this.#masked(source);
    // What the subscription's resolver opened, untouched.
    return this.#sharing.stream(request, source as FeedStream, (event) => this.#payload(request, event));
  }

  /** An event is executed with a context of its own, so that it reads the run it belongs to. */
  #payload(request: Request, event: FeedEvent): Payload | Promise<Payload> {
    const result = execute(this.#argsOf(request, event));
    const serialised = (it: ExecutionResult) => new Payload(JSON.stringify(this.#masked(it)));
    return result instanceof Promise ? result.then(serialised) : serialised(result);
  }

  #argsOf(request: Request, rootValue?: FeedEvent, whenFolding?: () => void) {
    return {
      schema: this.schema,
      document: request.document,
      rootValue,
      contextValue: this.#contextOf(request, whenFolding),
      variableValues: request.variables,
      operationName: request.operationName,
    };
  }

  #contextOf({ caller, transport, signal, purse }: Request, whenFolding?: () => void): ApiContext {
    const services = this.#services;
    const folds = new OperationFolds(services.runFolds, services.limits, signal, whenFolding);
    const run = RunSource.current(services.face, services.archive);
    return { services, caller, transport, folds, run, rate: () => purse.state() };
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
