import type { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { TouchView } from '../../projections/views.ts';
import type { Rng } from '../../util/rng.ts';
import {
  amount,
  type BotStrategy,
  defineBot,
  type NumberField,
  type ParameterSchema,
  type ParametersOf,
  whole,
} from '../bot-strategy.ts';
import { type LatencyParameters, latency } from '../latency.ts';
import { BackgroundTrader } from './background-trader.ts';

type PaceShape = { readonly [Name in keyof PaceParameters]: NumberField };

/** What every background strategy is told besides its own numbers. */
export type PaceParameters = LatencyParameters & {
  readonly meanWakeMs: number;
  readonly staleMs: number;
  readonly roundLotSats: number;
  readonly attention: number;
};

/** The shared part of a schema, with usual values; people and their phones are about a tenth of a second away. */
export function pace(usual: Omit<PaceParameters, 'attention' | keyof LatencyParameters>): PaceShape {
  return {
    meanWakeMs: whole(usual.meanWakeMs, [1, 86_400_000], 'mean of the exponential waiting time between turns, ms'),
    staleMs: whole(usual.staleMs, [0, 86_400_000], 'age at which a resting order is withdrawn at the next turn, ms'),
    roundLotSats: whole(usual.roundLotSats, [1, 1_000_000_000_000], 'notional of a round lot, sats'),
    attention: amount(0, [0, 1], 'part of its pace and size that follows how much prices moved of late, ratio'),
    ...latency({ latencyMs: 40, latencyJitterMs: 60 }),
  };
}

/** One turn's surroundings. */
export type Situation<P> = {
  readonly touch: TouchView;
  readonly now: SimTime;
  readonly instrument: Instrument;
  readonly parameters: P;
  readonly rng: Rng;
  /** Free to use, after stale orders were withdrawn. */
  readonly cashSats: Sats;
  readonly stockLots: Lots;
  /** Part of its wealth that is bitcoin, 0 to 1. */
  readonly cashShare: number;
};

/** What chooses for one trader. What it remembers it tells as plain JSON. */
export type Mind<P> = {
  readonly choose: (situation: Situation<P>) => OrderRequest | null;
  readonly state: () => unknown;
  readonly restore: (state: unknown) => void;
};

/** A mind that remembers nothing. */
export function forgetful<P>(choose: Mind<P>['choose']): () => Mind<P> {
  const mind: Mind<P> = { choose, state: () => null, restore: () => {} };
  return () => mind;
}

export type PaceSchema = ParameterSchema & z.ZodObject<PaceShape, z.core.$strict>;

export type BackgroundDefinition<S extends PaceSchema> = {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: S;
  readonly createMind: (parameters: ParametersOf<S>) => Mind<ParametersOf<S>>;
};

export type BackgroundStrategy = BotStrategy;

/** Turns a definition into what the registry holds. */
export function defineBackground<S extends PaceSchema>(definition: BackgroundDefinition<S>): BackgroundStrategy {
  const { strategy, description, parameters, createMind } = definition;
  return defineBot({
    strategy,
    description,
    parameters,
    createTrader: (seat, numbers) => new BackgroundTrader(seat, numbers, createMind(numbers)),
  });
}
