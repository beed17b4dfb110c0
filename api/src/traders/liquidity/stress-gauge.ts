import type { SimTime } from '../../market/units.ts';
import { BASIS_POINTS } from '../../market/units.ts';

export type StressParameters = {
  readonly stressMoveBps: number;
  readonly stressFlowBps: number;
  readonly stressHalfLifeMs: number;
  readonly calmPart: number;
  readonly calmMs: number;
};

export type StressState = {
  /** Exponential average of the price; null before the first look. */
  readonly averageSats: number | null;
  readonly seenAt: SimTime;
  /** Net fills against it, part of its wealth; bought is positive. */
  readonly flow: number;
  readonly flowAt: SimTime;
  /** When it began to stay away; null while it quotes. */
  readonly since: SimTime | null;
};

/**
 * Says when a maker should stay away: when the price is far from its own recent average (it runs), or when the fills of
 * the recent past went one way (somebody knows more). It lets the maker back only well below both limits, so that it does
 * not flicker.
 */
export class StressGauge {
  readonly #parameters: StressParameters;
  #averageSats: number | null = null;
  #seenAt: SimTime = 0;
  #flow = 0;
  #flowAt: SimTime = 0;
  #since: SimTime | null = null;

  constructor(parameters: StressParameters) {
    this.#parameters = parameters;
  }

  /** Notes a fill; `part` is its notional as a part of the maker's wealth, positive when the maker bought. */
  fill(part: number, now: SimTime): void {
    this.#flow = this.#flow * this.#kept(now - this.#flowAt) + part;
    this.#flowAt = now;
  }

  /** Notes the price; true while the maker should quote nothing. */
  isStressed(priceSats: number, now: SimTime): boolean {
    const averageSats = this.#averageSats ?? priceSats;
    const moved = Math.abs(priceSats / averageSats - 1) * BASIS_POINTS;
    const flow = Math.abs(this.#flow * this.#kept(now - this.#flowAt)) * BASIS_POINTS;
    this.#averageSats = priceSats + (averageSats - priceSats) * this.#kept(now - this.#seenAt);
    this.#seenAt = now;
    const { stressMoveBps, stressFlowBps } = this.#parameters;
    this.#judge(Math.max(moved / stressMoveBps, flow / stressFlowBps), now);
    return this.#since !== null;
  }

  state(): StressState {
    const flow = { flow: this.#flow, flowAt: this.#flowAt };
    return { averageSats: this.#averageSats, seenAt: this.#seenAt, ...flow, since: this.#since };
  }

  restore({ averageSats, seenAt, flow, flowAt, since }: StressState): void {
    this.#averageSats = averageSats;
    this.#seenAt = seenAt;
    this.#flow = flow;
    this.#flowAt = flowAt;
    this.#since = since;
  }

  /** @param load 1 at a limit */
  #judge(load: number, now: SimTime): void {
    const { calmPart, calmMs } = this.#parameters;
    if (load >= 1) this.#since ??= now;
    else if (this.#since !== null && load <= calmPart && now - this.#since >= calmMs) this.#since = null;
  }

  #kept(elapsedMs: number): number {
    return 2 ** (-elapsedMs / this.#parameters.stressHalfLifeMs);
  }
}
