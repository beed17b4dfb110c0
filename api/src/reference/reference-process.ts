import type { BasisPoints, Sats, SimTime } from '../market/units.ts';

/** The outside world's opinion of every market's worth, in the order of the run's instruments. Deterministic by seed. */
export interface ReferenceProcess {
  /** Moves to `time` (never back) and returns sats per whole unit, each at least one tick. */
  advance(time: SimTime): readonly Sats[];
  /** Moves one market's worth by `shiftBps` at once; the process goes on from there. */
  shock(marketIndex: number, shiftBps: BasisPoints): void;
  state(): unknown;
  restore(state: unknown): void;
}
