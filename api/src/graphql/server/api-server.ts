import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { RunArchive } from '../../ledger/history.ts';
import type { SimulationFace } from '../../simulation/face.ts';
import type { BudgetView, RemovedRun } from '../context.ts';
import { DEFAULT_LIMITS, type Limits } from '../limits.ts';
import type { ActLog } from '../operations/act-log.ts';
import { Operations } from '../operations/operations.ts';
import { PointBuckets, Purse, retryAfter } from '../operations/points.ts';
import type { ReplayDesk, ReplayThreads } from '../replays/replay-desk.ts';
import { schema } from '../schema.ts';
import { takesEventStream } from './accept.ts';
import { clientAddress } from './client-address.ts';
import { ConnectionGate } from './connection-gate.ts';
import { type Downloads, EXPORT_PATH, type RunExporter } from './downloads.ts';
import { GodToken } from './god-token.ts';
import { GraphiqlPage } from './graphiql.ts';
import { ApiMetrics, type FeedHubView } from './metrics.ts';
import { Origins } from './origins.ts';
import { FOREIGN, NO_REPLAY, TOO_MANY_STREAMS, tooOften } from './refusals.ts';
import { type Chosen, namesReplay, REPLAY_METHODS, REPLAY_PATH, ReplayDoor } from './replay-door.ts';
import { guardRequest, type Refusal } from './request-guard.ts';
import { preflight, redirect, sendJson, sendText } from './send.ts';
import { deskOf, downloadsOf, monotonicMs, servicesOf } from './server-parts.ts';
import { SocketServer } from './socket-server.ts';
import { StreamWatch } from './stream-watch.ts';
import { createHttpApi } from './yoga.ts';

const PATH = '/graphql';
const CLOSE_GRACE_MS = 2_000;

/** As connect and SvelteKit's node adapter have it. */
export type UiHandler = (request: IncomingMessage, response: ServerResponse, next: () => void) => void;

export type ApiServerOptions = {
  readonly face: SimulationFace;
  /** Must already hear what becomes durable (`face.listen(hub)`). */
  readonly hub: FeedHubView;
  readonly archive: RunArchive;
  readonly budget: BudgetView;
  readonly godToken: string;
  /** Web origins besides the server's own that may use the API from a browser. */
  readonly allowedOrigins: readonly string[];
  readonly log: Logger;
  /** Serves the built terminal; null when it is not built. */
  readonly uiHandler: UiHandler | null;
  readonly metrics: Registry;
  /** Wall clock, epoch milliseconds. */
  readonly now: () => number;
  /** Monotonic milliseconds, by which durations are measured; Node's own unless told otherwise. */
  readonly elapsedMs?: () => number;
  readonly version: string;
  /** Hash of the commit that runs, when it is known. */
  readonly commit?: string | null;
  readonly limits?: Partial<Limits>;
  /** Runs removed since the server started, newest first; none when nobody removes any. */
  readonly removedRuns?: () => readonly RemovedRun[];
  /** Refuse every mutation: another process runs the simulation. */
  readonly isReadOnly?: boolean;
  /** Keeps what came of acts with an idempotency key over a restart; without it they are forgotten with the process. */
  readonly actLog?: ActLog;
  /** Makes files of runs; without it there are none to fetch. */
  readonly exporter?: RunExporter;
  /** Where runs are replayed; without them only the present can be asked. */
  readonly replays?: ReplayThreads;
  /** Count clients by the last address of X-Forwarded-For. */
  readonly isBehindProxy?: boolean;
  /** A browser that comes to `/graphql` finds GraphiQL; it does unless told otherwise. */
  readonly hasGraphiql?: boolean;
  /** The schema can be asked for; it can unless told otherwise. */
  readonly hasIntrospection?: boolean;
  /** "Did you mean" in error messages: for development. */
  readonly showSuggestions?: boolean;
};

/** The one server: terminal, GraphQL over HTTP, websocket and event streams, health and figures on one port. */
export class ApiServer {
  readonly #options: ApiServerOptions;
  readonly #server: Server;
  readonly #sockets: SocketServer;
  readonly #metrics: ApiMetrics;
  readonly #origins: Origins;
  readonly #limits: Limits;
  readonly #graphiql = new GraphiqlPage(PATH);
  readonly #streams: StreamWatch;
  readonly #downloads: Downloads | null;
  readonly #desk: ReplayDesk | null;
  readonly #replays: ReplayDoor | null;
  readonly #yoga: ReturnType<typeof createHttpApi>;
  readonly #points: PointBuckets;

  constructor(options: ApiServerOptions) {
    this.#options = options;
    this.#limits = { ...DEFAULT_LIMITS, ...options.limits };
    const limits = this.#limits;
    const { log, elapsedMs = monotonicMs } = options;
    const gate = new ConnectionGate(limits);
    this.#points = new PointBuckets(limits, { elapsedMs, now: options.now });
    this.#metrics = new ApiMetrics(options.metrics, options.face, options.hub, gate);
    this.#origins = new Origins(options.allowedOrigins);
    this.#streams = new StreamWatch({
      gate,
      metrics: this.#metrics,
      log,
      elapsedMs,
      limits,
    });
    const services = servicesOf(options, limits);
    this.#desk = deskOf(options, services);
    this.#replays = this.#desk === null ? null : this.#doorOf(this.#desk);
    const operations = new Operations(schema, services, log, {
      hidesSuggestions: options.showSuggestions !== true,
      hasIntrospection: options.hasIntrospection !== false,
    });
    const godToken = new GodToken(options.godToken);
    this.#downloads = downloadsOf(options, limits);
    const { maxBodyBytes } = limits;
    this.#yoga = createHttpApi({ path: PATH, operations, godToken, maxBodyBytes, metrics: this.#metrics, log });
    this.#server = createServer(
      {
        headersTimeout: limits.headersTimeoutMs,
        requestTimeout: limits.requestTimeoutMs,
        connectionsCheckingInterval: 1_000,
      },
      this.#handle,
    );
    this.#sockets = new SocketServer({
      server: this.#server,
      path: PATH,
      operations,
      limits,
      origins: this.#origins,
      gate,
      metrics: this.#metrics,
      log,
      isBehindProxy: options.isBehindProxy === true,
      points: this.#points,
      elapsedMs,
      chosenReplay: (request) => this.#chosenReplay(request),
    });
  }

  /** @returns the port, which is a free one when 0 was asked for */
  listen(port: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      this.#server.once('error', reject);
      this.#server.listen(port, host, () => {
        this.#server.off('error', reject);
        resolve((this.#server.address() as AddressInfo).port);
      });
    });
  }

  /** Clients are told to come back; what is under way may finish for a moment. */
  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) => this.#server.close(() => resolve()));
    this.#streams.close();
    this.#downloads?.close();
    this.#desk?.close();
    await this.#sockets.close();
    this.#server.closeIdleConnections();
    const cutOff = setTimeout(() => this.#server.closeAllConnections(), CLOSE_GRACE_MS);
    await closed;
    clearTimeout(cutOff);
    this.#metrics.stop();
  }

  readonly #handle = (request: IncomingMessage, response: ServerResponse): void => {
    this.#route(request, response).catch((error: unknown) => {
      this.#options.log.error({ err: error }, 'a request failed');
      if (!response.headersSent) sendJson(response, 500, { error: 'Unexpected error.' });
      else response.destroy();
    });
  };

  async #route(request: IncomingMessage, response: ServerResponse): Promise<void> {
    response.setHeader('X-Content-Type-Options', 'nosniff');
    response.setHeader('Referrer-Policy', 'no-referrer');
    const path = (request.url ?? '').split('?', 1)[0] ?? '';
    if (path.startsWith(EXPORT_PATH)) return this.#export(request, response);
    if (path.startsWith(REPLAY_PATH)) return this.#replay(request, response);
    switch (path) {
      case PATH:
        return this.#graphql(request, response);
      case '/health':
        return sendJson(response, 200, { status: 'ok' });
      case '/ready':
        return this.#ready(response);
      case '/metrics':
        return this.#sendMetrics(response);
      case '/favicon.ico':
        // Browsers ask for it on every page that names no picture: GraphiQL, /health, a third party's own.
        return redirect(response, '/favicon.svg');
      default:
        return this.#ui(request, response);
    }
  }

  async #graphql(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#allowOrigin(request, response);
    if (request.method === 'OPTIONS') return preflight(response);
    const refusal = guardRequest(request, this.#limits.maxBodyBytes);
    if (refusal !== null) return this.#refuse(request, response, refusal);
    if (this.#options.hasGraphiql !== false && GraphiqlPage.isWanted(request))
      return this.#graphiql.serve(request, response);
    const replay = this.#chosenReplay(request);
    if (replay === undefined) return this.#refuse(request, response, NO_REPLAY);
    const address = clientAddress(request, this.#options.isBehindProxy === true);
    const purse = new Purse(this.#points, address);
    const retryAfterMs = purse.enter();
    if (retryAfterMs > 0) return this.#refuse(request, response, tooOften(retryAfterMs));
    if (takesEventStream(request)) {
      if (!this.#streams.enter(address, response)) return this.#refuse(request, response, TOO_MANY_STREAMS);
    }
    if (replay) response.once('close', replay.watch());
    await this.#yoga(request, response, { purse, runner: replay?.runner });
  }

  async #replay(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#allowOrigin(request, response);
    if (request.method === 'OPTIONS') return preflight(response, REPLAY_METHODS);
    if (this.#replays === null) return sendText(response, 404, 'Not found.\n');
    if (this.#origins.isForeign(request)) return this.#refuse(request, response, FOREIGN);
    const refusal = await this.#replays.serve(request, response);
    if (refusal !== null) this.#refuse(request, response, refusal);
  }

  /** The replay that a request names: null when it names none, undefined when there is none of that name. */
  #chosenReplay(request: IncomingMessage): Chosen {
    if (this.#replays !== null) return this.#replays.chosen(request);
    return namesReplay(request) ? undefined : null;
  }

  #doorOf(desk: ReplayDesk): ReplayDoor {
    const { face, isBehindProxy = false } = this.#options;
    const currentRunId = () => face.state().epoch;
    return new ReplayDoor({ desk, points: this.#points, isBehindProxy, currentRunId });
  }

  async #export(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.#allowOrigin(request, response);
    if (request.method === 'OPTIONS') return preflight(response);
    if (this.#downloads === null) return sendText(response, 404, 'Not found.\n');
    const refusal = await this.#downloads.serve(request, response);
    if (refusal !== null) this.#refuse(request, response, refusal);
  }

  /** Without this header a browser keeps the answer from a foreign page. Credentials are never part of it. */
  #allowOrigin(request: IncomingMessage, response: ServerResponse): void {
    response.setHeader('Vary', 'Origin');
    const origin = this.#origins.allowedOf(request);
    if (origin !== null) response.setHeader('Access-Control-Allow-Origin', origin);
  }

  #refuse(request: IncomingMessage, response: ServerResponse, refusal: Refusal): void {
    const { status, code, message, retryAfterMs } = refusal;
    this.#metrics.refusals.inc({ code });
    // The body is not read, so the connection cannot be used again.
    response.setHeader('Connection', 'close');
    if (retryAfterMs !== undefined) response.setHeaders(new Headers(retryAfter(retryAfterMs)));
    sendJson(response, status, { errors: [{ message, extensions: { code, retryAfterMs } }] });
    request.unpipe();
  }

  #ready(response: ServerResponse): void {
    const { status, exchangeStatus } = this.#options.face.state();
    const isReady = status !== 'FAILED' && exchangeStatus !== 'RECOVERING' && exchangeStatus !== 'MAINTENANCE';
    sendJson(response, isReady ? 200 : 503, { status, exchangeStatus });
  }

  async #sendMetrics(response: ServerResponse): Promise<void> {
    const { metrics: registry } = this.#options;
    const body = await registry.metrics();
    response.writeHead(200, { 'Content-Type': registry.contentType });
    response.end(body);
  }

  #ui(request: IncomingMessage, response: ServerResponse): void {
    const { uiHandler } = this.#options;
    if (uiHandler === null) sendText(response, 503, 'The terminal (UI) is not built: run npm start.\n');
    else uiHandler(request, response, () => sendText(response, 404, 'Not found.\n'));
  }
}

export function createApiServer(options: ApiServerOptions): ApiServer {
  return new ApiServer(options);
}
