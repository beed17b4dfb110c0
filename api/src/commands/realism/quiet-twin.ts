import type { CorrelatedReferenceSettings } from '../../reference/reference-settings.ts';
import type { Scenario } from '../../simulation/scenario.ts';

/** The outside world holds still: fair values stay where they opened, and nothing ever jumps. */
const STILL: CorrelatedReferenceSettings = {
  kind: 'CORRELATED',
  clockFactor: 1,
  volatilityFactor: 0,
  volatilityOfVolatility: 0,
  halfLifeDays: 1,
  jumpGapMs: null,
  jumpMinBps: 0,
  jumpMaxBps: 0,
};

/** The same people in a world in which nothing happens: what still moves is made by the market itself. */
export function quietTwin(scenario: Scenario): Scenario {
  return { ...scenario, reference: STILL, events: [] };
}
