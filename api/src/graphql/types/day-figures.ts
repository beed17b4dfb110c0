import type { DayView } from '../../projections/views.ts';
import { builder } from '../builder.ts';

/** The same in a query and in the feed of ticks. */
export const DayFigures = builder.objectRef<DayView>('DayFigures').implement({
  description: 'Figures of a market since its run began, made of trades alone. All prices are null before the first.',
  fields: (t) => ({
    open: t.expose('openSats', {
      type: 'Sats',
      nullable: true,
      description: 'Price of the first trade in sats per whole base unit.',
    }),
    high: t.expose('highSats', {
      type: 'Sats',
      nullable: true,
      description: 'Highest trade in sats per whole base unit.',
    }),
    low: t.expose('lowSats', {
      type: 'Sats',
      nullable: true,
      description: 'Lowest trade in sats per whole base unit.',
    }),
    last: t.expose('lastPriceSats', {
      type: 'Sats',
      nullable: true,
      description: 'Price of the last trade in sats per whole base unit.',
    }),
    volumeLots: t.expose('volumeLots', { type: 'Lots', description: 'Traded quantity in lots.' }),
    turnover: t.expose('turnoverSats', { type: 'Sats', description: 'Sum of what was paid, in sats.' }),
    tradeCount: t.exposeInt('tradeCount', { description: 'How many trades there were.' }),
    vwap: t.expose('vwapSats', {
      type: 'Sats',
      nullable: true,
      description: 'Volume-weighted average price in sats per whole base unit, rounded down.',
    }),
  }),
});
