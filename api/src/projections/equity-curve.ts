import type { Sats, SimTime } from '../market/units.ts';
import type { EquityPoint } from './views.ts';

const MAX_POINTS = 1_200;
const FIRST_SPACING_MS = 10_000;

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

  points(): readonly EquityPoint[] {
    return this.#points;
  }
}
