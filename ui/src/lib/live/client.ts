import { createFeedSocket } from '@agent-market/schema/graphql-ws';
import { feedExchange } from '@agent-market/schema/urql';
import { Client, fetchExchange } from '@urql/core';
import { apiAddress } from './address.ts';
import { connection } from './connection.svelte.ts';

function openSocket(url: string) {
  return createFeedSocket({
    url,
    retryWait: (attempt) => connection.waitForAttempt(attempt),
    on: {
      connected: () => connection.opened(),
      closed: () => connection.closed(),
      ping: (received) => {
        if (!received) connection.pinged();
      },
      pong: (received) => {
        if (received) connection.ponged();
      },
    },
  });
}

/** The terminal's one client: queries and controls over HTTP, every feed over one socket. Nothing is cached, the feeds are the cache. */
export function createApiClient(): Client {
  const address = apiAddress();
  return new Client({
    url: address.http,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [fetchExchange, feedExchange(openSocket(address.socket))],
  });
}
