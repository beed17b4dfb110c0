import { graphql } from '#lib/generated/index.ts';

export const CandleHistoryDocument = graphql(`
  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {
    market(symbol: $market) {
      candleColumns(interval: $interval, last: $last, before: $before) {
        ...BarFields
        pageInfo {
          hasPreviousPage
          startCursor
        }
      }
    }
  }
`);

/** The newest trades of one market, so that a chart shows the fills that were there before the page. */
export const MarketTradesDocument = graphql(`
  query MarketTrades($market: String!, $first: Int!) {
    market(symbol: $market) {
      trades(first: $first) {
        nodes {
          ...TradeFields
        }
      }
    }
  }
`);

/** Who rests in a book, order by order. Asked for while somebody looks. */
export const QueueDocument = graphql(`
  query Queue($market: String!, $depth: Int!) {
    market(symbol: $market) {
      bids: queue(side: BUY, depth: $depth) {
        ...QueuedFields
      }
      asks: queue(side: SELL, depth: $depth) {
        ...QueuedFields
      }
    }
  }
  fragment QueuedFields on QueuedOrder {
    orderId
    participant
    priceSats
    displayedLots
  }
`);

export const RunsDocument = graphql(`
  query Runs($first: Int!, $after: Cursor) {
    runs(first: $first, after: $after) {
      nodes {
        runId
        scenario
        seed
        codeVersion
        status
        isCurrent
        startedAt
        endedAt
        endReason
        lastSeq
        simAt
        tradeCount
        sizeBytes
        note
      }
      pageInfo {
        hasNextPage
        endCursor
      }
    }
    removedRuns {
      runId
      sizeBytes
      at
    }
  }
`);

graphql(`
  fragment RunFields on Run {
    runId
    scenario
    seed
    codeVersion
    status
    isCurrent
    startedAt
    endedAt
    endReason
    lastSeq
    simAt
    tradeCount
    sizeBytes
    note
    parent
    forkedAtSeq
    scenarioHash
    semanticsVersion
    stateHash
    exports {
      format
      table
      url
    }
    leaderboard {
      ...BoardRowFields
    }
    ledgerCheck {
      ...LedgerFields
    }
  }
`);

export const RunDocument = graphql(`
  query RunDetail($id: String!) {
    run(id: $id) {
      ...RunFields
      occasions(first: 30) {
        nodes {
          ...OccasionFields
        }
      }
    }
  }
`);

/** One run, for its page and for comparing it with another: what is there without going through its journal. */
export const RunPageDocument = graphql(`
  query RunPage($id: String!) {
    run(id: $id) {
      ...RunFields
      agents {
        handle
        name
        persona
        status
        isScripted
        brain {
          kind
          model
          label
        }
        equityCurve {
          time
          equitySats
        }
      }
      occasions(first: 100) {
        nodes {
          ...OccasionFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** What the server has to go through the whole journal for, the first time: asked for apart, so that nothing else waits. */
export const RunFiguresDocument = graphql(`
  query RunFigures($id: String!) {
    run(id: $id) {
      agents {
        handle
        inputTokens
        outputTokens
        costUsd
      }
      markets {
        symbol
        baseAsset
        makerFeeBps
        takerFeeBps
        tickSats
      }
    }
  }
`);

export const RunOccasionsDocument = graphql(`
  query RunOccasions($id: String!, $after: Cursor) {
    run(id: $id) {
      occasions(first: 100, after: $after) {
        nodes {
          ...OccasionFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);
