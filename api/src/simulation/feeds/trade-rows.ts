import type { RunHistory } from '../../ledger/history.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { Seq } from '../../market/units.ts';
import type { ReadModel, TradeView } from '../../projections/views.ts';
import type { KeyFilter, Row } from './lossless-feed.ts';

/** Trades of a snapshot. */
const SNAPSHOT_TRADES = 200;

export function tradeRow(trade: TradeView): Row<TradeView> {
  return { seq: trade.seq, key: trade.market, item: trade };
}

/** The newest trades of the wanted markets, oldest first. */
export function newestTrades(read: ReadModel, filter: KeyFilter): Row<TradeView>[] {
  const symbols: readonly MarketSymbol[] = read.instruments.map((instrument) => instrument.symbol);
  const wanted = symbols.filter((symbol) => filter === null || filter.has(symbol));
  const trades = wanted.flatMap((symbol) => read.trades(symbol, SNAPSHOT_TRADES)).sort((a, b) => b.seq - a.seq);
  return trades.slice(0, SNAPSHOT_TRADES).reverse().map(tradeRow);
}

/**
 * Trades above `seq` from the run's file, at most `limit`: fewer only when there are no more up to `head`. Several wanted
 * markets are picked out of all of them.
 */
export function tradesBehind(
  history: RunHistory,
  filter: KeyFilter,
  seq: Seq,
  head: Seq,
  limit: number,
): readonly Row<TradeView>[] {
  const only = filter?.size === 1 ? ([...filter][0] ?? null) : null;
  const rows: Row<TradeView>[] = [];
  for (let afterSeq = seq; rows.length < limit; ) {
    const page = history.trades({ market: only, participantId: null }, { beforeSeq: null, afterSeq, limit });
    for (const trade of page) {
      const isWanted = trade.seq <= head && (filter === null || filter.has(trade.market));
      if (isWanted && rows.length < limit) rows.push(tradeRow(trade));
    }
    afterSeq = page.at(-1)?.seq ?? head;
    if (page.length < limit || afterSeq >= head) break;
  }
  return rows;
}
