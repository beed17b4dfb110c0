import { badInput } from '../api-error.ts';
import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { StatsWindow } from '../enums.ts';
import { toTradeFilter, tradeFilterArgs } from '../filter-args.ts';
import { CandleConnection, candleArgs, candleCost, candlePage } from './candle.ts';
import { CandleColumns, candleColumns } from './candle-columns.ts';
import { Market } from './market.ts';
import { MarketStats, marketStats } from './market-stats.ts';
import { TradeConnection, tradePage } from './trade.ts';

const MAX_SPARKLINE = 500;

/** What happened in a market, beside how it stands. */
builder.objectFields(Market, (t) => ({
  stats: t.field({
    type: MarketStats,
    args: {
      window: t.arg({ type: StatsWindow, required: true, defaultValue: 'H24', description: 'How far back.' }),
    },
    description: 'Statistics over a window that ends with the last event of the run.',
    resolve: (market, { window }) => market.told((model, symbol) => marketStats(model, symbol, window)),
  }),
  sparkline: t.field({
    type: ['Sats'],
    args: {
      count: t.arg.int({
        required: true,
        defaultValue: 60,
        description: `How many one-minute candles, from 1 to ${MAX_SPARKLINE}.`,
      }),
    },
    complexity: ({ count }) => ({ field: Math.max(Math.ceil(count / 10), 1), multiplier: 1 }),
    description: 'Closes of the last `count` one-minute candles in sats per whole base unit, oldest first.',
    resolve: (market, { count }) => {
      if (count < 1 || count > MAX_SPARKLINE) throw badInput(`count: from 1 to ${MAX_SPARKLINE}, got ${count}`);
      return market.told((model, symbol) => model.candles(symbol, 'M1', count).map((candle) => candle.closeSats));
    },
  }),
  candles: t.field({
    type: CandleConnection,
    args: candleArgs,
    complexity: candleCost,
    description: 'Oldest first within a page; `last` and `before` page back in time.',
    resolve: ({ run, instrument }, args, context) => candlePage(run, instrument.symbol, args, context),
  }),
  candleColumns: t.field({
    type: CandleColumns,
    args: candleArgs,
    complexity: candleCost,
    description: 'The page that `candles` with the same arguments gives, as parallel lists: for charts.',
    resolve: ({ run, instrument: { symbol } }, args, context) =>
      candleColumns(symbol, args.interval, candlePage(run, symbol, args, context)),
  }),
  trades: t.field({
    type: TradeConnection,
    args: { ...tradeFilterArgs, ...pageArgs(50) },
    complexity: pageCost,
    description: 'Trades of this market, newest first.',
    resolve: ({ run, instrument }, args, context) =>
      tradePage(run, toTradeFilter(instrument.symbol, args), args, context),
  }),
}));
