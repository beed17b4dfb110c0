import type { Scenario } from '../scenario.ts';
import { calm } from './calm.ts';
import { replay } from './replay.ts';
import { thin } from './thin.ts';
import { volatile } from './volatile.ts';
import { wide } from './wide.ts';

/** Every scenario that can be started by name; the first is the default. A new one is one file here and one line in this list. */
export const scenarios: readonly Scenario[] = [calm, volatile, thin, wide, replay];
