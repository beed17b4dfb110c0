import type { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { MarketView, TouchView } from '../../projections/views.ts';
import type { Rng } from '../../util/rng.ts';
import { type BotSeat, type BotStrategy, defineBot, type ParameterSchema, type ParametersOf } from '../bot-strategy.ts';
import type { Ladder } from './ladder-quotes.ts';
import { LiquidityBot } from './liquidity-bot.ts';
import type { QuotingParameters, QuotingShape } from './quoting-parameters.ts';

/** One turn's surroundings. */
export type Outlook = {
  readonly view: MarketView;
  readonly touch: TouchView;
  readonly now: SimTime;
  readonly rng: Rng;
  /** All it owns, in quotes or free. */
  readonly cashSats: Sats;
  readonly stockLots: Lots;
  /** Best prices where somebody else stands. */
  readonly othersBidSats: Sats | null;
  readonly othersAskSats: Sats | null;
};

/** What a bot wants to show, and what it takes at once because it stands in the way. */
export type Offer = Ladder & { readonly take: OrderRequest | null };

/** What makes one kind of liquidity bot: what it believes and what it would quote. */
export type Quoter = {
  /** Updates what it believes; at every turn in an open market, also while it quotes nothing. */
  readonly look: (outlook: Outlook) => void;
  /** What it would show now. Quotes are strictly ordered, best first, bids below asks. */
  readonly offer: (outlook: Outlook) => Offer;
  /** Whether its quotes have become wrong since its last look; asked once a simulated second. */
  readonly isStale: (touch: TouchView) => boolean;
  /** Plain JSON. */
  readonly state: () => unknown;
  readonly restore: (state: unknown) => void;
};

export type QuotingSchema = ParameterSchema & z.ZodObject<QuotingShape, z.core.$strict>;

export type LiquidityDefinition<S extends QuotingSchema> = {
  readonly strategy: string;
  readonly description: string;
  readonly parameters: S;
  readonly createQuoter: (instrument: Instrument, parameters: ParametersOf<S>) => Quoter;
};

/** A bot that keeps two-sided quotes in one market. */
export type LiquidityStrategy = BotStrategy;

/** Turns a definition into what the registry holds. */
export function defineLiquidity<S extends QuotingSchema>(definition: LiquidityDefinition<S>): LiquidityStrategy {
  const { strategy, description, parameters, createQuoter } = definition;
  const createTrader = (seat: BotSeat, numbers: ParametersOf<S> & QuotingParameters) =>
    new LiquidityBot(seat, numbers, createQuoter(seat.instrument, numbers));
  return defineBot({ strategy, description, parameters, createTrader });
}
