import type { BackgroundStrategy } from './background-strategy.ts';
import { meanReversion } from './mean-reversion.ts';
import { momentum } from './momentum.ts';
import { noise } from './noise.ts';
import { value } from './value.ts';

/** Every background strategy. A new one is one file here and one line in this list. */
export const backgroundStrategies: readonly BackgroundStrategy[] = [noise, value, momentum, meanReversion];
