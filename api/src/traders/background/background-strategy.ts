import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import type { Rng } from '../../util/rng.ts';
import { withDefaults } from '../parameters.ts';
import type { Parameters } from '../population-settings.ts';
import type { Trader } from '../trader.ts';
import { BackgroundTrader } from './background-trader.ts';

/** What every background strategy is told besides its own numbers. */
export type PaceParameters = {
  /** Mean of the exponential waiting time between turns. */
  readonly meanWakeMs: number;
  /** Resting orders older than this are withdrawn at the next turn. */
  readonly staleMs: number;
  /** Notional of a round lot. */
  readonly roundLotSats: number;
};

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

export type BackgroundDefinition<P extends PaceParameters & Parameters, M> = {
  readonly strategy: string;
  readonly description: string;
  readonly defaults: P;
  readonly startMemory: M;
  readonly choose: (situation: Situation<P>, memory: M) => Choice<M>;
};

export type BackgroundSeat = {
  readonly participantId: ParticipantId;
  readonly instrument: Instrument;
  readonly seed: string;
  readonly parameters: Parameters;
};

export type BackgroundStrategy = {
  readonly strategy: string;
  readonly description: string;
  readonly createTrader: (seat: BackgroundSeat) => Trader;
};

/** Turns a definition into what the registry holds. */
export function defineBackground<P extends PaceParameters & Parameters, M>(
  definition: BackgroundDefinition<P, M>,
): BackgroundStrategy {
  const { strategy, description, defaults } = definition;
  const createTrader = (seat: BackgroundSeat) =>
    new BackgroundTrader(definition, seat, withDefaults(defaults, seat.parameters));
  return { strategy, description, createTrader };
}
