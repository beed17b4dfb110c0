import { print } from 'graphql';
import { type Client, type ClientOptions, createClient } from 'graphql-ws';
import { Ending } from './feed/ending.ts';
import { RepeatedRequest } from './feed/repeated-request.ts';
import { Backoff } from './feed/timers.ts';
import type { FeedTransport } from './feed/transport.ts';

const PING_EVERY_MS = 5_000;
/** Without an answer to a ping for so long, the connection is dead although nobody closed it. */
const PONG_WITHIN_MS = 10_000;
const FIRST_WAIT_MS = 300;
const MOST_WAIT_MS = 10_000;

export type FeedSocketOptions = Omit<ClientOptions, 'keepAlive' | 'shouldRetry' | 'retryAttempts'>;

/**
 * A `graphql-ws` client that comes back whatever happened: by its own settings it gives up after five attempts, after a
 * refused connection, and never notices a connection that died in silence. Options are those of `createClient`.
 */
export function createFeedSocket(options: FeedSocketOptions): Client {
  const backoff = new Backoff(FIRST_WAIT_MS, MOST_WAIT_MS);
  let cancelWait = () => {};
  const client = createClient({
    retryWait: () => new Promise((resolve) => setTimeout(resolve, backoff.next(Math.random()))),
    ...options,
    shouldRetry: () => true,
    retryAttempts: Number.POSITIVE_INFINITY,
    keepAlive: PING_EVERY_MS,
  });
  client.on('connected', () => backoff.reset());
  client.on('closed', () => cancelWait());
  client.on('ping', (received) => {
    if (received) return;
    cancelWait();
    const timer = setTimeout(() => client.terminate(), PONG_WITHIN_MS);
    cancelWait = () => clearTimeout(timer);
  });
  client.on('pong', (received) => {
    if (received) cancelWait();
  });
  return { ...client, dispose: () => disposeQuietly(client) };
}

/** Whoever leaves while the connection is being made need not hear that it could not be made. */
async function disposeQuietly(client: Client): Promise<void> {
  try {
    await client.dispose();
  } catch {
    return;
  }
}

/** Feeds over a `graphql-ws` client. */
export function socketTransport(client: Client): FeedTransport {
  return {
    open: ({ document, variables }, sink) => {
      const request = new RepeatedRequest(print(document), variables);
      const ending = new Ending(sink.end);
      const dispose = client.subscribe<never>(request, {
        next: ({ data }) => (data ? sink.next(data) : ending.come()),
        error: () => ending.come(),
        complete: () => ending.come(),
      });
      return {
        resumeFrom: (cursor) => request.resumeFrom(cursor),
        close: () => {
          ending.forget();
          dispose();
        },
      };
    },
  };
}
