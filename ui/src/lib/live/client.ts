import { Client, fetchExchange, type OperationContext, subscriptionExchange } from '@urql/core';
import { createClient as createSocketClient, type SubscribePayload } from 'graphql-ws';
import { apiAddress } from './address.ts';
import { connection } from './connection.svelte.ts';

/**
 * Lets a feed reach the request that the socket sends again after a break: the socket client serialises the same object each
 * time, so a changed `after` resumes where the feed stopped.
 */
export type FeedHandle = {
  payload: SubscribePayload | null;
  /** Called when the server ends the feed, or refuses it. */
  onEnd: () => void;
};

const PING_EVERY_MS = 5_000;

function openSocket(url: string) {
  return createSocketClient({
    url,
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    retryWait: (attempt) => connection.waitForAttempt(attempt),
    keepAlive: PING_EVERY_MS,
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

function feedHandleOf(context: OperationContext): FeedHandle | null {
  const handle: unknown = context.feedHandle;
  return typeof handle === 'object' && handle !== null && 'onEnd' in handle ? (handle as FeedHandle) : null;
}

/** The terminal's one client: queries and controls over HTTP, every feed over one socket. Nothing is cached, the feeds are the cache. */
export function createApiClient(): Client {
  const address = apiAddress();
  const socket = openSocket(address.socket);
  return new Client({
    url: address.http,
    preferGetMethod: false,
    requestPolicy: 'network-only',
    exchanges: [
      fetchExchange,
      subscriptionExchange({
        forwardSubscription: (request, operation) => ({
          subscribe: (sink) => {
            const handle = feedHandleOf(operation.context);
            const payload: SubscribePayload = { query: request.query ?? '', variables: request.variables ?? {} };
            if (handle !== null) handle.payload = payload;
            const unsubscribe = socket.subscribe(payload, {
              next: (result) => sink.next(result as Parameters<typeof sink.next>[0]),
              error: (error) => {
                sink.error(error);
                handle?.onEnd();
              },
              complete: () => {
                sink.complete();
                handle?.onEnd();
              },
            });
            return { unsubscribe };
          },
        }),
      }),
    ],
  });
}
