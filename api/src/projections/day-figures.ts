import type { Lots, Sats } from '../market/units.ts';
import { vwapSats } from '../market/vwap.ts';
import type { DayView } from './views.ts';

type Growing = { -readonly [Key in keyof DayView]: DayView[Key] };

const PRICES = { openSats: null, highSats: null, lowSats: null, lastPriceSats: null } as const;

type Sums = Omit<Growing, 'vwapSats'>;
export type DayFiguresState = Readonly<Sums>;

/** The figures of one market since its run began. */
export class DayFigures {
  readonly #lotsPerUnit: number;
  readonly #sums: Sums = { ...PRICES, volumeLots: 0, turnoverSats: 0, tradeCount: 0 };

  constructor(lotsPerUnit: number) {
    this.#lotsPerUnit = lotsPerUnit;
  }

  add(priceSats: Sats, quantityLots: Lots, turnoverSats: Sats): void {
    const sums = this.#sums;
    sums.openSats ??= priceSats;
    sums.highSats = Math.max(sums.highSats ?? priceSats, priceSats);
    sums.lowSats = Math.min(sums.lowSats ?? priceSats, priceSats);
    sums.lastPriceSats = priceSats;
    sums.volumeLots += quantityLots;
    sums.turnoverSats += turnoverSats;
    sums.tradeCount += 1;
  }

  state(): DayFiguresState {
    return this.#sums;
  }

  restore(state: DayFiguresState): void {
    Object.assign(this.#sums, state);
  }

  view(): DayView {
    const { turnoverSats, volumeLots } = this.#sums;
    return { ...this.#sums, vwapSats: vwapSats(turnoverSats, volumeLots, this.#lotsPerUnit) };
  }
}
