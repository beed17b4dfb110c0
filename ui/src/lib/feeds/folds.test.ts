import { foldFeed, openFeed } from '@agent-market/schema';
import { expect, test } from 'vitest';
import type { Bar } from '#lib/shared/chart/bar.ts';
import { boardRules } from './board.ts';
import { BARS_BLOCK, BARS_CAPACITY, candleRules, hasHole, joinHistory, placeBar } from './candles.ts';
import { type Thought, wireRules } from './wire.ts';

const header = { epoch: 'a', firstSeq: 1, lastSeq: 1, prevSeq: 0 } as const;
const bar = (time: number, close: number): Bar => ({ time, open: close, high: close, low: close, close, volume: 1 });
const closes = (bars: readonly Bar[]): readonly (readonly [number, number])[] =>
  bars.map((each) => [each.time, each.close]);

test('a bar replaces its twin, extends the series, or finds its place among older ones', () => {
  const bars = [bar(60, 1), bar(120, 2)];
  expect(closes(placeBar(bars, bar(120, 3)))).toEqual([
    [60, 1],
    [120, 3],
  ]);
  expect(closes(placeBar(bars, bar(180, 3)))).toEqual([
    [60, 1],
    [120, 2],
    [180, 3],
  ]);
  expect(closes(placeBar(bars, bar(60, 9)))).toEqual([
    [60, 9],
    [120, 2],
  ]);
  expect(closes(placeBar([bar(60, 1), bar(180, 2)], bar(120, 9)))).toEqual([
    [60, 1],
    [120, 9],
    [180, 2],
  ]);
});

test('bars that did not change keep their identity, so that a chart updates one and not ten thousand', () => {
  const bars = [bar(60, 1), bar(120, 2)];
  expect(placeBar(bars, bar(120, 3))[0]).toBe(bars[0]);
});

test('old bars go by the block: a long day has few bars that a chart must be drawn anew for', () => {
  const all = Array.from({ length: BARS_CAPACITY + 3 * BARS_BLOCK }, (_, index) => bar(index * 60, index));
  const firsts = new Set<number | undefined>();
  let live: readonly Bar[] = [];
  for (const [count, each] of all.entries()) {
    live = placeBar(live, each);
    const joined = joinHistory(all.slice(0, 100), all.slice(100, count + 1));
    for (const { length } of [live, joined]) expect(length).toBeLessThan(BARS_CAPACITY + BARS_BLOCK);
    firsts.add(live[0]?.time);
    expect(live.at(-1)).toBe(each);
  }
  expect(firsts.size).toBe(4);
});

test('history ends where the live bars begin', () => {
  expect(closes(joinHistory([bar(60, 1), bar(120, 2)], [bar(120, 5), bar(180, 3)]))).toEqual([
    [60, 1],
    [120, 5],
    [180, 3],
  ]);
});

test('bars that closed between the history and the first word of the feed are missed', () => {
  expect(hasHole([bar(60, 1)], [bar(120, 2)], 60)).toBe(false);
  expect(hasHole([bar(60, 1), bar(120, 1)], [bar(120, 2)], 60)).toBe(false);
  expect(hasHole([bar(60, 1)], [bar(180, 2)], 60)).toBe(true);
  expect(hasHole([], [bar(180, 2)], 60)).toBe(false);
});

test('a thought that comes again takes its own place on the wire', () => {
  const thought = (seq: number, thesis: string) => ({ seq, thesis }) as Thought;
  const batch = (isSnapshot: boolean, thoughts: Thought[]) => ({
    ...header,
    __typename: 'ThoughtBatch' as const,
    isSnapshot,
    thoughts,
  });
  const first = wireRules.apply([], batch(true, [thought(1, 'a'), thought(2, 'b')])) ?? [];
  const second = wireRules.apply(first, batch(false, [thought(1, 'a, filled'), thought(3, 'c')])) ?? [];
  expect(second.map((each) => [each.seq, each.thesis])).toEqual([
    [1, 'a, filled'],
    [2, 'b'],
    [3, 'c'],
  ]);
});

test('a small equity curve spans the whole run within its bound', () => {
  let board = boardRules.empty;
  for (let value = 0; value < 1_000; value += 1) {
    const row = { participant: 'kelvin', equitySats: String(value) } as (typeof board.rows)[number];
    board = boardRules.apply(board, { ...header, __typename: 'LeaderboardUpdate', rows: [row] }) ?? board;
  }
  const curve = board.curves.get('kelvin') ?? [];
  expect(curve.length).toBeLessThanOrEqual(121);
  expect([curve[0], curve.at(-1)]).toEqual([0, 999]);
});

test('bars of another run are never joined with those of this one', () => {
  const update = (epoch: string, openTime: number) => ({
    ...header,
    epoch,
    __typename: 'CandleUpdate' as const,
    openTimes: [openTime],
    opens: ['1'],
    highs: ['1'],
    lows: ['1'],
    closes: ['1'],
    volumesLots: ['1'],
  });
  const resync = { ...header, epoch: 'b', __typename: 'Resync' as const, reason: 'EPOCH_CHANGED' };
  const events = [update('a', 60_000), resync, update('b', 30_000)];
  const end = events.reduce(
    (state, event) => foldFeed(candleRules, state, event, 0).state,
    openFeed(candleRules.empty),
  );
  expect(end.data.map((each) => each.time)).toEqual([30]);
});
