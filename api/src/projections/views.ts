import type { BudgetCap } from '../market/budget-cap.ts';
import type { CandleInterval } from '../market/candle-interval.ts';
import type { DecisionRecord, Mood, Stance } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Asset, Instrument, MarketSymbol } from '../market/instrument.ts';
import type { AuctionReason, MarketStatus } from '../market/market-status.ts';
import type { CancelReason, OrderId, OrderStatus, PlacedOrder, Side, TradeId } from '../market/order.ts';
import type { Participant, ParticipantId, ParticipantKind, ParticipantStatus } from '../market/participant.ts';
import type { Posting } from '../market/posting.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { BasisPoints, Lots, Sats, Seq, SimTime } from '../market/units.ts';
import type { ScoreboardView, ThoughtOutcome } from './score/score-views.ts';

/** One price of an L2 book: what is displayed there. */
export type Level = { readonly priceSats: Sats; readonly quantityLots: Lots; readonly orderCount: number };

/** Both sides best first. */
export type BookView = { readonly bids: readonly Level[]; readonly asks: readonly Level[] };

/** One order of an L3 book: who rests at which price, with how much of it showing. */
export type QueuedOrder = {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly priceSats: Sats;
  readonly displayedLots: Lots;
};

/** A call auction that is under way, and what it would do if it ended now. */
export type AuctionView = {
  readonly reason: AuctionReason;
  readonly startedAt: SimTime;
  /** Null when only a command ends it. */
  readonly endsAt: SimTime | null;
  /** Null while nothing would trade. */
  readonly indicativePriceSats: Sats | null;
  readonly indicativeQuantityLots: Lots;
  /** What would be left over at that price, and on which side; 0 and null when it comes out even. */
  readonly surplusLots: Lots;
  readonly surplusSide: Side | null;
};

/** The figures of a market since its run began, made of trades alone; prices are null before the first. */
export type DayView = {
  readonly openSats: Sats | null;
  readonly highSats: Sats | null;
  readonly lowSats: Sats | null;
  readonly lastPriceSats: Sats | null;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly tradeCount: number;
  /** Volume-weighted average price of one whole unit, rounded down. */
  readonly vwapSats: Sats | null;
};

/** L1 and the statistics of one market. The window is the last 24 simulated hours, or the run when it is younger. */
export type TickerView = {
  readonly market: MarketSymbol;
  readonly status: MarketStatus;
  readonly haltReason: string | null;
  /** Null unless the market is in `AUCTION`. */
  readonly auction: AuctionView | null;
  readonly lastPriceSats: Sats | null;
  readonly bestBidSats: Sats | null;
  readonly bestAskSats: Sats | null;
  /** Floor of the middle between best bid and best ask; null when a side is empty or the book is crossed, as in an auction. */
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
  /** Volume-weighted average price of the window, rounded down; null before the first trade. */
  readonly vwapSats: Sats | null;
  /** Since the run began, however long it goes on. */
  readonly day: DayView;
  /** Last event that changed this market. */
  readonly seq: Seq;
  readonly time: SimTime;
};

/** The top of a book beside the prices that others speak of; cheap to ask for at every turn. */
export type TouchView = Pick<
  TickerView,
  'status' | 'bestBidSats' | 'bestAskSats' | 'midSats' | 'lastPriceSats' | 'referencePriceSats'
>;

/** A statistic and of how many observations it is made; null while they are too few. */
export type Gauge = { readonly value: number | null; readonly samples: number };

/** How real one market is, over the last two simulated hours. */
export type GaugesView = {
  /** From the first look to the last. */
  readonly windowMs: number;
  /** Lag 1 of 1-minute returns, -1 to 1. */
  readonly returnAutocorrelation: Gauge;
  /** Excess kurtosis of 1-minute returns. */
  readonly kurtosis: Gauge;
  /** Lag 1 of the sizes of 10-second returns, -1 to 1. */
  readonly volatilityClustering: Gauge;
  /** Correlation of volume and the size of the return over 10 seconds, -1 to 1. */
  readonly volumeVolatility: Gauge;
  /** Means over looks at the book. */
  readonly spreadBps: Gauge;
  readonly touchLots: Gauge;
  /** Of the ten best levels, -1 to 1. */
  readonly imbalance: Gauge;
  /** Accepted orders, placed quotes and changes for each trade. */
  readonly orderToTrade: Gauge;
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
  /** Printed by an uncross: nobody took, the maker is the older order. */
  readonly isAuction: boolean;
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
  /** Event that elected a stop; null while it waits, and for all other orders. */
  readonly triggeredSeq: Seq | null;
  readonly placedSeq: Seq;
  readonly placedAt: SimTime;
  readonly updatedSeq: Seq;
  readonly updatedAt: SimTime;
};

export type Balance = { readonly asset: Asset; readonly available: number; readonly held: number };

export type PositionView = {
  readonly market: MarketSymbol;
  /** What is owned less what is owed: negative when short. */
  readonly quantityLots: Lots;
  /** Borrowed from the treasury and not given back. */
  readonly owedLots: Lots;
  /** Average cost per whole unit, of a short position the average proceeds, fees included; null when flat. Stock given at the start counts at the opening price. */
  readonly averageCostSats: Sats | null;
  readonly marketValueSats: Sats;
  readonly unrealizedSats: Sats;
};

export type PortfolioView = {
  readonly participantId: ParticipantId;
  readonly balances: readonly Balance[];
  readonly positions: readonly PositionView[];
  /** Cash plus positions, owed lots being negative ones, at mid (last, then reference, when a side is empty); of a retired participant what it left with. */
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

/** A line of an agent's own, and when it was written. */
export type NoteView = { readonly seq: Seq; readonly time: SimTime; readonly text: string };

/** What an agent said for all to hear. */
export type PublicLineView = NoteView & { readonly participantId: ParticipantId };

/** What an agent keeps for itself, and how it last said it feels: null when it never did. */
export type MindView = {
  readonly mood: Mood | null;
  /** Newest first, at most three. */
  readonly notes: readonly NoteView[];
};

/** A belief of an agent's, and what the price did after in its direction: basis points, negative when it was wrong. */
export type MemoryView = {
  /** Of the decision. */
  readonly seq: Seq;
  readonly time: SimTime;
  readonly market: MarketSymbol;
  readonly stance: Stance;
  readonly thesis: string;
  /** Where the price was to go. */
  readonly direction: 'UP' | 'DOWN';
  /** Of one unit when it was believed. */
  readonly priceSats: Sats;
  /** Null until then, or when no time was told between. */
  readonly minuteBps: BasisPoints | null;
  readonly fiveMinutesBps: BasisPoints | null;
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
  readonly status: ParticipantStatus;
  readonly admittedSeq: Seq;
  /** The model that a seat's rules stand in for since a spending cap was reached. Left out otherwise, and in kept runs. */
  readonly standsInFor?: string;
};

/** News, shocks, halts and the other acts of the person in charge, as they happened. */
/** What one command moved, between accounts and their buckets. */
export type LedgerEntryView = {
  readonly seq: Seq;
  readonly time: SimTime;
  /** The command that caused it. */
  readonly causeSeq: Seq;
  readonly postings: readonly Posting[];
};

export type OccasionView = { readonly seq: Seq; readonly time: SimTime; readonly event: MarketEvent };

export type RunView = {
  readonly scenario: string;
  readonly seed: string;
  readonly startedAt: SimTime;
  readonly isPaused: boolean;
  readonly isEnded: boolean;
  readonly endReason: string | null;
  readonly speed: number;
  /** On what models may use, where somebody set another one than the server's. */
  readonly caps: readonly BudgetCap[];
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
  touch(market: MarketSymbol): TouchView;
  /** The newest `limit` candles, oldest first; the last one may still be open. */
  candles(market: MarketSymbol, interval: CandleInterval, limit: number): readonly Candle[];
  /** The newest `limit` trades, newest first. */
  trades(market: MarketSymbol, limit: number): readonly TradeView[];
  available(participantId: ParticipantId, asset: Asset): number;
  held(participantId: ParticipantId, asset: Asset): number;
  /** Lots of a base asset that were borrowed from the treasury and not given back. */
  owedLots(participantId: ParticipantId, asset: Asset): Lots;
  portfolio(participantId: ParticipantId): PortfolioView;
  /** Resting orders and waiting stops, oldest first. Quotes of liquidity bots are not listed. */
  openOrders(participantId: ParticipantId): readonly OrderView[];
  /** The newest `limit` refusals, newest first: agents are shown why they were refused. */
  rejections(participantId: ParticipantId, limit: number): readonly OrderView[];
  /** Newest first. A hundred of an agent are kept, few of the others. */
  fills(participantId: ParticipantId, limit: number): readonly FillView[];
  /** Newest first. */
  occasions(limit: number): readonly OccasionView[];
  thoughtsOf(participantId: ParticipantId, limit: number): readonly ThoughtView[];
  /** What an agent believed and how it came out, newest first: at most eight, fewer the longer ago they were. */
  memoriesOf(participantId: ParticipantId): readonly MemoryView[];
  mindOf(participantId: ParticipantId): MindView;
  /** What agents said aloud of late, newest first. */
  publicLines(limit: number): readonly PublicLineView[];
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
  /** What the price did after a decision; nulls for one that is older than the last 10,000 or unknown. */
  outcome(seq: Seq): ThoughtOutcome;
  totals(participantId: ParticipantId): AgentTotals;
  /** Oldest first; with `after` only the points later than that. */
  equityCurve(participantId: ParticipantId, after?: SimTime): readonly EquityPoint[];
  leaderboard(): readonly LeaderboardRow[];
  gauges(market: MarketSymbol): GaugesView;
  /** Agents and models by all measures, beside the baselines. Worked out at each call. */
  scoreboard(): ScoreboardView;
  /** The first `limit` orders of a side in the order in which they would trade: best price first, then by place in the queue. */
  queue(market: MarketSymbol, side: Side, limit: number): readonly QueuedOrder[];
  /** Which participants rest at a price, in queue order, at most `limit`. */
  restingAt(market: MarketSymbol, side: Side, priceSats: Sats, limit: number): readonly ParticipantId[];
  /** Sum over all accounts but the contra account, per asset, beside what was issued. */
  conservation(): readonly { readonly asset: Asset; readonly total: number; readonly issued: number }[];
}
