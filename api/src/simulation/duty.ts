import type { Command } from '../market/commands.ts';
import type { SimTime } from '../market/units.ts';
import type { ReadModel } from '../projections/views.ts';

/** Something the exchange itself does once per simulated second, after the reference moved. */
export interface Duty {
  /** The commands it yields. */
  perform(view: ReadModel, now: SimTime): readonly Command[];
  /** What it remembers, as plain JSON. */
  state(): unknown;
  restore(state: unknown): void;
}
