import type { IncomingMessage, Server } from 'node:http';
import type { Duplex } from 'node:stream';
import type { ExecutionArgs, ExecutionResult, GraphQLError } from 'graphql';
import { type Context, handleProtocols, makeServer, type SubscribePayload } from 'graphql-ws';
import type { Logger } from 'pino';
import { type WebSocket, WebSocketServer } from 'ws';
import { apiError, badInput } from '../api-error.ts';
import type { Limits } from '../limits.ts';
import { maskError } from '../operations/mask-error.ts';
import type { Asker, Operations } from '../operations/operations.ts';
import type { PayloadStream } from '../operations/payload.ts';
import { type PointBuckets, Purse, rateLimited } from '../operations/points.ts';
import { type OperationRunner, operationOf, type Request } from '../operations/request.ts';
import { clientAddress } from './client-address.ts';
import type { ConnectionGate } from './connection-gate.ts';
import { Delivery } from './delivery.ts';
import type { ApiMetrics } from './metrics.ts';
import type { Origins } from './origins.ts';
import type { Chosen } from './replay-door.ts';
import { SocketClient } from './socket-client.ts';

const SERVICE_RESTART = 1012;
const BAD_REQUEST = 4400;
const WATCH_MS = 1_000;

export type SocketServerOptions = {
  readonly server: Server;
  readonly path: string;
  readonly operations: Operations;
  readonly limits: Limits;
  readonly origins: Origins;
  readonly gate: ConnectionGate;
  readonly metrics: ApiMetrics;
  readonly log: Logger;
  readonly isBehindProxy: boolean;
  readonly points: PointBuckets;
  /** Monotonic milliseconds. */
  readonly elapsedMs: () => number;
  /** The replay that a request names. */
  readonly chosenReplay: (request: IncomingMessage) => Chosen;
};

type Extra = { readonly client: SocketClient; readonly address: string; readonly runner: OperationRunner | undefined };

/**
 * GraphQL over websocket (`graphql-transport-ws`). graphql-ws keeps the protocol; feeds are sent past it, serialised once for
 * all who asked the same. An operation that fails ends alone, never its socket.
 */
export class SocketServer {
  readonly #options: SocketServerOptions;
  readonly #sockets: WebSocketServer;
  readonly #protocol: ReturnType<typeof makeServer<Record<string, unknown>, Extra>>;
  readonly #clients = new Set<SocketClient>();
  readonly #timers: readonly NodeJS.Timeout[];

  constructor(options: SocketServerOptions) {
    this.#options = options;
    this.#sockets = new WebSocketServer({
      noServer: true,
      maxPayload: options.limits.maxSocketMessageBytes,
      perMessageDeflate: false,
      handleProtocols,
    });
    this.#protocol = makeServer<Record<string, unknown>, Extra>({
      // Ids are the client's words: under `__proto__` graphql-ws would lose a feed when the socket closes.
      onConnect: ({ subscriptions }) => void Object.setPrototypeOf(subscriptions, null),
      onSubscribe: (context, _id, payload) => this.#prepare(context, payload),
      execute: (args) => options.operations.execute(requestOf(args)),
      // Payloads are text already; `onOperation` sends them past graphql-ws.
      subscribe: (args) => this.#subscribe(requestOf(args)) as never,
      onOperation: (context, id, _payload, _args, result) => this.#deliver(context, id, result),
    });
    options.server.on('upgrade', this.#upgrade);
    this.#timers = [
      setInterval(() => this.#watch(), WATCH_MS).unref(),
      setInterval(() => this.#ping(), options.limits.keepAliveMs).unref(),
    ];
  }

  /** Tells every client to come back later, and takes no more. */
  async close(): Promise<void> {
    for (const timer of this.#timers) clearInterval(timer);
    this.#options.server.off('upgrade', this.#upgrade);
    for (const client of this.#clients) client.close(SERVICE_RESTART, 'Service restart');
    const allClosed = new Promise<void>((resolve) => this.#sockets.close(() => resolve()));
    const cutOff = setTimeout(() => {
      for (const socket of this.#sockets.clients) socket.terminate();
    }, WATCH_MS);
    if (this.#sockets.clients.size > 0) await allClosed;
    clearTimeout(cutOff);
  }

  readonly #upgrade = (request: IncomingMessage, stream: Duplex, head: Buffer): void => {
    stream.on('error', () => stream.destroy());
    const address = clientAddress(request, this.#options.isBehindProxy);
    const replay = this.#options.chosenReplay(request);
    const place = replay === undefined ? '404 Not Found' : this.#admit(request, address);
    if (typeof place !== 'function') {
      stream.end(`HTTP/1.1 ${place}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    stream.once('close', place);
    if (replay) stream.once('close', replay.watch());
    this.#sockets.handleUpgrade(request, stream, head, (socket) => {
      this.#open(socket, stream, address, replay?.runner);
    });
  };

  /** The way to give the place back, or the status line of the refusal. */
  #admit(request: IncomingMessage, address: string): (() => void) | string {
    const { path, origins, gate } = this.#options;
    if (pathOf(request) !== path) return '404 Not Found';
    if (origins.isForeign(request)) return '403 Forbidden';
    return gate.enter(address) ?? '429 Too Many Requests';
  }

  #open(socket: WebSocket, stream: Duplex, address: string, runner: OperationRunner | undefined): void {
    const client = new SocketClient(socket, stream, this.#options.limits, this.#options.elapsedMs);
    this.#clients.add(client);
    const closed = this.#protocol.opened(
      {
        protocol: socket.protocol,
        send: (text) => client.send(text),
        close: (code, reason) => client.close(code ?? 1000, reason ?? ''),
        onMessage: (handle) => {
          socket.on('message', (data) => {
            if (!client.mayAsk()) return;
            handle(String(data)).catch((error: unknown) => this.#broken(client, error));
          });
        },
      },
      { client, address, runner },
    );
    // Frames that break the protocol or its limits; ws has told the peer the code already.
    socket.on('error', (error) => this.#options.log.debug({ err: error }, 'websocket error'));
    socket.once('close', (code, reason) => {
      this.#clients.delete(client);
      closed(code, String(reason)).catch((error: unknown) => this.#options.log.error({ err: error }, 'closing'));
    });
  }

  /** graphql-ws throws on messages that only a server says; that is the peer's fault and no reason to wake anybody. */
  #broken(client: SocketClient, error: unknown): void {
    if (error instanceof Error && error.message.startsWith('Unexpected message of type')) {
      client.close(BAD_REQUEST, 'Invalid message received');
      return;
    }
    this.#options.log.error({ err: error }, 'a websocket message could not be handled');
    client.close(1011, 'Internal error');
  }

  /** Everything that can be wrong with an operation comes back as its errors; a throw here would close the socket. */
  #prepare(context: Context<Record<string, unknown>, Extra>, payload: SubscribePayload) {
    const { operations, limits, metrics, log } = this.#options;
    try {
      if (Object.keys(context.subscriptions).length > limits.maxSubscriptionsPerSocket) {
        throw apiError('TOO_MANY_SUBSCRIPTIONS', `At most ${limits.maxSubscriptionsPerSocket} operations at once`);
      }
      const { request, errors } = operations.prepare(payload, this.#askerOf(context.extra));
      if (request === undefined) return this.#refused(errors);
      const type = operationOf(request)?.operation;
      // graphql-ws would close the socket.
      if (type === undefined) throw badInput('operationName must name an operation of the document');
      if (type === 'mutation') throw apiError('FORBIDDEN', 'Mutations are taken over HTTP only');
      metrics.operations.inc({ type });
      // graphql-ws hands these arguments to `execute` and `subscribe` below, which look at the request alone.
      const { document, operationName } = request;
      return { schema: operations.schema, document, operationName, contextValue: request };
    } catch (error) {
      return this.#refused([maskError(error, log)]);
    }
  }

  /** @throws RATE_LIMITED */
  #askerOf({ client, address, runner }: Extra): Asker {
    const purse = new Purse(this.#options.points, address);
    const retryAfterMs = purse.enter();
    if (retryAfterMs > 0) throw rateLimited(retryAfterMs);
    return { caller: 'PUBLIC', transport: 'SOCKET', signal: client.signal, purse, runner };
  }

  #refused(errors: readonly GraphQLError[]): readonly GraphQLError[] {
    this.#options.metrics.refusals.inc({ code: String(errors[0]?.extensions.code) });
    return errors;
  }

  async #subscribe(request: Request): Promise<PayloadStream | ExecutionResult> {
    try {
      return await this.#options.operations.subscribe(request);
    } catch (error) {
      return { errors: [maskError(error, this.#options.log)] };
    }
  }

  #deliver(
    context: Context<Record<string, unknown>, Extra>,
    id: string,
    result: unknown,
  ): AsyncGenerator<never> | undefined {
    if (typeof result !== 'object' || result === null || !(Symbol.asyncIterator in result)) return undefined;
    return new Delivery(id, result as PayloadStream, context.extra.client, this.#options.metrics);
  }

  #watch(): void {
    for (const client of this.#clients) {
      client.closeIfOld();
      if (!client.closeIfStalled()) continue;
      this.#options.metrics.closedSlow.inc({ transport: 'websocket' });
      this.#options.log.warn('a websocket client took nothing for too long and was closed');
    }
  }

  #ping(): void {
    for (const client of this.#clients) client.ping();
  }
}

function requestOf({ contextValue }: ExecutionArgs): Request {
  return contextValue as Request;
}

function pathOf(request: IncomingMessage): string {
  return (request.url ?? '').split('?', 1)[0] ?? '';
}
