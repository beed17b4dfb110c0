import { graphql } from '#lib/generated/index.ts';

/** How much was traded in each quarter of an hour, for the line of the whole run. */
export const ActivityDocument = graphql(`
  query Activity($last: Int!) {
    markets {
      symbol
      candles(interval: M15, last: $last) {
        nodes {
          openTime
          turnover
        }
      }
    }
  }
`);
