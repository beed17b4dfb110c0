import type { Brain } from '../market/participant.ts';
import type { Sats } from '../market/units.ts';

/** A strategy's numbers by name, units in the names. Only names that the strategy knows are accepted. */
export type Parameters = Readonly<Record<string, number>>;

/** So many alike participants in every market. */
export type GroupSettings = {
  /** Name in the registry of liquidity or background strategies, such as `ladder` or `noise`. */
  readonly strategy: string;
  readonly perMarket: number;
  /** Start capital of each: half bitcoin, half stock at the opening price. */
  readonly capitalSats: Sats;
  /** Over the strategy's defaults. */
  readonly parameters: Parameters;
};

/** A persona that a scenario brings itself. */
export type InlinePersona = {
  readonly handle: string;
  readonly name: string;
  /** Name in the registry of agent strategies: what the rule brain looks for, and what a model falls back to. */
  readonly strategy: string;
  readonly description: string;
  /** Who a language model is asked to be. */
  readonly prompt: string;
  readonly parameters: Parameters;
};

export type AgentSettings = {
  /** Handle in the registry of personas, or a whole persona. */
  readonly persona: string | InlinePersona;
  readonly brain: Brain;
  readonly startingSats: Sats;
  /** Part of the start capital given as stock, evenly over the markets at opening prices, basis points. */
  readonly stockShareBps: number;
};

/** Who takes part in a run. Plain data, part of a scenario. */
export type PopulationSettings = {
  readonly liquidity: readonly GroupSettings[];
  readonly background: readonly GroupSettings[];
  readonly agents: readonly AgentSettings[];
};
