import type { Instrument } from '../market/instrument.ts';
import type { Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { CorrelatedReference } from './correlated-reference.ts';
import type { ReferenceProcess } from './reference-process.ts';
import type { ReferenceSettings } from './reference-settings.ts';
import { createReplay } from './replay-reference.ts';

/**
 * Makes the process a scenario asks for. `csvText` is the content of the file that replay settings name, null for the
 * others. Throws `PriceFileError`, whose problems are lines for people, when the file cannot be replayed.
 */
export function createReference(
  settings: ReferenceSettings,
  seed: string,
  instruments: readonly Instrument[],
  csvText: string | null,
): ReferenceProcess {
  switch (settings.kind) {
    case 'CORRELATED':
      return new CorrelatedReference(settings, seed, instruments);
    case 'REPLAY':
      return createReplay(settings, must(csvText, 'the text of the price file'), instruments);
  }
}

/** The same markets, opening at the reference's first prices with bands as wide in proportion: a replay begins where its file does. */
export function openAt(instruments: readonly Instrument[], pricesSats: readonly number[]): readonly Instrument[] {
  return instruments.map((instrument, index) => {
    const priceSats = must(pricesSats[index], `price of ${instrument.symbol}`);
    const openingPriceSats = Math.max(1, Math.round(priceSats / instrument.tickSats)) * instrument.tickSats;
    return { ...instrument, openingPriceSats, priceBandTicks: bandAt(instrument, openingPriceSats) };
  });
}

function bandAt(instrument: Instrument, openingPriceSats: Sats): number | null {
  if (instrument.priceBandTicks === null) return null;
  return Math.max(1, Math.round((instrument.priceBandTicks * openingPriceSats) / instrument.openingPriceSats));
}
