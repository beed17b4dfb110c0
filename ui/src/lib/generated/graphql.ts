/* eslint-disable */
/** Internal type. DO NOT USE DIRECTLY. */
type Exact<T extends { [key: string]: unknown }> = { [K in keyof T]: T[K] };
/** Internal type. DO NOT USE DIRECTLY. */
export type Incremental<T> = T | { [P in keyof T]?: P extends ' $fragmentName' | '__typename' ? T[P] : never };
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';
/** Why a call auction began. */
export type AuctionReason =
  /** The market opens. */
  | 'OPENING'
  /** The market was halted. */
  | 'REOPENING'
  /** The person in charge asked for it. */
  | 'REQUESTED'
  /** A trade would have left the volatility band. */
  | 'VOLATILITY';

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

/** What decides for an agent. */
export type BrainKind =
  /** A language model behind an OpenAI-compatible endpoint. */
  | 'OPENAI'
  /** Recorded answers of a language model. */
  | 'RECORDED'
  /** Fixed rules: scripted, no language model. */
  | 'RULE';

/** What a cap on language models is for. */
export type BudgetScope =
  /** One agent in one run. */
  | 'AGENT'
  /** All runs of one UTC day. */
  | 'DAY'
  /** The whole run. */
  | 'RUN';

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

/** Why a mutation was refused. */
export type ErrorCode =
  /** The name is taken. */
  | 'ALREADY_EXISTS'
  /** The simulation could not do it. */
  | 'FAILED'
  /** A value of the input is not allowed. */
  | 'INVALID_INPUT'
  /** The run, or the market, is not in a state that allows it. */
  | 'INVALID_TRANSITION'
  /** The market is halted. */
  | 'MARKET_HALTED'
  /** What the input names does not exist. */
  | 'NOT_FOUND';

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

/** What decides for an agent from here on. */
export type ForkBrainInput = {
  /** What decides for it. */
  brain?: BrainKind;
  /** Short name of the agent. */
  handle: string;
  /** Name of the model, such as `gemini/gemini-2.5-flash`; not for rules. */
  model?: string | null | undefined;
};

/** What trading costs from here on. The orders of the market are canceled. */
export type ForkFeesInput = {
  /** Basis points, 0 to 1000. */
  makerFeeBps: number;
  /** Symbol of the market. */
  market: string;
  /** Basis points, 0 to 1000. */
  takerFeeBps: number;
};

/** The news. */
export type ForkNewsInput = {
  /** At most 2,000 characters. */
  body?: string;
  /** From 1 to 200 characters. */
  headline: string;
  /** Symbols of the markets it is about. Empty: all markets. */
  markets?: Array<string>;
  /** Basis points from -10000 (terrible) to 10000 (wonderful). */
  sentimentBps?: number;
};

/** As whom an agent trades from here on; its brain, money and orders stay. */
export type ForkPersonaInput = {
  /** Short name of the agent. */
  handle: string;
  /** Short name of the persona, see `personas`. */
  persona: string;
};

/** One thing that is different in a fork: exactly one of these. */
export type ForkSetInput =
  {   /** Another brain for an agent. */
  brain: ForkBrainInput; fees?: never; news?: never; persona?: never; shock?: never; }
  |  { brain?: never;   /** Other fees for a market. */
  fees: ForkFeesInput; news?: never; persona?: never; shock?: never; }
  |  { brain?: never; fees?: never;   /** News that agents read. It is quoted to them as data, never as an instruction. */
  news: ForkNewsInput; persona?: never; shock?: never; }
  |  { brain?: never; fees?: never; news?: never;   /** Another persona for an agent. */
  persona: ForkPersonaInput; shock?: never; }
  |  { brain?: never; fees?: never; news?: never; persona?: never;   /** A push of a price. */
  shock: ForkShockInput; };

/** Where, how hard and how. */
export type ForkShockInput = {
  /** How long quotes stay away with REMOVE_LIQUIDITY, simulated milliseconds, at most a day. */
  durationMs?: number;
  /** Symbol of the market. */
  market: string;
  /** How it reaches the market. */
  mode?: ShockMode;
  /** Basis points with sign, 1 to 5000 in size: -500 pushes five percent down. */
  shiftBps: number;
};

/** What is different in the new run. */
export type ForkSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** What is changed, in this order; at most 20. Empty: nothing. When one is refused, none is done and the run goes on. */
  set?: Array<ForkSetInput>;
};

/** Which market and why. */
export type HaltMarketInput = {
  /** Whether resting orders are canceled. */
  cancelOpenOrders?: boolean;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Symbol of the market. */
  market: string;
  /** Shown to people, at most 200 characters. */
  reason?: string;
};

/** The news. */
export type InjectNewsInput = {
  /** At most 2,000 characters. */
  body?: string;
  /** From 1 to 200 characters. */
  headline: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Symbols of the markets it is about. Empty: all markets. */
  markets?: Array<string>;
  /** Basis points from -10000 (terrible) to 10000 (wonderful). */
  sentimentBps?: number;
};

/** Where, how hard and how. */
export type InjectPriceShockInput = {
  /** How long quotes stay away with REMOVE_LIQUIDITY, simulated milliseconds, at most a day. */
  durationMs?: number;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Symbol of the market. */
  market: string;
  /** How it reaches the market. */
  mode?: ShockMode;
  /** Basis points with sign, 1 to 5000 in size: -500 pushes five percent down. */
  shiftBps: number;
};

/** How a kept run stands. */
export type ManifestStatus =
  /** It was ended in order. */
  | 'ENDED'
  /** Its file failed a check and is not opened. */
  | 'QUARANTINED'
  /** A crash interrupted it; it is complete up to `lastSeq`. */
  | 'RECOVERED'
  /** It is being written. */
  | 'RUNNING';

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

/** How an agent says it feels. */
export type Mood =
  /** Nothing stirs it. */
  | 'CALM'
  /** It is not sure. */
  | 'CAUTIOUS'
  /** Things go its way. */
  | 'CONFIDENT'
  /** It sees a strong case. */
  | 'EAGER'
  /** It cannot do what it would. */
  | 'FRUSTRATED'
  /** Things go against it. */
  | 'WORRIED';

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

/** What kind of trader. */
export type ParticipantKind =
  /** An AI seat. */
  | 'AGENT'
  /** A scripted trader that makes the tape realistic. */
  | 'BACKGROUND'
  /** A bot that keeps two-sided quotes. */
  | 'LIQUIDITY'
  /** The exchange's own accounts. */
  | 'SYSTEM';

/** Whether a participant still trades. */
export type ParticipantStatus =
  /** It trades. */
  | 'ACTIVE'
  /** It neither thinks nor trades until it is resumed; its orders stay. */
  | 'PAUSED'
  /** It was retired; its history stays. */
  | 'RETIRED';

/** Which agent. */
export type PauseAgentInput = {
  /** Whether its resting orders and waiting stops are canceled; else they stay. */
  cancelOpenOrders?: boolean;
  /** Short name of the agent. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** Nothing to choose. */
export type PauseSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** Which run to begin instead. */
export type ResetSimulationInput = {
  /** Must be `RESET`. */
  confirm: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Name of a scenario; the server’s own (or the last one, on reset) when absent. */
  scenario?: string | null | undefined;
  /** At most 64 characters: the same seed gives the same run. Drawn when absent. */
  seed?: string | null | undefined;
};

/** Which agent. */
export type ResumeAgentInput = {
  /** Short name of the agent. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** Which market. */
export type ResumeMarketInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Symbol of the market. */
  market: string;
};

/** Nothing to choose. */
export type ResumeSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** Why a feed starts again from a snapshot. */
export type ResyncReason =
  /** Another run began, or `epoch` named a run that is not the current one. */
  | 'EPOCH_CHANGED'
  /** The client fell too far behind. */
  | 'SLOW_CONSUMER'
  /** `after` lies before what can be replayed. */
  | 'TOO_OLD';

/** Which agent. */
export type RetireAgentInput = {
  /** Its short name. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** How far to go: exactly one of the two. */
export type RunSimulationToInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Until the journal has reached it: to the end of that simulated moment. */
  seq?: number | null | undefined;
  /** Simulated time, epoch milliseconds: everything up to then is done. */
  time?: number | null | undefined;
};

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

/** What a scanner scores markets by. */
export type ScanFilter =
  /** How far the price moved in five minutes. */
  | 'CHANGE'
  /** Recent news about it. */
  | 'NEWS'
  /** Stock and orders of its own there. */
  | 'POSITION'
  /** A wide spread costs points. */
  | 'SPREAD'
  /** How wide the last ten minutes were. */
  | 'VOLATILITY'
  /** Turnover against the busiest market. */
  | 'VOLUME';

/** What a scenario brings about by itself. */
export type ScenarioEventKind =
  /** A market is halted. */
  | 'HALT'
  /** A news item. */
  | 'NEWS'
  /** A market reopens with a call auction. */
  | 'RESUME'
  /** A price shock. */
  | 'SHOCK';

/** Which agent, and what decides for it from now on. */
export type SetBrainInput = {
  /** What decides for it. */
  brain?: BrainKind;
  /** Its short name. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Name of the model, such as `gemini/gemini-2.5-flash`; not for rules. */
  model?: string | null | undefined;
};

/** Which cap, and the new one: in money, in tokens or both. */
export type SetBudgetInput = {
  /** Of `AGENT`, and only of it: short name of the agent. */
  handle?: string | null | undefined;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** A whole number of tokens, from 0 to 10^12; stays when absent. */
  limitTokens?: number | null | undefined;
  /** US dollars, a decimal string with at most six places; stays when absent. */
  limitUsd?: string | null | undefined;
  /** What the cap is for. */
  scope: BudgetScope;
};

/** Which run, and what to note. */
export type SetRunNoteInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** For people, at most 500 characters; an empty text takes the note away. */
  note: string;
  /** Its `runId`. */
  run: string | number;
};

/** The new speed. */
export type SetSimulationSpeedInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Simulated per real time, from 0 to 100000: 1 is real time, 0 as fast as possible. */
  speed: number;
};

/** How a shock reaches the market. */
export type ShockMode =
  /** The outside world changes its mind: the reference price moves. */
  | 'FAIR_VALUE'
  /** A large market order sweeps the book. */
  | 'MARKET_ORDER'
  /** Liquidity bots withdraw their quotes. */
  | 'REMOVE_LIQUIDITY';

/** Which way an order trades. */
export type Side =
  /** Pays BTC for the base asset. */
  | 'BUY'
  /** Gives the base asset for BTC. */
  | 'SELL';

/** Who it is and what decides for it. */
export type SpawnAgentInput = {
  /** What decides for it. */
  brain?: BrainKind;
  /** Its short name: 1 to 32 lower-case letters, digits and hyphens, a letter first. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Name of the model, such as `gemini/gemini-2.5-flash`; not for rules. */
  model?: string | null | undefined;
  /** Name of a persona, such as `momentum`. */
  persona: string;
  /** Start capital in sats, above 0. */
  startingSats?: string;
};

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

/** Which run to begin. */
export type StartSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** Name of a scenario; the server’s own (or the last one, on reset) when absent. */
  scenario?: string | null | undefined;
  /** At most 64 characters: the same seed gives the same run. Drawn when absent. */
  seed?: string | null | undefined;
};

/** How far to go. */
export type StepSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
  /** How many steps, from 1 to 1000. */
  steps?: number;
};

/** Nothing to choose. */
export type StopSimulationInput = {
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

/** Which agent. */
export type ThinkNowInput = {
  /** Its short name. */
  handle: string;
  /** Any text from 1 to 100 characters: a repeated call with it within 24 hours is answered, not done again. */
  idempotencyKey?: string | null | undefined;
};

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

/** What an agent wants to be woken by. */
export type WakeConditionKind =
  /** `delayMs` of simulated time have passed. */
  | 'AFTER'
  /** The price rises to `priceSats`. */
  | 'PRICE_ABOVE'
  /** The price falls to `priceSats`. */
  | 'PRICE_BELOW'
  /** The spread is as narrow as `spreadBps`. */
  | 'SPREAD_BELOW';

/** Why it was the agent’s turn. */
export type WakeReason =
  /** One of its orders traded. */
  | 'FILL'
  /** News was published. */
  | 'NEWS'
  /** A condition it had set itself came true. */
  | 'OWN_CONDITION'
  /** A price moved by more than its threshold. */
  | 'PRICE_MOVE'
  /** A person asked it to think. */
  | 'THINK_NOW'
  /** Its regular turn. */
  | 'TIMER';

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

export type ActivityQueryVariables = Exact<{
  interval: CandleInterval;
  last: number;
}>;


export type ActivityQuery = { markets: Array<{ symbol: string, candleColumns: { openTimes: Array<number>, turnovers: Array<string> } }>, occasions: { nodes: Array<{ id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }> } };

export type KeptActivityQueryVariables = Exact<{
  id: string;
  market: string;
  interval: CandleInterval;
  last: number;
}>;


export type KeptActivityQuery = { run: { candles: { nodes: Array<{ openTime: number, turnover: string }> } } | null };

export type OpenOrderFieldsFragment = { orderId: number, market: string, side: Side, timeInForce: TimeInForce, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, placedAt: string, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean };

export type AgentPageQueryVariables = Exact<{
  handle: string;
}>;


export type AgentPageQuery = { agent: { decisionCount: number, abstentionCount: number, inputTokens: number, outputTokens: number, costUsd: string | null, mood: Mood | null, handle: string, name: string, persona: string, description: string, status: ParticipantStatus, isScripted: boolean, notes: Array<{ seq: number, time: number, text: string }>, portfolio: { participant: string, equitySats: string, startEquitySats: string, profitSats: string, returnBps: number, realizedSats: string, feesPaidSats: string, turnoverSats: string, fillCount: number, balances: Array<{ asset: string, available: string, held: string, total: string }>, positions: Array<{ market: string, quantityLots: string, owedLots: string, averageCostSats: string | null, marketValueSats: string, unrealizedSats: string }> }, openOrders: Array<{ orderId: number, market: string, side: Side, timeInForce: TimeInForce, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, placedAt: string, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean }>, fills: { nodes: Array<{ id: string, orderId: number, side: Side, isMaker: boolean, feeSats: string, trade: { id: string, seq: number, time: number, market: string, priceSats: string, quantityLots: string, isAuction: boolean, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind, makerOrderId: number, takerOrderId: number }, thought: { seq: number } | null }> }, thoughts: { nodes: Array<{ seq: number, time: number, agent: string, agentName: string, persona: string, isScripted: boolean, viewSeq: number, wakeReason: WakeReason, stance: Stance | null, market: string | null, thesis: string, mood: Mood | null, publicLine: string | null, abstainCause: string | null, abstainDetail: string | null, clamps: Array<string>, inputTokens: number, outputTokens: number, costUsd: string | null, latencyMs: number | null, brain: { kind: BrainKind, model: string | null, label: string }, shortlist: Array<{ market: string, score: number, because: ScanFilter | null }>, orders: Array<{ orderId: number, market: string, side: Side, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, rejectReason: string | null, cancelReason: string | null, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean }> }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, brain: { kind: BrainKind, model: string | null, label: string, standsInFor: string | null }, equityCurve: Array<{ time: number, equitySats: string }> } | null };

export type OrderOriginQueryVariables = Exact<{
  orderId: number;
}>;


export type OrderOriginQuery = { order: { thought: { seq: number } | null } | null };

export type DecisionQueryVariables = Exact<{
  seq: number;
}>;


export type DecisionQuery = { thought: { fairValueSats: string | null, confidenceBps: number | null, horizonMs: number | null, memoryNote: string | null, viewSeq: number, simAt: string, prompt: string, rawAnswer: string, seq: number, time: number, agent: string, agentName: string, persona: string, isScripted: boolean, wakeReason: WakeReason, stance: Stance | null, market: string | null, thesis: string, mood: Mood | null, publicLine: string | null, abstainCause: string | null, abstainDetail: string | null, clamps: Array<string>, inputTokens: number, outputTokens: number, costUsd: string | null, latencyMs: number | null, wakeConditions: Array<{ kind: WakeConditionKind, market: string | null, priceSats: string | null, spreadBps: number | null, delayMs: number | null }>, orders: Array<{ placedSeq: number, placedAt: string, timeInForce: TimeInForce, postOnly: boolean, orderId: number, market: string, side: Side, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, rejectReason: string | null, cancelReason: string | null, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean, fills: Array<{ id: string, isMaker: boolean, feeSats: string, trade: { id: string, seq: number, time: number, market: string, priceSats: string, quantityLots: string, isAuction: boolean, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind, makerOrderId: number, takerOrderId: number } }> }>, brain: { kind: BrainKind, model: string | null, label: string }, shortlist: Array<{ market: string, score: number, because: ScanFilter | null }> } | null };

type Refusal_InputError_Fragment = { code: ErrorCode, message: string, field: Array<string> };

type Refusal_InvalidTransitionError_Fragment = { code: ErrorCode, message: string, field: Array<string> };

type Refusal_NotFoundError_Fragment = { code: ErrorCode, message: string, field: Array<string> };

export type RefusalFragment =
  | Refusal_InputError_Fragment
  | Refusal_InvalidTransitionError_Fragment
  | Refusal_NotFoundError_Fragment
;

export type StartMutationVariables = Exact<{
  input: StartSimulationInput;
}>;


export type StartMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type StopMutationVariables = Exact<{
  input: StopSimulationInput;
}>;


export type StopMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ResetMutationVariables = Exact<{
  input: ResetSimulationInput;
}>;


export type ResetMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ForkMutationVariables = Exact<{
  input: ForkSimulationInput;
}>;


export type ForkMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type PauseMutationVariables = Exact<{
  input: PauseSimulationInput;
}>;


export type PauseMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ResumeMutationVariables = Exact<{
  input: ResumeSimulationInput;
}>;


export type ResumeMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type StepMutationVariables = Exact<{
  input: StepSimulationInput;
}>;


export type StepMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type RunToMutationVariables = Exact<{
  input: RunSimulationToInput;
}>;


export type RunToMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type SetBudgetMutationVariables = Exact<{
  input: SetBudgetInput;
}>;


export type SetBudgetMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type SetRunNoteMutationVariables = Exact<{
  input: SetRunNoteInput;
}>;


export type SetRunNoteMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type SpeedMutationVariables = Exact<{
  input: SetSimulationSpeedInput;
}>;


export type SpeedMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type NewsMutationVariables = Exact<{
  input: InjectNewsInput;
}>;


export type NewsMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ShockMutationVariables = Exact<{
  input: InjectPriceShockInput;
}>;


export type ShockMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type HaltMutationVariables = Exact<{
  input: HaltMarketInput;
}>;


export type HaltMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ResumeTradingMutationVariables = Exact<{
  input: ResumeMarketInput;
}>;


export type ResumeTradingMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type SpawnMutationVariables = Exact<{
  input: SpawnAgentInput;
}>;


export type SpawnMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type RetireMutationVariables = Exact<{
  input: RetireAgentInput;
}>;


export type RetireMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ThinkNowMutationVariables = Exact<{
  input: ThinkNowInput;
}>;


export type ThinkNowMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type PauseAgentMutationVariables = Exact<{
  input: PauseAgentInput;
}>;


export type PauseAgentMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ResumeAgentMutationVariables = Exact<{
  input: ResumeAgentInput;
}>;


export type ResumeAgentMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type SetBrainMutationVariables = Exact<{
  input: SetBrainInput;
}>;


export type SetBrainMutation = { outcome: { changed: boolean, seq: number, userErrors: Array<
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
      | { code: ErrorCode, message: string, field: Array<string> }
    > } };

export type TickFieldsFragment = { market: string, status: MarketStatus, haltReason: string | null, last: string | null, bestBid: string | null, bestAsk: string | null, mid: string | null, spread: string | null, change: string, changeBps: number, turnover: string, time: number, auction: { reason: AuctionReason, endsAt: string | null, indicativePrice: string | null, indicativeQuantity: string, surplusQuantity: string, surplusSide: Side | null } | null, day: { high: string | null, low: string | null, volumeLots: string, turnover: string, tradeCount: number, vwap: string | null } };

export type TradeFieldsFragment = { id: string, seq: number, time: number, market: string, priceSats: string, quantityLots: string, isAuction: boolean, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind, makerOrderId: number, takerOrderId: number };

type BarFields_CandleColumns_Fragment = { openTimes: Array<number>, opens: Array<string>, highs: Array<string>, lows: Array<string>, closes: Array<string>, volumesLots: Array<string> };

type BarFields_CandleUpdate_Fragment = { openTimes: Array<number>, opens: Array<string>, highs: Array<string>, lows: Array<string>, closes: Array<string>, volumesLots: Array<string> };

export type BarFieldsFragment =
  | BarFields_CandleColumns_Fragment
  | BarFields_CandleUpdate_Fragment
;

export type OrderTermsFragment = { kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean };

export type ThoughtFieldsFragment = { seq: number, time: number, agent: string, agentName: string, persona: string, isScripted: boolean, viewSeq: number, wakeReason: WakeReason, stance: Stance | null, market: string | null, thesis: string, mood: Mood | null, publicLine: string | null, abstainCause: string | null, abstainDetail: string | null, clamps: Array<string>, inputTokens: number, outputTokens: number, costUsd: string | null, latencyMs: number | null, brain: { kind: BrainKind, model: string | null, label: string }, shortlist: Array<{ market: string, score: number, because: ScanFilter | null }>, orders: Array<{ orderId: number, market: string, side: Side, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, rejectReason: string | null, cancelReason: string | null, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean }> };

export type OccasionFieldsFragment = { id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string };

export type BookSidesFragment = { bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string };

export type PortfolioFieldsFragment = { participant: string, equitySats: string, startEquitySats: string, profitSats: string, returnBps: number, realizedSats: string, feesPaidSats: string, turnoverSats: string, fillCount: number, balances: Array<{ asset: string, available: string, held: string, total: string }>, positions: Array<{ market: string, quantityLots: string, owedLots: string, averageCostSats: string | null, marketValueSats: string, unrealizedSats: string }> };

export type TicksSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type TicksSubscription = { ticks:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'TickBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, ticks: Array<{ market: string, status: MarketStatus, haltReason: string | null, last: string | null, bestBid: string | null, bestAsk: string | null, mid: string | null, spread: string | null, change: string, changeBps: number, turnover: string, time: number, auction: { reason: AuctionReason, endsAt: string | null, indicativePrice: string | null, indicativeQuantity: string, surplusQuantity: string, surplusSide: Side | null } | null, day: { high: string | null, low: string | null, volumeLots: string, turnover: string, tradeCount: number, vwap: string | null } }> }
   };

export type BookOfSubscriptionVariables = Exact<{
  market: string;
  depth: BookDepth;
}>;


export type BookOfSubscription = { book:
    | { __typename: 'BookDelta', bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'BookSnapshot', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type TradesSubscriptionVariables = Exact<{
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type TradesSubscription = { trades:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'TradeBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, trades: Array<{ id: string, seq: number, time: number, market: string, priceSats: string, quantityLots: string, isAuction: boolean, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind, makerOrderId: number, takerOrderId: number }> }
   };

export type CandlesSubscriptionVariables = Exact<{
  market: string;
  interval: CandleInterval;
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type CandlesSubscription = { candles:
    | { __typename: 'CandleUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, openTimes: Array<number>, opens: Array<string>, highs: Array<string>, lows: Array<string>, closes: Array<string>, volumesLots: Array<string> }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type ThoughtsSubscriptionVariables = Exact<{
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type ThoughtsSubscription = { thoughts:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'ThoughtBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, thoughts: Array<{ seq: number, time: number, agent: string, agentName: string, persona: string, isScripted: boolean, viewSeq: number, wakeReason: WakeReason, stance: Stance | null, market: string | null, thesis: string, mood: Mood | null, publicLine: string | null, abstainCause: string | null, abstainDetail: string | null, clamps: Array<string>, inputTokens: number, outputTokens: number, costUsd: string | null, latencyMs: number | null, brain: { kind: BrainKind, model: string | null, label: string }, shortlist: Array<{ market: string, score: number, because: ScanFilter | null }>, orders: Array<{ orderId: number, market: string, side: Side, priceSats: string | null, filledLots: string, remainingLots: string, status: OrderStatus, rejectReason: string | null, cancelReason: string | null, kind: OrderKind, quantityLots: string, stopPriceSats: string | null, displayLots: string | null, expireAt: string | null, linkedOrderId: number | null, isTriggered: boolean }> }> }
   };

export type ThoughtDeltasSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ThoughtDeltasSubscription = { thoughtDeltas:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'ThoughtDeltaBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, deltas: Array<{ agent: string, viewSeq: number, revision: number, thesis: string, isDone: boolean }> }
   };

export type OccasionsSubscriptionVariables = Exact<{
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type OccasionsSubscription = { occasions:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'OccasionBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, occasions: Array<{ id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type PortfolioOfSubscriptionVariables = Exact<{
  agents: Array<string> | string;
}>;


export type PortfolioOfSubscription = { portfolio:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'PortfolioBatch', isSnapshot: boolean, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, portfolios: Array<{ participant: string, equitySats: string, startEquitySats: string, profitSats: string, returnBps: number, realizedSats: string, feesPaidSats: string, turnoverSats: string, fillCount: number, balances: Array<{ asset: string, available: string, held: string, total: string }>, positions: Array<{ market: string, quantityLots: string, owedLots: string, averageCostSats: string | null, marketValueSats: string, unrealizedSats: string }> }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type LeaderboardSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type LeaderboardSubscription = { leaderboard:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'LeaderboardUpdate', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, rows: Array<{ rank: number, participant: string, name: string, isBaseline: boolean, isScripted: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number }> }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type StatusSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type StatusSubscription = { simulationStatus:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', missed: number, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', reason: ResyncReason, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'SimulationStatusUpdate', exchangeStatus: ExchangeStatus, epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, simulation: { status: RunStatus, seq: number, epoch: string, simAt: string, time: number, speed: number, scenario: string, seed: string, startedAt: string | null, problem: string | null, lostMs: number | null, eventsPerSecond: number, goal: { time: number | null, seq: number | null } | null }, ledgerCheck: { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> }, budget: { burnUsdPerMinute: string, minutesToCap: number | null, modelSeats: Array<string>, isPausedAtCap: boolean, lines: Array<{ scope: string, spentUsd: string, reservedUsd: string, limitUsd: string, share: number, isReached: boolean }> } }
   };

export type GaugeFieldsFragment = { value: number | null, samples: number };

export type HealthQueryVariables = Exact<{ [key: string]: never; }>;


export type HealthQuery = { markets: Array<{ symbol: string, baseAsset: string, realism: { windowMs: number, spreadBps: { value: number | null, samples: number }, touchLots: { value: number | null, samples: number }, imbalance: { value: number | null, samples: number }, orderToTrade: { value: number | null, samples: number }, kurtosis: { value: number | null, samples: number }, returnAutocorrelation: { value: number | null, samples: number }, volatilityClustering: { value: number | null, samples: number }, volumeVolatility: { value: number | null, samples: number } } }>, scoreboard: { monoculture: { agentCount: number, meanCorrelation: number | null, pairCount: number, sampleCount: number, families: Array<{ family: string, agentCount: number, meanCorrelation: number | null, pairCount: number }> } } | null, budget: { agentLines: Array<{ scope: string, spentUsd: string, limitUsd: string, share: number }> } };

export type CandleHistoryQueryVariables = Exact<{
  market: string;
  interval: CandleInterval;
  last: number;
  before?: string | null | undefined;
}>;


export type CandleHistoryQuery = { market: { candleColumns: { openTimes: Array<number>, opens: Array<string>, highs: Array<string>, lows: Array<string>, closes: Array<string>, volumesLots: Array<string>, pageInfo: { hasPreviousPage: boolean, startCursor: string | null } } } | null };

export type MarketTradesQueryVariables = Exact<{
  market: string;
  first: number;
}>;


export type MarketTradesQuery = { market: { trades: { nodes: Array<{ id: string, seq: number, time: number, market: string, priceSats: string, quantityLots: string, isAuction: boolean, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind, makerOrderId: number, takerOrderId: number }> } } | null };

export type QueueQueryVariables = Exact<{
  market: string;
  depth: number;
}>;


export type QueueQuery = { market: { bids: Array<{ orderId: number, participant: string, priceSats: string, displayedLots: string }>, asks: Array<{ orderId: number, participant: string, priceSats: string, displayedLots: string }> } | null };

export type QueuedFieldsFragment = { orderId: number, participant: string, priceSats: string, displayedLots: string };

export type RunsQueryVariables = Exact<{
  first: number;
  after?: string | null | undefined;
}>;


export type RunsQuery = { runs: { nodes: Array<{ runId: string, scenario: string, seed: string, codeVersion: string, status: ManifestStatus, isCurrent: boolean, startedAt: string, endedAt: string | null, endReason: string | null, lastSeq: number, simAt: string, tradeCount: number, sizeBytes: number, note: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, removedRuns: Array<{ runId: string, sizeBytes: number, at: string }> };

export type RunFieldsFragment = { runId: string, scenario: string, seed: string, codeVersion: string, status: ManifestStatus, isCurrent: boolean, startedAt: string, endedAt: string | null, endReason: string | null, lastSeq: number, simAt: string, tradeCount: number, sizeBytes: number, note: string, parent: string | null, forkedAtSeq: number | null, scenarioHash: string | null, semanticsVersion: number | null, stateHash: string | null, exports: Array<{ format: string, table: string | null, url: string }>, leaderboard: Array<{ rank: number, participant: string, name: string, isBaseline: boolean, isScripted: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number }>, ledgerCheck: { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> } };

export type RunDetailQueryVariables = Exact<{
  id: string;
}>;


export type RunDetailQuery = { run: { runId: string, scenario: string, seed: string, codeVersion: string, status: ManifestStatus, isCurrent: boolean, startedAt: string, endedAt: string | null, endReason: string | null, lastSeq: number, simAt: string, tradeCount: number, sizeBytes: number, note: string, parent: string | null, forkedAtSeq: number | null, scenarioHash: string | null, semanticsVersion: number | null, stateHash: string | null, occasions: { nodes: Array<{ id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }> }, exports: Array<{ format: string, table: string | null, url: string }>, leaderboard: Array<{ rank: number, participant: string, name: string, isBaseline: boolean, isScripted: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number }>, ledgerCheck: { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> } } | null };

export type RunPageQueryVariables = Exact<{
  id: string;
}>;


export type RunPageQuery = { run: { runId: string, scenario: string, seed: string, codeVersion: string, status: ManifestStatus, isCurrent: boolean, startedAt: string, endedAt: string | null, endReason: string | null, lastSeq: number, simAt: string, tradeCount: number, sizeBytes: number, note: string, parent: string | null, forkedAtSeq: number | null, scenarioHash: string | null, semanticsVersion: number | null, stateHash: string | null, agents: Array<{ handle: string, name: string, persona: string, status: ParticipantStatus, isScripted: boolean, brain: { kind: BrainKind, model: string | null, label: string }, equityCurve: Array<{ time: number, equitySats: string }> }>, occasions: { nodes: Array<{ id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } }, exports: Array<{ format: string, table: string | null, url: string }>, leaderboard: Array<{ rank: number, participant: string, name: string, isBaseline: boolean, isScripted: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number }>, ledgerCheck: { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> } } | null };

export type RunFiguresQueryVariables = Exact<{
  id: string;
}>;


export type RunFiguresQuery = { run: { agents: Array<{ handle: string, inputTokens: number, outputTokens: number, costUsd: string | null }>, markets: Array<{ symbol: string, baseAsset: string, makerFeeBps: number, takerFeeBps: number, tickSats: string }> } | null };

export type RunOccasionsQueryVariables = Exact<{
  id: string;
  after?: string | null | undefined;
}>;


export type RunOccasionsQuery = { run: { occasions: { nodes: Array<{ id: string, seq: number, time: number, kind: OccasionKind, market: string | null, participant: string | null, title: string, detail: string }>, pageInfo: { hasNextPage: boolean, endCursor: string | null } } } | null };

export type SimulationFieldsFragment = { status: RunStatus, seq: number, epoch: string, simAt: string, time: number, speed: number, scenario: string, seed: string, startedAt: string | null, problem: string | null, lostMs: number | null, eventsPerSecond: number, goal: { time: number | null, seq: number | null } | null };

export type BudgetFieldsFragment = { burnUsdPerMinute: string, minutesToCap: number | null, modelSeats: Array<string>, isPausedAtCap: boolean, lines: Array<{ scope: string, spentUsd: string, reservedUsd: string, limitUsd: string, share: number, isReached: boolean }> };

export type LedgerFieldsFragment = { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> };

export type BoardRowFieldsFragment = { rank: number, participant: string, name: string, isBaseline: boolean, isScripted: boolean, equitySats: string, profitSats: string, returnBps: number, maxDrawdownBps: number, fillCount: number, decisionCount: number };

export type MarketFieldsFragment = { symbol: string, name: string, baseAsset: string, quoteAsset: string, lotsPerUnit: number, tickSats: string, makerFeeBps: number, takerFeeBps: number, status: MarketStatus, sparkline: Array<string>, rules: { auctionMs: number } };

export type SeatFieldsFragment = { handle: string, name: string, persona: string, description: string, status: ParticipantStatus, isScripted: boolean, brain: { kind: BrainKind, model: string | null, label: string, standsInFor: string | null }, equityCurve: Array<{ time: number, equitySats: string }> };

export type TerminalQueryVariables = Exact<{ [key: string]: never; }>;


export type TerminalQuery = { exchangeStatus: ExchangeStatus, serverInfo: { version: string }, simulation: { status: RunStatus, seq: number, epoch: string, simAt: string, time: number, speed: number, scenario: string, seed: string, startedAt: string | null, problem: string | null, lostMs: number | null, eventsPerSecond: number, goal: { time: number | null, seq: number | null } | null }, scenarios: Array<{ name: string, title: string, description: string, speed: number, markets: Array<string>, startAt: string, warmUpMs: number, needsPrices: boolean, participants: Array<{ kind: ParticipantKind, count: number }>, events: Array<{ atMs: number, kind: ScenarioEventKind, markets: Array<string>, title: string }> }>, markets: Array<{ symbol: string, name: string, baseAsset: string, quoteAsset: string, lotsPerUnit: number, tickSats: string, makerFeeBps: number, takerFeeBps: number, status: MarketStatus, sparkline: Array<string>, rules: { auctionMs: number } }>, agents: Array<{ handle: string, name: string, persona: string, description: string, status: ParticipantStatus, isScripted: boolean, brain: { kind: BrainKind, model: string | null, label: string, standsInFor: string | null }, equityCurve: Array<{ time: number, equitySats: string }> }>, participants: Array<{ participantId: string, name: string, kind: ParticipantKind, strategy: string, status: ParticipantStatus, market: string | null }> };

export const FeedHeaderFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<FeedHeaderFieldsFragment, unknown>;
export const OrderTermsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}}]} as unknown as DocumentNode<OrderTermsFragment, unknown>;
export const OpenOrderFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenOrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"timeInForce"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}}]} as unknown as DocumentNode<OpenOrderFieldsFragment, unknown>;
export const RefusalFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RefusalFragment, unknown>;
export const TickFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TickFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tick"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"haltReason"}},{"kind":"Field","name":{"kind":"Name","value":"auction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"indicativePrice"}},{"kind":"Field","name":{"kind":"Name","value":"indicativeQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"surplusQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"surplusSide"}}]}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"mid"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changeBps"}},{"kind":"Field","name":{"kind":"Name","value":"turnover"}},{"kind":"Field","name":{"kind":"Name","value":"day"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"volumeLots"}},{"kind":"Field","name":{"kind":"Name","value":"turnover"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"vwap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}}]} as unknown as DocumentNode<TickFieldsFragment, unknown>;
export const TradeFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}}]}}]} as unknown as DocumentNode<TradeFieldsFragment, unknown>;
export const BarFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BarFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CandleLists"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTimes"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"highs"}},{"kind":"Field","name":{"kind":"Name","value":"lows"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"volumesLots"}}]}}]} as unknown as DocumentNode<BarFieldsFragment, unknown>;
export const ThoughtFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ThoughtFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Thought"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"wakeReason"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"mood"}},{"kind":"Field","name":{"kind":"Name","value":"publicLine"}},{"kind":"Field","name":{"kind":"Name","value":"shortlist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"because"}}]}},{"kind":"Field","name":{"kind":"Name","value":"abstainCause"}},{"kind":"Field","name":{"kind":"Name","value":"abstainDetail"}},{"kind":"Field","name":{"kind":"Name","value":"clamps"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rejectReason"}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}}]} as unknown as DocumentNode<ThoughtFieldsFragment, unknown>;
export const OccasionFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<OccasionFieldsFragment, unknown>;
export const BookSidesFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookSides"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}}]} as unknown as DocumentNode<BookSidesFragment, unknown>;
export const PortfolioFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PortfolioFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Portfolio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"owedLots"}},{"kind":"Field","name":{"kind":"Name","value":"averageCostSats"}},{"kind":"Field","name":{"kind":"Name","value":"marketValueSats"}},{"kind":"Field","name":{"kind":"Name","value":"unrealizedSats"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"startEquitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"realizedSats"}},{"kind":"Field","name":{"kind":"Name","value":"feesPaidSats"}},{"kind":"Field","name":{"kind":"Name","value":"turnoverSats"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}}]}}]} as unknown as DocumentNode<PortfolioFieldsFragment, unknown>;
export const GaugeFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GaugeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Gauge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}}]}}]} as unknown as DocumentNode<GaugeFieldsFragment, unknown>;
export const QueuedFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QueuedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QueuedOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayedLots"}}]}}]} as unknown as DocumentNode<QueuedFieldsFragment, unknown>;
export const BoardRowFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardRowFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}}]} as unknown as DocumentNode<BoardRowFieldsFragment, unknown>;
export const LedgerFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}}]} as unknown as DocumentNode<LedgerFieldsFragment, unknown>;
export const RunFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"forkedAtSeq"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioHash"}},{"kind":"Field","name":{"kind":"Name","value":"semanticsVersion"}},{"kind":"Field","name":{"kind":"Name","value":"stateHash"}},{"kind":"Field","name":{"kind":"Name","value":"exports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"table"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardRowFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardRowFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}}]} as unknown as DocumentNode<RunFieldsFragment, unknown>;
export const SimulationFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SimulationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Simulation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"goal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"lostMs"}},{"kind":"Field","name":{"kind":"Name","value":"eventsPerSecond"}}]}}]} as unknown as DocumentNode<SimulationFieldsFragment, unknown>;
export const BudgetFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BudgetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Budget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"spentUsd"}},{"kind":"Field","name":{"kind":"Name","value":"reservedUsd"}},{"kind":"Field","name":{"kind":"Name","value":"limitUsd"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"isReached"}}]}},{"kind":"Field","name":{"kind":"Name","value":"burnUsdPerMinute"}},{"kind":"Field","name":{"kind":"Name","value":"minutesToCap"}},{"kind":"Field","name":{"kind":"Name","value":"modelSeats"}},{"kind":"Field","name":{"kind":"Name","value":"isPausedAtCap"}}]}}]} as unknown as DocumentNode<BudgetFieldsFragment, unknown>;
export const MarketFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"baseAsset"}},{"kind":"Field","name":{"kind":"Name","value":"quoteAsset"}},{"kind":"Field","name":{"kind":"Name","value":"lotsPerUnit"}},{"kind":"Field","name":{"kind":"Name","value":"tickSats"}},{"kind":"Field","name":{"kind":"Name","value":"makerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"takerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auctionMs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sparkline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"count"},"value":{"kind":"IntValue","value":"60"}}]}]}}]} as unknown as DocumentNode<MarketFieldsFragment, unknown>;
export const SeatFieldsFragmentDoc = {"kind":"Document","definitions":[{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"standsInFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equityCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}}]}}]}}]} as unknown as DocumentNode<SeatFieldsFragment, unknown>;
export const ActivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Activity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CandleInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"candleColumns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTimes"}},{"kind":"Field","name":{"kind":"Name","value":"turnovers"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OccasionFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<ActivityQuery, ActivityQueryVariables>;
export const KeptActivityDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"KeptActivity"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CandleInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"candles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTime"}},{"kind":"Field","name":{"kind":"Name","value":"turnover"}}]}}]}}]}}]}}]} as unknown as DocumentNode<KeptActivityQuery, KeptActivityQueryVariables>;
export const AgentPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"AgentPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"handle"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"handle"},"value":{"kind":"Variable","name":{"kind":"Name","value":"handle"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFields"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}},{"kind":"Field","name":{"kind":"Name","value":"abstentionCount"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"mood"}},{"kind":"Field","name":{"kind":"Name","value":"notes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"text"}}]}},{"kind":"Field","name":{"kind":"Name","value":"portfolio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PortfolioFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OpenOrderFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"isMaker"}},{"kind":"Field","name":{"kind":"Name","value":"feeSats"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thought"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"50"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ThoughtFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"standsInFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equityCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PortfolioFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Portfolio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"owedLots"}},{"kind":"Field","name":{"kind":"Name","value":"averageCostSats"}},{"kind":"Field","name":{"kind":"Name","value":"marketValueSats"}},{"kind":"Field","name":{"kind":"Name","value":"unrealizedSats"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"startEquitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"realizedSats"}},{"kind":"Field","name":{"kind":"Name","value":"feesPaidSats"}},{"kind":"Field","name":{"kind":"Name","value":"turnoverSats"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OpenOrderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"timeInForce"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ThoughtFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Thought"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"wakeReason"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"mood"}},{"kind":"Field","name":{"kind":"Name","value":"publicLine"}},{"kind":"Field","name":{"kind":"Name","value":"shortlist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"because"}}]}},{"kind":"Field","name":{"kind":"Name","value":"abstainCause"}},{"kind":"Field","name":{"kind":"Name","value":"abstainDetail"}},{"kind":"Field","name":{"kind":"Name","value":"clamps"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rejectReason"}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}}]}}]} as unknown as DocumentNode<AgentPageQuery, AgentPageQueryVariables>;
export const OrderOriginDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"OrderOrigin"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Float"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"order"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"orderId"},"value":{"kind":"Variable","name":{"kind":"Name","value":"orderId"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thought"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]} as unknown as DocumentNode<OrderOriginQuery, OrderOriginQueryVariables>;
export const DecisionDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Decision"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seq"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thought"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"seq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seq"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ThoughtFields"}},{"kind":"Field","name":{"kind":"Name","value":"fairValueSats"}},{"kind":"Field","name":{"kind":"Name","value":"confidenceBps"}},{"kind":"Field","name":{"kind":"Name","value":"horizonMs"}},{"kind":"Field","name":{"kind":"Name","value":"memoryNote"}},{"kind":"Field","name":{"kind":"Name","value":"wakeConditions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"spreadBps"}},{"kind":"Field","name":{"kind":"Name","value":"delayMs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"prompt"}},{"kind":"Field","name":{"kind":"Name","value":"rawAnswer"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"placedSeq"}},{"kind":"Field","name":{"kind":"Name","value":"placedAt"}},{"kind":"Field","name":{"kind":"Name","value":"timeInForce"}},{"kind":"Field","name":{"kind":"Name","value":"postOnly"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"isMaker"}},{"kind":"Field","name":{"kind":"Name","value":"feeSats"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ThoughtFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Thought"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"wakeReason"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"mood"}},{"kind":"Field","name":{"kind":"Name","value":"publicLine"}},{"kind":"Field","name":{"kind":"Name","value":"shortlist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"because"}}]}},{"kind":"Field","name":{"kind":"Name","value":"abstainCause"}},{"kind":"Field","name":{"kind":"Name","value":"abstainDetail"}},{"kind":"Field","name":{"kind":"Name","value":"clamps"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rejectReason"}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}}]}}]} as unknown as DocumentNode<DecisionQuery, DecisionQueryVariables>;
export const StartDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Start"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StartSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"startSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<StartMutation, StartMutationVariables>;
export const StopDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Stop"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StopSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"stopSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<StopMutation, StopMutationVariables>;
export const ResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Reset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"resetSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ResetMutation, ResetMutationVariables>;
export const ForkDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Fork"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ForkSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"forkSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ForkMutation, ForkMutationVariables>;
export const PauseDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Pause"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"pauseSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<PauseMutation, PauseMutationVariables>;
export const ResumeDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Resume"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"resumeSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ResumeMutation, ResumeMutationVariables>;
export const StepDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Step"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"StepSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"stepSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<StepMutation, StepMutationVariables>;
export const RunToDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"RunTo"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RunSimulationToInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"runSimulationTo"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RunToMutation, RunToMutationVariables>;
export const SetBudgetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetBudget"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetBudgetInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setBudget"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<SetBudgetMutation, SetBudgetMutationVariables>;
export const SetRunNoteDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetRunNote"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetRunNoteInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setRunNote"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<SetRunNoteMutation, SetRunNoteMutationVariables>;
export const SpeedDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Speed"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetSimulationSpeedInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setSimulationSpeed"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<SpeedMutation, SpeedMutationVariables>;
export const NewsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"News"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InjectNewsInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"injectNews"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<NewsMutation, NewsMutationVariables>;
export const ShockDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Shock"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"InjectPriceShockInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"injectPriceShock"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ShockMutation, ShockMutationVariables>;
export const HaltDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Halt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HaltMarketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"haltMarket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<HaltMutation, HaltMutationVariables>;
export const ResumeTradingDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeTrading"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeMarketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"resumeMarket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ResumeTradingMutation, ResumeTradingMutationVariables>;
export const SpawnDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Spawn"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SpawnAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"spawnAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<SpawnMutation, SpawnMutationVariables>;
export const RetireDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"Retire"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"RetireAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"retireAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<RetireMutation, RetireMutationVariables>;
export const ThinkNowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ThinkNow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ThinkNowInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"thinkNow"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ThinkNowMutation, ThinkNowMutationVariables>;
export const PauseAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"PauseAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"PauseAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"pauseAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<PauseAgentMutation, PauseAgentMutationVariables>;
export const ResumeAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ResumeAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResumeAgentInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"resumeAgent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<ResumeAgentMutation, ResumeAgentMutationVariables>;
export const SetBrainDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"SetBrain"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"SetBrainInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"outcome"},"name":{"kind":"Name","value":"setBrain"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"Refusal"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"Refusal"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"UserError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]} as unknown as DocumentNode<SetBrainMutation, SetBrainMutationVariables>;
export const TicksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Ticks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TickBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"ticks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TickFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TickFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Tick"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"haltReason"}},{"kind":"Field","name":{"kind":"Name","value":"auction"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}},{"kind":"Field","name":{"kind":"Name","value":"endsAt"}},{"kind":"Field","name":{"kind":"Name","value":"indicativePrice"}},{"kind":"Field","name":{"kind":"Name","value":"indicativeQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"surplusQuantity"}},{"kind":"Field","name":{"kind":"Name","value":"surplusSide"}}]}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"mid"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"change"}},{"kind":"Field","name":{"kind":"Name","value":"changeBps"}},{"kind":"Field","name":{"kind":"Name","value":"turnover"}},{"kind":"Field","name":{"kind":"Name","value":"day"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"high"}},{"kind":"Field","name":{"kind":"Name","value":"low"}},{"kind":"Field","name":{"kind":"Name","value":"volumeLots"}},{"kind":"Field","name":{"kind":"Name","value":"turnover"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"vwap"}}]}},{"kind":"Field","name":{"kind":"Name","value":"time"}}]}}]} as unknown as DocumentNode<TicksSubscription, TicksSubscriptionVariables>;
export const BookOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"BookOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookDepth"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BookSides"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookDelta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BookSides"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}}]} as unknown as DocumentNode<BookOfSubscription, BookOfSubscriptionVariables>;
export const TradesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Trades"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradeBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}}]}}]} as unknown as DocumentNode<TradesSubscription, TradesSubscriptionVariables>;
export const CandlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Candles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CandleInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"candles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"BarFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BarFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CandleLists"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTimes"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"highs"}},{"kind":"Field","name":{"kind":"Name","value":"lows"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"volumesLots"}}]}}]} as unknown as DocumentNode<CandlesSubscription, CandlesSubscriptionVariables>;
export const ThoughtsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Thoughts"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ThoughtBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"ThoughtFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OrderTerms"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Order"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"stopPriceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayLots"}},{"kind":"Field","name":{"kind":"Name","value":"expireAt"}},{"kind":"Field","name":{"kind":"Name","value":"linkedOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"isTriggered"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"ThoughtFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Thought"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"agentName"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"wakeReason"}},{"kind":"Field","name":{"kind":"Name","value":"stance"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"mood"}},{"kind":"Field","name":{"kind":"Name","value":"publicLine"}},{"kind":"Field","name":{"kind":"Name","value":"shortlist"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"score"}},{"kind":"Field","name":{"kind":"Name","value":"because"}}]}},{"kind":"Field","name":{"kind":"Name","value":"abstainCause"}},{"kind":"Field","name":{"kind":"Name","value":"abstainDetail"}},{"kind":"Field","name":{"kind":"Name","value":"clamps"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"FragmentSpread","name":{"kind":"Name","value":"OrderTerms"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"filledLots"}},{"kind":"Field","name":{"kind":"Name","value":"remainingLots"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rejectReason"}},{"kind":"Field","name":{"kind":"Name","value":"cancelReason"}}]}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}},{"kind":"Field","name":{"kind":"Name","value":"latencyMs"}}]}}]} as unknown as DocumentNode<ThoughtsSubscription, ThoughtsSubscriptionVariables>;
export const ThoughtDeltasDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ThoughtDeltas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thoughtDeltas"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ThoughtDeltaBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"deltas"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"viewSeq"}},{"kind":"Field","name":{"kind":"Name","value":"revision"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"isDone"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]} as unknown as DocumentNode<ThoughtDeltasSubscription, ThoughtDeltasSubscriptionVariables>;
export const OccasionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Occasions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_250"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"OccasionBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OccasionFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<OccasionsSubscription, OccasionsSubscriptionVariables>;
export const PortfolioOfDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"PortfolioOf"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"agents"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"portfolio"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"agents"},"value":{"kind":"Variable","name":{"kind":"Name","value":"agents"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"PortfolioBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"portfolios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"PortfolioFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"PortfolioFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Portfolio"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"available"}},{"kind":"Field","name":{"kind":"Name","value":"held"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}},{"kind":"Field","name":{"kind":"Name","value":"positions"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"owedLots"}},{"kind":"Field","name":{"kind":"Name","value":"averageCostSats"}},{"kind":"Field","name":{"kind":"Name","value":"marketValueSats"}},{"kind":"Field","name":{"kind":"Name","value":"unrealizedSats"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"startEquitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"realizedSats"}},{"kind":"Field","name":{"kind":"Name","value":"feesPaidSats"}},{"kind":"Field","name":{"kind":"Name","value":"turnoverSats"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}}]}}]} as unknown as DocumentNode<PortfolioOfSubscription, PortfolioOfSubscriptionVariables>;
export const LeaderboardDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_1000"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rows"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardRowFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardRowFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}}]} as unknown as DocumentNode<LeaderboardSubscription, LeaderboardSubscriptionVariables>;
export const StatusDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"Status"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulationStatus"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"MS_250"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"FeedHeaderFields"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"SimulationStatusUpdate"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SimulationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BudgetFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"FeedHeaderFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SimulationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Simulation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"goal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"lostMs"}},{"kind":"Field","name":{"kind":"Name","value":"eventsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BudgetFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Budget"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"lines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"spentUsd"}},{"kind":"Field","name":{"kind":"Name","value":"reservedUsd"}},{"kind":"Field","name":{"kind":"Name","value":"limitUsd"}},{"kind":"Field","name":{"kind":"Name","value":"share"}},{"kind":"Field","name":{"kind":"Name","value":"isReached"}}]}},{"kind":"Field","name":{"kind":"Name","value":"burnUsdPerMinute"}},{"kind":"Field","name":{"kind":"Name","value":"minutesToCap"}},{"kind":"Field","name":{"kind":"Name","value":"modelSeats"}},{"kind":"Field","name":{"kind":"Name","value":"isPausedAtCap"}}]}}]} as unknown as DocumentNode<StatusSubscription, StatusSubscriptionVariables>;
export const HealthDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Health"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"baseAsset"}},{"kind":"Field","name":{"kind":"Name","value":"realism"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"windowMs"}},{"kind":"Field","name":{"kind":"Name","value":"spreadBps"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"touchLots"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"imbalance"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orderToTrade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"kurtosis"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"returnAutocorrelation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"volatilityClustering"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"volumeVolatility"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"GaugeFields"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"scoreboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"monoculture"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanCorrelation"}},{"kind":"Field","name":{"kind":"Name","value":"pairCount"}},{"kind":"Field","name":{"kind":"Name","value":"sampleCount"}},{"kind":"Field","name":{"kind":"Name","value":"families"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"family"}},{"kind":"Field","name":{"kind":"Name","value":"agentCount"}},{"kind":"Field","name":{"kind":"Name","value":"meanCorrelation"}},{"kind":"Field","name":{"kind":"Name","value":"pairCount"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agentLines"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"scope"}},{"kind":"Field","name":{"kind":"Name","value":"spentUsd"}},{"kind":"Field","name":{"kind":"Name","value":"limitUsd"}},{"kind":"Field","name":{"kind":"Name","value":"share"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"GaugeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Gauge"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"value"}},{"kind":"Field","name":{"kind":"Name","value":"samples"}}]}}]} as unknown as DocumentNode<HealthQuery, HealthQueryVariables>;
export const CandleHistoryDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"CandleHistory"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"interval"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"CandleInterval"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"candleColumns"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"Variable","name":{"kind":"Name","value":"interval"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BarFields"}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BarFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"CandleLists"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTimes"}},{"kind":"Field","name":{"kind":"Name","value":"opens"}},{"kind":"Field","name":{"kind":"Name","value":"highs"}},{"kind":"Field","name":{"kind":"Name","value":"lows"}},{"kind":"Field","name":{"kind":"Name","value":"closes"}},{"kind":"Field","name":{"kind":"Name","value":"volumesLots"}}]}}]} as unknown as DocumentNode<CandleHistoryQuery, CandleHistoryQueryVariables>;
export const MarketTradesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"MarketTrades"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"TradeFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"TradeFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"isAuction"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}},{"kind":"Field","name":{"kind":"Name","value":"makerOrderId"}},{"kind":"Field","name":{"kind":"Name","value":"takerOrderId"}}]}}]} as unknown as DocumentNode<MarketTradesQuery, MarketTradesQueryVariables>;
export const QueueDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Queue"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","alias":{"kind":"Name","value":"bids"},"name":{"kind":"Name","value":"queue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"side"},"value":{"kind":"EnumValue","value":"BUY"}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QueuedFields"}}]}},{"kind":"Field","alias":{"kind":"Name","value":"asks"},"name":{"kind":"Name","value":"queue"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"side"},"value":{"kind":"EnumValue","value":"SELL"}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"QueuedFields"}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"QueuedFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"QueuedOrder"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"displayedLots"}}]}}]} as unknown as DocumentNode<QueueQuery, QueueQueryVariables>;
export const RunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Runs"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"note"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"removedRuns"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"at"}}]}}]}}]} as unknown as DocumentNode<RunsQuery, RunsQueryVariables>;
export const RunDetailDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunDetail"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunFields"}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"30"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OccasionFields"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardRowFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"forkedAtSeq"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioHash"}},{"kind":"Field","name":{"kind":"Name","value":"semanticsVersion"}},{"kind":"Field","name":{"kind":"Name","value":"stateHash"}},{"kind":"Field","name":{"kind":"Name","value":"exports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"table"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardRowFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RunDetailQuery, RunDetailQueryVariables>;
export const RunPageDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunPage"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"RunFields"}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equityCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OccasionFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"BoardRowFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LeaderboardRow"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"isBaseline"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"profitSats"}},{"kind":"Field","name":{"kind":"Name","value":"returnBps"}},{"kind":"Field","name":{"kind":"Name","value":"maxDrawdownBps"}},{"kind":"Field","name":{"kind":"Name","value":"fillCount"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"LedgerFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"LedgerCheck"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"RunFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Run"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"codeVersion"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endedAt"}},{"kind":"Field","name":{"kind":"Name","value":"endReason"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"tradeCount"}},{"kind":"Field","name":{"kind":"Name","value":"sizeBytes"}},{"kind":"Field","name":{"kind":"Name","value":"note"}},{"kind":"Field","name":{"kind":"Name","value":"parent"}},{"kind":"Field","name":{"kind":"Name","value":"forkedAtSeq"}},{"kind":"Field","name":{"kind":"Name","value":"scenarioHash"}},{"kind":"Field","name":{"kind":"Name","value":"semanticsVersion"}},{"kind":"Field","name":{"kind":"Name","value":"stateHash"}},{"kind":"Field","name":{"kind":"Name","value":"exports"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"format"}},{"kind":"Field","name":{"kind":"Name","value":"table"}},{"kind":"Field","name":{"kind":"Name","value":"url"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"BoardRowFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"LedgerFields"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RunPageQuery, RunPageQueryVariables>;
export const RunFiguresDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunFigures"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"inputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"outputTokens"}},{"kind":"Field","name":{"kind":"Name","value":"costUsd"}}]}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"baseAsset"}},{"kind":"Field","name":{"kind":"Name","value":"makerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"takerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"tickSats"}}]}}]}}]}}]} as unknown as DocumentNode<RunFiguresQuery, RunFiguresQueryVariables>;
export const RunOccasionsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"RunOccasions"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"100"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"OccasionFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"OccasionFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Occasion"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"detail"}}]}}]} as unknown as DocumentNode<RunOccasionsQuery, RunOccasionsQueryVariables>;
export const TerminalDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"Terminal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"version"}}]}},{"kind":"Field","name":{"kind":"Name","value":"simulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SimulationFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"scenarios"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"title"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"markets"}},{"kind":"Field","name":{"kind":"Name","value":"startAt"}},{"kind":"Field","name":{"kind":"Name","value":"warmUpMs"}},{"kind":"Field","name":{"kind":"Name","value":"needsPrices"}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"count"}}]}},{"kind":"Field","name":{"kind":"Name","value":"events"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"atMs"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"markets"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"MarketFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"FragmentSpread","name":{"kind":"Name","value":"SeatFields"}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"strategy"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"market"}}]}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SimulationFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Simulation"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}},{"kind":"Field","name":{"kind":"Name","value":"goal"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"scenario"}},{"kind":"Field","name":{"kind":"Name","value":"seed"}},{"kind":"Field","name":{"kind":"Name","value":"startedAt"}},{"kind":"Field","name":{"kind":"Name","value":"problem"}},{"kind":"Field","name":{"kind":"Name","value":"lostMs"}},{"kind":"Field","name":{"kind":"Name","value":"eventsPerSecond"}}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"MarketFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"baseAsset"}},{"kind":"Field","name":{"kind":"Name","value":"quoteAsset"}},{"kind":"Field","name":{"kind":"Name","value":"lotsPerUnit"}},{"kind":"Field","name":{"kind":"Name","value":"tickSats"}},{"kind":"Field","name":{"kind":"Name","value":"makerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"takerFeeBps"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"rules"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"auctionMs"}}]}},{"kind":"Field","name":{"kind":"Name","value":"sparkline"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"count"},"value":{"kind":"IntValue","value":"60"}}]}]}},{"kind":"FragmentDefinition","name":{"kind":"Name","value":"SeatFields"},"typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"persona"}},{"kind":"Field","name":{"kind":"Name","value":"description"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"model"}},{"kind":"Field","name":{"kind":"Name","value":"label"}},{"kind":"Field","name":{"kind":"Name","value":"standsInFor"}}]}},{"kind":"Field","name":{"kind":"Name","value":"equityCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}}]}}]}}]} as unknown as DocumentNode<TerminalQuery, TerminalQueryVariables>;