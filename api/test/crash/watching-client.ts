import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
import type { ServerProcess } from '../kit/server-process.ts';

export type SeenTrade = { readonly seq: number; readonly priceSats: number };

type Batch = {
  epoch: string;
  lastSeq: number;
  type: string;
  trades?: readonly { id: string; seq: number; priceSats: string }[];
};

const FIELDS = '... on FeedEvent { epoch lastSeq } ... on TradeBatch { trades { id seq priceSats } }';

/** A client like any other, over a real websocket. After a crash it comes back with the last seq it was told. */
export class WatchingClient {
  readonly trades = new Map<number, SeenTrade>();
  readonly epochs = new Set<string>();
  /** Told twice, or as another run's picture from the beginning: what a client that came back must not see. */
  doubled = 0;
  readonly kinds = new Set<string>();
  lastSeq = 0;
  #stop: () => void = () => {};

  watch(server: ServerProcess): void {
    const url = `${server.url.replace('http', 'ws')}/graphql`;
    const client = createClient({ url, webSocketImpl: WebSocket, retryAttempts: 0 });
    const [epoch] = this.epochs;
    const from = epoch === undefined ? '' : `, epoch: "${epoch}", after: ${this.lastSeq}`;
    const query = `subscription { trades(rate: REALTIME${from}) { type: __typename ${FIELDS} } }`;
    client.subscribe<{ trades: Batch }>(
      { query },
      { next: ({ data }) => data && this.#see(data.trades), error: () => {}, complete: () => {} },
    );
    // It rejects when the server was gone before there was a connection.
    this.#stop = () => void Promise.resolve(client.dispose()).catch(() => {});
  }

  stop(): void {
    this.#stop();
  }

  #see({ epoch, lastSeq, type, trades = [] }: Batch): void {
    this.epochs.add(epoch);
    this.kinds.add(type);
    this.lastSeq = Math.max(this.lastSeq, lastSeq);
    for (const { seq, priceSats } of trades) {
      if (this.trades.has(seq)) this.doubled += 1;
      this.trades.set(seq, { seq, priceSats: Number(priceSats) });
    }
  }
}
