import { type CandleInterval, candleIntervalMs, candleIntervals } from '../market/candle-interval.ts';
import type { EventOf, MarketEvent } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import { type Lots, notionalSats, type Sats, type Seq, type SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { CandleRing } from './candle-ring.ts';
import type { Projection } from './projection.ts';
import type { Candle } from './views.ts';

/** Closed candles kept in memory for each market and interval; older ones are in the ledger. */
const KEPT = 1_500;

type Growing = { -readonly [Key in keyof Candle]: Candle[Key] };

/** A candle of a known market and interval, a third of the size. */
type CandleTuple = readonly [SimTime, Sats, Sats, Sats, Sats, Lots, Sats, number, Seq];

type SeriesState = { readonly closed: readonly CandleTuple[]; readonly open: CandleTuple };

type State = readonly {
  readonly instrument: Instrument;
  readonly series: Readonly<Record<CandleInterval, SeriesState>>;
}[];

/** Candles of one market and interval. An interval without a trade is a flat candle at the last close: no holes. */
class CandleSeries {
  readonly closed: CandleRing;
  readonly #intervalMs: number;
  #open: Growing;

  constructor(closed: CandleRing, time: SimTime, priceSats: Sats, seq: Seq) {
    const { market, interval } = closed;
    this.closed = closed;
    this.#intervalMs = candleIntervalMs[interval];
    const openTime = time - (time % this.#intervalMs);
    this.#open = flat({ market, interval, openTime, closeSats: priceSats }, openTime, seq);
  }

  get open(): Candle {
    return this.#open;
  }

  state(): SeriesState {
    return { closed: this.closed.toArray().map(toTuple), open: toTuple(this.#open) };
  }

  restore({ closed, open }: SeriesState): void {
    const { market, interval } = this.#open;
    this.closed.replaceWith(closed.map((tuple) => fromTuple(market, interval, tuple, true)));
    this.#open = fromTuple(market, interval, open, false);
  }

  /** Closes everything that ended by `time`, oldest first. */
  rollTo(time: SimTime, seq: Seq, onClosed: (candle: Candle) => void): void {
    while (this.#open.openTime + this.#intervalMs <= time) {
      const done: Candle = { ...this.#open, isClosed: true, seq };
      this.closed.push(done);
      onClosed(done);
      this.#open = flat(done, done.openTime + this.#intervalMs, seq);
    }
  }

  trade(event: EventOf<'TradeExecuted'>, notional: number): void {
    const candle = this.#open;
    if (candle.tradeCount === 0) candle.openSats = event.priceSats;
    candle.highSats = candle.tradeCount === 0 ? event.priceSats : Math.max(candle.highSats, event.priceSats);
    candle.lowSats = candle.tradeCount === 0 ? event.priceSats : Math.min(candle.lowSats, event.priceSats);
    candle.closeSats = event.priceSats;
    candle.volumeLots += event.quantityLots;
    candle.turnoverSats += notional;
    candle.tradeCount += 1;
    candle.seq = event.seq;
  }
}

function toTuple(candle: Candle): CandleTuple {
  const { openTime, openSats, highSats, lowSats, closeSats, volumeLots, turnoverSats, tradeCount, seq } = candle;
  return [openTime, openSats, highSats, lowSats, closeSats, volumeLots, turnoverSats, tradeCount, seq];
}

function fromTuple(market: MarketSymbol, interval: CandleInterval, tuple: CandleTuple, isClosed: boolean): Growing {
  const [openTime, openSats, highSats, lowSats, closeSats, volumeLots, turnoverSats, tradeCount, seq] = tuple;
  const prices = { openSats, highSats, lowSats, closeSats };
  return { market, interval, openTime, ...prices, volumeLots, turnoverSats, tradeCount, isClosed, seq };
}

function flat(
  previous: Pick<Candle, 'market' | 'interval' | 'openTime' | 'closeSats'>,
  openTime: SimTime,
  seq: Seq,
): Growing {
  const { market, interval, closeSats } = previous;
  const prices = { openSats: closeSats, highSats: closeSats, lowSats: closeSats, closeSats };
  return { market, interval, openTime, ...prices, volumeLots: 0, turnoverSats: 0, tradeCount: 0, isClosed: false, seq };
}

/** Candles of all markets and intervals, made of trades alone. */
export class CandleProjection implements Projection {
  readonly #onClosed: (candle: Candle) => void;
  readonly #kept: number;
  readonly #series = new Map<MarketSymbol, Readonly<Record<CandleInterval, CandleSeries>>>();
  readonly #instruments = new Map<MarketSymbol, Instrument>();

  /** @param kept closed candles that `view` still shows; 0 for those who only listen */
  constructor(onClosed: (candle: Candle) => void = () => {}, kept = KEPT) {
    this.#onClosed = onClosed;
    this.#kept = kept;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#begin(instrument, event.time, event.seq);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'TimeAdvanced':
        for (const market of this.#series.keys()) this.#roll(market, event.time, event.seq);
        return;
      default:
        return;
    }
  }

  /** The newest `limit` candles, oldest first; the last one is still open. */
  view(market: MarketSymbol, interval: CandleInterval, limit: number): readonly Candle[] {
    const series = must(this.#series.get(market), `candles of ${market}`)[interval];
    return limit <= 0 ? [] : [...series.closed.last(limit - 1), { ...series.open }];
  }

  state(): State {
    return [...this.#series].map(([market, series]) => ({
      instrument: must(this.#instruments.get(market), market),
      series: byInterval((interval) => series[interval].state()),
    }));
  }

  restore(state: unknown): void {
    this.#series.clear();
    this.#instruments.clear();
    for (const { instrument, series } of state as State) {
      this.#begin(instrument, 0, 0);
      const begun = must(this.#series.get(instrument.symbol), instrument.symbol);
      for (const interval of candleIntervals) begun[interval].restore(series[interval]);
    }
  }

  #begin(instrument: Instrument, time: SimTime, seq: Seq): void {
    const { symbol, openingPriceSats } = instrument;
    const make = (interval: CandleInterval) =>
      new CandleSeries(new CandleRing(symbol, interval, this.#kept), time, openingPriceSats, seq);
    this.#instruments.set(symbol, instrument);
    this.#series.set(symbol, byInterval(make));
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    this.#roll(event.market, event.time, event.seq);
    const { lotsPerUnit } = must(this.#instruments.get(event.market), event.market);
    const notional = notionalSats(event.priceSats, event.quantityLots, lotsPerUnit);
    const series = must(this.#series.get(event.market), event.market);
    for (const interval of candleIntervals) series[interval].trade(event, notional);
  }

  #roll(market: MarketSymbol, time: SimTime, seq: Seq): void {
    const series = must(this.#series.get(market), market);
    for (const interval of candleIntervals) series[interval].rollTo(time, seq, this.#onClosed);
  }
}

function byInterval<T>(make: (interval: CandleInterval) => T): Readonly<Record<CandleInterval, T>> {
  return {
    S1: make('S1'),
    S5: make('S5'),
    M1: make('M1'),
    M5: make('M5'),
    M15: make('M15'),
    H1: make('H1'),
  };
}
