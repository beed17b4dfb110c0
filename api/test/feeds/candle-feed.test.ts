import fc from 'fast-check';
import { expect, test } from 'vitest';
import { AAPL, breaks, FeedStage, fromNow, type Reader, settle } from '../kit/feed-stage.ts';

type Candles = Reader<'CandleUpdate'>;
const request = { feed: 'candles', market: AAPL, interval: 'S1', form: 'EACH' } as const;

const candlesOf = (...readers: readonly Candles[]) =>
  readers.flatMap((reader) => reader.data.flatMap(({ candles }) => candles));

const closedTimes = (...readers: readonly Candles[]) =>
  candlesOf(...readers)
    .filter(({ isClosed }) => isClosed)
    .map(({ openTime }) => openTime);

test('every closed candle comes once, in order, whatever the slices, the rate and the breaks', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 1, maxLength: 10 }),
      fc.nat({ max: 9 }),
      fc.constantFrom('REALTIME', 'MS_250'),
      fc.constantFrom('EACH', 'TOGETHER'),
      async (slices, leftAfter, rate, form) => {
        const stage = new FeedStage();
        const first: Candles = stage.open({ ...request, form, ...fromNow }, rate);
        await settle();
        const begin = candlesOf(first)[0]?.openTime ?? 0;
        for (const [index, seconds] of slices.entries()) {
          for (let second = 0; second < seconds; second += 1) {
            stage.trade(index % 2);
            stage.second();
          }
          stage.commit();
          await settle();
          if (index === leftAfter) await first.close();
          stage.clock.pass(100);
          await settle();
        }
        const second: Candles = stage.open({ ...request, form, after: first.lastSeq, epoch: stage.epoch }, rate);
        await settle();
        if (leftAfter >= slices.length) stage.clock.pass(1_000);
        await settle();
        const readers = leftAfter < slices.length ? [first, second] : [first];
        const wanted = stage.read
          .candles(AAPL, 'S1', 1_000)
          .filter((candle) => candle.isClosed && candle.openTime >= begin)
          .map((candle) => candle.openTime);
        expect(closedTimes(...readers)).toEqual(wanted);
        expect(breaks(readers.flatMap((reader) => reader.events))).toEqual([]);
        await Promise.all(readers.map((reader) => reader.close()));
      },
    ),
    { numRuns: 60 },
  );
});

test('between two closes the running candle comes as it is', async () => {
  const stage = new FeedStage();
  const reader: Candles = stage.open({ ...request, ...fromNow });
  await settle();
  stage.trade(3);
  stage.commit();
  await settle();
  expect(candlesOf(reader).map(({ isClosed, tradeCount }) => [isClosed, tradeCount])).toEqual([
    [false, 0],
    [false, 3],
  ]);
});

test('what closed in one slice comes in one event with the running candle, or in an event each, as it was asked for', async () => {
  const stage = new FeedStage();
  const together: Candles = stage.open({ ...request, form: 'TOGETHER', ...fromNow });
  const each: Candles = stage.open({ ...request, ...fromNow });
  await settle();
  for (let second = 0; second < 3; second += 1) stage.second();
  stage.commit();
  await settle();
  const shape = ({ data }: Candles) => data.map(({ candles }) => candles.map(({ isClosed }) => isClosed));
  expect(shape(together)).toEqual([[false], [true, true, true, false]]);
  expect(shape(each)).toEqual([[false], [true], [true], [true], [false]]);
  expect(together.lastSeq).toBe(each.lastSeq);
});
