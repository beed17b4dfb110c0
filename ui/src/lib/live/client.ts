import { createFeedSocket } from '@agent-market/schema/graphql-ws';
import { feedExchange } from '@agent-market/schema/urql';
import { Client, fetchExchange } from '@urql/core';
import { apiAddress } from './address.ts';
import { connection } from './connection.svelte.ts';
import { PageSocket } from './socket/page-socket.ts';

type Moment = {
  /** Name of the replay; null for the present. */
  readonly replay: string | null;
  /** Done before each connection. */
  readonly prepare: () => Promise<void>;
};

const THE_PRESENT: Moment = { replay: null, prepare: async () => {} };

/** The one whose socket the terminal reads: another one that is closed because it is not needed is no lost connection. */
let current: Client | null = null;

function openSocket(url: string, prepare: () => Promise<void>, isCurrent: () => boolean) {
  const whenCurrent = (tell: () => void) => () => {
    if (isCurrent()) tell();
  };
  return createFeedSocket({
    webSocketImpl: PageSocket,
    url: async () => {
      await prepare();
      return url;
    },
    retryWait: (attempt) => connection.waitForAttempt(attempt),
    on: {
      connected: whenCurrent(() => connection.opened()),
      closed: whenCurrent(() => connection.closed()),
      ping: (received) => {
        if (!received && isCurrent()) connection.pinged();
      },
      pong: (received) => {
        if (received && isCurrent()) connection.ponged();
      },
    },
  });
}

/** The terminal's client: queries and controls over HTTP, every feed over one socket. Nothing is cached, the feeds are the cache. */
export function createApiClient({ replay, prepare } = THE_PRESENT): Client {
  const address = apiAddress(replay);
  const client: Client = new Client({
    url: address.http,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [fetchExchange, feedExchange(openSocket(address.socket, prepare, () => client === current))],
  });
  current ??= client;
  return client;
}

/** From now on the terminal reads this one. */
export function makeCurrent(client: Client): void {
  current = client;
}

/** Asks an address beside GraphQL: where a replay is steered. */
export function askBeside(address: string, init: RequestInit): Promise<Response> {
  return fetch(address, init);
}
