import type { SimTime } from '../market/units.ts';
import { unreachable } from '../util/assert.ts';
import type { Kernel } from './kernel.ts';
import type { Scenario, ScenarioEvent } from './scenario.ts';
import { applyShock } from './shocks.ts';

/** Something that happens at a known moment of a run, by the scenario's will alone. */
export type TimetableEntry = { readonly time: SimTime; readonly happen: (kernel: Kernel) => void };

/** The events of a scenario. They come with it, so nothing of them is noted as coming from outside. */
export function timetableOf({ startAt, events }: Scenario): readonly TimetableEntry[] {
  return events.map((event) => ({ time: startAt + event.atMs, happen: (kernel) => happen(kernel, event) }));
}

/** A market that is in another state than the event expects refuses it, on record. */
function happen(kernel: Kernel, { command }: ScenarioEvent): void {
  switch (command.type) {
    case 'PublishNews':
    case 'HaltMarket':
    case 'ResumeMarket':
      kernel.submit({ ...command, source: 'SCENARIO' });
      return;
    case 'ApplyShock':
      applyShock(kernel, { ...command, source: 'SCENARIO' });
      return;
    default:
      unreachable(command);
  }
}
