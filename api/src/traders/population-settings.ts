import type { Brain, ParticipantId } from '../market/participant.ts';
import type { Sats } from '../market/units.ts';
import type { Draw } from './population-draws.ts';

/** A strategy's numbers by name, units in the names. Only names that the strategy knows are accepted. */
export type Parameters = Readonly<Record<string, number>>;

/** So many alike participants in every market. */
export type GroupSettings = {
  /** What its members' ids begin with; the strategy's name unless given. Unique in a scenario. */
  readonly group?: string;
  /** Name in the registry of liquidity or background strategies, such as `ladder` or `noise`. */
  readonly strategy: string;
  readonly perMarket: number;
  /** Start capital of each: half bitcoin, half stock at the opening price. */
  readonly capitalSats: Draw;
  /** Over the strategy's defaults. */
  readonly parameters: Readonly<Record<string, Draw>>;
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
  /** The seat's own handle, so that one persona can sit twice; the persona's unless given. */
  readonly handle?: ParticipantId;
  readonly brain: Brain;
  readonly startingSats: Sats;
  /** Part of the start capital given as stock, evenly over the markets at opening prices, basis points. */
  readonly stockShareBps: number;
  /** A model in this seat reads and writes `ASSET_A` for a ticker. Left out where it does not. */
  readonly masksTickers?: true;
};

/** The name under which a seat takes part. */
export function handleOf({ handle, persona }: AgentSettings): ParticipantId {
  if (handle !== undefined) return handle;
  return typeof persona === 'string' ? persona : persona.handle;
}

/** Who takes part in a run. Plain data, part of a scenario. */
export type PopulationSettings = {
  readonly liquidity: readonly GroupSettings[];
  readonly background: readonly GroupSettings[];
  readonly agents: readonly AgentSettings[];
};
