import type { Instrument } from '../instrument.ts';
import { aapl } from './aapl.ts';
import { amzn } from './amzn.ts';
import { bnb } from './bnb.ts';
import { eth } from './eth.ts';
import { googl } from './googl.ts';
import { meta } from './meta.ts';
import { msft } from './msft.ts';
import { nvda } from './nvda.ts';
import { sol } from './sol.ts';
import { tsla } from './tsla.ts';

/** Two stocks and two coins with a measured past (`reference/volatilities.ts`): what most scenarios open. */
export const usualInstruments: readonly Instrument[] = [aapl, tsla, eth, sol];

/** Every market a scenario can open. A new market is one file here and one line in this list. */
export const instruments: readonly Instrument[] = [...usualInstruments, msft, nvda, amzn, googl, meta, bnb];
