import { graphql } from '#lib/generated/index.ts';

graphql(`
  fragment GaugeFields on Gauge {
    value
    samples
  }
`);

/** How real the markets are, and how alike the agents act. Slow by nature: asked for while somebody looks. */
export const HealthDocument = graphql(`
  query Health {
    markets {
      symbol
      baseAsset
      realism {
        windowMs
        spreadBps { ...GaugeFields }
        touchLots { ...GaugeFields }
        imbalance { ...GaugeFields }
        orderToTrade { ...GaugeFields }
        kurtosis { ...GaugeFields }
        returnAutocorrelation { ...GaugeFields }
        volatilityClustering { ...GaugeFields }
        volumeVolatility { ...GaugeFields }
      }
    }
    scoreboard {
      monoculture {
        agentCount
        meanCorrelation
        pairCount
        sampleCount
        families {
          family
          agentCount
          meanCorrelation
          pairCount
        }
      }
    }
    budget {
      agentLines {
        scope
        spentUsd
        limitUsd
        share
      }
    }
  }
`);
