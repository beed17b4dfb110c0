/**
 * What the terminal costs the browser that shows it: every panel of the market view in a real Chromium, under 200 and 1,000
 * messages a second over all feeds. The feeds of the real server are batched to a hundred messages a second for one page, so
 * they are recorded without a rate and said again as fast as wanted; pages and queries are the server's own. Times stand
 * beside those of a fixed loop in the same browser, frame gaps beside those of an empty page; frames are counted apart, for
 * whoever counts them has the page make sixty a second.
 * BENCH_RATES=200,1000, BENCH_SECONDS=15 each, or BENCH_MINUTES=30 for the heap; BENCH_PATH=/feed chooses another view.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { loadavg, tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { launchChromium } from '../../ui/test/kit/chromium.ts';
import { firstRoute } from '../../ui/test/kit/first-route.ts';
import { startServer } from '../test/kit/server-process.ts';
import { act, findSpeed, warmUp } from './busy-server.ts';
import { FeedFront } from './feed-front.ts';
import type { FeedReplay } from './feed-replay.ts';
import { percentile } from './measure.ts';
import { PageProbe } from './page-probe.ts';

const RATES = (process.env.BENCH_RATES ?? '200,1000').split(',').map(Number);
const SECONDS = 60 * Number(process.env.BENCH_MINUTES ?? 0) || Number(process.env.BENCH_SECONDS ?? 15);
const PATH = process.env.BENCH_PATH ?? '/m/TSLA?tf=5s';
const RECORD_MESSAGES = 6_000;
const MOST_RECORD_MS = 60_000;
const RECORD_EVENTS_PER_SECOND = 2_000;
/** The first look at everything is no steady state. */
const SETTLE_MS = 4_000;
/** Frames are watched apart from the rest: who asks for each one has the page make more of them than it needs. */
const FRAME_SECONDS = 10;
const MOST_HEAP_LOOKS = 30;
const SIZE = { viewport: { width: 1440, height: 900 } };

type Row = { readonly name: string; readonly asked: string; readonly figure: string; readonly ratio?: string };

const kilobytes = (bytes: number): string => `${(bytes / 1_024).toFixed(1)} KB`;
const ms = (value: number): string => `${value.toFixed(1)} ms`;

function print(title: string, rows: readonly Row[]): void {
  process.stdout.write(`\n${title}\n`);
  for (const { name, asked, figure, ratio = '' } of rows)
    process.stdout.write(`  ${name.padEnd(30)} ${figure.padStart(14)}   asked ${asked.padEnd(12)} ${ratio}\n`);
}

const p99 = (values: readonly number[]): number => percentile(Float64Array.from(values).sort(), 0.99);
const most = (values: readonly number[]): number => values.reduce((a, b) => Math.max(a, b), 0);

/** An empty page of the same browser: what the machine itself costs. */
async function emptyPage(browser: Browser): Promise<{ readonly loopMs: number; readonly gapMs: number }> {
  const page = await browser.newPage(SIZE);
  const probe = await PageProbe.on(page);
  await page.goto('data:text/html,<p>empty');
  const loopMs = await probe.calibration();
  const gapMs = p99((await watchFrames(probe, 5)).gaps);
  await page.close();
  return { loopMs, gapMs };
}

async function record(front: FeedFront, browser: Browser): Promise<void> {
  const page = await browser.newPage(SIZE);
  await page.goto(front.url + PATH);
  const startedMs = performance.now();
  while (front.record.frames.length < RECORD_MESSAGES && performance.now() - startedMs < MOST_RECORD_MS)
    await sleep(250);
  await page.close();
}

/** What one page told under one rate. */
type Load = {
  readonly perSecond: number;
  readonly messageBytes: number;
  /** CPU time of the main thread, milliseconds a second. */
  readonly busyMs: number;
  /** How often a second the page was laid out anew: on a slow machine the terminal draws less often. */
  readonly layouts: number;
  /** The same while somebody asks for each frame. */
  readonly framesBusyMs: number;
  readonly longTasks: readonly number[];
  readonly gaps: readonly number[];
  /** The longest from a click to the paint that answers it. */
  readonly presses: readonly Press[];
  readonly elements: number;
  readonly heaps: readonly number[];
  readonly lcpMs: number;
  readonly lateCount: number;
};

async function underLoad(front: FeedFront, browser: Browser, rate: number): Promise<Load> {
  const context = await browser.newContext(SIZE);
  const page = await context.newPage();
  const probe = await PageProbe.on(page);
  const replay = front.replay(rate);
  await page.goto(front.url + PATH);
  const lcpMs = await firstLook(probe, replay);
  replay.begin();
  await sleep(SETTLE_MS);
  const steady = await watch(probe, replay);
  const presses = await press(page, probe);
  const frames = await watchFrames(probe, FRAME_SECONDS);
  replay.end();
  await context.close();
  return {
    ...steady,
    framesBusyMs: frames.busyMs,
    longTasks: [...steady.longTasks, ...frames.longTasks],
    presses,
    gaps: frames.gaps,
    lcpMs,
    messageBytes: replay.bytes / replay.sent,
  };
}

/** Until the page stands and listens: the words of agents that come later are larger or smaller by chance. */
async function firstLook(probe: PageProbe, replay: FeedReplay): Promise<number> {
  for (;;) {
    const { lcpMs } = await probe.notes();
    if (replay.isAwaited && lcpMs > 0) return lcpMs;
    await sleep(50);
  }
}

async function watchFrames(probe: PageProbe, seconds: number) {
  await probe.watchFrames();
  await probe.forget();
  const busyMs = await probe.busyMs();
  await sleep(seconds * 1_000);
  return { ...(await probe.notes()), busyMs: ((await probe.busyMs()) - busyMs) / seconds };
}

async function watch(probe: PageProbe, replay: FeedReplay) {
  await probe.forget();
  const [sent, busyMs, layouts, startedMs] = [
    replay.sent,
    await probe.busyMs(),
    await probe.layouts(),
    performance.now(),
  ];
  const heaps: number[] = [];
  const elements: number[] = [];
  while (performance.now() - startedMs < SECONDS * 1_000) {
    await sleep(Math.max(2_500, (SECONDS * 1_000) / MOST_HEAP_LOOKS));
    elements.push(await probe.elements());
    if (process.env.BENCH_MINUTES !== undefined) heaps.push(await probe.heapBytes());
  }
  const tookSeconds = (performance.now() - startedMs) / 1_000;
  const { longTasks } = await probe.notes();
  return {
    perSecond: (replay.sent - sent) / tookSeconds,
    busyMs: ((await probe.busyMs()) - busyMs) / tookSeconds,
    layouts: ((await probe.layouts()) - layouts) / tookSeconds,
    longTasks,
    heaps,
    elements: most(elements),
    lateCount: replay.lateCount,
  };
}

/** What is on every view and changes all of it, what changes every price, and what changes where everything is. */
const PRESSES = [
  { name: 'theme', button: /^Theme: /, times: 12 },
  { name: 'sats or BTC', button: /^Prices in /, times: 6 },
  { name: 'layout', button: /^Layout: /, times: 6 },
] as const;

type Press = { readonly name: string; readonly longestMs: number };

async function press(page: Page, probe: PageProbe): Promise<readonly Press[]> {
  const presses: Press[] = [];
  for (const { name, button, times } of PRESSES) {
    await probe.forget();
    for (let nth = 0; nth < times; nth += 1) {
      await page.getByRole('button', { name: button }).click();
      await sleep(250);
    }
    presses.push({ name, longestMs: most((await probe.notes()).clicks) });
  }
  return presses;
}

function report(load: Load, { loopMs, gapMs }: Empty): void {
  const {
    perSecond,
    messageBytes,
    busyMs,
    framesBusyMs,
    layouts,
    longTasks,
    gaps,
    presses,
    elements,
    lcpMs,
    lateCount,
  } = load;
  const loops = (value: number) => `${(value / loopMs).toFixed(2)} loops`;
  print(`${PATH} under ${Math.round(perSecond)} messages/s of ${kilobytes(messageBytes)}, ${SECONDS} s`, [
    {
      name: 'main thread',
      asked: '<= 40 %',
      figure: `${(busyMs / 10).toFixed(1)} %`,
      ratio: `${loops(busyMs)} a second`,
    },
    { name: '  while frames are counted', asked: 'nothing', figure: `${(framesBusyMs / 10).toFixed(1)} %` },
    { name: '  layouts a second', asked: 'nothing', figure: layouts.toFixed(1) },
    {
      name: 'longest task',
      asked: '<= 50 ms',
      figure: longTasks.length === 0 ? 'under 50 ms' : ms(most(longTasks)),
      ratio: `${loops(most(longTasks))}, ${longTasks.length} long`,
    },
    {
      name: 'frame gap p99',
      asked: '<= 33 ms',
      figure: ms(p99(gaps)),
      ratio: `${(p99(gaps) / gapMs).toFixed(2)} of an empty page's`,
    },
    ...presses.map(({ name, longestMs }) => ({
      name: `click to paint, ${name}`,
      asked: '<= 100 ms',
      figure: longestMs === 0 ? 'under 16 ms' : ms(longestMs),
      ratio: loops(longestMs),
    })),
    { name: 'elements, most', asked: '<= 1,500', figure: String(elements) },
    { name: 'largest paint', asked: '<= 1,200 ms', figure: ms(lcpMs), ratio: loops(lcpMs) },
    { name: 'feeds asked for again', asked: '0', figure: String(lateCount) },
    ...heapRows(load.heaps),
  ]);
}

type Empty = Awaited<ReturnType<typeof emptyPage>>;

/** The second half against the first: what only fills its bounds has done so by then. */
function heapRows(heaps: readonly number[]): readonly Row[] {
  if (heaps.length < 5) return [];
  const middle = Math.floor(heaps.length / 2);
  const growth = mean(heaps.slice(middle)) / mean(heaps.slice(0, middle));
  const fifths = Array.from({ length: 5 }, (_, nth) => {
    const from = Math.floor((nth * heaps.length) / 5);
    return (mean(heaps.slice(from, Math.floor(((nth + 1) * heaps.length) / 5))) / 1_048_576).toFixed(1);
  });
  const ratio = `by fifths ${fifths.join(', ')} MB`;
  return [{ name: 'heap, 2nd half of 1st', asked: 'flat', figure: growth.toFixed(3), ratio }];
}

function mean(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0) / values.length;
}

const dataDir = mkdtempSync(join(tmpdir(), 'market-terminal-bench-'));
const server = await startServer(dataDir, { SCENARIO: 'calm', SEED: 'terminal-bench' });
const front = await FeedFront.start(server.url);
const browser = await launchChromium();
try {
  await warmUp(server);
  await findSpeed(server, RECORD_EVENTS_PER_SECOND);
  await record(front, browser);
  await act(server, 'pauseSimulation(input: {})');
  const { initialBytes, lazyBytes } = firstRoute('/m');
  print(`${front.record.frames.length} messages recorded`, [
    {
      name: 'scripts of the first view',
      asked: '<= 180 KB',
      figure: kilobytes(initialBytes),
      ratio: `gzip; the chart comes after: ${kilobytes(lazyBytes)}`,
    },
  ]);
  for (const rate of RATES) {
    const empty = await emptyPage(browser);
    process.stdout.write(
      `\nthe machine: load ${loadavg()[0]?.toFixed(1)}, a loop takes ${ms(empty.loopMs)}, a frame of an empty page ${ms(empty.gapMs)}\n`,
    );
    report(await underLoad(front, browser, rate), empty);
  }
} finally {
  await browser.close();
  front.close();
  await server.kill('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}
