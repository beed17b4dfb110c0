import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Page, RunArchive } from '../ledger/history.ts';
import type { ReadModel, TradeView } from '../projections/views.ts';
import { type Connection, newestFirstPage } from './connection.ts';
import { tradesOf } from './run-rows.ts';
import { RunSource } from './run-source.ts';

const list = { kind: 'trade', maxPageSize: 100, keyOf: (trade: TradeView) => trade.seq };

/** A run whose fold kept the newest `kept` of its trades and whose file has them all, and some the fold has not seen yet. */
function runOf(seqs: readonly number[], kept: number, ahead: number): RunSource {
  const trades = [...seqs].sort((a, b) => b - a).map((seq) => ({ seq }) as TradeView);
  const newest = trades[0]?.seq ?? 0;
  const unseen = Array.from({ length: ahead }, (_, index) => ({ seq: newest + ahead - index }) as TradeView);
  const live = { seq: newest, trades: (_market: string, limit: number) => trades.slice(0, Math.min(limit, kept)) };
  const file = (_filter: unknown, { beforeSeq, limit }: Page) =>
    [...unseen, ...trades].filter(({ seq }) => beforeSeq === null || seq < beforeSeq).slice(0, limit);
  const archive = { open: () => ({ trades: file }) } as unknown as RunArchive;
  return new RunSource('run-1', live as unknown as ReadModel, archive);
}

test.each(['AAPL/BTC', null])(
  'pages of %s go from memory into the file without a seam and show nothing too early',
  (market) => {
    const sizes = { maxLength: 40 };
    fc.assert(
      fc.property(
        fc.uniqueArray(fc.integer({ min: 1, max: 1_000 }), sizes),
        fc.nat(50),
        fc.nat(5),
        fc.integer({ min: 1, max: 15 }),
        (seqs, kept, ahead, first) => {
          const run = runOf(seqs, kept, ahead);
          const seen: number[] = [];
          let after: string | null = null;
          do {
            const page: Connection<TradeView> = newestFirstPage(list, { first, after }, (before, limit) =>
              tradesOf(run, { market, participantId: null }, before, limit),
            );
            seen.push(...page.edges.map(({ node }) => node.seq));
            after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
          } while (after !== null);
          expect(seen).toEqual([...seqs].sort((a, b) => b - a));
        },
      ),
    );
  },
);
