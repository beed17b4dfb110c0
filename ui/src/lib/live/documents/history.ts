import { graphql } from '#lib/generated/index.ts';

export const CandleHistoryDocument = graphql(`
  query CandleHistory($market: String!, $interval: CandleInterval!, $last: Int!, $before: Cursor) {
    market(symbol: $market) {
      candles(interval: $interval, last: $last, before: $before) {
        nodes {
          ...CandleFields
        }
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

export const RunDocument = graphql(`
  query RunDetail($id: String!) {
    run(id: $id) {
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
      occasions(first: 30) {
        nodes {
          ...OccasionFields
        }
      }
    }
  }
`);
