import type { Lots, Sats, SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { RingBuffer } from '../util/ring-buffer.ts';

const BUCKET_MS = 60_000;
const BUCKETS = 1_440;

export type WindowTotals = {
  readonly openSats: Sats;
  readonly highSats: Sats;
  readonly lowSats: Sats;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly tradeCount: number;
};

type Bucket = { -readonly [Key in keyof WindowTotals]: WindowTotals[Key] } & { closeSats: Sats };

export type RollingWindowState = {
  readonly full: readonly Readonly<Bucket>[];
  readonly current: Readonly<Bucket>;
  readonly currentEnds: SimTime;
};

/** Statistics of the last 24 hours in buckets of a minute: the oldest minute leaves as a whole. */
export class RollingWindow {
  readonly #full = new RingBuffer<Bucket>(BUCKETS);
  #current: Bucket;
  #currentEnds: SimTime;
  #fullTotals: WindowTotals | null = null;

  constructor(time: SimTime, priceSats: Sats) {
    this.#current = empty(priceSats);
    this.#currentEnds = time - (time % BUCKET_MS) + BUCKET_MS;
  }

  add(time: SimTime, priceSats: Sats, quantityLots: Lots, turnoverSats: Sats): void {
    this.rollTo(time);
    const bucket = this.#current;
    bucket.highSats = Math.max(bucket.highSats, priceSats);
    bucket.lowSats = Math.min(bucket.lowSats, priceSats);
    bucket.closeSats = priceSats;
    bucket.volumeLots += quantityLots;
    bucket.turnoverSats += turnoverSats;
    bucket.tradeCount += 1;
  }

  rollTo(time: SimTime): void {
    while (time >= this.#currentEnds) {
      this.#full.push(this.#current);
      this.#current = empty(this.#current.closeSats);
      this.#currentEnds += BUCKET_MS;
      this.#fullTotals = null;
    }
  }

  state(): RollingWindowState {
    return { full: this.#full.toArray(), current: this.#current, currentEnds: this.#currentEnds };
  }

  restore({ full, current, currentEnds }: RollingWindowState): void {
    this.#full.replaceWith(full);
    this.#current = { ...current };
    this.#currentEnds = currentEnds;
    this.#fullTotals = null;
  }

  totals(): WindowTotals {
    if (this.#full.length === 0) return this.#current;
    this.#fullTotals ??= merge(this.#full.toArray());
    return merge([this.#fullTotals, this.#current]);
  }
}

function empty(priceSats: Sats): Bucket {
  const prices = { openSats: priceSats, highSats: priceSats, lowSats: priceSats, closeSats: priceSats };
  return { ...prices, volumeLots: 0, turnoverSats: 0, tradeCount: 0 };
}

function merge(parts: readonly WindowTotals[]): WindowTotals {
  const total = { ...must(parts[0], 'first bucket') };
  for (const part of parts.slice(1)) {
    total.highSats = Math.max(total.highSats, part.highSats);
    total.lowSats = Math.min(total.lowSats, part.lowSats);
    total.volumeLots += part.volumeLots;
    total.turnoverSats += part.turnoverSats;
    total.tradeCount += part.tradeCount;
  }
  return total;
}
