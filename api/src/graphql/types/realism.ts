import type { Gauge, GaugesView } from '../../projections/views.ts';
import { builder } from '../builder.ts';

const GaugeObject = builder.objectRef<Gauge>('Gauge').implement({
  description: 'A statistic of the last hours and of how many observations it is made.',
  fields: (t) => ({
    value: t.exposeFloat('value', {
      nullable: true,
      description: 'In the unit that the field which gives it names; null until there are enough observations.',
    }),
    samples: t.exposeInt('samples', { description: 'How many observations it is made of.' }),
  }),
});

/** How real one market is right now. */
export const Realism = builder.objectRef<GaugesView>('Realism').implement({
  description:
    'How much a market is like a real one, from a look at its book every ten simulated seconds over the last two simulated hours. `market realism` says it with more care.',
  fields: (t) => ({
    windowMs: t.exposeInt('windowMs', {
      description: 'Simulated time between the first look and the last, milliseconds.',
    }),
    returnAutocorrelation: t.expose('returnAutocorrelation', {
      type: GaugeObject,
      description:
        'Correlation of 1-minute returns with those of the minute before, -1 to 1: real markets have about 0. At least 30 returns.',
    }),
    kurtosis: t.expose('kurtosis', {
      type: GaugeObject,
      description:
        'Excess kurtosis of 1-minute returns, a plain number: 0 for a normal distribution, 2 to 60 in real markets. At least 30 returns.',
    }),
    volatilityClustering: t.expose('volatilityClustering', {
      type: GaugeObject,
      description:
        'Correlation of the sizes of 10-second returns with the ones before, -1 to 1: above 0.1 in real markets. At least 180 returns.',
    }),
    volumeVolatility: t.expose('volumeVolatility', {
      type: GaugeObject,
      description:
        'Correlation of traded volume with the size of the return over 10 seconds, -1 to 1: above 0.1 in real markets. At least 180 returns.',
    }),
    spreadBps: t.expose('spreadBps', {
      type: GaugeObject,
      description: 'Mean of best ask less best bid over their middle, basis points. At least 30 looks at the book.',
    }),
    touchLots: t.expose('touchLots', {
      type: GaugeObject,
      description: 'Mean of the smaller of the two best levels, lots. At least 30 looks at the book.',
    }),
    imbalance: t.expose('imbalance', {
      type: GaugeObject,
      description:
        'Mean of bids less asks over their sum, lots of the ten best levels, -1 to 1. At least 30 looks at the book.',
    }),
    orderToTrade: t.expose('orderToTrade', {
      type: GaugeObject,
      description: 'Accepted orders, placed quotes and changes for each trade, a ratio. At least 30 trades.',
    }),
  }),
});
