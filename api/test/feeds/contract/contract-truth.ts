import { graphql } from '../../generated/index.ts';

/** What a query shows of everything that conflated feeds tell, in the same words. */
export const ContractTruthDocument = graphql(`
  query ContractTruth($market: String!) {
    simulation { status epoch seq simAt speed scenario seed problem }
    exchangeStatus
    ledgerCheck { balanced seq }
    ticks: markets { market: symbol seq status last bestBid bestAsk mid spread changeBps }
    market(symbol: $market) {
      book(depth: D25) {
        checksum
        bids { priceSats quantityLots orderCount }
        asks { priceSats quantityLots orderCount }
      }
    }
    agents {
      portfolio {
        participant
        balances { asset available held }
        positions { market quantityLots owedLots averageCostSats marketValueSats }
        equitySats
        profitSats
        returnBps
        fillCount
      }
    }
    leaderboard {
      rank participant name isBaseline equitySats profitSats returnBps maxDrawdownBps fillCount decisionCount
    }
  }
`);
