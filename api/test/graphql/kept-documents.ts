import { graphql } from '../generated/index.ts';

graphql(`
  fragment KeptMarket on Market {
    symbol name tickSats status haltReason last bestBid bestAsk mid spread reference open high low change changeBps
    volumeLots turnover tradeCount vwap seq
    book(depth: D10) { checksum bids { priceSats quantityLots orderCount } }
    sparkline(count: 30)
    seconds: candles(interval: S1, last: 20) { nodes { ...KeptCandle } }
    minutes: candles(interval: M5, last: 20) { nodes { ...KeptCandle } }
    hours: candles(interval: H1, last: 5) { nodes { ...KeptCandle } pageInfo { hasPreviousPage } }
    trades(first: 5) { nodes { seq priceSats makerKind } }
  }
`);

graphql(`
  fragment KeptCandle on Candle { openTime open high low close volumeLots turnover tradeCount isClosed seq }
`);

graphql(`
  fragment KeptAgent on Agent {
    id handle name persona status isScripted brain { kind label }
    portfolio {
      equitySats startEquitySats profitSats realizedSats feesPaidSats turnoverSats fillCount
      balances { asset available held }
      positions { market quantityLots averageCostSats marketValueSats unrealizedSats }
    }
    openOrders { orderId market side priceSats remainingLots status }
    fills(first: 3) { nodes { orderId feeSats trade { seq } } }
    thoughts(first: 3) { nodes { seq thesis } }
    equityCurve { time equitySats }
    decisionCount abstentionCount inputTokens outputTokens costUsd
  }
`);

graphql(`
  fragment KeptRow on LeaderboardRow {
    rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount
  }
`);

export const LiveDocument = graphql(`
  query KeptLive {
    simulation { status epoch seq }
    markets { ...KeptMarket }
    agents { ...KeptAgent }
    participants(kind: LIQUIDITY) { participantId strategy market }
    leaderboard { ...KeptRow }
    ledgerCheck { balanced assets { asset total issued } }
  }
`);

export const KeptDocument = graphql(`
  query KeptRun($id: String!) {
    run(id: $id) {
      status isCurrent
      markets { ...KeptMarket }
      agents { ...KeptAgent }
      participants(kind: LIQUIDITY) { participantId strategy market }
      leaderboard { ...KeptRow }
      ledgerCheck { balanced assets { asset total issued } }
    }
  }
`);

export const PauseDocument = graphql(`
  mutation KeptPause { pauseSimulation(input: {}) { changed } }
`);

export const StopDocument = graphql(`
  mutation KeptStop { stopSimulation(input: {}) { changed } }
`);

export const StartDocument = graphql(`
  mutation KeptStart { startSimulation(input: {}) { changed } }
`);
