/**
 * What one delivery of a feed costs, as a ratio to a bare websocket broadcast of the same bytes in the same process and run.
 * CPU time of the server process, medians of interleaved rounds; the exchange's own work is measured alone and taken off.
 */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { WebSocket } from 'ws';
import type { FanoutAnswer, FanoutOrder } from './fanout-server.ts';

const CLIENTS = 100;
const SERIES = 5;
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 300);
const QUERY = `subscription {
  ticks(rate: REALTIME) {
    __typename
    ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
    ... on TickBatch { isSnapshot ticks { market last bestBid bestAsk changeBps volumeLots seq time } }
  }
}`;

const child = fork(new URL('./fanout-server.ts', import.meta.url).pathname);

async function hear(): Promise<FanoutAnswer> {
  const [message] = await once(child, 'message');
  return message as FanoutAnswer;
}

async function cpuOf(order: FanoutOrder): Promise<number> {
  child.send(order);
  const answer = await hear();
  return answer.kind === 'done' ? answer.cpuMicros : Number.NaN;
}

const frames = { last: '' };

/** A client that reads and forgets. */
async function feedClient(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url, 'graphql-transport-ws');
  await once(socket, 'open');
  socket.send('{"type":"connection_init"}');
  await once(socket, 'message');
  socket.send(JSON.stringify({ id: '1', type: 'subscribe', payload: { query: QUERY } }));
  await once(socket, 'message');
  socket.on('message', (data) => {
    frames.last = String(data);
  });
  return socket;
}

async function bareClient(url: string): Promise<WebSocket> {
  const socket = new WebSocket(url);
  await once(socket, 'open');
  socket.on('message', () => {});
  return socket;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const ready = await hear();
if (ready.kind !== 'ready') throw new Error('the server did not start');
await cpuOf({ kind: 'feed', rounds: ROUNDS, clients: 0 });
const exchange: number[] = [];
for (let series = 0; series < SERIES; series += 1) {
  exchange.push(await cpuOf({ kind: 'feed', rounds: ROUNDS, clients: 0 }));
}
const sockets = await Promise.all([
  ...Array.from({ length: CLIENTS }, () => feedClient(ready.feedUrl)),
  ...Array.from({ length: CLIENTS }, () => bareClient(ready.bareUrl)),
]);
await cpuOf({ kind: 'feed', rounds: ROUNDS, clients: CLIENTS });
const deliveries = ROUNDS * CLIENTS;
const ratios: number[] = [];
const feeds: number[] = [];
const bares: number[] = [];
for (let series = 0; series < SERIES; series += 1) {
  const feed = (await cpuOf({ kind: 'feed', rounds: ROUNDS, clients: CLIENTS })) - median(exchange);
  const bare = await cpuOf({ kind: 'bare', rounds: ROUNDS, frame: frames.last });
  feeds.push(feed / deliveries);
  bares.push(bare / deliveries);
  ratios.push(feed / bare);
}
console.log(
  `${CLIENTS} clients of the same feed, frames of ${frames.last.length} bytes, ${deliveries} deliveries a series`,
);
console.log(`bare websocket broadcast   ${median(bares).toFixed(1)} us CPU a delivery   1.00`);
console.log(`ticks over graphql         ${median(feeds).toFixed(1)} us CPU a delivery   ${median(ratios).toFixed(2)}`);
for (const socket of sockets) socket.terminate();
child.disconnect();
