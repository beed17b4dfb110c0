import type { MarketSymbol } from '../market/instrument.ts';
import type { SimTime } from '../market/units.ts';
import type { ReferenceSettings } from '../reference/reference-settings.ts';
import type { PopulationSettings } from '../traders/population-settings.ts';

/** What a run is made of. Plain data. */
export type Scenario = {
  readonly name: string;
  readonly title: string;
  readonly description: string;
  readonly startAt: SimTime;
  /** 1 is real time, 0 as fast as possible. */
  readonly speed: number;
  readonly markets: readonly MarketSymbol[];
  readonly reference: ReferenceSettings;
  readonly population: PopulationSettings;
};
