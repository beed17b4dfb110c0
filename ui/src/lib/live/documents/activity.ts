import { graphql } from '#lib/generated/index.ts';

/** How much was traded in each interval of the run, and what happened in it, for the line of the whole run. */
export const ActivityDocument = graphql(`
  query Activity($interval: CandleInterval!, $last: Int!) {
    markets {
      symbol
      candleColumns(interval: $interval, last: $last) {
        openTimes
        turnovers
      }
    }
    occasions(first: 100) {
      nodes {
        ...OccasionFields
      }
    }
  }
`);

/** The same of one market of a kept run. */
export const KeptActivityDocument = graphql(`
  query KeptActivity($id: String!, $market: String!, $interval: CandleInterval!, $last: Int!) {
    run(id: $id) {
      candles(market: $market, interval: $interval, last: $last) {
        nodes {
          openTime
          turnover
        }
      }
    }
  }
`);
