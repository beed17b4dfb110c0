import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { RunArchive, RunHistory } from '../../ledger/history.ts';
import type { Candle, ReadModel } from '../../projections/views.ts';
import type { ApiContext } from '../context.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { RunSource } from '../run-source.ts';
import { type CandleArgs, candlePage } from './candle.ts';

const context = { services: { limits: DEFAULT_LIMITS } } as ApiContext;

/** A run of `count` candles, of which the fold kept the newest `kept` (the last one still open) and the file all closed ones. */
function runOf(count: number, kept: number): RunSource {
  const all = Array.from({ length: count }, (_, index) => {
    return { openTime: index * 60_000, isClosed: index < count - 1 } as Candle;
  });
  const live = {
    instruments: [{ symbol: 'AAPL/BTC' }],
    candles: (_market: string, _interval: string, limit: number) => all.slice(-Math.min(kept, limit)),
  };
  const candles: RunHistory['candles'] = (_market, _interval, { before, after, limit }) => {
    const within = all.filter(
      ({ openTime, isClosed }) =>
        isClosed && openTime < (before ?? Number.POSITIVE_INFINITY) && openTime > (after ?? -1),
    );
    return after === null ? within.slice(Math.max(0, within.length - limit)) : within.slice(0, limit);
  };
  return new RunSource('run-1', live as unknown as ReadModel, { open: () => ({ candles }) } as unknown as RunArchive);
}

const shape = [
  fc.integer({ min: 1, max: 60 }),
  fc.integer({ min: 1, max: 30 }),
  fc.integer({ min: 1, max: 15 }),
] as const;

test('paging forward from the first candle gives every one once, oldest first, from the file into memory', () => {
  fc.assert(
    fc.property(...shape, (count, kept, first) => {
      const run = runOf(count, kept);
      const seen: number[] = [];
      let after: string | null = null;
      do {
        const page: ReturnType<typeof candlePage> = candlePage(
          run,
          'AAPL/BTC',
          { interval: 'M1', first, after },
          context,
        );
        seen.push(...page.edges.map(({ node }) => node.openTime));
        after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
      } while (after !== null);
      expect(seen).toEqual(Array.from({ length: count }, (_, index) => index * 60_000));
    }),
  );
});

test('paging back from the open candle gives every one once, from memory into the file', () => {
  fc.assert(
    fc.property(...shape, (count, kept, last) => {
      const run = runOf(count, kept);
      const seen: number[] = [];
      let before: string | null = null;
      do {
        const page: ReturnType<typeof candlePage> = candlePage(
          run,
          'AAPL/BTC',
          { interval: 'M1', last, before },
          context,
        );
        seen.unshift(...page.edges.map(({ node }) => node.openTime));
        before = page.pageInfo.hasPreviousPage ? page.pageInfo.startCursor : null;
      } while (before !== null);
      expect(seen).toEqual(Array.from({ length: count }, (_, index) => index * 60_000));
    }),
  );
});

const openTimes = (run: RunSource, args: Partial<CandleArgs>) =>
  candlePage(run, 'AAPL/BTC', { interval: 'M1', ...args }, context).edges.map(({ node }) => node.openTime);

test('from and to are the bounds of a page, from its own on and before to, in memory and in the file', () => {
  fc.assert(
    fc.property(...shape, fc.nat({ max: 4_000_000 }), fc.nat({ max: 4_000_000 }), (count, kept, size, from, to) => {
      const run = runOf(count, kept);
      const all = Array.from({ length: count }, (_, index) => index * 60_000);
      const within = all.filter((time) => time >= from && time < to);
      expect(openTimes(run, { from, to, first: size })).toEqual(within.slice(0, size));
      expect(openTimes(run, { from, to, last: size })).toEqual(within.slice(-size));
    }),
  );
});
