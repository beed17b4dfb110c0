import { performance } from 'node:perf_hooks';
import { wallClock } from '../../../src/simulation/clock.ts';
import { FeedHub } from '../../../src/simulation/feeds/feed-hub.ts';
import { archiveOf, ScriptedMarket } from './scripted-market.ts';
import { startTestServer } from './test-server.ts';

// A server in a process of its own, so that a crash is seen as a crash and memory is its own. Speaks with the test by IPC.

export type BurstOrder = { readonly kind: 'burst'; readonly events: number } | { readonly kind: 'report' };

export type BurstReport = {
  readonly kind: 'report';
  readonly rssBytes: number;
  readonly heapBytes: number;
  readonly seq: number;
  readonly metrics: string;
};

export type BurstAnswer =
  | { readonly kind: 'ready'; readonly host: string }
  | { readonly kind: 'burst'; readonly events: number; readonly trades: readonly number[]; readonly tookMs: number }
  | BurstReport;

const market = new ScriptedMarket();
const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
market.listen(hub);
market.trade(250_000);
const server = await startTestServer({
  face: market,
  hub,
  limits: { maxSocketsPerAddress: 200, slowConsumerMs: 2_000, keepAliveMs: 60_000 },
});

function answer(message: BurstAnswer): void {
  process.send?.(message);
}

/** So many events in one synchronous stretch, each commit published at once, as a matching engine would. */
function burst(events: number): void {
  const startedAt = performance.now();
  const before = market.read().seq;
  market.events.length = 0;
  for (let index = 0; market.events.length < events; index += 1) market.trade(250_000 + 10 * (index % 50));
  const trades = market.events.flatMap((event) => (event.type === 'TradeExecuted' ? [event.seq] : []));
  const done = { events: market.read().seq - before, trades, tookMs: performance.now() - startedAt };
  market.events.length = 0;
  // Garbage is collected when V8 likes, which would be measured as growth.
  globalThis.gc?.();
  answer({ kind: 'burst', ...done });
}

async function report(): Promise<void> {
  globalThis.gc?.();
  const { rss, heapUsed } = process.memoryUsage();
  const metrics = await server.registry.metrics();
  answer({ kind: 'report', rssBytes: rss, heapBytes: heapUsed, seq: market.read().seq, metrics });
}

process.on('message', (order: BurstOrder) => {
  if (order.kind === 'burst') burst(order.events);
  else void report();
});
process.on('disconnect', () => process.exit(0));
answer({ kind: 'ready', host: server.host });
