import type { Lots, Sats } from '../../market/units.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import { vwapSats } from '../../market/vwap.ts';
import type { ReadModel } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import type { StatsWindowName } from '../enums.ts';

type StatsView = {
  readonly openSats: Sats | null;
  readonly highSats: Sats | null;
  readonly lowSats: Sats | null;
  readonly lastPriceSats: Sats | null;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  readonly tradeCount: number;
  readonly lotsPerUnit: number;
};

/** The running minute and the sixty before it. */
const HOUR_CANDLES = 61;

export const MarketStats = builder.objectRef<StatsView>('MarketStats').implement({
  description: 'Statistics of one market over a window of simulated time that ends now.',
  fields: (t) => {
    const price = (field: 'openSats' | 'highSats' | 'lowSats' | 'lastPriceSats', description: string) =>
      t.expose(field, { type: 'Sats', nullable: true, description: `${description} in sats per whole base unit.` });
    return {
      open: price('openSats', 'Price at the start of the window; of `RUN` the first trade, null before it,'),
      high: price('highSats', 'Highest price of the window; null when there was none,'),
      low: price('lowSats', 'Lowest price of the window; null when there was none,'),
      last: price('lastPriceSats', 'Price of the last trade; null before the first,'),
      change: t.field({
        type: 'Sats',
        nullable: true,
        description: 'Last price less the open, in sats per whole base unit; null when one of them is.',
        resolve: changeSats,
      }),
      changeBps: t.field({
        type: 'BasisPoints',
        nullable: true,
        description: 'The change in basis points of the open; null when the change is.',
        resolve: (stats) => {
          const change = changeSats(stats);
          return change === null ? null : Math.round((change * BASIS_POINTS) / (stats.openSats ?? 1));
        },
      }),
      volumeLots: t.expose('volumeLots', { type: 'Lots', description: 'Traded quantity in lots.' }),
      turnover: t.expose('turnoverSats', { type: 'Sats', description: 'Sum of what was paid, in sats.' }),
      tradeCount: t.exposeInt('tradeCount', { description: 'How many trades there were.' }),
      vwap: t.field({
        type: 'Sats',
        nullable: true,
        description: 'Volume-weighted average price in sats per whole base unit; null without a trade.',
        resolve: ({ turnoverSats, volumeLots, lotsPerUnit }) => vwapSats(turnoverSats, volumeLots, lotsPerUnit),
      }),
    };
  },
});

function changeSats({ openSats, lastPriceSats }: StatsView): Sats | null {
  return openSats === null || lastPriceSats === null ? null : lastPriceSats - openSats;
}

export function marketStats(model: ReadModel, symbol: string, window: StatsWindowName): StatsView {
  const { lotsPerUnit } = model.instrument(symbol);
  const ticker = model.ticker(symbol);
  switch (window) {
    case 'H1':
      return { ...overLastHour(model, symbol), lastPriceSats: ticker.lastPriceSats, lotsPerUnit };
    case 'H24':
      return { ...ticker, lotsPerUnit };
    case 'RUN':
      return { ...ticker.day, lotsPerUnit };
  }
}

function overLastHour(model: ReadModel, symbol: string): Omit<StatsView, 'lastPriceSats' | 'lotsPerUnit'> {
  const minutes = model.candles(symbol, 'M1', HOUR_CANDLES);
  const first = minutes[0];
  const sum = (read: (candle: (typeof minutes)[number]) => number) =>
    minutes.reduce((total, candle) => total + read(candle), 0);
  return {
    openSats: first?.openSats ?? null,
    highSats: first === undefined ? null : Math.max(...minutes.map(({ highSats }) => highSats)),
    lowSats: first === undefined ? null : Math.min(...minutes.map(({ lowSats }) => lowSats)),
    volumeLots: sum(({ volumeLots }) => volumeLots),
    turnoverSats: sum(({ turnoverSats }) => turnoverSats),
    tradeCount: sum(({ tradeCount }) => tradeCount),
  };
}
