import type { CandleInterval } from '../market/candle-interval.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import { FigureRing } from '../util/figure-ring.ts';
import type { Candle } from './views.ts';

/** Numbers of a candle. */
const FIGURES = 9;

/** The last `capacity` closed candles of one market and interval, oldest first: a day on ten markets is a hundred thousand. */
export class CandleRing {
  readonly market: MarketSymbol;
  readonly interval: CandleInterval;
  readonly #figures: FigureRing;

  /** @param capacity 0 keeps nothing */
  constructor(market: MarketSymbol, interval: CandleInterval, capacity: number) {
    this.market = market;
    this.interval = interval;
    this.#figures = new FigureRing(FIGURES, capacity);
  }

  push(candle: Candle): void {
    const { openTime, openSats, highSats, lowSats, closeSats, volumeLots, turnoverSats, tradeCount, seq } = candle;
    const prices = [openSats, highSats, lowSats, closeSats];
    this.#figures.push([openTime, ...prices, volumeLots, turnoverSats, tradeCount, seq]);
  }

  /** The newest `count` candles, oldest first. */
  last(count: number): Candle[] {
    const { length } = this.#figures;
    const taken = Math.min(count, length);
    return Array.from({ length: taken }, (_, index) => this.#read(length - taken + index));
  }

  /** Oldest first. */
  toArray(): Candle[] {
    return this.last(this.#figures.length);
  }

  /** Forgets what it holds and takes these instead, oldest first. */
  replaceWith(candles: readonly Candle[]): void {
    this.#figures.clear();
    for (const candle of candles) this.push(candle);
  }

  #read(row: number): Candle {
    const figures = this.#figures;
    return {
      market: this.market,
      interval: this.interval,
      openTime: figures.get(row, 0),
      openSats: figures.get(row, 1),
      highSats: figures.get(row, 2),
      lowSats: figures.get(row, 3),
      closeSats: figures.get(row, 4),
      volumeLots: figures.get(row, 5),
      turnoverSats: figures.get(row, 6),
      tradeCount: figures.get(row, 7),
      isClosed: true,
      seq: figures.get(row, 8),
    };
  }
}
