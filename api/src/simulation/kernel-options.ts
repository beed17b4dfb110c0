import type { Instrument } from '../market/instrument.ts';
import type { SimTime } from '../market/units.ts';
import type { ReferenceProcess } from '../reference/reference-process.ts';
import type { Seat } from '../traders/population.ts';
import type { Duty } from './duty.ts';
import type { SeatMaker } from './god-acts.ts';
import type { TimetableEntry } from './timetable.ts';

/** What a run is made of, apart from what comes from outside. */
export type KernelOptions = {
  readonly scenario: string;
  readonly seed: string;
  readonly startAt: SimTime;
  readonly instruments: readonly Instrument[];
  readonly seats: readonly Seat[];
  readonly reference: ReferenceProcess;
  /** Standing duties run once per simulated second, after the reference moved. */
  readonly duties: readonly Duty[];
  /** What the scenario brings about at known moments. */
  readonly timetable?: readonly TimetableEntry[];
  /** Seats those who joined later. */
  readonly makeSeat: SeatMaker;
};
