/**
 * A thousand clients of one tick feed at 10 Hz: how late ticks come, what share of a core the server needs, what an idle
 * subscription weighs; then the same clients beside ten sockets that read nothing, and what each of those weighs.
 * Beside the lateness stands that of a bare timer in this process, which is what the machine costs without us.
 */
import type { WebSocket } from 'ws';
import { FanoutProcess } from './fanout-process.ts';
import type { Commit } from './fanout-server.ts';
import { feedClient, openMany, openSocket, stalledClient, subscribe } from './feed-sockets.ts';

const CLIENTS = Number(process.env.BENCH_CLIENTS ?? 1_000);
const SECONDS = Number(process.env.BENCH_SECONDS ?? 15);
const COMMIT_EVERY_MS = 20;
const STALLED = 10;
/** Enough, in events and in their length, that the kernel's buffers fill and the server has to wait for the stalled. */
const FILLING_COMMITS = 20_000;
const STALLED_QUERY_FIELDS = Array.from({ length: 14 }, (_, index) => `a${index}: market`).join(' ');

const TICKS = `subscription { ticks(rate: MS_100) { __typename ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
  ... on TickBatch { isSnapshot ticks { market last bestBid bestAsk changeBps volumeLots seq time } } } }`;
const FAST = `subscription { ticks(rate: REALTIME) { ... on TickBatch { ticks { ${STALLED_QUERY_FIELDS} last seq } } } }`;

type Arrival = { readonly prevSeq: number; readonly at: number };

/** Some of the clients note when what came: to read every frame would measure this process. */
const NOTES_EVERY = 20;
const arrivals: Arrival[] = [];
let frames = 0;

function note(frame: Buffer): void {
  const prevSeq = Number(/"prevSeq":(\d+)/.exec(frame.toString())?.[1] ?? Number.NaN);
  arrivals.push({ prevSeq, at: performance.timeOrigin + performance.now() });
}

function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

/** From the oldest change that an event tells to its arrival: the wait for the feed's turn counts. */
function latenesses(commits: readonly Commit[]): readonly number[] {
  return arrivals.flatMap(({ prevSeq, at }) => {
    const oldest = commits.find(({ seq }) => seq > prevSeq);
    return oldest === undefined ? [] : [at - oldest.at];
  });
}

async function measure(server: FanoutProcess, name: string): Promise<void> {
  arrivals.length = 0;
  frames = 0;
  const timer = timerLateness();
  const { commits, cpuMicros, tookMs } = await server.flow((SECONDS * 1_000) / COMMIT_EVERY_MS, COMMIT_EVERY_MS);
  const late = latenesses(commits);
  const core = ((cpuMicros / 1_000 / tookMs) * 100).toFixed(0);
  const ms = (share: number) => `${quantile(late, share).toFixed(0)} ms`;
  console.log(
    `${name}: ${Math.round((frames / tookMs) * 1_000)} deliveries/s, ${core} % of a core; oldest tick of a delivery p50 ${ms(0.5)}, ` +
      `p99 ${ms(0.99)}, worst ${ms(1)} (a bare timer here p99 ${timer().toFixed(0)} ms late)`,
  );
}

/** Answers the p99 of a 10 ms timer's lateness since the call. */
function timerLateness(): () => number {
  const late: number[] = [];
  let due = performance.now() + 10;
  const timer = setInterval(() => {
    late.push(Math.max(0, performance.now() - due));
    due = performance.now() + 10;
  }, 10);
  return () => {
    clearInterval(timer);
    return quantile(late, 0.99);
  };
}

const kilobytes = (bytes: number, count: number) => `${(bytes / count / 1_000).toFixed(1)} kB`;

async function weighIdle(server: FanoutProcess): Promise<void> {
  const before = await server.memory();
  const sockets = await openMany(100, () => openSocket(server.feedUrl));
  const connected = await server.memory();
  for (const socket of sockets) for (let id = 0; id < 10; id += 1) await subscribe(socket, String(id), TICKS);
  const subscribed = await server.memory();
  const heap = subscribed.heapBytes - connected.heapBytes;
  console.log(
    `idle: a connected socket ${kilobytes(connected.heapBytes - before.heapBytes, 100)} of heap, a subscription on it ` +
      `${kilobytes(heap, 1_000)} (resident ${kilobytes(subscribed.rssBytes - connected.rssBytes, 1_000)})`,
  );
  for (const socket of sockets) socket.terminate();
}

/** Heap and buffers that so many commits leave behind; without stalled clients, what the market itself keeps. */
async function grownBy(server: FanoutProcess, commits: number): Promise<number> {
  const before = await server.memory();
  await server.flow(commits, 0);
  const after = await server.memory();
  return after.heapBytes + after.externalBytes - before.heapBytes - before.externalBytes;
}

async function openCrowd(server: FanoutProcess): Promise<readonly WebSocket[]> {
  return openMany(CLIENTS, (index) =>
    feedClient(server.feedUrl, TICKS, (frame) => {
      frames += 1;
      if (index % NOTES_EVERY === 0) note(frame);
    }),
  );
}

const server = await FanoutProcess.start();
await server.flow(FILLING_COMMITS, 0);
await weighIdle(server);
const crowd = await openCrowd(server);
await server.flow(100, COMMIT_EVERY_MS);
await measure(server, `${CLIENTS} clients at 10 Hz`);
const usual = await grownBy(server, FILLING_COMMITS);
const stalled = await openMany(STALLED, () => stalledClient(server.feedUrl, FAST));
const grown = await grownBy(server, FILLING_COMMITS);
await measure(server, `the same beside ${STALLED} stalled sockets`);
console.log(`a stalled socket holds ${kilobytes(grown - usual, STALLED)} of heap and buffers in the server`);
for (const socket of stalled) socket.destroy();
for (const socket of crowd) socket.terminate();
server.stop();
