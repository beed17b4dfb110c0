import { once } from 'node:events';
import { setImmediate as turn } from 'node:timers/promises';
import { type WebSocket, WebSocketServer } from 'ws';
import { wallClock } from '../src/simulation/clock.ts';
import { FeedHub } from '../src/simulation/feeds/feed-hub.ts';
import { archiveOf, ScriptedMarket } from '../test/graphql/kit/scripted-market.ts';
import { startTestServer } from '../test/graphql/kit/test-server.ts';

// The measured process of fanout.bench.ts: the real API and a bare websocket broadcast, side by side.

export type FanoutOrder =
  /** So many commits, each delivered to all before the next. */
  | { readonly kind: 'feed'; readonly rounds: number; readonly clients: number }
  | { readonly kind: 'bare'; readonly rounds: number; readonly frame: string };

export type FanoutAnswer =
  | { readonly kind: 'ready'; readonly feedUrl: string; readonly bareUrl: string }
  | { readonly kind: 'done'; readonly cpuMicros: number };

const market = new ScriptedMarket();
const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
market.listen(hub);
market.trade(250_000);
const server = await startTestServer({ face: market, hub, limits: { maxSocketsPerAddress: 1_000 } });
const bare = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false });
await once(bare, 'listening');

function told(): number {
  return hub.figures().ticks.told;
}

/** CPU of commits and their deliveries; with no client it is the commits alone. */
async function feed(rounds: number, clients: number): Promise<number> {
  const before = process.cpuUsage();
  for (let round = 0; round < rounds; round += 1) {
    const wanted = told() + clients;
    market.events.length = 0;
    market.order('kelvin', 'BUY', 200_000 + 10 * (round % 100), 1);
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

function micros({ user, system }: NodeJS.CpuUsage): number {
  return user + system;
}

function answer(message: FanoutAnswer): void {
  process.send?.(message);
}

process.on('message', (order: FanoutOrder) => {
  const work = order.kind === 'feed' ? feed(order.rounds, order.clients) : broadcast(order.rounds, order.frame);
  void work.then((cpuMicros) => answer({ kind: 'done', cpuMicros }));
});
process.on('disconnect', () => process.exit(0));
const { port } = bare.address() as { readonly port: number };
answer({ kind: 'ready', feedUrl: server.socketUrl, bareUrl: `ws://127.0.0.1:${port}` });
