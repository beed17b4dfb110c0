import type { Instrument } from '../market/instrument.ts';
import { instruments } from '../market/instruments/index.ts';
import { createReference, openAt } from '../reference/create-reference.ts';
import { createPopulation, type Seat } from '../traders/population.ts';
import { must } from '../util/assert.ts';
import { AnnounceJumps } from './duties/announce-jumps.ts';
import { ReplenishBankrupts } from './duties/replenish-bankrupts.ts';
import { Kernel } from './kernel.ts';
import type { KernelState } from './kernel-state.ts';
import type { Scenario } from './scenario.ts';
import { seatMaker } from './seat-maker.ts';
import { timetableOf } from './timetable.ts';

/** The markets of a scenario, in its order. */
export function instrumentsOf(scenario: Scenario): readonly Instrument[] {
  return scenario.markets.map((symbol) =>
    must(
      instruments.find((instrument) => instrument.symbol === symbol),
      `market ${symbol} of scenario ${scenario.name}`,
    ),
  );
}

/**
 * Everything of a scenario set up for a seed: the same two give the same run. `csvText` is the price file of a replay,
 * null otherwise; `saved` is where an earlier kernel of the run was, null begins the run. Throws `PriceFileError` when that file cannot be replayed.
 */
export function openKernel(
  scenario: Scenario,
  seed: string,
  csvText: string | null,
  saved: KernelState | null = null,
): Kernel {
  const listed = instrumentsOf(scenario);
  const reference = createReference(scenario.reference, seed, listed, csvText);
  const opened = openAt(listed, reference.advance(scenario.startAt));
  const seats: readonly Seat[] = createPopulation(scenario.population, seed, opened);
  const options = {
    scenario: scenario.name,
    seed,
    startAt: scenario.startAt,
    instruments: opened,
    seats,
    reference,
    makeSeat: seatMaker(opened, seed),
    timetable: timetableOf(scenario),
    duties: [new AnnounceJumps(), new ReplenishBankrupts(seats)],
  };
  return new Kernel(options, saved);
}
