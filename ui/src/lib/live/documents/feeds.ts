import { graphql } from '#lib/generated/index.ts';

graphql(`
  fragment TickFields on Tick {
    market
    status
    haltReason
    auction {
      reason
      endsAt
      indicativePrice
      indicativeQuantity
      surplusQuantity
      surplusSide
    }
    last
    bestBid
    bestAsk
    mid
    spread
    change
    changeBps
    turnover
    day {
      high
      low
      volumeLots
      turnover
      tradeCount
      vwap
    }
    time
  }
`);

graphql(`
  fragment TradeFields on Trade {
    id
    seq
    time
    market
    priceSats
    quantityLots
    isAuction
    takerSide
    maker
    taker
    makerKind
    takerKind
    makerOrderId
    takerOrderId
  }
`);

graphql(`
  fragment BarFields on CandleLists {
    openTimes
    opens
    highs
    lows
    closes
    volumesLots
  }
`);

graphql(`
  fragment OrderTerms on Order {
    kind
    quantityLots
    stopPriceSats
    displayLots
    expireAt
    linkedOrderId
    isTriggered
  }
`);

graphql(`
  fragment ThoughtFields on Thought {
    seq
    time
    agent
    agentName
    persona
    brain {
      kind
      model
      label
    }
    isScripted
    viewSeq
    wakeReason
    stance
    market
    thesis
    mood
    publicLine
    shortlist {
      market
      score
      because
    }
    abstainCause
    abstainDetail
    clamps
    orders {
      orderId
      market
      side
      ...OrderTerms
      priceSats
      filledLots
      remainingLots
      status
      rejectReason
      cancelReason
    }
    inputTokens
    outputTokens
    costUsd
    latencyMs
  }
`);

graphql(`
  fragment OccasionFields on Occasion {
    id
    seq
    time
    kind
    market
    participant
    title
    detail
  }
`);

graphql(`
  fragment BookSides on BookSnapshot {
    bidPrices
    bidQuantities
    bidOrderCounts
    askPrices
    askQuantities
    askOrderCounts
    checksum
  }
`);

graphql(`
  fragment PortfolioFields on Portfolio {
    participant
    balances {
      asset
      available
      held
      total
    }
    positions {
      market
      quantityLots
      owedLots
      averageCostSats
      marketValueSats
      unrealizedSats
    }
    equitySats
    startEquitySats
    profitSats
    returnBps
    realizedSats
    feesPaidSats
    turnoverSats
    fillCount
  }
`);

export const TicksDocument = graphql(`
  subscription Ticks {
    ticks(rate: MS_100) {
      ...FeedHeaderFields
      ... on TickBatch {
        isSnapshot
        ticks {
          ...TickFields
        }
      }
    }
  }
`);

export const BookDocument = graphql(`
  subscription BookOf($market: String!, $depth: BookDepth!) {
    book(market: $market, depth: $depth, rate: MS_100) {
      ...FeedHeaderFields
      ...BookSides
      ... on BookDelta {
        bidPrices
        bidQuantities
        bidOrderCounts
        askPrices
        askQuantities
        askOrderCounts
        checksum
      }
    }
  }
`);

export const TradesDocument = graphql(`
  subscription Trades($after: Sequence, $epoch: ID) {
    trades(rate: MS_100, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on TradeBatch {
        isSnapshot
        trades {
          ...TradeFields
        }
      }
    }
  }
`);

export const CandlesDocument = graphql(`
  subscription Candles($market: String!, $interval: CandleInterval!, $after: Sequence, $epoch: ID) {
    candles(market: $market, interval: $interval, rate: MS_100, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ...BarFields
    }
  }
`);

export const ThoughtsDocument = graphql(`
  subscription Thoughts($after: Sequence, $epoch: ID) {
    thoughts(rate: MS_250, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on ThoughtBatch {
        isSnapshot
        thoughts {
          ...ThoughtFields
        }
      }
    }
  }
`);

export const ThoughtDeltasDocument = graphql(`
  subscription ThoughtDeltas {
    thoughtDeltas(rate: MS_100) {
      ...FeedHeaderFields
      ... on ThoughtDeltaBatch {
        isSnapshot
        deltas {
          agent
          viewSeq
          revision
          thesis
          isDone
        }
      }
    }
  }
`);

export const OccasionsDocument = graphql(`
  subscription Occasions($after: Sequence, $epoch: ID) {
    occasions(rate: MS_250, after: $after, epoch: $epoch) {
      ...FeedHeaderFields
      ... on OccasionBatch {
        isSnapshot
        occasions {
          ...OccasionFields
        }
      }
    }
  }
`);

export const PortfolioDocument = graphql(`
  subscription PortfolioOf($agents: [String!]!) {
    portfolio(agents: $agents, rate: MS_1000) {
      ...FeedHeaderFields
      ... on PortfolioBatch {
        isSnapshot
        portfolios {
          ...PortfolioFields
        }
      }
    }
  }
`);

export const LeaderboardDocument = graphql(`
  subscription Leaderboard {
    leaderboard(rate: MS_1000) {
      ...FeedHeaderFields
      ... on LeaderboardUpdate {
        rows {
          ...BoardRowFields
        }
      }
    }
  }
`);

export const StatusDocument = graphql(`
  subscription Status {
    simulationStatus(rate: MS_250) {
      ...FeedHeaderFields
      ... on SimulationStatusUpdate {
        simulation {
          ...SimulationFields
        }
        exchangeStatus
        ledgerCheck {
          ...LedgerFields
        }
        budget {
          ...BudgetFields
        }
      }
    }
  }
`);
