import { graphql } from '#lib/generated/index.ts';

graphql(`
  fragment SimulationFields on Simulation {
    status
    seq
    epoch
    simAt
    time
    speed
    goal {
      time
      seq
    }
    scenario
    seed
    startedAt
    problem
    lostMs
    eventsPerSecond
  }
`);

graphql(`
  fragment BudgetFields on Budget {
    lines {
      scope
      spentUsd
      reservedUsd
      limitUsd
      share
      isReached
    }
    burnUsdPerMinute
    minutesToCap
    modelSeats
    isPausedAtCap
  }
`);

graphql(`
  fragment LedgerFields on LedgerCheck {
    balanced
    seq
    assets {
      asset
      total
      issued
    }
  }
`);

graphql(`
  fragment BoardRowFields on LeaderboardRow {
    rank
    participant
    name
    isBaseline
    isScripted
    equitySats
    profitSats
    returnBps
    maxDrawdownBps
    fillCount
    decisionCount
  }
`);

graphql(`
  fragment MarketFields on Market {
    symbol
    name
    baseAsset
    quoteAsset
    lotsPerUnit
    tickSats
    makerFeeBps
    takerFeeBps
    status
    rules {
      auctionMs
    }
    sparkline(count: 60)
  }
`);

graphql(`
  fragment SeatFields on Agent {
    handle
    name
    persona
    description
    status
    isScripted
    brain {
      kind
      model
      label
      standsInFor
    }
    equityCurve {
      time
      equitySats
    }
  }
`);

/** Everything the terminal needs that does not come over a feed: asked once, and again only when a new run begins. */
export const TerminalDocument = graphql(`
  query Terminal {
    serverInfo {
      version
    }
    simulation {
      ...SimulationFields
    }
    exchangeStatus
    scenarios {
      name
      title
      description
      speed
      markets
      startAt
      warmUpMs
      needsPrices
      participants {
        kind
        count
      }
      events {
        atMs
        kind
        markets
        title
      }
    }
    markets {
      ...MarketFields
    }
    agents {
      ...SeatFields
    }
    participants {
      participantId
      name
      kind
      strategy
      status
      market
    }
  }
`);
