import type { CandleInterval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { SimTime } from '../../market/units.ts';
import type { Candle } from '../../projections/views.ts';
import { ledgerTables } from '../ledger-tables.ts';
import { AFTER_ALL, BEFORE_ALL, type Reader } from './reader.ts';

export type CandleRange = { readonly before: SimTime | null; readonly after: SimTime | null; readonly limit: number };

const candles = ledgerTables
  .selectFrom('candles')
  .select([
    'open_time as openTime',
    'open_sats as openSats',
    'high_sats as highSats',
    'low_sats as lowSats',
    'close_sats as closeSats',
    'volume_lots as volumeLots',
    'turnover_sats as turnoverSats',
    'trade_count as tradeCount',
    'seq',
  ]);

/** Oldest first: from `after` on when it is given, else the newest ones before `before`. */
export function readCandles(
  reader: Reader,
  market: MarketSymbol,
  interval: CandleInterval,
  { before, after, limit }: CandleRange,
): readonly Candle[] {
  const wanted = candles
    .where('market', '=', market)
    .where('interval', '=', interval)
    .where('open_time', '>', after ?? BEFORE_ALL)
    .where('open_time', '<', before ?? AFTER_ALL);
  const direction = after === null ? 'desc' : 'asc';
  const rows = reader.all(wanted.orderBy('open_time', direction).limit(Math.max(0, limit)));
  const oldestFirst = direction === 'asc' ? rows : [...rows].reverse();
  return oldestFirst.map((row) => ({ ...row, market, interval, isClosed: true }));
}
