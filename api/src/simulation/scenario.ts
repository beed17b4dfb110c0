import type { Command } from '../market/commands.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { SimTime } from '../market/units.ts';
import type { ReferenceSettings } from '../reference/reference-settings.ts';
import type { PopulationSettings } from '../traders/population-settings.ts';

/** What a run is made of. Plain data: a file of `api/scenarios`, or one of somebody else's, with everything worked out. */
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
  /** In order of time; events of the same moment happen in the order of the list. */
  readonly events: readonly ScenarioEvent[];
};

/** What a scenario can bring about, without the word that it was the scenario. */
export type ScenarioCommand = WithoutSource<
  Extract<Command, { readonly type: 'PublishNews' | 'ApplyShock' | 'HaltMarket' | 'ResumeMarket' }>
>;

type WithoutSource<T> = T extends unknown ? Omit<T, 'source'> : never;

export type ScenarioEvent = {
  /** Simulated time since the run's start, its warm-up included. */
  readonly atMs: number;
  readonly command: ScenarioCommand;
};
