import type { CandleInterval as Interval } from '../../market/candle-interval.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { SimTime } from '../../market/units.ts';
import type { Candle as CandleView } from '../../projections/views.ts';
import { badInput } from '../api-error.ts';
import { builder } from '../builder.ts';
import { checkPageSize, connectionOf, toConnection } from '../connection.ts';
import type { ApiContext } from '../context.ts';
import { decodeCursor, encodeCursor } from '../cursor.ts';
import { CandleInterval } from '../enums.ts';
import { openCandle } from '../open-candle.ts';
import type { RunSource } from '../run-source.ts';

const DEFAULT_COUNT = 300;
const CURSOR = 'candle';
const WHOLE_RING = 1_000_000;
const BEFORE_ALL: SimTime = -1;

export const Candle = builder.objectRef<CandleView>('Candle').implement({
  description: 'Open, high, low and close of one market over one interval of simulated time.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    interval: t.field({ type: CandleInterval, description: 'Its length.', resolve: (candle) => candle.interval }),
    openTime: t.expose('openTime', {
      type: 'EpochMillis',
      description: 'Where it begins, simulated milliseconds since the Unix epoch.',
    }),
    open: t.field({
      type: 'Sats',
      description: 'First price in sats per whole base unit.',
      resolve: (candle) => candle.openSats,
    }),
    high: t.field({
      type: 'Sats',
      description: 'Highest price in sats per whole base unit.',
      resolve: (candle) => candle.highSats,
    }),
    low: t.field({
      type: 'Sats',
      description: 'Lowest price in sats per whole base unit.',
      resolve: (candle) => candle.lowSats,
    }),
    close: t.field({
      type: 'Sats',
      description: 'Last price in sats per whole base unit.',
      resolve: (candle) => candle.closeSats,
    }),
    volumeLots: t.expose('volumeLots', { type: 'Lots', description: 'Traded quantity in lots.' }),
    turnover: t.field({
      type: 'Sats',
      description: 'Sum of what was paid, in sats.',
      resolve: (candle) => candle.turnoverSats,
    }),
    tradeCount: t.exposeInt('tradeCount', { description: 'How many trades.' }),
    isClosed: t.exposeBoolean('isClosed', { description: 'False while its interval still runs.' }),
    seq: t.expose('seq', { type: 'Sequence', description: 'Last event folded into it.' }),
  }),
});

export const CandleConnection = connectionOf('Candle', Candle);

export type CandleArgs = {
  readonly interval: Interval;
  readonly from?: SimTime | null | undefined;
  readonly to?: SimTime | null | undefined;
  readonly first?: number | null | undefined;
  readonly after?: string | null | undefined;
  readonly last?: number | null | undefined;
  readonly before?: string | null | undefined;
};

export const candleArgs = builder.args((t) => ({
  interval: t.field({ type: CandleInterval, required: true, description: 'Length of the candles.' }),
  from: t.field({
    type: 'EpochMillis',
    description: 'Only candles that begin at this simulated time, milliseconds since the Unix epoch, or later.',
  }),
  to: t.field({
    type: 'EpochMillis',
    description: 'Only candles that begin before this simulated time, milliseconds since the Unix epoch.',
  }),
  first: t.int({
    description: 'The oldest so many after `after`, from 1 to `serviceLimits.maxCandlesPageSize`; more is refused.',
  }),
  after: t.field({ type: 'Cursor', description: 'Only candles that begin after this one.' }),
  last: t.int({
    description: `The newest so many before \`before\`; ${DEFAULT_COUNT} when neither \`first\` nor \`last\` is given.`,
  }),
  before: t.field({ type: 'Cursor', description: 'Only candles that begin before this one: pages back in time.' }),
}));

/** Candles are cheap: ten cost what one row of another list does. */
export function candleCost(args: Pick<CandleArgs, 'first' | 'last'>) {
  return { field: 1, multiplier: Math.max(Math.ceil((args.first ?? args.last ?? DEFAULT_COUNT) / 10), 1) };
}

/** Oldest first within the page, whichever way it was asked for. */
export function candlePage(
  run: RunSource,
  market: MarketSymbol,
  args: CandleArgs,
  { services: { limits } }: ApiContext,
) {
  const forward = typeof args.first === 'number';
  if (forward && typeof args.last === 'number') throw badInput('Give either `first` or `last`, not both');
  const count = args.first ?? args.last ?? DEFAULT_COUNT;
  checkPageSize(forward ? 'first' : 'last', count, limits.maxCandlesPageSize);
  const after = typeof args.after === 'string' ? decodeCursor(CURSOR, args.after) : null;
  const before = typeof args.before === 'string' ? decodeCursor(CURSOR, args.before) : null;
  const bounds = {
    after: greatest(after, typeof args.from === 'number' ? args.from - 1 : null),
    before: least(before, args.to ?? null),
  };
  const rows = readCandles(run, market, args.interval, { ...bounds, limit: count + 1 }, forward);
  const page = forward ? rows.slice(0, count) : rows.slice(-count);
  const edges = page.map((node) => ({ node, cursor: encodeCursor(CURSOR, node.openTime) }));
  const more = rows.length > count;
  return forward ? toConnection(edges, more, after !== null) : toConnection(edges, before !== null, more);
}

type Range = { readonly after: SimTime | null; readonly before: SimTime | null; readonly limit: number };

/** The fold's candles (of a run that is over, the last one) and, where they begin too late, the closed ones of the file. */
function readCandles(run: RunSource, market: MarketSymbol, interval: Interval, range: Range, forward: boolean) {
  const within = (candle: CandleView) =>
    (range.after === null || candle.openTime > range.after) &&
    (range.before === null || candle.openTime < range.before);
  if (run.instrument(market) === undefined) return [];
  const ring = run.live?.candles(market, interval, WHOLE_RING) ?? lastCandle(run, market, interval);
  const recent = ring.filter(within);
  const oldestInRing = ring[0]?.openTime ?? null;
  const isEnough = forward
    ? range.after !== null && oldestInRing !== null && range.after >= oldestInRing
    : recent.length >= range.limit;
  const older = isEnough ? [] : readFile(run, market, interval, range, oldestInRing, forward, recent.length);
  const all = [...older.filter(within), ...recent];
  return forward ? all.slice(0, range.limit) : all.slice(-range.limit);
}

function lastCandle(run: RunSource, market: MarketSymbol, interval: Interval): readonly CandleView[] {
  const candle = openCandle(run, market, interval);
  return candle === null ? [] : [candle];
}

function readFile(
  run: RunSource,
  market: MarketSymbol,
  interval: Interval,
  range: Range,
  oldestInRing: SimTime | null,
  forward: boolean,
  alreadyRead: number,
): readonly CandleView[] {
  const before = least(range.before, oldestInRing);
  const limit = forward ? range.limit : range.limit - alreadyRead;
  // Without `after` the file reads back from `before`; forward means from the very first candle on.
  const after = forward ? (range.after ?? BEFORE_ALL) : null;
  return run.history?.candles(market, interval, { before, after, limit }) ?? [];
}

function least(...bounds: readonly (SimTime | null)[]): SimTime | null {
  const given = bounds.filter((bound) => bound !== null);
  return given.length === 0 ? null : Math.min(...given);
}

function greatest(...bounds: readonly (SimTime | null)[]): SimTime | null {
  const given = bounds.filter((bound) => bound !== null);
  return given.length === 0 ? null : Math.max(...given);
}
