import type { DocumentNode, ExecutionResult } from 'graphql';
import { createYoga, type GraphQLParams, type Plugin } from 'graphql-yoga';
import type { Logger } from 'pino';
import type { Caller } from '../context.ts';
import { maskError } from '../operations/mask-error.ts';
import type { Operations } from '../operations/operations.ts';
import type { PayloadStream } from '../operations/payload.ts';
import { type Purse, retryAfter } from '../operations/points.ts';
import { type OperationParams, type OperationRunner, operationOf, type Request } from '../operations/request.ts';
import { refusalOfStream } from './accept.ts';
import type { GodToken } from './god-token.ts';
import type { ApiMetrics } from './metrics.ts';

export type YogaOptions = {
  readonly path: string;
  readonly operations: Operations;
  readonly godToken: GodToken;
  readonly maxBodyBytes: number;
  readonly metrics: ApiMetrics;
  readonly log: Logger;
};

/** What the server hands over with a request. */
export type FromServer = { readonly purse: Purse; readonly runner: OperationRunner | undefined };

type HttpContext = FromServer & { readonly request: globalThis.Request; readonly params: GraphQLParams };

/** GraphQL over HTTP and event streams: yoga keeps the protocol, `Operations` runs everything. */
export function createHttpApi(options: YogaOptions) {
  const { operations, path, maxBodyBytes, log } = options;
  return createYoga<FromServer, object>({
    schema: operations.schema,
    graphqlEndpoint: path,
    graphiql: false,
    landingPage: false,
    multipart: false,
    batching: false,
    cors: false,
    healthCheckEndpoint: '/graphql/health-of-yoga',
    parserAndValidationCache: false,
    maxRequestBodySize: maxBodyBytes,
    maskedErrors: { maskError: (error) => maskError(error, log) },
    logging: false,
    plugins: [operationsPlugin(options)],
  });
}

function operationsPlugin({ operations, godToken, metrics }: YogaOptions): Plugin {
  return {
    onParse: ({ setParseFn }) => setParseFn((source: unknown) => operations.documents.parse(source)),
    onValidate: ({ setValidationFn, context }) => {
      const { params, purse } = context as unknown as HttpContext;
      setValidationFn((_schema: unknown, document: DocumentNode) =>
        operations.check(document, selectionOf(params), purse),
      );
    },
    onExecute: ({ setExecuteFn, args }) => {
      const request = requestOf(args.document, args.contextValue as unknown as HttpContext, godToken);
      metrics.operations.inc({ type: operationOf(request)?.operation ?? 'unknown' });
      setExecuteFn(async () => unpaid(request) ?? withStatus(await operations.execute(request)));
    },
    onSubscribe: ({ setSubscribeFn, args }) => {
      const context = args.contextValue as unknown as HttpContext;
      const request = requestOf(args.document, context, godToken);
      metrics.operations.inc({ type: 'subscription' });
      setSubscribeFn(async () => {
        const refusal = unpaid(request) ?? unacceptable(context.request);
        if (refusal !== null) return refusal;
        const result = await operations.subscribe(request);
        return Symbol.asyncIterator in result ? new EventStream(result, metrics) : withStatus(result);
      });
    },
  };
}

function selectionOf({ operationName, variables }: OperationParams) {
  return { operationName: operationName ?? null, variables: variables ?? {} };
}

function requestOf(document: DocumentNode, context: HttpContext, godToken: GodToken): Request {
  const caller: Caller = godToken.callerOf(context.request.headers.get('authorization'));
  const { params, purse, runner, request } = context;
  return { ...selectionOf(params), document, caller, transport: 'HTTP', purse, signal: request.signal, runner };
}

/** To ask less often is the business of what sends requests, so HTTP says it too. */
function unpaid({ purse }: Request): ExecutionResult | null {
  const refusal = purse.pay();
  if (refusal === null) return null;
  const headers = retryAfter(Number(refusal.extensions.retryAfterMs));
  return { errors: [refusal], extensions: { http: { status: 429, headers } } };
}

/** Refused before the feed is opened. */
function unacceptable(request: globalThis.Request): ExecutionResult | null {
  const refusal = refusalOfStream(request);
  return refusal === null ? null : { errors: [refusal], extensions: { http: { status: 406 } } };
}

/** A refused operation is an answer: status 200, with the reason in the errors. */
function withStatus(result: ExecutionResult): ExecutionResult {
  return result.errors === undefined ? result : { ...result, extensions: { http: { status: 200 } } };
}

type Serialised = { readonly stringify: () => string };

/** Hands yoga results that are text already. */
class EventStream implements AsyncIterableIterator<Serialised> {
  readonly #payloads: PayloadStream;
  readonly #metrics: ApiMetrics;

  constructor(payloads: PayloadStream, metrics: ApiMetrics) {
    this.#payloads = payloads;
    this.#metrics = metrics;
  }

  async next(): Promise<IteratorResult<Serialised>> {
    const { done, value } = await this.#payloads.next();
    if (done === true) return { done: true, value: undefined };
    const { text } = value;
    this.#metrics.delivered('sse', text.length);
    return { done: false, value: { stringify: () => text } };
  }

  async return(): Promise<IteratorResult<Serialised>> {
    await this.#payloads.return?.();
    return { done: true, value: undefined };
  }

  [Symbol.asyncIterator](): this {
    return this;
  }
}
