import type { CandleInterval } from '../market/candle-interval.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import { Float64Column } from '../util/columns.ts';
import type { Candle } from './views.ts';

/** Numbers of a candle, in the order in which they lie side by side. */
const FIGURES = 9;

/**
 * The last `capacity` closed candles of one market and interval, oldest first. As numbers side by side: a day of candles
 * on ten markets is a hundred thousand, and as objects each takes twice the room and is looked at by every collection.
 */
export class CandleRing {
  readonly market: MarketSymbol;
  readonly interval: CandleInterval;
  readonly #capacity: number;
  readonly #figures = new Float64Column();
  #length = 0;
  #start = 0;

  /** @param capacity 0 keeps nothing */
  constructor(market: MarketSymbol, interval: CandleInterval, capacity: number) {
    this.market = market;
    this.interval = interval;
    this.#capacity = capacity;
  }

  push(candle: Candle): void {
    if (this.#capacity === 0) return;
    const isFull = this.#length === this.#capacity;
    this.#write((isFull ? this.#start : this.#length) * FIGURES, candle);
    if (isFull) this.#start = (this.#start + 1) % this.#capacity;
    else this.#length += 1;
  }

  /** The newest `count` candles, oldest first. */
  last(count: number): Candle[] {
    const taken = Math.min(count, this.#length);
    const first = this.#start + this.#length - taken;
    const candles: Candle[] = [];
    for (let index = first; index < first + taken; index += 1) {
      candles.push(this.#read((index % this.#length) * FIGURES));
    }
    return candles;
  }

  /** Oldest first. */
  toArray(): Candle[] {
    return this.last(this.#length);
  }

  /** Forgets what it holds and takes these instead, oldest first. */
  replaceWith(candles: readonly Candle[]): void {
    this.#length = 0;
    this.#start = 0;
    for (const candle of candles) this.push(candle);
  }

  #write(cell: number, candle: Candle): void {
    const figures = this.#figures;
    figures.set(cell, candle.openTime);
    figures.set(cell + 1, candle.openSats);
    figures.set(cell + 2, candle.highSats);
    figures.set(cell + 3, candle.lowSats);
    figures.set(cell + 4, candle.closeSats);
    figures.set(cell + 5, candle.volumeLots);
    figures.set(cell + 6, candle.turnoverSats);
    figures.set(cell + 7, candle.tradeCount);
    figures.set(cell + 8, candle.seq);
  }

  #read(cell: number): Candle {
    const figures = this.#figures;
    return {
      market: this.market,
      interval: this.interval,
      openTime: figures.get(cell),
      openSats: figures.get(cell + 1),
      highSats: figures.get(cell + 2),
      lowSats: figures.get(cell + 3),
      closeSats: figures.get(cell + 4),
      volumeLots: figures.get(cell + 5),
      turnoverSats: figures.get(cell + 6),
      tradeCount: figures.get(cell + 7),
      isClosed: true,
      seq: figures.get(cell + 8),
    };
  }
}
