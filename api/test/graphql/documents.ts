import { graphql } from '../generated/index.ts';

export const OverviewDocument = graphql(`
  query ApiOverview {
    simulation { status seq epoch simAt speed }
    exchangeStatus
    markets { id symbol last bestBid bestAsk spread status }
    agents { handle isScripted portfolio { equitySats balances { asset total } } }
    participants(kind: LIQUIDITY) { participantId kind }
    leaderboard { rank participant }
    budget { modelSeats }
    ledgerCheck { balanced seq assets { asset total issued } }
    serviceLimits { maxDepth maxCost maxPageSize }
    serverInfo { name schemaHash }
  }
`);

export const ScenariosDocument = graphql(`
  query ApiScenarios {
    scenarios {
      name title description speed startAt warmUpMs markets needsPrices
      participants { kind count }
      events { atMs kind markets title }
    }
  }
`);

export const MarketDocument = graphql(`
  query ApiMarket($symbol: String!, $first: Int!, $after: Cursor) {
    market(symbol: $symbol) {
      symbol
      last
      book(depth: D10) { seq checksum bids { priceSats quantityLots orderCount } asks { priceSats quantityLots orderCount } }
      trades(first: $first, after: $after) {
        nodes { id seq time priceSats quantityLots notionalSats takerSide maker taker makerKind takerKind }
        pageInfo { hasNextPage hasPreviousPage endCursor }
      }
    }
  }
`);

export const CandlesDocument = graphql(`
  query ApiCandles($symbol: String!, $first: Int, $after: Cursor, $last: Int, $before: Cursor) {
    market(symbol: $symbol) {
      candles(interval: M1, first: $first, after: $after, last: $last, before: $before) {
        nodes { openTime open close isClosed }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor }
      }
    }
  }
`);

export const StatsDocument = graphql(`
  query ApiStats {
    market(symbol: "AAPL/BTC") {
      open high low last change changeBps volumeLots turnover tradeCount vwap
      day { open high low last volumeLots turnover tradeCount vwap }
      hour: stats(window: H1) { ...ApiStatsFields }
      window: stats { ...ApiStatsFields }
      run: stats(window: RUN) { ...ApiStatsFields }
    }
  }
  fragment ApiStatsFields on MarketStats {
    open high low last change changeBps volumeLots turnover tradeCount vwap
  }
`);

export const CandleColumnsDocument = graphql(`
  query ApiCandleColumns($symbol: String!, $from: EpochMillis, $to: EpochMillis, $last: Int, $before: Cursor) {
    market(symbol: $symbol) {
      candleColumns(interval: M1, from: $from, to: $to, last: $last, before: $before) {
        market
        interval
        openTimes
        opens
        highs
        lows
        closes
        volumesLots
        turnovers
        tradeCounts
        isLastClosed
        seq
        pageInfo { hasPreviousPage startCursor endCursor }
      }
      candles(interval: M1, from: $from, to: $to, last: $last, before: $before) {
        nodes { openTime open high low close volumeLots turnover tradeCount isClosed seq }
        pageInfo { hasPreviousPage startCursor endCursor }
      }
    }
  }
`);

export const FiltersDocument = graphql(`
  query ApiFilters($participant: String, $takerSide: Side, $kind: ThoughtKind, $cause: AbstainCause, $resolution: CandleInterval) {
    market(symbol: "AAPL/BTC") {
      trades(participant: $participant, takerSide: $takerSide, first: 100) { nodes { seq maker taker takerSide } }
    }
    thoughts(kind: $kind, cause: $cause) { nodes { thesis } }
    agent(handle: "kelvin") { equityCurve(resolution: $resolution) { time equitySats } }
  }
`);

export const AgentDocument = graphql(`
  query ApiAgent($handle: String!) {
    agent(handle: $handle) {
      handle
      decisionCount
      openOrders { orderId status }
      fills(first: 10) { nodes { orderId side isMaker trade { seq } thought { seq thesis } } }
      mood
      notes { text }
      thoughts(first: 10) { nodes { seq thesis mood publicLine memoryNote horizonMs shortlist { market score because } wakeConditions { kind market priceSats spreadBps delayMs } isScripted brain { label } orders { orderId status fills { orderId } } } }
    }
  }
`);

/** From a fill back to the words and the cost, and from a decision on to what came of it. */
export const ProvenanceDocument = graphql(`
  query ApiProvenance($handle: String!) {
    agent(handle: $handle) {
      fills(first: 1) {
        nodes { orderId order { orderId thought { seq prompt rawAnswer inputTokens outputTokens costUsd } } }
      }
      thoughts(first: 1) {
        nodes {
          seq
          outcomeAfter1mBps
          outcomeAfter5mBps
          orders { orderId status fills { trade { priceSats } } }
        }
      }
    }
  }
`);

export const KeptScoreboardDocument = graphql(`
  query ApiKeptScoreboard($id: String!) {
    run(id: $id) { scoreboard { agents { agent figures { turnoverSats } } } }
  }
`);

export const ScoreboardDocument = graphql(`
  query ApiScoreboard {
    scoreboard {
      agents { agent name brain { label } figures { ...Figures } }
      models { agentCount brain { label } figures { ...Figures } }
      baselines { kind returnBps maxDrawdownBps participantCount }
      monoculture {
        sampleCount
        meanCorrelation
        pairCount
        agentCount
        families { family agentCount pairCount meanCorrelation }
      }
    }
  }
  fragment Figures on ScoreFigures {
    profitSats
    returnBps
    maxDrawdownBps
    sharpe
    sharpeSampleCount
    turnoverSats
    feesPaidSats
    hitRateBps
    roundTripCount
    brierScore
    forecastCount
    abstentions { cause count }
    refusals { cause count }
    inventedTickerCount
    planCount
    brokenPlanCount
    decisionCount
    abstentionCount
    inputTokens
    outputTokens
    costUsd
    profitSatsPerUsd
  }
`);

/** What became of a market's state, and who rests in it. */
export const StateDocument = graphql(`
  query ApiState($symbol: String!, $depth: Int! = 50) {
    market(symbol: $symbol) {
      status
      haltReason
      mid
      auction { ...AuctionState }
      day { open high low last volumeLots turnover tradeCount vwap }
      queue(side: SELL, depth: $depth) { orderId participant participantKind priceSats displayedLots }
      trades(first: 10) { nodes { priceSats isAuction } }
      rules {
        quantityStep maxQuantity minNotional maxPrice priceBandTicks priceBandLow priceBandHigh volatilityBandBps
        auctionMs maxShortLots openingStatus previousClose
      }
    }
  }
  fragment AuctionState on Auction {
    reason startedAt endsAt indicativePrice indicativeQuantity surplusQuantity surplusSide
  }
`);

export const OrderTermsDocument = graphql(`
  query ApiOrderTerms($handle: String!) {
    agent(handle: $handle) {
      portfolio { positions { market quantityLots owedLots } }
      openOrders {
        orderId kind timeInForce priceSats stopPriceSats displayLots expireAt
        linkedOrderId isTriggered triggeredSeq
        linkedOrder { orderId kind linkedOrder { orderId } }
      }
    }
  }
`);

export const NodesDocument = graphql(`
  query ApiNodes($ids: [ID!]!) {
    nodes(ids: $ids) {
      __typename
      id
      ... on Trade { seq }
      ... on Market { symbol last }
      ... on Agent { handle portfolio { equitySats fillCount } }
    }
  }
`);

export const RunsDocument = graphql(`
  query ApiRuns($id: String!) {
    runs(first: 10) { nodes { runId isCurrent status } }
    run(id: $id) {
      runId
      trades(first: 10) { nodes { seq priceSats makerKind } }
      agents { handle isScripted equityCurve { time equitySats } }
      leaderboard { rank name }
      occasions(first: 5) { nodes { kind title } }
      ledgerCheck { balanced }
    }
  }
`);

export const KeptIdsDocument = graphql(`
  query ApiKeptIds($id: String!) {
    run(id: $id) {
      market(symbol: "AAPL/BTC") { id last }
      agent(handle: "kelvin") { id portfolio { equitySats fillCount } }
      participants(kind: LIQUIDITY) { id participantId }
    }
  }
`);

export const KeptNothingDocument = graphql(`
  query ApiKeptNothing($id: String!) {
    run(id: $id) {
      market(symbol: "NOPE/BTC") { symbol }
      agent(handle: "ladder-aapl-1") { handle }
      candles(market: "NOPE/BTC", interval: M1) { nodes { openTime } }
    }
  }
`);

export const FoldsDocument = graphql(`
  query ApiFolds($a: String!, $b: String!, $c: String!, $d: String!) {
    a: run(id: $a) { ...Folded }
    b: run(id: $b) { ...Folded }
    c: run(id: $c) { ...Folded }
    d: run(id: $d) { ...Folded }
  }
  fragment Folded on Run { runId market(symbol: "AAPL/BTC") { last } }
`);

export const RemovedDocument = graphql(`
  query ApiRemoved { removedRuns { runId sizeBytes at } }
`);

export const HaltDocument = graphql(`
  mutation ApiHalt($input: HaltMarketInput!) {
    haltMarket(input: $input) {
      changed
      seq
      market { symbol status }
      userErrors { __typename code message field ... on InvalidTransitionError { currentStatus } }
    }
  }
`);

export const ResetDocument = graphql(`
  mutation ApiReset($input: ResetSimulationInput!) {
    resetSimulation(input: $input) { changed userErrors { __typename code field } }
  }
`);

export const TicksDocument = graphql(`
  subscription ApiTicks {
    ticks(rate: REALTIME) {
      __typename
      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
      ... on TickBatch { isSnapshot ticks { market status last seq auction { ...AuctionState } day { last volumeLots } } }
    }
  }
`);

export const TradesFeedDocument = graphql(`
  subscription ApiTrades($after: Sequence, $epoch: ID) {
    trades(rate: REALTIME, after: $after, epoch: $epoch) {
      __typename
      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
      ... on TradeBatch { isSnapshot trades { seq priceSats maker makerKind } }
      ... on Lagged { missed }
      ... on Resync { reason }
    }
  }
`);

export const BookFeedDocument = graphql(`
  subscription ApiBook($market: String!, $depth: BookDepth!) {
    book(market: $market, depth: $depth, rate: REALTIME) {
      __typename
      ... on FeedEvent { epoch firstSeq lastSeq prevSeq }
      ... on BookSnapshot { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }
      ... on BookDelta { bidPrices bidQuantities bidOrderCounts askPrices askQuantities askOrderCounts checksum }
    }
  }
`);
