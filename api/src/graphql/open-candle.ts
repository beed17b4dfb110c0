import type { RunHistory } from '../ledger/history.ts';
import { type CandleInterval, candleIntervalMs, candleIntervals } from '../market/candle-interval.ts';
import type { EventOf } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import type { Candle, TradeView } from '../projections/views.ts';
import type { RunSource } from './run-source.ts';

/** More than a book matches within the shortest interval. */
const MAX_TRADES = 10_000;

type Part = Pick<
  Candle,
  'openSats' | 'highSats' | 'lowSats' | 'closeSats' | 'volumeLots' | 'turnoverSats' | 'tradeCount'
>;

/**
 * The candle that was open when a run ended or was killed, as the fold had it. The file keeps closed candles only, so it is
 * put together from the closed ones of the next shorter interval and the open one of that, down to single trades: a few
 * dozen rows, however long the candle. Null when the file does not tell how the run began.
 */
export function openCandle(run: RunSource, market: MarketSymbol, interval: CandleInterval): Candle | null {
  const { history, opening } = run;
  const instrument = run.instrument(market);
  if (history === null || opening === null || instrument === undefined) return null;
  return grow({ history, opening, instrument }, interval);
}

type Beginning = {
  readonly history: RunHistory;
  readonly opening: EventOf<'RunStarted'>;
  readonly instrument: Instrument;
};

function grow(beginning: Beginning, interval: CandleInterval): Candle {
  const { history, instrument } = beginning;
  const empty = emptyCandle(beginning, interval);
  const traded = partsOf(beginning, empty).filter(({ tradeCount }) => tradeCount > 0);
  const [first, last] = [traded[0], traded.at(-1)];
  if (first === undefined || last === undefined) return empty;
  const sum = (of: (part: Part) => number) => traded.reduce((total, part) => total + of(part), 0);
  return {
    ...empty,
    openSats: first.openSats,
    highSats: Math.max(...traded.map((part) => part.highSats)),
    lowSats: Math.min(...traded.map((part) => part.lowSats)),
    closeSats: last.closeSats,
    volumeLots: sum((part) => part.volumeLots),
    turnoverSats: sum((part) => part.turnoverSats),
    tradeCount: sum((part) => part.tradeCount),
    seq: lastTradeSeq(history, instrument.symbol),
  };
}

/** The candle before its first trade: it goes on from the last closed one, or from the opening price. */
function emptyCandle({ history, opening, instrument }: Beginning, interval: CandleInterval): Candle {
  const { symbol: market, openingPriceSats } = instrument;
  const lengthMs = candleIntervalMs[interval];
  const [closed] = history.candles(market, interval, { before: null, after: null, limit: 1 });
  if (closed !== undefined) return flat(closed, closed.openTime + lengthMs);
  const { seq, time } = opening;
  return flat({ market, interval, closeSats: openingPriceSats, seq }, time - (time % lengthMs));
}

function flat(
  previous: Pick<Candle, 'market' | 'interval' | 'closeSats' | 'seq'>,
  openTime: Candle['openTime'],
): Candle {
  const { market, interval, closeSats, seq } = previous;
  const prices = { openSats: closeSats, highSats: closeSats, lowSats: closeSats, closeSats };
  return { market, interval, openTime, ...prices, volumeLots: 0, turnoverSats: 0, tradeCount: 0, isClosed: false, seq };
}

/** What happened since the candle opened, oldest first. */
function partsOf(beginning: Beginning, { market, interval, openTime, seq }: Candle): readonly Part[] {
  const { history } = beginning;
  const shorter = candleIntervals[candleIntervals.indexOf(interval) - 1];
  if (shorter === undefined) {
    // The event that closed the candle before may be this one's first trade.
    const page = { beforeSeq: null, afterSeq: seq - 1, limit: MAX_TRADES };
    return history.trades({ market, participantId: null }, page).map(partOf);
  }
  const limit = candleIntervalMs[interval] / candleIntervalMs[shorter];
  const closed = history.candles(market, shorter, { before: null, after: openTime - 1, limit });
  return [...closed, grow(beginning, shorter)];
}

function partOf({ priceSats, quantityLots, notionalSats }: TradeView): Part {
  const prices = { openSats: priceSats, highSats: priceSats, lowSats: priceSats, closeSats: priceSats };
  return { ...prices, volumeLots: quantityLots, turnoverSats: notionalSats, tradeCount: 1 };
}

function lastTradeSeq(history: RunHistory, market: MarketSymbol): number {
  const [last] = history.trades({ market, participantId: null }, { beforeSeq: null, afterSeq: null, limit: 1 });
  return last?.seq ?? 0;
}
