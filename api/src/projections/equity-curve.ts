import type { Sats, SimTime } from '../market/units.ts';
import { Float64Column } from '../util/columns.ts';
import type { EquityPoint } from './views.ts';

const MAX_POINTS = 1_200;
const FIRST_SPACING_MS = 10_000;

export type EquityCurveState = {
  readonly points: readonly (readonly [SimTime, Sats])[];
  readonly spacingMs: number;
};

/** A bounded curve: when it is full every second point goes and the spacing doubles. */
export class EquityCurve {
  readonly #times = new Float64Column();
  readonly #equities = new Float64Column();
  #length = 0;
  #spacingMs = FIRST_SPACING_MS;

  add(time: SimTime, equitySats: Sats): void {
    if (this.#length > 0 && time - this.#times.get(this.#length - 1) < this.#spacingMs) return;
    this.#times.set(this.#length, time);
    this.#equities.set(this.#length, equitySats);
    this.#length += 1;
    if (this.#length === MAX_POINTS) this.#thin();
  }

  state(): EquityCurveState {
    return { points: this.points().map(({ time, equitySats }) => [time, equitySats]), spacingMs: this.#spacingMs };
  }

  restore({ points, spacingMs }: EquityCurveState): void {
    for (const [index, [time, equitySats]] of points.entries()) {
      this.#times.set(index, time);
      this.#equities.set(index, equitySats);
    }
    this.#length = points.length;
    this.#spacingMs = spacingMs;
  }

  /** Oldest first; only those after a time, which costs as much as they are. */
  points(after: SimTime = Number.NEGATIVE_INFINITY): readonly EquityPoint[] {
    let first = this.#length;
    while (first > 0 && this.#times.get(first - 1) > after) first -= 1;
    return Array.from({ length: this.#length - first }, (_, index) => ({
      time: this.#times.get(first + index),
      equitySats: this.#equities.get(first + index),
    }));
  }

  #thin(): void {
    this.#length /= 2;
    this.#spacingMs *= 2;
    for (let index = 0; index < this.#length; index += 1) {
      this.#times.set(index, this.#times.get(2 * index));
      this.#equities.set(index, this.#equities.get(2 * index));
    }
  }
}
