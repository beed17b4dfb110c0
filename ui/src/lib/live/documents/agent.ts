import { graphql } from '#lib/generated/index.ts';

graphql(`
  fragment OpenOrderFields on Order {
    orderId
    market
    side
    ...OrderTerms
    timeInForce
    priceSats
    filledLots
    remainingLots
    status
    placedAt
  }
`);

export const AgentDocument = graphql(`
  query AgentPage($handle: String!) {
    agent(handle: $handle) {
      ...SeatFields
      decisionCount
      abstentionCount
      inputTokens
      outputTokens
      costUsd
      mood
      notes {
        seq
        time
        text
      }
      portfolio {
        ...PortfolioFields
      }
      openOrders {
        ...OpenOrderFields
      }
      fills(first: 50) {
        nodes {
          id
          orderId
          side
          isMaker
          feeSats
          trade {
            ...TradeFields
          }
          thought {
            seq
          }
        }
      }
      thoughts(first: 50) {
        nodes {
          ...ThoughtFields
        }
        pageInfo {
          hasNextPage
          endCursor
        }
      }
    }
  }
`);

/** What an order came from, for a fill of which only the order is known. */
export const OrderOriginDocument = graphql(`
  query OrderOrigin($orderId: Float!) {
    order(orderId: $orderId) {
      thought {
        seq
      }
    }
  }
`);

/** One decision whole: the exact prompt, the exact answer, and what its orders became. */
export const DecisionDocument = graphql(`
  query Decision($seq: Sequence!) {
    thought(seq: $seq) {
      ...ThoughtFields
      fairValueSats
      confidenceBps
      horizonMs
      memoryNote
      wakeConditions {
        kind
        market
        priceSats
        spreadBps
        delayMs
      }
      viewSeq
      simAt
      prompt
      rawAnswer
      orders {
        placedSeq
        placedAt
        timeInForce
        postOnly
        fills {
          id
          isMaker
          feeSats
          trade {
            ...TradeFields
          }
        }
      }
    }
  }
`);
