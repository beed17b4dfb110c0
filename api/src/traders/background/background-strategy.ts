import type { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import type { Rng } from '../../util/rng.ts';
import { type BotStrategy, defineBot, type ParameterSchema, type ParametersOf, whole } from '../bot-strategy.ts';
import { BackgroundTrader } from './background-trader.ts';

type PaceField = ParameterSchema['shape'][string];

type PaceShape = { readonly meanWakeMs: PaceField; readonly staleMs: PaceField; readonly roundLotSats: PaceField };

/** What every background strategy is told, with its usual values. */
export function pace(usual: { readonly [Name in keyof PaceShape]: number }): PaceShape {
  return {
    meanWakeMs: whole(usual.meanWakeMs, [1, 86_400_000], 'mean of the exponential waiting time between turns, ms'),
    staleMs: whole(usual.staleMs, [0, 86_400_000], 'age at which a resting order is withdrawn at the next turn, ms'),
    roundLotSats: whole(usual.roundLotSats, [1, 1_000_000_000_000], 'notional of a round lot, sats'),
  };
}

export type PaceSchema = ParameterSchema & z.ZodObject<PaceShape, z.core.$strict>;

/** One turn's surroundings. */
export type Situation<P> = {
  readonly view: MarketView;
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

/** `memory` is plain JSON and belongs to the strategy. */
export type Choice<M> = { readonly order: OrderRequest | null; readonly memory: M };

/** How one strategy chooses; `P` are its numbers. */
export type Chooser<P, M> = {
  readonly startMemory: M;
  readonly choose: (situation: Situation<P>, memory: M) => Choice<M>;
};

export type PaceParameters = ParametersOf<PaceSchema>;

export type BackgroundStrategy = BotStrategy;

export type BackgroundDefinition<S extends PaceSchema, M> = Chooser<ParametersOf<S>, M> & {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: S;
};

/** Turns a definition into what the registry holds. */
export function defineBackground<S extends PaceSchema, M>(definition: BackgroundDefinition<S, M>): BackgroundStrategy {
  const { strategy, description, parameters } = definition;
  return defineBot({
    strategy,
    description,
    parameters,
    createTrader: (seat, numbers) => new BackgroundTrader<ParametersOf<S>, M>(definition, seat, numbers),
  });
}
