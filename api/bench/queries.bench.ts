/**
 * How long pages of history take while the simulation writes about 5,000 events a second and ten clients watch: of the live
 * run and of one that is over, in the same server. Beside them a query that reads nothing, which is what the way costs, and the
 * event-loop delay of the API thread meanwhile: no page may hold the loop for over 25 ms.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type ServerProcess, startServer } from '../test/kit/server-process.ts';
import { act, figures, findSpeed, look, post, warmUp } from './busy-server.ts';

const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 200);
const WANTED_PER_SECOND = Number(process.env.BENCH_EVENTS_PER_SECOND ?? 5_000);
const CLIENTS = 10;
/** Of the run that is over: enough that each of its pages is full. */
const OLD_RUN_MS = 15_000;
const PAUSE_MS = 10;

const PAGES = {
  'candles 1,500':
    '{ market(symbol: "AAPL/BTC") { candles(interval: S1, last: 1500) { nodes { openTime open high low close volumeLots } } } }',
  'candle columns 1,500':
    '{ market(symbol: "AAPL/BTC") { candleColumns(interval: S1, last: 1500) { openTimes opens highs lows closes volumesLots } } }',
  'trades 100':
    '{ market(symbol: "AAPL/BTC") { trades(first: 100) { nodes { seq time priceSats quantityLots takerSide maker taker } } } }',
  'thoughts 50':
    '{ thoughts(first: 50) { nodes { seq agent thesis latencyMs orders { orderId status fills { trade { seq } } } } } }',
};

function inRun(runId: string, page: string): string {
  return `{ run(id: "${runId}") ${page} }`;
}

type Timing = {
  readonly name: string;
  readonly ms: readonly number[];
  readonly bytes: number;
  readonly loopMs: number;
};

async function time(server: ServerProcess, name: string, query: string): Promise<Timing> {
  await post(server, query);
  await figures(server);
  const ms: number[] = [];
  let bytes = 0;
  for (let round = 0; round < ROUNDS; round += 1) {
    const startedMs = performance.now();
    bytes = (await post(server, query)).length;
    ms.push(performance.now() - startedMs);
    await sleep(PAUSE_MS);
  }
  return { name, ms, bytes, loopMs: (await figures(server)).p99Ms };
}

function quantile(values: readonly number[], share: number): string {
  const sorted = values.toSorted((a, b) => a - b);
  return `${(sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN).toFixed(1)} ms`.padStart(
    10,
  );
}

function tell({ name, ms, bytes, loopMs }: Timing): void {
  const size = `${Math.round(bytes / 1_000)} kB`.padStart(7);
  console.log(
    `${name.padEnd(31)} ${size} ${quantile(ms, 0.5)} ${quantile(ms, 0.99)} ${`${loopMs.toFixed(1)} ms`.padStart(12)}`,
  );
}

async function currentRun(server: ServerProcess): Promise<string> {
  const { simulation } = await server.query<{ simulation: { epoch: string } }>('{ simulation { epoch } }');
  return simulation.epoch;
}

const dataDir = mkdtempSync(join(tmpdir(), 'market-queries-'));
// One address asks for many here.
const server = await startServer(dataDir, { POINTS_PER_SECOND: '1000000', MAX_POINTS: '1000000' });
try {
  await warmUp(server);
  await findSpeed(server, WANTED_PER_SECOND);
  await sleep(OLD_RUN_MS);
  const oldRun = await currentRun(server);
  await act(server, 'stopSimulation(input: {})');
  await act(server, 'startSimulation(input: {})');
  await warmUp(server);
  await findSpeed(server, WANTED_PER_SECOND);
  const clients = Array.from({ length: CLIENTS }, () => look(server));
  await sleep(5_000);
  const before = await figures(server);
  const startedMs = performance.now();
  console.log('page                               size        p50        p99  loop delay p99');
  tell(await time(server, 'nothing', '{ __typename }'));
  for (const [name, page] of Object.entries(PAGES)) tell(await time(server, `${name}, live`, page));
  for (const [name, page] of Object.entries(PAGES)) tell(await time(server, `${name}, old run`, inRun(oldRun, page)));
  const perSecond = ((await figures(server)).lastSeq - before.lastSeq) / ((performance.now() - startedMs) / 1_000);
  console.log(`meanwhile ${Math.round(perSecond)} events/s were written and ${CLIENTS} clients watched`);
  for (const client of clients) await client.dispose();
} finally {
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}
