import type { CandleInterval } from '../market/candle-interval.ts';
import type { DecisionRecord, Stance } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Asset, Instrument, MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { CancelReason, OrderStatus, PlacedOrder, Side, TradeId } from '../market/order.ts';
import type { Participant, ParticipantId, ParticipantKind } from '../market/participant.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { BasisPoints, Lots, Sats, Seq, SimTime } from '../market/units.ts';

/** One price of an L2 book: what is displayed there. */
export type Level = { readonly priceSats: Sats; readonly quantityLots: Lots; readonly orderCount: number };

/** Both sides best first. */
export type BookView = { readonly bids: readonly Level[]; readonly asks: readonly Level[] };

/** L1 and the statistics of one market. The window is the last 24 simulated hours, or the run when it is younger. */
export type TickerView = {
  readonly market: MarketSymbol;
  readonly status: MarketStatus;
  readonly haltReason: string | null;
  readonly lastPriceSats: Sats | null;
  readonly bestBidSats: Sats | null;
  readonly bestAskSats: Sats | null;
  /** Floor of the middle between best bid and best ask; null when a side is empty. */
  readonly midSats: Sats | null;
  readonly spreadSats: Sats | null;
  /** What the scenario's outside world says one unit is worth; agents see it only through their own noise. */
  readonly referencePriceSats: Sats;
  readonly openSats: Sats;
  readonly highSats: Sats;
  readonly lowSats: Sats;
  readonly changeSats: Sats;
  readonly changeBps: BasisPoints;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly tradeCount: number;
  /** Volume-weighted average price of the window; null before the first trade. */
  readonly vwapSats: Sats | null;
  /** Last event that changed this market. */
  readonly seq: Seq;
  readonly time: SimTime;
};

export type Candle = {
  readonly market: MarketSymbol;
  readonly interval: CandleInterval;
  readonly openTime: SimTime;
  readonly openSats: Sats;
  readonly highSats: Sats;
  readonly lowSats: Sats;
  readonly closeSats: Sats;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly tradeCount: number;
  readonly isClosed: boolean;
  /** Last event folded into it; of a closed candle the one that closed it. */
  readonly seq: Seq;
};

export type TradeView = {
  readonly tradeId: TradeId;
  readonly seq: Seq;
  readonly time: SimTime;
  readonly market: MarketSymbol;
  readonly priceSats: Sats;
  readonly quantityLots: Lots;
  readonly notionalSats: Sats;
  readonly takerSide: Side;
  readonly makerId: ParticipantId;
  readonly takerId: ParticipantId;
  readonly makerOrderId: number;
  readonly takerOrderId: number;
  readonly makerFeeSats: Sats;
  readonly takerFeeSats: Sats;
};

/** One side of a trade as its participant sees it. */
export type FillView = {
  readonly trade: TradeView;
  readonly participantId: ParticipantId;
  readonly orderId: number;
  readonly side: Side;
  readonly isMaker: boolean;
  readonly feeSats: Sats;
  /** Leads back to the decision that placed the order; null for bots. */
  readonly decisionSeq: Seq | null;
};

export type OrderView = {
  readonly order: PlacedOrder;
  readonly status: OrderStatus;
  readonly filledLots: Lots;
  readonly remainingLots: Lots;
  readonly rejectReason: RejectReason | null;
  readonly cancelReason: CancelReason | null;
  readonly placedSeq: Seq;
  readonly placedAt: SimTime;
  readonly updatedSeq: Seq;
  readonly updatedAt: SimTime;
};

export type Balance = { readonly asset: Asset; readonly available: number; readonly held: number };

export type PositionView = {
  readonly market: MarketSymbol;
  readonly quantityLots: Lots;
  /** Average cost per whole unit, fees included; null when flat. Stock given at the start counts at the opening price. */
  readonly averageCostSats: Sats | null;
  readonly marketValueSats: Sats;
  readonly unrealizedSats: Sats;
};

export type PortfolioView = {
  readonly participantId: ParticipantId;
  readonly balances: readonly Balance[];
  readonly positions: readonly PositionView[];
  /** Cash plus positions at mid (last, then reference, when a side is empty); of a retired participant what it left with. */
  readonly equitySats: Sats;
  readonly startEquitySats: Sats;
  readonly realizedSats: Sats;
  readonly feesPaidSats: Sats;
  readonly turnoverSats: Sats;
  readonly fillCount: number;
  readonly seq: Seq;
  readonly time: SimTime;
};

export type EquityPoint = { readonly time: SimTime; readonly equitySats: Sats };

export type LeaderboardRow = {
  readonly rank: number;
  readonly participantId: ParticipantId;
  /** True for the line nobody trades: buy and hold of the same start portfolio. */
  readonly isBaseline: boolean;
  readonly equitySats: Sats;
  readonly profitSats: Sats;
  readonly returnBps: BasisPoints;
  /** Deepest fall from a peak so far, basis points, never negative. */
  readonly maxDrawdownBps: BasisPoints;
  readonly fillCount: number;
  readonly decisionCount: number;
};

/** The public face of a decision or abstention. `seq` is its identity. */
export type ThoughtView = {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly participantId: ParticipantId;
  readonly record: DecisionRecord;
  /** What came of it so far, in order of placing. */
  readonly orders: readonly OrderView[];
  readonly stance: Stance | null;
};

export type AgentTotals = {
  readonly decisionCount: number;
  readonly abstentionCount: number;
  readonly inputTokens: number;
  readonly outputTokens: number;
  /** Null once a model without a known price has answered: the sum is not known then. */
  readonly costMicroUsd: number | null;
};

export type ParticipantView = {
  readonly participant: Participant;
  readonly status: 'ACTIVE' | 'RETIRED';
  readonly admittedSeq: Seq;
};

/** News, shocks, halts and the other acts of the person in charge, as they happened. */
export type OccasionView = { readonly seq: Seq; readonly time: SimTime; readonly event: MarketEvent };

export type RunView = {
  readonly scenario: string;
  readonly seed: string;
  readonly startedAt: SimTime;
  readonly isPaused: boolean;
  readonly isEnded: boolean;
  readonly endReason: string | null;
  readonly speed: number;
};

/**
 * What traders may look at: a function of the events up to `seq`, nothing else. The same fold runs in the simulation
 * thread (inner) and in the API thread (outer).
 */
export interface MarketView {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly instruments: readonly Instrument[];
  instrument(market: MarketSymbol): Instrument;
  /** The best `depth` levels a side. */
  book(market: MarketSymbol, depth: number): BookView;
  ticker(market: MarketSymbol): TickerView;
  /** The newest `limit` candles, oldest first; the last one may still be open. */
  candles(market: MarketSymbol, interval: CandleInterval, limit: number): readonly Candle[];
  /** The newest `limit` trades, newest first. */
  trades(market: MarketSymbol, limit: number): readonly TradeView[];
  available(participantId: ParticipantId, asset: Asset): number;
  held(participantId: ParticipantId, asset: Asset): number;
  portfolio(participantId: ParticipantId): PortfolioView;
  /** Resting orders, oldest first. Quotes of liquidity bots are not listed. */
  openOrders(participantId: ParticipantId): readonly OrderView[];
  /** The newest `limit` refusals, newest first: agents are shown why they were refused. */
  rejections(participantId: ParticipantId, limit: number): readonly OrderView[];
  fills(participantId: ParticipantId, limit: number): readonly FillView[];
  /** Newest first. */
  occasions(limit: number): readonly OccasionView[];
  thoughtsOf(participantId: ParticipantId, limit: number): readonly ThoughtView[];
}

/** Everything people look at. */
export interface ReadModel extends MarketView {
  readonly run: RunView | null;
  participants(kind?: ParticipantKind): readonly ParticipantView[];
  participant(participantId: ParticipantId): ParticipantView | undefined;
  order(orderId: number): OrderView | undefined;
  thought(seq: Seq): ThoughtView | undefined;
  /** Of all agents, newest first. */
  thoughts(limit: number): readonly ThoughtView[];
  totals(participantId: ParticipantId): AgentTotals;
  equityCurve(participantId: ParticipantId): readonly EquityPoint[];
  leaderboard(): readonly LeaderboardRow[];
  /** Which participants rest at a price, in queue order, at most `limit`. */
  restingAt(market: MarketSymbol, side: Side, priceSats: Sats, limit: number): readonly ParticipantId[];
  /** Sum over all accounts but the contra account, per asset, beside what was issued. */
  conservation(): readonly { readonly asset: Asset; readonly total: number; readonly issued: number }[];
}
