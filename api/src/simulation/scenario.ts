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
  /** Simulated time that is run at once when the run starts, so that its charts begin with a past. */
  readonly warmUpMs: number;
  readonly markets: readonly MarketSymbol[];
  readonly reference: ReferenceSettings;
  readonly population: PopulationSettings;
};
