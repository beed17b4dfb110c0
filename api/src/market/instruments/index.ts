import type { Instrument } from '../instrument.ts';
import { aapl } from './aapl.ts';
import { eth } from './eth.ts';
import { sol } from './sol.ts';
import { tsla } from './tsla.ts';

/** Every market a scenario can open. A new market is one file here and one line in this list. */
export const instruments: readonly Instrument[] = [aapl, tsla, eth, sol];
