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

/** Why a mutation was refused. */
export type ErrorCode =
  /** The name is taken. */
  | 'ALREADY_EXISTS'
  /** The simulation could not do it. */
  | 'FAILED'
  /** A value of the input is not allowed. */
  | 'INVALID_INPUT'
  /** The run is not in a state that allows it. */
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
  /** Orders are collected and matched at one price. */
  | 'AUCTION'
  /** Trading is over. */
  | 'CLOSED'
  /** Orders match as they arrive. */
  | 'CONTINUOUS'
  /** No matching until it is resumed. */
  | 'HALTED'
  /** Before the first trading. */
  | 'PRE_OPEN';

/** What happened besides trading. */
export type OccasionKind =
  /** An agent got another brain. */
  | 'BRAIN_SET'
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
  /** A market trades again. */
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
  | 'SPEED_SET';

/** Where an order is in its life. */
export type OrderStatus =
  /** Closed before it was filled; `cancelReason` says why. */
  | 'CANCELED'
  /** Its time ran out. */
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

export type ApiOverviewQueryVariables = Exact<{ [key: string]: never; }>;


export type ApiOverviewQuery = { exchangeStatus: ExchangeStatus, simulation: { status: RunStatus, seq: number, epoch: string, simAt: string, speed: number }, markets: Array<{ id: string, symbol: string, last: string | null, bestBid: string | null, bestAsk: string | null, spread: string | null, status: MarketStatus }>, agents: Array<{ handle: string, isScripted: boolean, portfolio: { equitySats: string, balances: Array<{ asset: string, total: string }> } }>, participants: Array<{ participantId: string, kind: ParticipantKind }>, leaderboard: Array<{ rank: number, participant: string }>, budget: { modelSeats: Array<string> }, ledgerCheck: { balanced: boolean, seq: number, assets: Array<{ asset: string, total: string, issued: string }> }, serviceLimits: { maxDepth: number, maxCost: number, maxPageSize: number }, serverInfo: { name: string, schemaHash: string } };

export type ApiMarketQueryVariables = Exact<{
  symbol: string;
  first: number;
  after?: string | null | undefined;
}>;


export type ApiMarketQuery = { market: { symbol: string, last: string | null, book: { seq: number, checksum: string, bids: Array<{ priceSats: string, quantityLots: string, orderCount: number }>, asks: Array<{ priceSats: string, quantityLots: string, orderCount: number }> }, trades: { nodes: Array<{ id: string, seq: number, time: number, priceSats: string, quantityLots: string, notionalSats: string, takerSide: Side, maker: string, taker: string, makerKind: ParticipantKind, takerKind: ParticipantKind }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, endCursor: string | null } } } | null };

export type ApiCandlesQueryVariables = Exact<{
  symbol: string;
  first?: number | null | undefined;
  after?: string | null | undefined;
  last?: number | null | undefined;
  before?: string | null | undefined;
}>;


export type ApiCandlesQuery = { market: { candles: { nodes: Array<{ openTime: number, open: string, close: string, isClosed: boolean }>, pageInfo: { hasNextPage: boolean, hasPreviousPage: boolean, startCursor: string | null, endCursor: string | null } } } | null };

export type ApiAgentQueryVariables = Exact<{
  handle: string;
}>;


export type ApiAgentQuery = { agent: { handle: string, decisionCount: number, openOrders: Array<{ orderId: number, status: OrderStatus }>, fills: { nodes: Array<{ orderId: number, side: Side, isMaker: boolean, trade: { seq: number }, thought: { seq: number, thesis: string } | null }> }, thoughts: { nodes: Array<{ seq: number, thesis: string, isScripted: boolean, brain: { label: string }, orders: Array<{ orderId: number, status: OrderStatus, fills: Array<{ orderId: number }> }> }> } } | null };

export type ApiNodesQueryVariables = Exact<{
  ids: Array<string | number> | string | number;
}>;


export type ApiNodesQuery = { nodes: Array<
    | { __typename: 'Agent', handle: string, id: string }
    | { __typename: 'Fill', id: string }
    | { __typename: 'Market', symbol: string, id: string }
    | { __typename: 'Occasion', id: string }
    | { __typename: 'Order', id: string }
    | { __typename: 'Participant', id: string }
    | { __typename: 'Run', id: string }
    | { __typename: 'Thought', id: string }
    | { __typename: 'Trade', seq: number, id: string }
   | null> };

export type ApiRunsQueryVariables = Exact<{
  id: string;
}>;


export type ApiRunsQuery = { runs: { nodes: Array<{ runId: string, isCurrent: boolean, status: ManifestStatus }> }, run: { runId: string, trades: { nodes: Array<{ seq: number, priceSats: string, makerKind: ParticipantKind }> }, agents: Array<{ handle: string, isScripted: boolean, equityCurve: Array<{ time: number, equitySats: string }> }>, leaderboard: Array<{ rank: number, name: string }>, occasions: { nodes: Array<{ kind: OccasionKind, title: string }> }, ledgerCheck: { balanced: boolean } } | null };

export type ApiHaltMutationVariables = Exact<{
  input: HaltMarketInput;
}>;


export type ApiHaltMutation = { haltMarket: { changed: boolean, seq: number, market: { symbol: string, status: MarketStatus } | null, userErrors: Array<
      | { __typename: 'InputError', code: ErrorCode, message: string, field: Array<string> }
      | { __typename: 'InvalidTransitionError', currentStatus: RunStatus, code: ErrorCode, message: string, field: Array<string> }
      | { __typename: 'NotFoundError', code: ErrorCode, message: string, field: Array<string> }
    > } };

export type ApiResetMutationVariables = Exact<{
  input: ResetSimulationInput;
}>;


export type ApiResetMutation = { resetSimulation: { changed: boolean, userErrors: Array<
      | { __typename: 'InputError', code: ErrorCode, field: Array<string> }
      | { __typename: 'InvalidTransitionError', code: ErrorCode, field: Array<string> }
      | { __typename: 'NotFoundError', code: ErrorCode, field: Array<string> }
    > } };

export type ApiTicksSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ApiTicksSubscription = { ticks:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'TickBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, isSnapshot: boolean, ticks: Array<{ market: string, last: string | null, seq: number }> }
   };

export type ApiTradesSubscriptionVariables = Exact<{
  after?: number | null | undefined;
  epoch?: string | number | null | undefined;
}>;


export type ApiTradesSubscription = { trades:
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, missed: number }
    | { __typename: 'Resync', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, reason: ResyncReason }
    | { __typename: 'TradeBatch', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, isSnapshot: boolean, trades: Array<{ seq: number, priceSats: string, maker: string, makerKind: ParticipantKind }> }
   };

export type ApiBookSubscriptionVariables = Exact<{
  market: string;
  depth: BookDepth;
}>;


export type ApiBookSubscription = { book:
    | { __typename: 'BookDelta', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string }
    | { __typename: 'BookSnapshot', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number, bidPrices: Array<string>, bidQuantities: Array<string>, bidOrderCounts: Array<number>, askPrices: Array<string>, askQuantities: Array<string>, askOrderCounts: Array<number>, checksum: string }
    | { __typename: 'Heartbeat', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Lagged', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
    | { __typename: 'Resync', epoch: string, firstSeq: number, lastSeq: number, prevSeq: number }
   };

export type ApiFollowQueryVariables = Exact<{
  seq: number;
}>;


export type ApiFollowQuery = { simulation: { epoch: string }, thought: { seq: number, agent: string, thesis: string, orders: Array<{ orderId: number, participant: string, status: OrderStatus, fills: Array<{ participant: string, orderId: number, trade: { seq: number, market: string, taker: string, maker: string }, thought: { seq: number } | null }> }> } | null, ledgerCheck: { balanced: boolean, seq: number } };

export type ApiThoughtsSubscriptionVariables = Exact<{ [key: string]: never; }>;


export type ApiThoughtsSubscription = { thoughts:
    | { __typename: 'Heartbeat', epoch: string, prevSeq: number, lastSeq: number }
    | { __typename: 'Lagged', epoch: string, prevSeq: number, lastSeq: number }
    | { __typename: 'Resync', epoch: string, prevSeq: number, lastSeq: number }
    | { __typename: 'ThoughtBatch', epoch: string, prevSeq: number, lastSeq: number, isSnapshot: boolean, thoughts: Array<{ seq: number, orders: Array<{ filledLots: string }> }> }
   };


export const ApiOverviewDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiOverview"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"simAt"}},{"kind":"Field","name":{"kind":"Name","value":"speed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"exchangeStatus"}},{"kind":"Field","name":{"kind":"Name","value":"markets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"bestBid"}},{"kind":"Field","name":{"kind":"Name","value":"bestAsk"}},{"kind":"Field","name":{"kind":"Name","value":"spread"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"portfolio"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"equitySats"}},{"kind":"Field","name":{"kind":"Name","value":"balances"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"participants"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"kind"},"value":{"kind":"EnumValue","value":"LIQUIDITY"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participantId"}},{"kind":"Field","name":{"kind":"Name","value":"kind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}}]}},{"kind":"Field","name":{"kind":"Name","value":"budget"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"modelSeats"}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"assets"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"asset"}},{"kind":"Field","name":{"kind":"Name","value":"total"}},{"kind":"Field","name":{"kind":"Name","value":"issued"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"serviceLimits"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"maxDepth"}},{"kind":"Field","name":{"kind":"Name","value":"maxCost"}},{"kind":"Field","name":{"kind":"Name","value":"maxPageSize"}}]}},{"kind":"Field","name":{"kind":"Name","value":"serverInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"name"}},{"kind":"Field","name":{"kind":"Name","value":"schemaHash"}}]}}]}}]} as unknown as DocumentNode<ApiOverviewQuery, ApiOverviewQueryVariables>;
export const ApiMarketDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiMarket"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"EnumValue","value":"D10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}},{"kind":"Field","name":{"kind":"Name","value":"bids"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"orderCount"}}]}},{"kind":"Field","name":{"kind":"Name","value":"asks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"orderCount"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"quantityLots"}},{"kind":"Field","name":{"kind":"Name","value":"notionalSats"}},{"kind":"Field","name":{"kind":"Name","value":"takerSide"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}},{"kind":"Field","name":{"kind":"Name","value":"takerKind"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiMarketQuery, ApiMarketQueryVariables>;
export const ApiCandlesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiCandles"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"first"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"last"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Int"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"before"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Cursor"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"symbol"},"value":{"kind":"Variable","name":{"kind":"Name","value":"symbol"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"candles"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"interval"},"value":{"kind":"EnumValue","value":"M1"}},{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"Variable","name":{"kind":"Name","value":"first"}}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"last"},"value":{"kind":"Variable","name":{"kind":"Name","value":"last"}}},{"kind":"Argument","name":{"kind":"Name","value":"before"},"value":{"kind":"Variable","name":{"kind":"Name","value":"before"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"openTime"}},{"kind":"Field","name":{"kind":"Name","value":"open"}},{"kind":"Field","name":{"kind":"Name","value":"close"}},{"kind":"Field","name":{"kind":"Name","value":"isClosed"}}]}},{"kind":"Field","name":{"kind":"Name","value":"pageInfo"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"hasNextPage"}},{"kind":"Field","name":{"kind":"Name","value":"hasPreviousPage"}},{"kind":"Field","name":{"kind":"Name","value":"startCursor"}},{"kind":"Field","name":{"kind":"Name","value":"endCursor"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiCandlesQuery, ApiCandlesQueryVariables>;
export const ApiAgentDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiAgent"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"handle"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"agent"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"handle"},"value":{"kind":"Variable","name":{"kind":"Name","value":"handle"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"decisionCount"}},{"kind":"Field","name":{"kind":"Name","value":"openOrders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"side"}},{"kind":"Field","name":{"kind":"Name","value":"isMaker"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thought"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"brain"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"label"}}]}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}}]}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiAgentQuery, ApiAgentQueryVariables>;
export const ApiNodesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiNodes"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"ids"}},"type":{"kind":"NonNullType","type":{"kind":"ListType","type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"ids"},"value":{"kind":"Variable","name":{"kind":"Name","value":"ids"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"id"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Trade"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Market"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Agent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}}]}}]}}]}}]} as unknown as DocumentNode<ApiNodesQuery, ApiNodesQueryVariables>;
export const ApiRunsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiRuns"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"id"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runs"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"isCurrent"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"run"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"id"},"value":{"kind":"Variable","name":{"kind":"Name","value":"id"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"runId"}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"10"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"agents"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"handle"}},{"kind":"Field","name":{"kind":"Name","value":"isScripted"}},{"kind":"Field","name":{"kind":"Name","value":"equityCurve"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"time"}},{"kind":"Field","name":{"kind":"Name","value":"equitySats"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"leaderboard"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"rank"}},{"kind":"Field","name":{"kind":"Name","value":"name"}}]}},{"kind":"Field","name":{"kind":"Name","value":"occasions"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"first"},"value":{"kind":"IntValue","value":"5"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"nodes"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"kind"}},{"kind":"Field","name":{"kind":"Name","value":"title"}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}}]}}]}}]}}]} as unknown as DocumentNode<ApiRunsQuery, ApiRunsQueryVariables>;
export const ApiHaltDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApiHalt"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"HaltMarketInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"haltMarket"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"market"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"symbol"}},{"kind":"Field","name":{"kind":"Name","value":"status"}}]}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"message"}},{"kind":"Field","name":{"kind":"Name","value":"field"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"InvalidTransitionError"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"currentStatus"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiHaltMutation, ApiHaltMutationVariables>;
export const ApiResetDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"mutation","name":{"kind":"Name","value":"ApiReset"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"input"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"ResetSimulationInput"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"resetSimulation"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"input"},"value":{"kind":"Variable","name":{"kind":"Name","value":"input"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"changed"}},{"kind":"Field","name":{"kind":"Name","value":"userErrors"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"Field","name":{"kind":"Name","value":"code"}},{"kind":"Field","name":{"kind":"Name","value":"field"}}]}}]}}]}}]} as unknown as DocumentNode<ApiResetMutation, ApiResetMutationVariables>;
export const ApiTicksDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ApiTicks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"ticks"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"REALTIME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TickBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"ticks"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"last"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiTicksSubscription, ApiTicksSubscriptionVariables>;
export const ApiTradesDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ApiTrades"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"after"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}},"type":{"kind":"NamedType","name":{"kind":"Name","value":"ID"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"trades"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"REALTIME"}},{"kind":"Argument","name":{"kind":"Name","value":"after"},"value":{"kind":"Variable","name":{"kind":"Name","value":"after"}}},{"kind":"Argument","name":{"kind":"Name","value":"epoch"},"value":{"kind":"Variable","name":{"kind":"Name","value":"epoch"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"TradeBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"trades"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"priceSats"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}},{"kind":"Field","name":{"kind":"Name","value":"makerKind"}}]}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Lagged"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"missed"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"Resync"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"reason"}}]}}]}}]}}]} as unknown as DocumentNode<ApiTradesSubscription, ApiTradesSubscriptionVariables>;
export const ApiBookDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ApiBook"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"market"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"String"}}}},{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"depth"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"BookDepth"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"book"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"market"},"value":{"kind":"Variable","name":{"kind":"Name","value":"market"}}},{"kind":"Argument","name":{"kind":"Name","value":"depth"},"value":{"kind":"Variable","name":{"kind":"Name","value":"depth"}}},{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"REALTIME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"firstSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookSnapshot"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"BookDelta"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"bidPrices"}},{"kind":"Field","name":{"kind":"Name","value":"bidQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"bidOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"askPrices"}},{"kind":"Field","name":{"kind":"Name","value":"askQuantities"}},{"kind":"Field","name":{"kind":"Name","value":"askOrderCounts"}},{"kind":"Field","name":{"kind":"Name","value":"checksum"}}]}}]}}]}}]} as unknown as DocumentNode<ApiBookSubscription, ApiBookSubscriptionVariables>;
export const ApiFollowDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"query","name":{"kind":"Name","value":"ApiFollow"},"variableDefinitions":[{"kind":"VariableDefinition","variable":{"kind":"Variable","name":{"kind":"Name","value":"seq"}},"type":{"kind":"NonNullType","type":{"kind":"NamedType","name":{"kind":"Name","value":"Sequence"}}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"simulation"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epoch"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thought"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"seq"},"value":{"kind":"Variable","name":{"kind":"Name","value":"seq"}}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"agent"}},{"kind":"Field","name":{"kind":"Name","value":"thesis"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"status"}},{"kind":"Field","name":{"kind":"Name","value":"fills"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"participant"}},{"kind":"Field","name":{"kind":"Name","value":"orderId"}},{"kind":"Field","name":{"kind":"Name","value":"trade"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"market"}},{"kind":"Field","name":{"kind":"Name","value":"taker"}},{"kind":"Field","name":{"kind":"Name","value":"maker"}}]}},{"kind":"Field","name":{"kind":"Name","value":"thought"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]}}]}},{"kind":"Field","name":{"kind":"Name","value":"ledgerCheck"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"balanced"}},{"kind":"Field","name":{"kind":"Name","value":"seq"}}]}}]}}]} as unknown as DocumentNode<ApiFollowQuery, ApiFollowQueryVariables>;
export const ApiThoughtsDocument = {"kind":"Document","definitions":[{"kind":"OperationDefinition","operation":"subscription","name":{"kind":"Name","value":"ApiThoughts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"arguments":[{"kind":"Argument","name":{"kind":"Name","value":"rate"},"value":{"kind":"EnumValue","value":"REALTIME"}}],"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"__typename"}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"FeedEvent"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"epoch"}},{"kind":"Field","name":{"kind":"Name","value":"prevSeq"}},{"kind":"Field","name":{"kind":"Name","value":"lastSeq"}}]}},{"kind":"InlineFragment","typeCondition":{"kind":"NamedType","name":{"kind":"Name","value":"ThoughtBatch"}},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"isSnapshot"}},{"kind":"Field","name":{"kind":"Name","value":"thoughts"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"seq"}},{"kind":"Field","name":{"kind":"Name","value":"orders"},"selectionSet":{"kind":"SelectionSet","selections":[{"kind":"Field","name":{"kind":"Name","value":"filledLots"}}]}}]}}]}}]}}]}}]} as unknown as DocumentNode<ApiThoughtsSubscription, ApiThoughtsSubscriptionVariables>;