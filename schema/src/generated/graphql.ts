/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** How many price levels a side. */
export type BookDepth =
  /** 10 levels a side. */
  | 'D10'
  /** 25 levels a side. */
  | 'D25'
  /** 50 levels a side. */
  | 'D50'
  /** 100 levels a side. */
  | 'D100';

/** Which part of an account. */
export type Bucket =
  /** Free to use. */
  | 'AVAILABLE'
  /** Backs resting orders. */
  | 'HELD';

/** Length of a candle in simulated time. */
export type CandleInterval =
  /** 1 hour. */
  | 'H1'
  /** 1 minute. */
  | 'M1'
  /** 5 minutes. */
  | 'M5'
  /** 15 minutes. */
  | 'M15'
  /** 1 second. */
  | 'S1'
  /** 5 seconds. */
  | 'S5';

/** Whether the exchange can serve, apart from what the run does. */
export type ExchangeStatus =
  /** Only cancels are taken. */
  | 'CANCEL_ONLY'
  /** Nothing is taken. */
  | 'MAINTENANCE'
  /** Everything is served. */
  | 'ONLINE'
  /** Only orders that do not trade at once are taken. */
  | 'POST_ONLY'
  /** State is being rebuilt from the journal after a crash. */
  | 'RECOVERING';

/** How often a feed speaks at most, in wall-clock time. */
export type FeedRate =
  /** Every 100 milliseconds. */
  | 'MS_100'
  /** Every 250 milliseconds. */
  | 'MS_250'
  /** Every 1,000 milliseconds. */
  | 'MS_1000'
  /** After every committed slice of the run, about every 20 milliseconds. */
  | 'REALTIME';

/** What the person in charge did. */
export type GodEventKind =
  /** Moved money or stock between the treasury and an agent. */
  | 'ADJUST_AGENT_BALANCE'
  /** Canceled orders of an agent. */
  | 'CANCEL_AGENT_ORDERS'
  /** Closed a market. */
  | 'CLOSE_MARKET'
  /** Ended the run: stop, reset, fork and the end of the server. */
  | 'END_RUN'
  /** Halted a market. */
  | 'HALT_MARKET'
  /** Published news. */
  | 'INJECT_NEWS'
  /** Applied a price shock. */
  | 'INJECT_PRICE_SHOCK'
  /** Kept an agent from thinking and trading. */
  | 'PAUSE_AGENT'
  /** Paused the run. */
  | 'PAUSE_RUN'
  /** Let a closed market take orders again. */
  | 'PRE_OPEN_MARKET'
  /** Let a paused agent go on. */
  | 'RESUME_AGENT'
  /** Ended a halt. */
  | 'RESUME_MARKET'
  /** Let the run go on. */
  | 'RESUME_RUN'
  /** Took an agent out. */
  | 'RETIRE_AGENT'
  /** Gave an agent another brain. */
  | 'SET_BRAIN'
  /** Set another cap on what models may use. */
  | 'SET_BUDGET'
  /** Gave a market other fees, in a fork. */
  | 'SET_FEES'
  /** Let an agent trade as another persona, in a fork. */
  | 'SET_PERSONA'
  /** Changed the speed. */
  | 'SET_SPEED'
  /** Let an agent in. */
  | 'SPAWN_AGENT'
  /** Called an auction. */
  | 'START_AUCTION'
  /** Called an agent’s turn. */
  | 'THINK_NOW'
  /** Ended an auction. */
  | 'UNCROSS_MARKET';

/** Whether a market trades. */
export type MarketStatus =
  /** Orders are collected and matched at one price when it ends. */
  | 'AUCTION'
  /** No order is taken and none is left; it can be opened again. */
  | 'CLOSED'
  /** Orders match as they arrive. */
  | 'CONTINUOUS'
  /** Only cancels are taken, until it is resumed. */
  | 'HALTED'
  /** Orders are collected; nothing trades until an auction. */
  | 'PRE_OPEN';

/** What happened besides trading. */
export type OccasionKind =
  /** An agent neither thinks nor trades until it is resumed. */
  | 'AGENT_PAUSED'
  /** A paused agent goes on. */
  | 'AGENT_RESUMED'
  /** A call auction began. */
  | 'AUCTION'
  /** An agent got another brain. */
  | 'BRAIN_SET'
  /** What models may use was capped anew. */
  | 'BUDGET_SET'
  /** A short position reached its limit and is bought back. */
  | 'BUY_IN'
  /** A market was closed and its orders canceled. */
  | 'CLOSE'
  /** A market got other fees. */
  | 'FEES_SET'
  /** Money or stock moved between the treasury and a participant. */
  | 'FUNDS_ADJUSTED'
  /** A market was halted. */
  | 'HALT'
  /** News was published. */
  | 'NEWS'
  /** A participant joined. */
  | 'PARTICIPANT_ADMITTED'
  /** A participant left. */
  | 'PARTICIPANT_RETIRED'
  /** An agent trades as another persona from now on. */
  | 'PERSONA_SET'
  /** A closed market takes orders again; nothing trades yet. */
  | 'PRE_OPEN'
  /** A halt is over; a call auction follows. */
  | 'RESUME'
  /** The run ended. */
  | 'RUN_ENDED'
  /** The run was paused. */
  | 'RUN_PAUSED'
  /** The run went on. */
  | 'RUN_RESUMED'
  /** The run began. */
  | 'RUN_STARTED'
  /** A price shock was applied. */
  | 'SHOCK'
  /** The speed was changed. */
  | 'SPEED_SET'
  /** A call auction ended; the market trades continuously. */
  | 'UNCROSS';

/** How an order names its price. */
export type OrderKind =
  /** At its price or better. */
  | 'LIMIT'
  /** At the best prices there are; it never rests. */
  | 'MARKET'
  /** Waits outside the book until a trade reaches its stop price, then a market order. */
  | 'STOP'
  /** Waits outside the book until a trade reaches its stop price, then a limit order. */
  | 'STOP_LIMIT';

/** Where an order is in its life. */
export type OrderStatus =
  /** Closed before it was filled; `cancelReason` says why. */
  | 'CANCELED'
  /** Its date, `expireAt`, was reached before it was filled. */
  | 'EXPIRED'
  /** All of it traded. */
  | 'FILLED'
  /** Accepted, nothing traded yet. */
  | 'NEW'
  /** Part of it traded, the rest is open. */
  | 'PARTIALLY_FILLED'
  /** Refused on arrival; `rejectReason` says why. */
  | 'REJECTED';

/** Why an amount moved. */
export type PostingReason =
  /** Given or taken by decree. */
  | 'ADJUST'
  /** Lent for a short sale. */
  | 'BORROW'
  /** Paid to the exchange. */
  | 'FEE'
  /** Start funds of a participant. */
  | 'FUND'
  /** Set aside for an order at the worst case, fees included. */
  | 'HOLD'
  /** Made by the treasury when the run began. */
  | 'ISSUE'
  /** Set free again: an order was canceled, or traded better than feared. */
  | 'RELEASE'
  /** Returned to the lender. */
  | 'REPAY'
  /** Given to a background trader that could not go on. */
  | 'REPLENISH'
  /** Returned to the treasury by a participant that left. */
  | 'RETIRE'
  /** Paid or delivered in a trade. */
  | 'SETTLE';

/** Why a feed starts again from a snapshot. */
export type ResyncReason =
  /** Another run began, or `epoch` named a run that is not the current one. */
  | 'EPOCH_CHANGED'
  /** The client fell too far behind. */
  | 'SLOW_CONSUMER'
  /** `after` lies before what can be replayed. */
  | 'TOO_OLD';

/** What the run is doing. */
export type RunStatus =
  /** The run broke off; `problem` says why. */
  | 'FAILED'
  /** There is no run. */
  | 'IDLE'
  /** Simulated time stands still; the next step or resume goes on from here. */
  | 'PAUSED'
  /** Simulated time passes. */
  | 'RUNNING'
  /** A run is being set up. */
  | 'STARTING'
  /** The run is over; its history stays readable. */
  | 'STOPPED'
  /** The run is being ended. */
  | 'STOPPING';

/** Which way an order trades. */
export type Side =
  /** Pays BTC for the base asset. */
  | 'BUY'
  /** Gives the base asset for BTC. */
  | 'SELL';

/** What an agent decided to do. */
export type Stance =
  /** Buy. */
  | 'BUY'
  /** Take resting orders back. */
  | 'CANCEL'
  /** Do nothing. */
  | 'HOLD'
  /** Sell. */
  | 'SELL';

/** How long an order stays. */
export type TimeInForce =
  /** Trades whole at once or not at all. */
  | 'FOK'
  /** Until it is filled or canceled. */
  | 'GTC'
  /** Until it is filled or canceled, at the latest until `expireAt`. */
  | 'GTD'
  /** Trades what it can at once; the rest is canceled. */
  | 'IOC';

export type BookFeedSubscriptionVariables = Exact<{
  market: string;
  depth: BookDepth;
  rate: FeedRate;
}>;


export type BookFeedSubscription = { book:
    | { __typename: 'BookDelta', bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'BookSnapshot', bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type CandleFeedSubscriptionVariables = Exact<{
  market: string;
  interval: CandleInterval;
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type CandleFeedSubscription = { candles:
    | { __typename: 'CandleUpdate', openTimes: Array<number>, opens: Array<string>, highs: Array<string>, lows: Array<string>, closes: Array<string>, volumesLots: Array<string>, turnovers: Array<string>, tradeCounts: Array<number>, isLastClosed: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type ExchangeStatusFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
}>;


export type ExchangeStatusFeedSubscription = { exchangeStatus:
    | { __typename: 'ExchangeStatusUpdate', exchangeStatus: ExchangeStatus, status: RunStatus, problem: string | null, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, markets: Array<{ market: string, status: MarketStatus, haltReason: string | null }> }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

type FeedHeaderFields_BookDelta_Fragment = { __typename: 'BookDelta', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_BookSnapshot_Fragment = { __typename: 'BookSnapshot', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_CandleUpdate_Fragment = { __typename: 'CandleUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_ExchangeStatusUpdate_Fragment = { __typename: 'ExchangeStatusUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_GodEventBatch_Fragment = { __typename: 'GodEventBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_Heartbeat_Fragment = { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_Lagged_Fragment = { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_LeaderboardUpdate_Fragment = { __typename: 'LeaderboardUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_LedgerBatch_Fragment = { __typename: 'LedgerBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_OccasionBatch_Fragment = { __typename: 'OccasionBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_OrderBatch_Fragment = { __typename: 'OrderBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_PortfolioBatch_Fragment = { __typename: 'PortfolioBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_Resync_Fragment = { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_SimulationStatusUpdate_Fragment = { __typename: 'SimulationStatusUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_ThoughtBatch_Fragment = { __typename: 'ThoughtBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_ThoughtDeltaBatch_Fragment = { __typename: 'ThoughtDeltaBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_TickBatch_Fragment = { __typename: 'TickBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

type FeedHeaderFields_TradeBatch_Fragment = { __typename: 'TradeBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number };

export type FeedHeaderFieldsFragment =
  | FeedHeaderFields_BookDelta_Fragment
  | FeedHeaderFields_BookSnapshot_Fragment
  | FeedHeaderFields_CandleUpdate_Fragment
  | FeedHeaderFields_ExchangeStatusUpdate_Fragment
  | FeedHeaderFields_GodEventBatch_Fragment
  | FeedHeaderFields_Heartbeat_Fragment
  | FeedHeaderFields_Lagged_Fragment
  | FeedHeaderFields_LeaderboardUpdate_Fragment
  | FeedHeaderFields_LedgerBatch_Fragment
  | FeedHeaderFields_OccasionBatch_Fragment
  | FeedHeaderFields_OrderBatch_Fragment
  | FeedHeaderFields_PortfolioBatch_Fragment
  | FeedHeaderFields_Resync_Fragment
  | FeedHeaderFields_SimulationStatusUpdate_Fragment
  | FeedHeaderFields_ThoughtBatch_Fragment
  | FeedHeaderFields_ThoughtDeltaBatch_Fragment
  | FeedHeaderFields_TickBatch_Fragment
  | FeedHeaderFields_TradeBatch_Fragment
;

export type GodEventFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type GodEventFeedSubscription = { godEvents:
    | { __typename: 'GodEventBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, godEvents: Array<{ seq: number, time: number, at: string, kind: GodEventKind, market: string | null, agent: string | null, title: string, detail: string, refusal: string | null }> }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type LeaderboardFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
}>;


export type LeaderboardFeedSubscription = { leaderboard:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'LeaderboardUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, rows: Array<{ rank: number, participant: string, name: string, isBaseline: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type LedgerFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type LedgerFeedSubscription = { ledger:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'LedgerBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, entries: Array<{ seq: number, causeSeq: number, time: number, postings: Array<{ asset: string, amount: string, from: string, fromBucket: Bucket, to: string, toBucket: Bucket, reason: PostingReason }> }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type OccasionFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type OccasionFeedSubscription = { occasions:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'OccasionBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, occasions: Array<{ seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type OrderFeedSubscriptionVariables = Exact<{
  participants?: Array<string> | string | null | undefined;
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type OrderFeedSubscription = { orders:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'OrderBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, orders: Array<{ orderId: number, participant: string, market: string, side: Side, kind: OrderKind, timeInForce: TimeInForce, priceSats: string | null, quantityLots: string, filledLots: string, remainingLots: string, status: OrderStatus, rejectReason: string | null, cancelReason: string | null, updatedSeq: number, seq: number }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type PortfolioFeedSubscriptionVariables = Exact<{
  agents?: Array<string> | string | null | undefined;
  rate: FeedRate;
}>;


export type PortfolioFeedSubscription = { portfolio:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'PortfolioBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, portfolios: Array<{ participant: string, equitySats: string, profitSats: string, returnBps: number, fillCount: number, balances: Array<{ asset: string, available: string, held: string }>, positions: Array<{ market: string, quantityLots: string, owedLots: string, averageCostSats: string | null, marketValueSats: string }> }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type StatusFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
}>;


export type StatusFeedSubscription = { simulationStatus:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'SimulationStatusUpdate', exchangeStatus: ExchangeStatus, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, simulation: { status: RunStatus, epoch: string, seq: number, simAt: string, speed: number, scenario: string, seed: string, eventsPerSecond: number, problem: string | null }, ledgerCheck: { balanced: boolean, seq: number } }
   };

export type ThoughtDeltaFeedSubscriptionVariables = Exact<{
  agents?: Array<string> | string | null | undefined;
  rate: FeedRate;
}>;


export type ThoughtDeltaFeedSubscription = { thoughtDeltas:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'ThoughtDeltaBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, deltas: Array<{ agent: string, viewSeq: number, revision: number, thesis: string, isDone: boolean }> }
   };

export type ThoughtFeedSubscriptionVariables = Exact<{
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type ThoughtFeedSubscription = { thoughts:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'ThoughtBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, thoughts: Array<{ seq: number, time: number, agent: string, agentName: string, market: string | null, stance: Stance | null, thesis: string, abstainCause: string | null, isScripted: boolean, orders: Array<{ orderId: number, side: Side, kind: OrderKind, priceSats: string | null, quantityLots: string, filledLots: string, status: OrderStatus }> }> }
   };

export type TickFeedSubscriptionVariables = Exact<{
  markets?: Array<string> | string | null | undefined;
  rate: FeedRate;
}>;


export type TickFeedSubscription = { ticks:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'TickBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, ticks: Array<{ market: string, seq: number, time: number, status: MarketStatus, last: string | null, bestBid: string | null, bestAsk: string | null, mid: string | null, spread: string | null, changeBps: number }> }
   };

export type TradeFeedSubscriptionVariables = Exact<{
  markets?: Array<string> | string | null | undefined;
  rate: FeedRate;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type TradeFeedSubscription = { trades:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'TradeBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, trades: Array<{ seq: number, time: number, market: string, priceSats: string, quantityLots: string, takerSide: Side, maker: string, taker: string, isAuction: boolean }> }
   };

export const FeedHeaderFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<FeedHeaderFieldsFragment, unknown>;
export const BookFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"BookFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookDepth"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookDelta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<BookFeedSubscription, BookFeedSubscriptionVariables>;
export const CandleFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"CandleFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CandleInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"candles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CandleUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTimes"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"highs"}},{"kind":"Field","name":{"kind":"Name","value":"lows"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"volumesLots"}},{"kind":"Field","name":{"kind":"Name","value":"turnovers"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCounts"}},{"kind":"Field","name":{"kind":"Name","value":"isLastClosed"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<CandleFeedSubscription, CandleFeedSubscriptionVariables>;
export const ExchangeStatusFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ExchangeStatusFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ExchangeStatusUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"haltReason"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ExchangeStatusFeedSubscription, ExchangeStatusFeedSubscriptionVariables>;
export const GodEventFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"GodEventFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"godEvents"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"GodEventBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"godEvents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"at"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}},{"kind":"Field","name":{"kind":"Name","value":"refusal"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<GodEventFeedSubscription, GodEventFeedSubscriptionVariables>;
export const LeaderboardFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LeaderboardFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<LeaderboardFeedSubscription, LeaderboardFeedSubscriptionVariables>;
export const LedgerFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"LedgerFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ledger"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"entries"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"causeSeq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"postings"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"amount"}},{"kind":"Field","name":{"kind":"Name","value":"from"}},{"kind":"Field","name":{"kind":"Name","value":"fromBucket"}},{"kind":"Field","name":{"kind":"Name","value":"to"}},{"kind":"Field","name":{"kind":"Name","value":"toBucket"}},{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<LedgerFeedSubscription, LedgerFeedSubscriptionVariables>;
export const OccasionFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OccasionFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OccasionBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<OccasionFeedSubscription, OccasionFeedSubscriptionVariables>;
export const OrderFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"OrderFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"participants"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orders"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"participants"},"value":{"kind":"Variable","name":{"kind":"Name","value":"participants"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OrderBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"seq"},"name":{"kind":"Name","value":"placedSeq"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"timeInForce"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rejectReason"}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"}},{"kind":"Field","name":{"kind":"Name","value":"updatedSeq"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<OrderFeedSubscription, OrderFeedSubscriptionVariables>;
export const PortfolioFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PortfolioFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agents"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"portfolio"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"agents"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agents"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PortfolioBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"portfolios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"held"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"owedLots"}},{"kind":"Field","name":{"kind":"Name","value":"averageCostSats"}},{"kind":"Field","name":{"kind":"Name","value":"marketValueSats"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<PortfolioFeedSubscription, PortfolioFeedSubscriptionVariables>;
export const StatusFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"StatusFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStatusUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"eventsPerSecond"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<StatusFeedSubscription, StatusFeedSubscriptionVariables>;
export const ThoughtDeltaFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ThoughtDeltaFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agents"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thoughtDeltas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"agents"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agents"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ThoughtDeltaBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"deltas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"isDone"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ThoughtDeltaFeedSubscription, ThoughtDeltaFeedSubscriptionVariables>;
export const ThoughtFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ThoughtFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ThoughtBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"abstainCause"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ThoughtFeedSubscription, ThoughtFeedSubscriptionVariables>;
export const TickFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TickFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"markets"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"markets"},"value":{"kind":"Variable","name":{"kind":"Name","value":"markets"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TickBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"ticks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"mid"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"changeBps"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<TickFeedSubscription, TickFeedSubscriptionVariables>;
export const TradeFeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"TradeFeed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"markets"}},"type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"rate"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"FeedRate"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"markets"},"value":{"kind":"Variable","name":{"kind":"Name","value":"markets"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"Variable","name":{"kind":"Name","value":"rate"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradeBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<TradeFeedSubscription, TradeFeedSubscriptionVariables>;