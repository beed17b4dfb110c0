import type { Sats, SimTime } from '../market/units.ts';
import type { EquityPoint } from './views.ts';

const MAX_POINTS = 1_200;
const FIRST_SPACING_MS = 10_000;

export type EquityCurveState = {
  readonly points: readonly (readonly [SimTime, Sats])[];
  readonly spacingMs: number;
};

/** A bounded curve: when it is full every second point goes and the spacing doubles. */
export class EquityCurve {
  #points: EquityPoint[] = [];
  #spacingMs = FIRST_SPACING_MS;

  add(time: SimTime, equitySats: Sats): void {
    const last = this.#points.at(-1);
    if (last !== undefined && time - last.time < this.#spacingMs) return;
    this.#points.push({ time, equitySats });
    if (this.#points.length < MAX_POINTS) return;
    this.#points = this.#points.filter((_, index) => index % 2 === 0);
    this.#spacingMs *= 2;
  }

  state(): EquityCurveState {
    return { points: this.#points.map(({ time, equitySats }) => [time, equitySats]), spacingMs: this.#spacingMs };
  }

  restore({ points, spacingMs }: EquityCurveState): void {
    this.#points = points.map(([time, equitySats]) => ({ time, equitySats }));
    this.#spacingMs = spacingMs;
  }

  points(): readonly EquityPoint[] {
    return this.#points;
  }
}
