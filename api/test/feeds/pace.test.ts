import { expect, test } from 'vitest';
import type { FeedEvent } from '../../src/simulation/feeds/feed-events.ts';
import type { FeedRequest } from '../../src/simulation/feeds/feed-source.ts';
import { AAPL, breaks, FeedStage, fromNow, type Reader, settle } from '../kit/feed-stage.ts';

const trades: FeedRequest = { feed: 'trades', markets: null, ...fromNow };

test.each([
  ['MS_100', 11],
  ['MS_250', 5],
  ['MS_1000', 2],
] as const)('at %s a busy second is told in %i batches, without loss', async (rate, batches) => {
  const stage = new FeedStage();
  const reader: Reader<'TradeBatch'> = stage.open(trades, rate);
  await settle();
  for (let step = 0; step < 100; step += 1) {
    stage.trade(1);
    stage.commit();
    stage.clock.pass(10);
    await settle();
  }
  expect(reader.data).toHaveLength(batches);
  expect(reader.data.flatMap((batch) => batch.trades)).toHaveLength(100);
});

test('after a pause the first change is told at once', async () => {
  const stage = new FeedStage();
  const reader: Reader<'TradeBatch'> = stage.open(trades, 'MS_1000');
  await settle();
  stage.clock.pass(1_500);
  stage.trade(1);
  stage.commit();
  await settle();
  expect(reader.types).toEqual(['TradeBatch', 'TradeBatch']);
});

test('two seconds of silence are broken by a heartbeat that says how far the run has come', async () => {
  const stage = new FeedStage();
  const reader: Reader<'TradeBatch'> = stage.open({ ...trades, markets: [AAPL] });
  await settle();
  stage.trade(1, 'ETH/BTC');
  stage.commit();
  stage.clock.pass(1_999);
  await settle();
  expect(reader.types).toEqual(['TradeBatch']);
  stage.clock.pass(1);
  await settle();
  stage.clock.pass(2_000);
  await settle();
  expect(reader.types).toEqual(['TradeBatch', 'Heartbeat', 'Heartbeat']);
  expect(reader.lastSeq).toBe(stage.read.seq);
  expect(breaks(reader.events)).toEqual([]);
});

test('who does not read for 15 seconds is let go, with a word why', async () => {
  const stage = new FeedStage();
  const sleeper = stage.hub.open(trades, 'REALTIME');
  await sleeper.next();
  for (let second = 0; second < 18; second += 1) {
    stage.trade(1);
    stage.commit();
    stage.clock.pass(1_000);
  }
  expect(stage.hub.figures().trades).toMatchObject({ subscribers: 0, closedSlow: 1 });
  expect((await sleeper.next()).value).toMatchObject({ type: 'Resync', reason: 'SLOW_CONSUMER' });
  expect((await sleeper.next()).done).toBe(true);
});

test('who waits for something to happen is never called slow', async () => {
  const stage = new FeedStage();
  const reader = stage.open({ feed: 'occasions', ...fromNow });
  await settle();
  for (let second = 0; second < 40; second += 1) {
    stage.trade(1);
    stage.commit();
    stage.clock.pass(1_000);
    await settle();
  }
  expect(stage.hub.figures().occasions).toMatchObject({ subscribers: 1, closedSlow: 0 });
  expect(stage.hub.maxLagMs).toBe(0);
  expect(reader.isDone).toBe(false);
});

test('an iterator that was returned is over, also for who still waits on it', async () => {
  const stage = new FeedStage();
  const reader = stage.open(trades);
  await settle();
  await reader.close();
  await settle();
  expect(reader.isDone).toBe(true);
  expect(stage.hub.figures().trades.subscribers).toBe(0);
});

test.each<[string, FeedRequest, 'changes' | 'is whole']>([
  ['ticks', { feed: 'ticks', markets: [AAPL] }, 'changes'],
  ['portfolio', { feed: 'portfolio', agents: null }, 'changes'],
  ['leaderboard', { feed: 'leaderboard' }, 'is whole'],
  ['simulationStatus', { feed: 'simulationStatus' }, 'is whole'],
])('%s begins with a snapshot and then tells what changed', async (_name, request) => {
  const stage = new FeedStage();
  const reader = stage.open(request);
  await settle();
  expect(reader.events).toHaveLength(1);
  expect(reader.events[0]).toMatchObject({ prevSeq: 0, lastSeq: stage.read.seq, epoch: stage.epoch });
  stage.trade(1);
  stage.second();
  stage.commit();
  await settle();
  expect(reader.events).toHaveLength(2);
  expect(reader.events[1]).toMatchObject({ lastSeq: stage.read.seq });
  expect(breaks(reader.events)).toEqual([]);
});

test('a poured feed tells what a pulled one does, never more than its sink is ready for, and ends with the same word', async () => {
  const stage = new FeedStage();
  const pulled = stage.open(trades);
  const stream = stage.hub.open(trades, 'REALTIME');
  const heard: FeedEvent[] = [];
  let isReady = true;
  let ends = 0;
  stream.pour({
    isReady: () => isReady,
    take: (event) => {
      isReady = false;
      heard.push(event);
    },
    end: () => {
      ends += 1;
    },
  });
  await settle();
  for (const readyAfter of [true, false]) {
    stage.trade(1);
    stage.commit();
    isReady = readyAfter;
    if (readyAfter) stream.wake();
    await settle();
  }
  expect(heard).toEqual(pulled.events.slice(0, 2));
  for (let second = 0; second < 18; second += 1) {
    stage.trade(1);
    stage.commit();
    stage.clock.pass(1_000);
    await settle();
  }
  expect([heard.length, ends]).toEqual([2, 0]);
  isReady = true;
  stream.wake();
  expect([heard.at(-1), ends]).toEqual([expect.objectContaining({ type: 'Resync', reason: 'SLOW_CONSUMER' }), 1]);
});

test('who asks for the same rate is told in the same moments from the second event on, whenever it came', async () => {
  const stage = new FeedStage();
  const told = new Map<Reader<'TradeBatch'>, number[]>();
  for (let step = 0; step < 60; step += 1) {
    if (step % 7 === 0 && told.size < 4) told.set(stage.open(trades, 'MS_100'), []);
    stage.trade(1);
    stage.commit();
    stage.clock.pass(10);
    await settle();
    for (const [reader, steps] of told) for (; steps.length < reader.events.length; ) steps.push(step);
  }
  const [first, ...others] = [...told.values()].map((steps) => steps.slice(-3));
  for (const steps of others) expect(steps).toEqual(first);
});
