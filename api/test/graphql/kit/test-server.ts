import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import { print } from 'graphql';
import { type Client, createClient } from 'graphql-ws';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { WebSocket } from 'ws';
import type { Limits } from '../../../src/graphql/limits.ts';
import {
  type ApiServer,
  type ApiServerOptions,
  createApiServer,
  type UiHandler,
} from '../../../src/graphql/server/api-server.ts';
import type { RunArchive } from '../../../src/ledger/history.ts';
import type { SimulationFace } from '../../../src/simulation/face.ts';
import type { FeedSource } from '../../../src/simulation/feeds/feed-source.ts';
import { archiveOf } from './scripted-market.ts';

export const GOD_TOKEN = 'test-god-token';

export type TestServerOptions = {
  readonly face: SimulationFace;
  readonly hub: FeedSource;
  readonly archive?: RunArchive;
  readonly limits?: Partial<Limits>;
  /** A free one when absent. */
  readonly port?: number;
  readonly allowedOrigins?: readonly string[];
  readonly uiHandler?: UiHandler;
  readonly isBehindProxy?: boolean;
} & Pick<ApiServerOptions, 'removedRuns' | 'replays' | 'elapsedMs' | 'hasGraphiql' | 'hasIntrospection'>;

export type Answer<Data> = {
  readonly data?: Data | null;
  readonly errors?: readonly { readonly message: string; readonly extensions?: { readonly code?: string } }[];
};

/** A real server on a free port, with the ways to talk to it. */
export class TestServer {
  readonly api: ApiServer;
  readonly url: string;
  readonly host: string;
  readonly registry: Registry;
  readonly #clients: Client[] = [];

  constructor(api: ApiServer, port: number, registry: Registry) {
    this.api = api;
    this.host = `127.0.0.1:${port}`;
    this.url = `http://${this.host}/graphql`;
    this.registry = registry;
  }

  async run<Data, Variables>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    token?: string,
  ): Promise<Answer<Data>> {
    const headers: Record<string, string> = { 'Content-Type': 'application/json' };
    if (token !== undefined) headers.Authorization = `Bearer ${token}`;
    const body = JSON.stringify({ query: print(document), variables });
    const response = await fetch(this.url, { method: 'POST', headers, body });
    return (await response.json()) as Answer<Data>;
  }

  /** The raw way, for requests that no client would send. */
  async post(body: unknown, headers: Record<string, string> = {}) {
    return fetch(this.url, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', ...headers },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
  }

  get socketUrl(): string {
    return `ws://${this.host}/graphql`;
  }

  client(): Client {
    const client = createClient({ url: this.socketUrl, webSocketImpl: WebSocket, lazy: false, retryAttempts: 0 });
    this.#clients.push(client);
    return client;
  }

  /** Results of a subscription over a websocket, in order. */
  subscribe<Data, Variables extends Record<string, unknown>>(
    document: TypedDocumentNode<Data, Variables>,
    variables: Variables,
    client = this.client(),
  ): AsyncIterableIterator<Answer<Data>> {
    return client.iterate<Data>({ query: print(document), variables }) as AsyncIterableIterator<Answer<Data>>;
  }

  async close(): Promise<void> {
    for (const client of this.#clients) await client.dispose();
    await this.api.close();
  }
}

export async function startTestServer(options: TestServerOptions): Promise<TestServer> {
  const registry = new Registry();
  const api = createApiServer({
    ...options,
    archive: options.archive ?? archiveOf(),
    budget: {
      state: () => ({
        lines: [],
        agentLines: [],
        tokenLines: [],
        burnMicroUsdPerMinute: 0,
        isReached: false,
        modelSeats: [],
      }),
    },
    godToken: GOD_TOKEN,
    allowedOrigins: options.allowedOrigins ?? [],
    log: pino({ level: 'silent' }),
    uiHandler: options.uiHandler ?? null,
    metrics: registry,
    now: () => Date.now(),
    version: '0.0.0-test',
  });
  return new TestServer(api, await api.listen(options.port ?? 0, '127.0.0.1'), registry);
}
