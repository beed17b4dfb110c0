import { graphql } from '#lib/generated/index.ts';

/** How much was traded in each interval of the run, for the line of the whole run. */
export const ActivityDocument = graphql(`
  query Activity($interval: CandleInterval!, $last: Int!) {
    markets {
      symbol
      candleColumns(interval: $interval, last: $last) {
        openTimes
        turnovers
      }
    }
  }
`);
