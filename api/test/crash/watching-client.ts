import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { ServerProcess } from '../kit/server-process.ts';

export type SeenTrade = { readonly seq: number; readonly priceSats: number };

/** What a client was shown: the run, how far, and every trade by its number. */
export type Seen = { epoch: string; lastSeq: number; readonly trades: Map<number, SeenTrade>; stop(): void };

type Batch = { epoch: string; lastSeq: number; trades?: readonly { id: string; seq: number; priceSats: string }[] };

const QUERY =
  'subscription { trades(rate: REALTIME) { ... on FeedEvent { epoch lastSeq } ... on TradeBatch { trades { id seq priceSats } } } }';

/** A client like any other, over a real websocket, until the server is gone. */
export function watch(server: ServerProcess): Seen {
  const client = createClient({
    url: `${server.url.replace('http', 'ws')}/graphql`,
    webSocketImpl: WebSocket,
    retryAttempts: 0,
  });
  const seen: Seen = { epoch: '', lastSeq: 0, trades: new Map(), stop: () => void client.dispose() };
  client.subscribe<{ trades: Batch }>(
    { query: QUERY },
    { next: ({ data }) => data && note(seen, data.trades), error: () => {}, complete: () => {} },
  );
  return seen;
}

function note(seen: Seen, { epoch, lastSeq, trades = [] }: Batch): void {
  seen.epoch = epoch;
  seen.lastSeq = Math.max(seen.lastSeq, lastSeq);
  for (const { seq, priceSats } of trades) seen.trades.set(seq, { seq, priceSats: Number(priceSats) });
}
