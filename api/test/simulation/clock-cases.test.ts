import { expect, test } from 'vitest';
import type { MarketEvent } from '../../src/market/events.ts';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';

const SECOND = 1_000;
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

/** Where a quiet run stands is told once a second. */
const TOLD_EVERY_MS = 1_050;

const quiet = { ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 };

async function started(): Promise<Stage> {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(5 * SECOND);
  return stage;
}

function eventsOf(stage: Stage): readonly MarketEvent[] {
  return stage.journal.entries.flatMap(({ events }) => events);
}

function timeOf(stage: Stage): number {
  return stage.host.state().time - quiet.startAt;
}

/** Wall time that the run says it gave up. */
function lostOf(stage: Stage): number {
  return stage.host.state().lostMs ?? Number.NaN;
}

/** What traded up to `time`, apart from its place among the commands of the person in charge. */
function tradesUntil(stage: Stage, time: number) {
  return eventsOf(stage).flatMap((event) =>
    event.type === 'TradeExecuted' && event.time - quiet.startAt <= time
      ? [[event.time, event.market, event.priceSats, event.quantityLots, event.makerId, event.takerId]]
      : [],
  );
}

/** Nobody ever touched its clock or its speed. */
const undisturbed = await (async () => {
  const stage = await started();
  stage.clock.pass(10 * MINUTE);
  return stage;
})();

/** As much of the undisturbed run as the other one covered, in everything that traded. */
function expectSameMarket(stage: Stage): void {
  const until = Math.min(timeOf(stage), timeOf(undisturbed));
  expect(until).toBeGreaterThan(5 * SECOND);
  const trades = tradesUntil(stage, until);
  expect(trades.length).toBeGreaterThan(0);
  expect(trades).toEqual(tradesUntil(undisturbed, until));
  const times = eventsOf(stage).map(({ time }) => time);
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
}

type Setting = { readonly name: string; readonly to: (nowMs: number) => number };

const settings: readonly Setting[] = [
  { name: 'back an hour', to: (now) => now - HOUR },
  { name: 'forward a day', to: (now) => now + DAY },
  { name: 'back a day', to: (now) => now - DAY },
  { name: 'to 1970', to: () => 0 },
  { name: 'to before 1970', to: () => -DAY },
  { name: 'to 29 February', to: () => Date.UTC(2028, 1, 29, 23, 59, 59, 500) },
  { name: 'to a leap second', to: () => Date.UTC(2016, 11, 31, 23, 59, 60) - 500 },
  { name: 'to the night when summer time begins', to: () => Date.UTC(2026, 2, 29, 1) - 500 },
  { name: 'to the night when summer time ends', to: () => Date.UTC(2026, 9, 25, 1) - 500 },
  { name: 'to the end of 32 bits', to: () => (2 ** 31 - 1) * SECOND },
  { name: 'to the last second of 9999', to: () => Date.UTC(9999, 11, 31, 23, 59, 59) },
  { name: 'to where it is', to: (now) => now },
];

test.each(settings)('L02 a wall clock that is set $name changes nothing in the market', async ({ to }) => {
  const stage = await started();
  const before = timeOf(stage);
  stage.clock.set(to(stage.clock.now()));
  stage.clock.pass(30 * SECOND);
  expect(timeOf(stage) - before).toBeGreaterThan(30 * SECOND - TOLD_EVERY_MS);
  expect(timeOf(stage) - before).toBeLessThanOrEqual(30 * SECOND + TOLD_EVERY_MS);
  const count = stage.journal.entries.length;
  expect(stage.journal.entries).toEqual(undisturbed.journal.entries.slice(0, count));
});

test('L02 a wall clock that jumps to and fro all the time changes nothing in the market', async () => {
  const stage = await started();
  for (let jump = 0; jump < 300; jump += 1) {
    stage.clock.set(Date.UTC(2026, 0, 5) + (jump % 2 === 0 ? -jump : jump) * DAY);
    stage.clock.pass(100);
  }
  expect(timeOf(stage)).toBeGreaterThan(35 * SECOND - TOLD_EVERY_MS);
  const count = stage.journal.entries.length;
  expect(stage.journal.entries).toEqual(undisturbed.journal.entries.slice(0, count));
});

test.each([
  { speed: 1, sleepMs: 8 * HOUR, mostMs: SECOND },
  { speed: 1, sleepMs: 30 * DAY, mostMs: SECOND },
  { speed: 1, sleepMs: 2 * SECOND, mostMs: SECOND },
  { speed: 1, sleepMs: 900, mostMs: 900 },
  { speed: 100, sleepMs: 8 * HOUR, mostMs: 100 * SECOND },
  { speed: 0.1, sleepMs: 8 * HOUR, mostMs: 100 },
])(
  'L02 after a sleep of $sleepMs ms at speed $speed the market goes on where it was: at most $mostMs ms are made up for',
  async ({ speed, sleepMs, mostMs }) => {
    const stage = await started();
    await stage.control({ kind: 'SET_SPEED', speed });
    const before = timeOf(stage);
    stage.clock.sleep(sleepMs);
    const count = eventsOf(stage).length;
    stage.clock.pass(10);
    // Up to a slice is under way when the machine falls asleep.
    expect(timeOf(stage) - before).toBeLessThanOrEqual(mostMs + 120 * speed);
    expect(eventsOf(stage).length - count).toBeLessThan(20_000);
    expect(Math.abs(lostOf(stage) - Math.max(0, sleepMs - SECOND))).toBeLessThan(300);
    const awake = timeOf(stage);
    stage.clock.pass(5 * SECOND);
    expect(timeOf(stage) - awake).toBeGreaterThan(5 * SECOND * speed - TOLD_EVERY_MS);
    expect(timeOf(stage) - awake).toBeLessThanOrEqual(mostMs + (5 * SECOND + 150) * speed);
    expectSameMarket(stage);
  },
);

test('L02 a machine that sleeps every few seconds loses the time it slept and nothing else', async () => {
  const stage = await started();
  for (let nap = 0; nap < 20; nap += 1) {
    stage.clock.sleep(HOUR);
    stage.clock.pass(2 * SECOND);
  }
  expect(timeOf(stage)).toBeGreaterThan(45 * SECOND - 500);
  expect(timeOf(stage)).toBeLessThan(20 * 3_200 + 5 * SECOND);
  expectSameMarket(stage);
});

test.each([
  { workMs: 20, leastMs: 25 * SECOND },
  { workMs: 60, leastMs: 15 * SECOND },
  { workMs: 400, leastMs: 3 * SECOND },
  { workMs: 5_000, leastMs: SECOND },
])('L02 slices that take $workMs ms slow the market down and change nothing in it', async ({ workMs, leastMs }) => {
  const stage = await started();
  const before = timeOf(stage);
  stage.clock.pass(30 * SECOND, workMs);
  expect(timeOf(stage) - before).toBeGreaterThan(leastMs);
  expect(timeOf(stage) - before).toBeLessThanOrEqual(30 * SECOND + workMs);
  const lostMs = 30 * SECOND - (timeOf(stage) - before);
  expect(Math.abs(lostOf(stage) - lostMs)).toBeLessThan(TOLD_EVERY_MS + 2 * workMs);
  const count = stage.journal.entries.length;
  expect(stage.journal.entries).toEqual(undisturbed.journal.entries.slice(0, count));
});

type Leg = { readonly speed: number; readonly wallMs: number; readonly workMs?: number };

type Journey = {
  readonly name: string;
  readonly legs: readonly Leg[];
  readonly leastMs: number;
  readonly mostMs: number;
};

test.each<Journey>([
  {
    name: '100 and back',
    legs: [
      { speed: 100, wallMs: SECOND },
      { speed: 1, wallMs: SECOND },
    ],
    leastMs: 98_000,
    mostMs: 101_010,
  },
  {
    name: 'a tenth and back',
    legs: [
      { speed: 0.1, wallMs: 30 * SECOND },
      { speed: 1, wallMs: SECOND },
    ],
    leastMs: 4_000 - TOLD_EVERY_MS,
    mostMs: 4_010,
  },
  { name: 'a thousandth', legs: [{ speed: 0.001, wallMs: 30 * MINUTE }], leastMs: 700, mostMs: 1_800 },
  {
    name: 'a half, then double',
    legs: [
      { speed: 0.5, wallMs: SECOND },
      { speed: 2, wallMs: SECOND },
    ],
    leastMs: 2_500 - TOLD_EVERY_MS,
    mostMs: 2_510,
  },
  {
    name: 'as fast as possible and back',
    legs: [
      { speed: 0, wallMs: 200, workMs: 20 },
      { speed: 1, wallMs: SECOND },
    ],
    leastMs: 5_000,
    mostMs: HOUR,
  },
  {
    name: 'as fast as possible, then a tenth',
    legs: [
      { speed: 0, wallMs: 100, workMs: 20 },
      { speed: 0.1, wallMs: 10 * SECOND },
    ],
    leastMs: 5_000,
    mostMs: HOUR,
  },
  {
    name: '100,000 and back',
    legs: [
      { speed: 100_000, wallMs: 200, workMs: 20 },
      { speed: 1, wallMs: SECOND },
    ],
    leastMs: 5_000,
    mostMs: HOUR,
  },
])('L03 $name: the speeds cover the time they stand for and change nothing in the market', async (row) => {
  const stage = await started();
  const before = timeOf(stage);
  for (const { speed, wallMs, workMs = 0 } of row.legs) {
    await stage.control({ kind: 'SET_SPEED', speed });
    stage.clock.pass(wallMs, workMs);
  }
  expect(timeOf(stage) - before).toBeGreaterThan(row.leastMs);
  expect(timeOf(stage) - before).toBeLessThanOrEqual(row.mostMs + TOLD_EVERY_MS);
  const last = timeOf(stage);
  await stage.control({ kind: 'SET_SPEED', speed: 1 });
  stage.clock.pass(3 * SECOND);
  expect(timeOf(stage) - last).toBeGreaterThan(3 * SECOND - TOLD_EVERY_MS);
  expect(timeOf(stage) - last).toBeLessThanOrEqual(3 * SECOND + TOLD_EVERY_MS);
  expectSameMarket(stage);
});

test('L03 a speed that is changed a hundred times a second leaves the market alone', async () => {
  const stage = await started();
  for (let change = 0; change < 300; change += 1) {
    await stage.control({ kind: 'SET_SPEED', speed: [0.1, 1, 3, 100][change % 4] ?? 1 });
    stage.clock.pass(10);
  }
  expect(timeOf(stage)).toBeGreaterThan(20 * SECOND);
  expectSameMarket(stage);
});

test('L03 speeds that are none are refused, and the market keeps the one it has', async () => {
  const stage = await started();
  for (const speed of [-1, Number.NaN, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, -0.001]) {
    const refused = await stage.control({ kind: 'SET_SPEED', speed });
    expect(refused, String(speed)).toMatchObject({ changed: false, errors: [{ code: 'INVALID_INPUT' }] });
    expect(stage.host.state().speed).toBe(1);
  }
  const before = timeOf(stage);
  stage.clock.pass(3 * SECOND);
  expect(timeOf(stage) - before).toBeGreaterThan(3 * SECOND - TOLD_EVERY_MS);
  expectSameMarket(stage);
});

test.each([MINUTE, 10 * HOUR, 400 * DAY])(
  'L04 a pause of %i ms takes no simulated time, and nothing is made up for after it',
  async (pauseMs) => {
    const stage = await started();
    await stage.control({ kind: 'PAUSE' });
    const [time, count] = [timeOf(stage), eventsOf(stage).length];
    stage.clock.pass(pauseMs / 2);
    stage.clock.sleep(pauseMs / 2);
    stage.clock.set(0);
    expect([timeOf(stage), eventsOf(stage).length, lostOf(stage)]).toEqual([time, count, 0]);
    await stage.control({ kind: 'RESUME' });
    stage.clock.pass(3 * SECOND);
    expect(timeOf(stage) - time).toBeGreaterThan(3 * SECOND - TOLD_EVERY_MS);
    expect(timeOf(stage) - time).toBeLessThanOrEqual(3 * SECOND);
    stage.clock.pass(30 * SECOND);
    expectSameMarket(stage);
  },
);

test('L04 steps take the way the market would have taken, whatever the clock does between them', async () => {
  const stage = await started();
  await stage.control({ kind: 'PAUSE' });
  for (let step = 0; step < 100; step += 1) {
    const { seq } = stage.host.read();
    await stage.control({ kind: 'STEP', steps: step % 5 });
    if (step % 5 > 0) expect(stage.host.read().seq).toBeGreaterThan(seq);
    stage.clock.sleep(HOUR);
    stage.clock.set(step * DAY - 50 * DAY);
  }
  expect(stage.host.state().status).toBe('PAUSED');
  expectSameMarket(stage);
});

test('L04 L05 pausing, resuming, stepping and changing the speed a hundred times in no time at all', async () => {
  const stage = await started();
  const time = timeOf(stage);
  for (let round = 0; round < 100; round += 1) {
    await stage.control({ kind: 'PAUSE' });
    await stage.control({ kind: 'SET_SPEED', speed: round % 2 === 0 ? 0 : 1 });
    await stage.control({ kind: 'RESUME' });
  }
  expect(timeOf(stage)).toBe(time);
  stage.clock.pass(30 * SECOND);
  expectSameMarket(stage);
});
