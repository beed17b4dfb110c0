import { instruments } from '../../src/market/instruments/index.ts';
import { createReference, openAt } from '../../src/reference/create-reference.ts';
import { announceJumps } from '../../src/simulation/duties/announce-jumps.ts';
import { replenishBankrupts } from '../../src/simulation/duties/replenish-bankrupts.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import type { Scenario } from '../../src/simulation/scenario.ts';
import { createPopulation } from '../../src/traders/population.ts';

/** A kernel for a scenario as a run makes it, without journal and threads. */
export function scenarioKernel(scenario: Scenario, seed: string, csvText: string | null = null): Kernel {
  const listed = instruments.filter((instrument) => scenario.markets.includes(instrument.symbol));
  const first = createReference(scenario.reference, seed, listed, csvText).advance(scenario.startAt);
  const opened = openAt(listed, first);
  const seats = createPopulation(scenario.population, seed, opened);
  return new Kernel({
    scenario: scenario.name,
    seed,
    startAt: scenario.startAt,
    instruments: opened,
    seats,
    reference: createReference(scenario.reference, seed, opened, csvText),
    duties: [announceJumps(), replenishBankrupts(seats)],
  });
}
