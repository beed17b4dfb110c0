/* eslint-disable */
import * as types from './graphql.ts';
import type { TypedDocumentNode as DocumentNode } from '@graphql-typed-document-node/core';

/**
 * Map of all GraphQL operations in the project.
 *
 * This map has several performance disadvantages:
 * 1. It is not tree-shakeable, so it will include all operations in the project.
 * 2. It is not minifiable, so the string of a GraphQL query will be multiple times inside the bundle.
 * 3. It does not support dead code elimination, so it will add unused operations.
 *
 * Therefore it is highly recommended to use the babel or swc plugin for production.
 * Learn more about it here: https://the-guild.dev/graphql/codegen/plugins/presets/preset-client#reducing-bundle-size
 */
type Documents = {
    "\n  query ApiOverview {\n    simulation { status seq epoch simAt speed }\n    exchangeStatus\n    markets { id symbol last bestBid bestAsk spread status }\n    agents { handle isScripted portfolio { equitySats balances { asset total } } }\n    participants(kind: LIQUIDITY) { participantId kind }\n    leaderboard { rank participant }\n    budget { modelSeats }\n    ledgerCheck { balanced seq assets { asset total issued } }\n    serviceLimits { maxDepth maxCost maxPageSize }\n    serverInfo { name schemaHash }\n  }\n": typeof types.ApiOverviewDocument,
    "\n  query ApiMarket($symbol: String!, $first: Int!, $after: Cursor) {\n    market(symbol: $symbol) {\n      symbol\n      last\n      book(depth: D10) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }\n      trades(first: $first, after: $after) {\n        nodes { id seq time priceSats quantityLots notionalSats takerSide maker taker makerKind takerKind }\n        pageInfo { hasNextPage hasPreviousPage endCursor }\n      }\n    }\n  }\n": typeof types.ApiMarketDocument,
    "\n  query ApiCandles($symbol: String!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    market(symbol: $symbol) {\n      candles(interval: M1, first: $first, after: $after, last: $last, before: $before) {\n        nodes { openTime open close isClosed }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": typeof types.ApiCandlesDocument,
    "\n  query ApiAgent($handle: String!) {\n    agent(handle: $handle) {\n      handle\n      decisionCount\n      openOrders { orderId status }\n      fills(first: 10) { nodes { orderId side isMaker trade { seq } thought { seq thesis } } }\n      thoughts(first: 10) { nodes { seq thesis isScripted brain { label } orders { orderId status fills { orderId } } } }\n    }\n  }\n": typeof types.ApiAgentDocument,
    "\n  query ApiNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Trade { seq }\n      ... on Market { symbol last }\n      ... on Agent { handle portfolio { equitySats fillCount } }\n    }\n  }\n": typeof types.ApiNodesDocument,
    "\n  query ApiRuns($id: String!) {\n    runs(first: 10) { nodes { runId isCurrent status } }\n    run(id: $id) {\n      runId\n      trades(first: 10) { nodes { seq priceSats makerKind } }\n      agents { handle isScripted equityCurve { time equitySats } }\n      leaderboard { rank name }\n      occasions(first: 5) { nodes { kind title } }\n      ledgerCheck { balanced }\n    }\n  }\n": typeof types.ApiRunsDocument,
    "\n  query ApiKeptIds($id: String!) {\n    run(id: $id) {\n      market(symbol: \"AAPL/BTC\") { id last }\n      agent(handle: \"kelvin\") { id portfolio { equitySats fillCount } }\n      participants(kind: LIQUIDITY) { id participantId }\n    }\n  }\n": typeof types.ApiKeptIdsDocument,
    "\n  query ApiKeptNothing($id: String!) {\n    run(id: $id) {\n      market(symbol: \"NOPE/BTC\") { symbol }\n      agent(handle: \"ladder-aapl-1\") { handle }\n      candles(market: \"NOPE/BTC\", interval: M1) { nodes { openTime } }\n    }\n  }\n": typeof types.ApiKeptNothingDocument,
    "\n  query ApiFolds($a: String!, $b: String!, $c: String!, $d: String!) {\n    a: run(id: $a) { ...Folded }\n    b: run(id: $b) { ...Folded }\n    c: run(id: $c) { ...Folded }\n    d: run(id: $d) { ...Folded }\n  }\n  fragment Folded on Run { runId market(symbol: \"AAPL/BTC\") { last } }\n": typeof types.ApiFoldsDocument,
    "\n  query ApiRemoved { removedRuns { runId sizeBytes at } }\n": typeof types.ApiRemovedDocument,
    "\n  mutation ApiHalt($input: HaltMarketInput!) {\n    haltMarket(input: $input) {\n      changed\n      seq\n      market { symbol status }\n      userErrors { __typename code message field ... on InvalidTransitionError { currentStatus } }\n    }\n  }\n": typeof types.ApiHaltDocument,
    "\n  mutation ApiReset($input: ResetSimulationInput!) {\n    resetSimulation(input: $input) { changed userErrors { __typename code field } }\n  }\n": typeof types.ApiResetDocument,
    "\n  subscription ApiTicks {\n    ticks(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TickBatch { isSnapshot ticks { market last seq } }\n    }\n  }\n": typeof types.ApiTicksDocument,
    "\n  subscription ApiTrades($after: Sequence, $epoch: ID) {\n    trades(rate: REALTIME, after: $after, epoch: $epoch) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TradeBatch { isSnapshot trades { seq priceSats maker makerKind } }\n      ... on Lagged { missed }\n      ... on Resync { reason }\n    }\n  }\n": typeof types.ApiTradesDocument,
    "\n  subscription ApiBook($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on BookSnapshot { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n      ... on BookDelta { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n    }\n  }\n": typeof types.ApiBookDocument,
    "\n  query ApiFollow($seq: Sequence!) {\n    simulation { epoch }\n    thought(seq: $seq) {\n      seq\n      agent\n      thesis\n\n      orders { orderId participant status fills { participant orderId trade { seq market taker maker } thought { seq } } }\n    }\n    ledgerCheck { balanced seq }\n  }\n": typeof types.ApiFollowDocument,
    "\n  subscription ApiThoughts {\n    thoughts(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch prevSeq lastSeq }\n      ... on ThoughtBatch { isSnapshot thoughts { seq orders { filledLots } } }\n    }\n  }\n": typeof types.ApiThoughtsDocument,
    "\n  fragment KeptMarket on Market {\n    symbol name tickSats status haltReason last bestBid bestAsk mid spread reference open high low change changeBps\n    volumeLots turnover tradeCount vwap seq\n    book(depth: D10) { checksum bids { priceSats quantityLots orderCount } }\n    sparkline(count: 30)\n    seconds: candles(interval: S1, last: 20) { nodes { ...KeptCandle } }\n    minutes: candles(interval: M5, last: 20) { nodes { ...KeptCandle } }\n    hours: candles(interval: H1, last: 5) { nodes { ...KeptCandle } pageInfo { hasPreviousPage } }\n    trades(first: 5) { nodes { seq priceSats makerKind } }\n  }\n": typeof types.KeptMarketFragmentDoc,
    "\n  fragment KeptCandle on Candle { openTime open high low close volumeLots turnover tradeCount isClosed seq }\n": typeof types.KeptCandleFragmentDoc,
    "\n  fragment KeptAgent on Agent {\n    id handle name persona status isScripted brain { kind label }\n    portfolio {\n      equitySats startEquitySats profitSats realizedSats feesPaidSats turnoverSats fillCount\n      balances { asset available held }\n      positions { market quantityLots averageCostSats marketValueSats unrealizedSats }\n    }\n    openOrders { orderId market side priceSats remainingLots status }\n    fills(first: 3) { nodes { orderId feeSats trade { seq } } }\n    thoughts(first: 3) { nodes { seq thesis } }\n    equityCurve { time equitySats }\n    decisionCount abstentionCount inputTokens outputTokens costUsd\n  }\n": typeof types.KeptAgentFragmentDoc,
    "\n  fragment KeptRow on LeaderboardRow {\n    rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount\n  }\n": typeof types.KeptRowFragmentDoc,
    "\n  query KeptLive {\n    simulation { status epoch seq }\n    markets { ...KeptMarket }\n    agents { ...KeptAgent }\n    participants(kind: LIQUIDITY) { participantId strategy market }\n    leaderboard { ...KeptRow }\n    ledgerCheck { balanced assets { asset total issued } }\n  }\n": typeof types.KeptLiveDocument,
    "\n  query KeptRun($id: String!) {\n    run(id: $id) {\n      status isCurrent\n      markets { ...KeptMarket }\n      agents { ...KeptAgent }\n      participants(kind: LIQUIDITY) { participantId strategy market }\n      leaderboard { ...KeptRow }\n      ledgerCheck { balanced assets { asset total issued } }\n    }\n  }\n": typeof types.KeptRunDocument,
    "\n  mutation KeptPause { pauseSimulation(input: {}) { changed } }\n": typeof types.KeptPauseDocument,
    "\n  mutation KeptStop { stopSimulation(input: {}) { changed } }\n": typeof types.KeptStopDocument,
    "\n  mutation KeptStart { startSimulation(input: {}) { changed } }\n": typeof types.KeptStartDocument,
};
const documents: Documents = {
    "\n  query ApiOverview {\n    simulation { status seq epoch simAt speed }\n    exchangeStatus\n    markets { id symbol last bestBid bestAsk spread status }\n    agents { handle isScripted portfolio { equitySats balances { asset total } } }\n    participants(kind: LIQUIDITY) { participantId kind }\n    leaderboard { rank participant }\n    budget { modelSeats }\n    ledgerCheck { balanced seq assets { asset total issued } }\n    serviceLimits { maxDepth maxCost maxPageSize }\n    serverInfo { name schemaHash }\n  }\n": types.ApiOverviewDocument,
    "\n  query ApiMarket($symbol: String!, $first: Int!, $after: Cursor) {\n    market(symbol: $symbol) {\n      symbol\n      last\n      book(depth: D10) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }\n      trades(first: $first, after: $after) {\n        nodes { id seq time priceSats quantityLots notionalSats takerSide maker taker makerKind takerKind }\n        pageInfo { hasNextPage hasPreviousPage endCursor }\n      }\n    }\n  }\n": types.ApiMarketDocument,
    "\n  query ApiCandles($symbol: String!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    market(symbol: $symbol) {\n      candles(interval: M1, first: $first, after: $after, last: $last, before: $before) {\n        nodes { openTime open close isClosed }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n": types.ApiCandlesDocument,
    "\n  query ApiAgent($handle: String!) {\n    agent(handle: $handle) {\n      handle\n      decisionCount\n      openOrders { orderId status }\n      fills(first: 10) { nodes { orderId side isMaker trade { seq } thought { seq thesis } } }\n      thoughts(first: 10) { nodes { seq thesis isScripted brain { label } orders { orderId status fills { orderId } } } }\n    }\n  }\n": types.ApiAgentDocument,
    "\n  query ApiNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Trade { seq }\n      ... on Market { symbol last }\n      ... on Agent { handle portfolio { equitySats fillCount } }\n    }\n  }\n": types.ApiNodesDocument,
    "\n  query ApiRuns($id: String!) {\n    runs(first: 10) { nodes { runId isCurrent status } }\n    run(id: $id) {\n      runId\n      trades(first: 10) { nodes { seq priceSats makerKind } }\n      agents { handle isScripted equityCurve { time equitySats } }\n      leaderboard { rank name }\n      occasions(first: 5) { nodes { kind title } }\n      ledgerCheck { balanced }\n    }\n  }\n": types.ApiRunsDocument,
    "\n  query ApiKeptIds($id: String!) {\n    run(id: $id) {\n      market(symbol: \"AAPL/BTC\") { id last }\n      agent(handle: \"kelvin\") { id portfolio { equitySats fillCount } }\n      participants(kind: LIQUIDITY) { id participantId }\n    }\n  }\n": types.ApiKeptIdsDocument,
    "\n  query ApiKeptNothing($id: String!) {\n    run(id: $id) {\n      market(symbol: \"NOPE/BTC\") { symbol }\n      agent(handle: \"ladder-aapl-1\") { handle }\n      candles(market: \"NOPE/BTC\", interval: M1) { nodes { openTime } }\n    }\n  }\n": types.ApiKeptNothingDocument,
    "\n  query ApiFolds($a: String!, $b: String!, $c: String!, $d: String!) {\n    a: run(id: $a) { ...Folded }\n    b: run(id: $b) { ...Folded }\n    c: run(id: $c) { ...Folded }\n    d: run(id: $d) { ...Folded }\n  }\n  fragment Folded on Run { runId market(symbol: \"AAPL/BTC\") { last } }\n": types.ApiFoldsDocument,
    "\n  query ApiRemoved { removedRuns { runId sizeBytes at } }\n": types.ApiRemovedDocument,
    "\n  mutation ApiHalt($input: HaltMarketInput!) {\n    haltMarket(input: $input) {\n      changed\n      seq\n      market { symbol status }\n      userErrors { __typename code message field ... on InvalidTransitionError { currentStatus } }\n    }\n  }\n": types.ApiHaltDocument,
    "\n  mutation ApiReset($input: ResetSimulationInput!) {\n    resetSimulation(input: $input) { changed userErrors { __typename code field } }\n  }\n": types.ApiResetDocument,
    "\n  subscription ApiTicks {\n    ticks(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TickBatch { isSnapshot ticks { market last seq } }\n    }\n  }\n": types.ApiTicksDocument,
    "\n  subscription ApiTrades($after: Sequence, $epoch: ID) {\n    trades(rate: REALTIME, after: $after, epoch: $epoch) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TradeBatch { isSnapshot trades { seq priceSats maker makerKind } }\n      ... on Lagged { missed }\n      ... on Resync { reason }\n    }\n  }\n": types.ApiTradesDocument,
    "\n  subscription ApiBook($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on BookSnapshot { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n      ... on BookDelta { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n    }\n  }\n": types.ApiBookDocument,
    "\n  query ApiFollow($seq: Sequence!) {\n    simulation { epoch }\n    thought(seq: $seq) {\n      seq\n      agent\n      thesis\n\n      orders { orderId participant status fills { participant orderId trade { seq market taker maker } thought { seq } } }\n    }\n    ledgerCheck { balanced seq }\n  }\n": types.ApiFollowDocument,
    "\n  subscription ApiThoughts {\n    thoughts(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch prevSeq lastSeq }\n      ... on ThoughtBatch { isSnapshot thoughts { seq orders { filledLots } } }\n    }\n  }\n": types.ApiThoughtsDocument,
    "\n  fragment KeptMarket on Market {\n    symbol name tickSats status haltReason last bestBid bestAsk mid spread reference open high low change changeBps\n    volumeLots turnover tradeCount vwap seq\n    book(depth: D10) { checksum bids { priceSats quantityLots orderCount } }\n    sparkline(count: 30)\n    seconds: candles(interval: S1, last: 20) { nodes { ...KeptCandle } }\n    minutes: candles(interval: M5, last: 20) { nodes { ...KeptCandle } }\n    hours: candles(interval: H1, last: 5) { nodes { ...KeptCandle } pageInfo { hasPreviousPage } }\n    trades(first: 5) { nodes { seq priceSats makerKind } }\n  }\n": types.KeptMarketFragmentDoc,
    "\n  fragment KeptCandle on Candle { openTime open high low close volumeLots turnover tradeCount isClosed seq }\n": types.KeptCandleFragmentDoc,
    "\n  fragment KeptAgent on Agent {\n    id handle name persona status isScripted brain { kind label }\n    portfolio {\n      equitySats startEquitySats profitSats realizedSats feesPaidSats turnoverSats fillCount\n      balances { asset available held }\n      positions { market quantityLots averageCostSats marketValueSats unrealizedSats }\n    }\n    openOrders { orderId market side priceSats remainingLots status }\n    fills(first: 3) { nodes { orderId feeSats trade { seq } } }\n    thoughts(first: 3) { nodes { seq thesis } }\n    equityCurve { time equitySats }\n    decisionCount abstentionCount inputTokens outputTokens costUsd\n  }\n": types.KeptAgentFragmentDoc,
    "\n  fragment KeptRow on LeaderboardRow {\n    rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount\n  }\n": types.KeptRowFragmentDoc,
    "\n  query KeptLive {\n    simulation { status epoch seq }\n    markets { ...KeptMarket }\n    agents { ...KeptAgent }\n    participants(kind: LIQUIDITY) { participantId strategy market }\n    leaderboard { ...KeptRow }\n    ledgerCheck { balanced assets { asset total issued } }\n  }\n": types.KeptLiveDocument,
    "\n  query KeptRun($id: String!) {\n    run(id: $id) {\n      status isCurrent\n      markets { ...KeptMarket }\n      agents { ...KeptAgent }\n      participants(kind: LIQUIDITY) { participantId strategy market }\n      leaderboard { ...KeptRow }\n      ledgerCheck { balanced assets { asset total issued } }\n    }\n  }\n": types.KeptRunDocument,
    "\n  mutation KeptPause { pauseSimulation(input: {}) { changed } }\n": types.KeptPauseDocument,
    "\n  mutation KeptStop { stopSimulation(input: {}) { changed } }\n": types.KeptStopDocument,
    "\n  mutation KeptStart { startSimulation(input: {}) { changed } }\n": types.KeptStartDocument,
};

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 *
 *
 * @example
 * ```ts
 * const query = graphql(`query GetUser($id: ID!) { user(id: $id) { name } }`);
 * ```
 *
 * The query argument is unknown!
 * Please regenerate the types.
 */
export function graphql(source: string): unknown;

/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiOverview {\n    simulation { status seq epoch simAt speed }\n    exchangeStatus\n    markets { id symbol last bestBid bestAsk spread status }\n    agents { handle isScripted portfolio { equitySats balances { asset total } } }\n    participants(kind: LIQUIDITY) { participantId kind }\n    leaderboard { rank participant }\n    budget { modelSeats }\n    ledgerCheck { balanced seq assets { asset total issued } }\n    serviceLimits { maxDepth maxCost maxPageSize }\n    serverInfo { name schemaHash }\n  }\n"): (typeof documents)["\n  query ApiOverview {\n    simulation { status seq epoch simAt speed }\n    exchangeStatus\n    markets { id symbol last bestBid bestAsk spread status }\n    agents { handle isScripted portfolio { equitySats balances { asset total } } }\n    participants(kind: LIQUIDITY) { participantId kind }\n    leaderboard { rank participant }\n    budget { modelSeats }\n    ledgerCheck { balanced seq assets { asset total issued } }\n    serviceLimits { maxDepth maxCost maxPageSize }\n    serverInfo { name schemaHash }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiMarket($symbol: String!, $first: Int!, $after: Cursor) {\n    market(symbol: $symbol) {\n      symbol\n      last\n      book(depth: D10) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }\n      trades(first: $first, after: $after) {\n        nodes { id seq time priceSats quantityLots notionalSats takerSide maker taker makerKind takerKind }\n        pageInfo { hasNextPage hasPreviousPage endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiMarket($symbol: String!, $first: Int!, $after: Cursor) {\n    market(symbol: $symbol) {\n      symbol\n      last\n      book(depth: D10) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }\n      trades(first: $first, after: $after) {\n        nodes { id seq time priceSats quantityLots notionalSats takerSide maker taker makerKind takerKind }\n        pageInfo { hasNextPage hasPreviousPage endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiCandles($symbol: String!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    market(symbol: $symbol) {\n      candles(interval: M1, first: $first, after: $after, last: $last, before: $before) {\n        nodes { openTime open close isClosed }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n"): (typeof documents)["\n  query ApiCandles($symbol: String!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {\n    market(symbol: $symbol) {\n      candles(interval: M1, first: $first, after: $after, last: $last, before: $before) {\n        nodes { openTime open close isClosed }\n        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }\n      }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiAgent($handle: String!) {\n    agent(handle: $handle) {\n      handle\n      decisionCount\n      openOrders { orderId status }\n      fills(first: 10) { nodes { orderId side isMaker trade { seq } thought { seq thesis } } }\n      thoughts(first: 10) { nodes { seq thesis isScripted brain { label } orders { orderId status fills { orderId } } } }\n    }\n  }\n"): (typeof documents)["\n  query ApiAgent($handle: String!) {\n    agent(handle: $handle) {\n      handle\n      decisionCount\n      openOrders { orderId status }\n      fills(first: 10) { nodes { orderId side isMaker trade { seq } thought { seq thesis } } }\n      thoughts(first: 10) { nodes { seq thesis isScripted brain { label } orders { orderId status fills { orderId } } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Trade { seq }\n      ... on Market { symbol last }\n      ... on Agent { handle portfolio { equitySats fillCount } }\n    }\n  }\n"): (typeof documents)["\n  query ApiNodes($ids: [ID!]!) {\n    nodes(ids: $ids) {\n      __typename\n      id\n      ... on Trade { seq }\n      ... on Market { symbol last }\n      ... on Agent { handle portfolio { equitySats fillCount } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiRuns($id: String!) {\n    runs(first: 10) { nodes { runId isCurrent status } }\n    run(id: $id) {\n      runId\n      trades(first: 10) { nodes { seq priceSats makerKind } }\n      agents { handle isScripted equityCurve { time equitySats } }\n      leaderboard { rank name }\n      occasions(first: 5) { nodes { kind title } }\n      ledgerCheck { balanced }\n    }\n  }\n"): (typeof documents)["\n  query ApiRuns($id: String!) {\n    runs(first: 10) { nodes { runId isCurrent status } }\n    run(id: $id) {\n      runId\n      trades(first: 10) { nodes { seq priceSats makerKind } }\n      agents { handle isScripted equityCurve { time equitySats } }\n      leaderboard { rank name }\n      occasions(first: 5) { nodes { kind title } }\n      ledgerCheck { balanced }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeptIds($id: String!) {\n    run(id: $id) {\n      market(symbol: \"AAPL/BTC\") { id last }\n      agent(handle: \"kelvin\") { id portfolio { equitySats fillCount } }\n      participants(kind: LIQUIDITY) { id participantId }\n    }\n  }\n"): (typeof documents)["\n  query ApiKeptIds($id: String!) {\n    run(id: $id) {\n      market(symbol: \"AAPL/BTC\") { id last }\n      agent(handle: \"kelvin\") { id portfolio { equitySats fillCount } }\n      participants(kind: LIQUIDITY) { id participantId }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiKeptNothing($id: String!) {\n    run(id: $id) {\n      market(symbol: \"NOPE/BTC\") { symbol }\n      agent(handle: \"ladder-aapl-1\") { handle }\n      candles(market: \"NOPE/BTC\", interval: M1) { nodes { openTime } }\n    }\n  }\n"): (typeof documents)["\n  query ApiKeptNothing($id: String!) {\n    run(id: $id) {\n      market(symbol: \"NOPE/BTC\") { symbol }\n      agent(handle: \"ladder-aapl-1\") { handle }\n      candles(market: \"NOPE/BTC\", interval: M1) { nodes { openTime } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiFolds($a: String!, $b: String!, $c: String!, $d: String!) {\n    a: run(id: $a) { ...Folded }\n    b: run(id: $b) { ...Folded }\n    c: run(id: $c) { ...Folded }\n    d: run(id: $d) { ...Folded }\n  }\n  fragment Folded on Run { runId market(symbol: \"AAPL/BTC\") { last } }\n"): (typeof documents)["\n  query ApiFolds($a: String!, $b: String!, $c: String!, $d: String!) {\n    a: run(id: $a) { ...Folded }\n    b: run(id: $b) { ...Folded }\n    c: run(id: $c) { ...Folded }\n    d: run(id: $d) { ...Folded }\n  }\n  fragment Folded on Run { runId market(symbol: \"AAPL/BTC\") { last } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiRemoved { removedRuns { runId sizeBytes at } }\n"): (typeof documents)["\n  query ApiRemoved { removedRuns { runId sizeBytes at } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApiHalt($input: HaltMarketInput!) {\n    haltMarket(input: $input) {\n      changed\n      seq\n      market { symbol status }\n      userErrors { __typename code message field ... on InvalidTransitionError { currentStatus } }\n    }\n  }\n"): (typeof documents)["\n  mutation ApiHalt($input: HaltMarketInput!) {\n    haltMarket(input: $input) {\n      changed\n      seq\n      market { symbol status }\n      userErrors { __typename code message field ... on InvalidTransitionError { currentStatus } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation ApiReset($input: ResetSimulationInput!) {\n    resetSimulation(input: $input) { changed userErrors { __typename code field } }\n  }\n"): (typeof documents)["\n  mutation ApiReset($input: ResetSimulationInput!) {\n    resetSimulation(input: $input) { changed userErrors { __typename code field } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ApiTicks {\n    ticks(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TickBatch { isSnapshot ticks { market last seq } }\n    }\n  }\n"): (typeof documents)["\n  subscription ApiTicks {\n    ticks(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TickBatch { isSnapshot ticks { market last seq } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ApiTrades($after: Sequence, $epoch: ID) {\n    trades(rate: REALTIME, after: $after, epoch: $epoch) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TradeBatch { isSnapshot trades { seq priceSats maker makerKind } }\n      ... on Lagged { missed }\n      ... on Resync { reason }\n    }\n  }\n"): (typeof documents)["\n  subscription ApiTrades($after: Sequence, $epoch: ID) {\n    trades(rate: REALTIME, after: $after, epoch: $epoch) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on TradeBatch { isSnapshot trades { seq priceSats maker makerKind } }\n      ... on Lagged { missed }\n      ... on Resync { reason }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ApiBook($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on BookSnapshot { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n      ... on BookDelta { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n    }\n  }\n"): (typeof documents)["\n  subscription ApiBook($market: String!, $depth: BookDepth!) {\n    book(market: $market, depth: $depth, rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }\n      ... on BookSnapshot { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n      ... on BookDelta { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query ApiFollow($seq: Sequence!) {\n    simulation { epoch }\n    thought(seq: $seq) {\n      seq\n      agent\n      thesis\n\n      orders { orderId participant status fills { participant orderId trade { seq market taker maker } thought { seq } } }\n    }\n    ledgerCheck { balanced seq }\n  }\n"): (typeof documents)["\n  query ApiFollow($seq: Sequence!) {\n    simulation { epoch }\n    thought(seq: $seq) {\n      seq\n      agent\n      thesis\n\n      orders { orderId participant status fills { participant orderId trade { seq market taker maker } thought { seq } } }\n    }\n    ledgerCheck { balanced seq }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  subscription ApiThoughts {\n    thoughts(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch prevSeq lastSeq }\n      ... on ThoughtBatch { isSnapshot thoughts { seq orders { filledLots } } }\n    }\n  }\n"): (typeof documents)["\n  subscription ApiThoughts {\n    thoughts(rate: REALTIME) {\n      __typename\n      ... on FeedEvent { epoch prevSeq lastSeq }\n      ... on ThoughtBatch { isSnapshot thoughts { seq orders { filledLots } } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeptMarket on Market {\n    symbol name tickSats status haltReason last bestBid bestAsk mid spread reference open high low change changeBps\n    volumeLots turnover tradeCount vwap seq\n    book(depth: D10) { checksum bids { priceSats quantityLots orderCount } }\n    sparkline(count: 30)\n    seconds: candles(interval: S1, last: 20) { nodes { ...KeptCandle } }\n    minutes: candles(interval: M5, last: 20) { nodes { ...KeptCandle } }\n    hours: candles(interval: H1, last: 5) { nodes { ...KeptCandle } pageInfo { hasPreviousPage } }\n    trades(first: 5) { nodes { seq priceSats makerKind } }\n  }\n"): (typeof documents)["\n  fragment KeptMarket on Market {\n    symbol name tickSats status haltReason last bestBid bestAsk mid spread reference open high low change changeBps\n    volumeLots turnover tradeCount vwap seq\n    book(depth: D10) { checksum bids { priceSats quantityLots orderCount } }\n    sparkline(count: 30)\n    seconds: candles(interval: S1, last: 20) { nodes { ...KeptCandle } }\n    minutes: candles(interval: M5, last: 20) { nodes { ...KeptCandle } }\n    hours: candles(interval: H1, last: 5) { nodes { ...KeptCandle } pageInfo { hasPreviousPage } }\n    trades(first: 5) { nodes { seq priceSats makerKind } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeptCandle on Candle { openTime open high low close volumeLots turnover tradeCount isClosed seq }\n"): (typeof documents)["\n  fragment KeptCandle on Candle { openTime open high low close volumeLots turnover tradeCount isClosed seq }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeptAgent on Agent {\n    id handle name persona status isScripted brain { kind label }\n    portfolio {\n      equitySats startEquitySats profitSats realizedSats feesPaidSats turnoverSats fillCount\n      balances { asset available held }\n      positions { market quantityLots averageCostSats marketValueSats unrealizedSats }\n    }\n    openOrders { orderId market side priceSats remainingLots status }\n    fills(first: 3) { nodes { orderId feeSats trade { seq } } }\n    thoughts(first: 3) { nodes { seq thesis } }\n    equityCurve { time equitySats }\n    decisionCount abstentionCount inputTokens outputTokens costUsd\n  }\n"): (typeof documents)["\n  fragment KeptAgent on Agent {\n    id handle name persona status isScripted brain { kind label }\n    portfolio {\n      equitySats startEquitySats profitSats realizedSats feesPaidSats turnoverSats fillCount\n      balances { asset available held }\n      positions { market quantityLots averageCostSats marketValueSats unrealizedSats }\n    }\n    openOrders { orderId market side priceSats remainingLots status }\n    fills(first: 3) { nodes { orderId feeSats trade { seq } } }\n    thoughts(first: 3) { nodes { seq thesis } }\n    equityCurve { time equitySats }\n    decisionCount abstentionCount inputTokens outputTokens costUsd\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  fragment KeptRow on LeaderboardRow {\n    rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount\n  }\n"): (typeof documents)["\n  fragment KeptRow on LeaderboardRow {\n    rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeptLive {\n    simulation { status epoch seq }\n    markets { ...KeptMarket }\n    agents { ...KeptAgent }\n    participants(kind: LIQUIDITY) { participantId strategy market }\n    leaderboard { ...KeptRow }\n    ledgerCheck { balanced assets { asset total issued } }\n  }\n"): (typeof documents)["\n  query KeptLive {\n    simulation { status epoch seq }\n    markets { ...KeptMarket }\n    agents { ...KeptAgent }\n    participants(kind: LIQUIDITY) { participantId strategy market }\n    leaderboard { ...KeptRow }\n    ledgerCheck { balanced assets { asset total issued } }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  query KeptRun($id: String!) {\n    run(id: $id) {\n      status isCurrent\n      markets { ...KeptMarket }\n      agents { ...KeptAgent }\n      participants(kind: LIQUIDITY) { participantId strategy market }\n      leaderboard { ...KeptRow }\n      ledgerCheck { balanced assets { asset total issued } }\n    }\n  }\n"): (typeof documents)["\n  query KeptRun($id: String!) {\n    run(id: $id) {\n      status isCurrent\n      markets { ...KeptMarket }\n      agents { ...KeptAgent }\n      participants(kind: LIQUIDITY) { participantId strategy market }\n      leaderboard { ...KeptRow }\n      ledgerCheck { balanced assets { asset total issued } }\n    }\n  }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeptPause { pauseSimulation(input: {}) { changed } }\n"): (typeof documents)["\n  mutation KeptPause { pauseSimulation(input: {}) { changed } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeptStop { stopSimulation(input: {}) { changed } }\n"): (typeof documents)["\n  mutation KeptStop { stopSimulation(input: {}) { changed } }\n"];
/**
 * The graphql function is used to parse GraphQL queries into a document that can be used by GraphQL clients.
 */
export function graphql(source: "\n  mutation KeptStart { startSimulation(input: {}) { changed } }\n"): (typeof documents)["\n  mutation KeptStart { startSimulation(input: {}) { changed } }\n"];

export function graphql(source: string) {
  return (documents as any)[source] ?? {};
}

export type DocumentType<TDocumentNode extends DocumentNode<any, any>> = TDocumentNode extends DocumentNode<  infer TType,  any>  ? TType  : never;