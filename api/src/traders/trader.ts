import type { Quote } from '../market/commands.ts';
import type { DecisionRecord, WakeReason } from '../market/decision.ts';
import type { EventOf } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import type { OrderId, OrderRequest } from '../market/order.ts';
import type { Brain, ParticipantId } from '../market/participant.ts';
import type { Lots, Sats, SimTime } from '../market/units.ts';
import type { MarketView } from '../projections/views.ts';
import type { ModelOutcome, ModelRequest } from './llm/model.ts';

/** What a trader may do to the market. The simulation adds who and where it came from. */
export type TraderAction =
  | { readonly type: 'PlaceOrder'; readonly order: OrderRequest }
  /** One cancels the other. */
  | { readonly type: 'PlaceOco'; readonly limit: OrderRequest; readonly stop: OrderRequest }
  | { readonly type: 'CancelOrder'; readonly orderId: OrderId }
  /** Null cancels in all markets. */
  | { readonly type: 'CancelAllOrders'; readonly market: MarketSymbol | null }
  /** `priceSats` is null for a `STOP`. */
  | {
      readonly type: 'ReplaceOrder';
      readonly orderId: OrderId;
      readonly priceSats: Sats | null;
      readonly quantityLots: Lots;
    }
  | {
      readonly type: 'ReplaceQuotes';
      readonly market: MarketSymbol;
      readonly bids: readonly Quote[];
      readonly asks: readonly Quote[];
    };

/** The result of one turn. A turn asks a model at most once; its actions then come with the answer. */
export type Turn = {
  /** Journalled before the actions, which then carry its seq. */
  readonly decision: DecisionRecord | null;
  readonly actions: readonly TraderAction[];
  readonly ask: ModelRequest | null;
  /** Simulated time until decision and actions reach the market, together and in their order. */
  readonly arrivesInMs: number;
  /** Simulated time until the next turn; null sleeps until something is noticed. */
  readonly nextWakeDelayMs: number | null;
};

/** Asks the simulation for an earlier turn. */
export type Wake = { readonly delayMs: number; readonly reason: WakeReason };

export type Noticed = EventOf<'TradeExecuted'> | EventOf<'NewsPublished'> | EventOf<'TimeAdvanced'>;

export type Interests = {
  /** Trades of its own orders. */
  readonly fills: boolean;
  readonly news: boolean;
  /** Once per simulated second. */
  readonly seconds: boolean;
};

/**
 * One participant's behaviour: a deterministic function of the view, the time, its private state and its own generator.
 * Never reads a clock, never does I/O, never sees the engine.
 */
export interface Trader {
  readonly participantId: ParticipantId;
  readonly interests: Interests;
  /** Simulated time from its admission to its first turn. */
  readonly firstWakeDelayMs: number;
  takeTurn(view: MarketView, now: SimTime, reason: WakeReason): Turn;
  /** Something it is interested in happened. */
  notice(event: Noticed, view: MarketView): Wake | null;
  /** A model's answer reached the market at `now`. Only traders that ask get one. */
  receive(outcome: ModelOutcome, view: MarketView, now: SimTime): Turn;
  /** Switches what decides; null when the trader has no brain to switch. */
  setBrain?(brain: Brain): void;
  /** Trades as that persona of the registry from now on; traders without one have no such method. */
  setPersona?(handle: string): void;
  /** Private state and generator as plain JSON: enough to continue exactly. */
  state(): unknown;
  restore(state: unknown): void;
}
