import { agentEntries } from './agent-entries.ts';
import { controlEntries } from './control-entries.ts';
import type { Entry } from './entries.ts';
import { lookEntries } from './look-entries.ts';
import { placeEntries } from './place-entries.ts';
import type { Reach } from './reach.ts';
import { travelEntries } from './travel-entries.ts';

/** All that the palette can do now. A new kind of entry is one file and one line here. */
export function buildEntries(reach: Reach): readonly Entry[] {
  return [
    ...placeEntries(reach),
    ...travelEntries(reach),
    ...agentEntries(reach),
    ...controlEntries(reach),
    ...lookEntries(reach),
  ];
}
