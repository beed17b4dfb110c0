import { once } from 'node:events';
import { setTimeout as sleep, setImmediate as turn } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { type WebSocket, WebSocketServer } from 'ws';
import type { Page, RunHistory } from '../src/ledger/history.ts';
import { wallClock } from '../src/simulation/clock.ts';
import { FeedHub } from '../src/simulation/feeds/feed-hub.ts';
import type { FeedName } from '../src/simulation/feeds/feed-source.ts';
import { manifestOf } from '../test/graphql/kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from '../test/graphql/kit/scripted-market.ts';
import { startTestServer } from '../test/graphql/kit/test-server.ts';
import { acts, fanoutFeeds } from './fanout-feeds.ts';

// The measured process of fanout.bench.ts and crowd.bench.ts: the real API and a bare websocket broadcast, side by side.

export type FanoutOrder =
  /** So many commits, each delivered to all before the next. */
  | { readonly kind: 'feed'; readonly feed: FeedName; readonly rounds: number; readonly clients: number }
  | { readonly kind: 'bare'; readonly rounds: number; readonly frame: string }
  /** Commits at a steady pace, delivered when the feed's rate says. */
  | { readonly kind: 'flow'; readonly commits: number; readonly everyMs: number }
  | { readonly kind: 'memory' };

export type FanoutAnswer =
  | { readonly kind: 'ready'; readonly feedUrl: string; readonly bareUrl: string }
  | { readonly kind: 'done'; readonly cpuMicros: number }
  | { readonly kind: 'flown'; readonly cpuMicros: number; readonly tookMs: number; readonly commits: readonly Commit[] }
  /** After a collection. */
  | { readonly kind: 'memory'; readonly heapBytes: number; readonly externalBytes: number; readonly rssBytes: number };

/** When an event became durable, in milliseconds of the machine's clock. */
export type Commit = { readonly seq: number; readonly at: number };

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

const market = new ScriptedMarket();
const history = {
  acts: ({ afterSeq }: Page) => acts.filter(({ seq }) => seq > (afterSeq ?? 0)),
} as unknown as RunHistory;
const archive = archiveOf([{ manifest: manifestOf(market.epoch, '2026-11-24T19:00:00.000Z'), history }]);
const hub = new FeedHub({ face: market, archive, clock: wallClock, drafts: market.drafts });
market.listen(hub);
market.trade(250_000);
const limits = {
  maxSocketsPerAddress: 5_000,
  maxSockets: 5_000,
  maxPoints: 1_000_000,
  slowConsumerMs: 600_000,
  keepAliveMs: 600_000,
};
const server = await startTestServer({ face: market, hub, limits });
const bare = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
await once(bare, 'listening');

/** CPU of commits and their deliveries; with no client it is the commits alone. */
async function feed(name: FeedName, rounds: number, clients: number): Promise<number> {
  const told = () => hub.figures()[name].told;
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const wanted = told() + clients;
    market.events.length = 0;
    fanoutFeeds[name].happen(market, round);
    while (told() < wanted) await turn();
  }
  return micros(process.cpuUsage(before));
}

async function broadcast(rounds: number, frame: string): Promise<number> {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    await Promise.all([...bare.clients].map((client) => sendTo(client, frame)));
  }
  return micros(process.cpuUsage(before));
}

function sendTo(client: WebSocket, frame: string): Promise<void> {
  return new Promise((resolve) => client.send(frame, () => resolve()));
}

async function flow(commits: number, everyMs: number): Promise<FanoutAnswer> {
  const made: Commit[] = [];
  const startedMs = performance.now();
  const before = process.cpuUsage();
  for (let round = 0; round < commits; round += 1) {
    market.events.length = 0;
    fanoutFeeds.ticks.happen(market, round);
    made.push({ seq: market.read().seq, at: performance.timeOrigin + performance.now() });
    // A timer waits a millisecond at least: as fast as it goes is a turn of the loop.
    if (everyMs === 0) await turn();
    else await sleep(Math.max(0, startedMs + (round + 1) * everyMs - performance.now()));
  }
  const cpuMicros = micros(process.cpuUsage(before));
  return { kind: 'flown', cpuMicros, tookMs: performance.now() - startedMs, commits: made };
}

function memory(): FanoutAnswer {
  collect();
  collect();
  const { heapUsed, external, rss } = process.memoryUsage();
  return { kind: 'memory', heapBytes: heapUsed, externalBytes: external, rssBytes: rss };
}

function micros({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

async function carryOut(order: FanoutOrder): Promise<FanoutAnswer> {
  switch (order.kind) {
    case 'feed':
      return { kind: 'done', cpuMicros: await feed(order.feed, order.rounds, order.clients) };
    case 'bare':
      return { kind: 'done', cpuMicros: await broadcast(order.rounds, order.frame) };
    case 'flow':
      return flow(order.commits, order.everyMs);
    case 'memory':
      return memory();
  }
}

function answer(message: FanoutAnswer): void {
  process.send?.(message);
}

process.on('message', (order: FanoutOrder) => void carryOut(order).then(answer));
process.on('disconnect', () => process.exit(0));
const { port } = bare.address() as { readonly port: number };
answer({ kind: 'ready', feedUrl: server.socketUrl, bareUrl: `ws://127.0.0.1:${port}` });
