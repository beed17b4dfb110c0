import type { Instrument } from '../../market/instrument.ts';
import type { ReadModel, TickerView } from '../../projections/views.ts';
import { badInput } from '../api-error.ts';
import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { BookDepth, CandleInterval, levelsOf, MarketStatus } from '../enums.ts';
import { findRow, rowId } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';
import { Book } from './book.ts';
import { CandleConnection, candleArgs, candleCost, candlePage } from './candle.ts';
import { TradeConnection, tradePage } from './trade.ts';

const MAX_SPARKLINE = 500;

/** A market of the current run. The ticker is read once, when the first field asks for it. */
export class MarketNode {
  readonly run: RunSource;
  readonly live: ReadModel;
  readonly instrument: Instrument;
  #ticker: TickerView | undefined;

  constructor(run: RunSource, live: ReadModel, instrument: Instrument) {
    this.run = run;
    this.live = live;
    this.instrument = instrument;
  }

  get ticker(): TickerView {
    this.#ticker ??= this.live.ticker(this.instrument.symbol);
    return this.#ticker;
  }
}

export function findMarket(run: RunSource, symbol: string): MarketNode | null {
  const instrument = run.live?.instruments.find((it) => it.symbol === symbol);
  return run.live === null || instrument === undefined ? null : new MarketNode(run, run.live, instrument);
}

export function allMarkets(run: RunSource): readonly MarketNode[] {
  const { live } = run;
  return live === null ? [] : live.instruments.map((instrument) => new MarketNode(run, live, instrument));
}

export const Market = builder.objectRef<MarketNode>('Market');

builder.node(Market, {
  description: 'A tradeable pair: its rules, its best prices and its statistics over the last 24 simulated hours.',
  id: { resolve: ({ run, instrument }) => rowId(run, instrument.symbol) },
  loadOne: (id, context) => {
    const row = findRow(id, context);
    return row === null ? null : findMarket(row.run, row.key);
  },
  fields: (t) => ({
    symbol: t.string({
      description: 'Base asset, slash, quote asset, such as `AAPL/BTC`.',
      resolve: ({ instrument }) => instrument.symbol,
    }),
    name: t.string({ description: 'What people call the base asset.', resolve: ({ instrument }) => instrument.name }),
    baseAsset: t.string({ description: 'What is traded.', resolve: ({ instrument }) => instrument.baseAsset }),
    quoteAsset: t.string({
      description: 'What it is paid with: BTC.',
      resolve: ({ instrument }) => instrument.quoteAsset,
    }),
    lotsPerUnit: t.int({
      description: 'Lots in one whole base unit.',
      resolve: ({ instrument }) => instrument.lotsPerUnit,
    }),
    tickSats: t.field({
      type: 'Sats',
      description: 'Prices are multiples of this many sats.',
      resolve: ({ instrument }) => instrument.tickSats,
    }),
    makerFeeBps: t.field({
      type: 'BasisPoints',
      description: 'Fee of the resting side, basis points of what was paid.',
      resolve: ({ instrument }) => instrument.makerFeeBps,
    }),
    takerFeeBps: t.field({
      type: 'BasisPoints',
      description: 'Fee of the incoming side, basis points of what was paid.',
      resolve: ({ instrument }) => instrument.takerFeeBps,
    }),
    status: t.field({ type: MarketStatus, description: 'Whether it trades.', resolve: ({ ticker }) => ticker.status }),
    haltReason: t.string({
      nullable: true,
      description: 'Why it is halted; null while it trades.',
      resolve: ({ ticker }) => ticker.haltReason,
    }),
    last: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Price of the last trade in sats per whole base unit; null before the first.',
      resolve: ({ ticker }) => ticker.lastPriceSats,
    }),
    bestBid: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Highest bid in sats per whole base unit; null when nobody bids.',
      resolve: ({ ticker }) => ticker.bestBidSats,
    }),
    bestAsk: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Lowest ask in sats per whole base unit; null when nobody offers.',
      resolve: ({ ticker }) => ticker.bestAskSats,
    }),
    mid: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Middle of best bid and best ask, rounded down, in sats; null when a side is empty.',
      resolve: ({ ticker }) => ticker.midSats,
    }),
    spread: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Best ask less best bid in sats; null when a side is empty.',
      resolve: ({ ticker }) => ticker.spreadSats,
    }),
    reference: t.field({
      type: 'Sats',
      description: 'Simulated outside value of one whole base unit in sats.',
      resolve: ({ ticker }) => ticker.referencePriceSats,
    }),
    open: t.field({
      type: 'Sats',
      description: 'Price at the start of the window in sats per whole base unit.',
      resolve: ({ ticker }) => ticker.openSats,
    }),
    high: t.field({
      type: 'Sats',
      description: 'Highest trade of the window in sats per whole base unit.',
      resolve: ({ ticker }) => ticker.highSats,
    }),
    low: t.field({
      type: 'Sats',
      description: 'Lowest trade of the window in sats per whole base unit.',
      resolve: ({ ticker }) => ticker.lowSats,
    }),
    change: t.field({
      type: 'Sats',
      description: 'Last price less the open, in sats per whole base unit.',
      resolve: ({ ticker }) => ticker.changeSats,
    }),
    changeBps: t.field({
      type: 'BasisPoints',
      description: 'The change in basis points of the open.',
      resolve: ({ ticker }) => ticker.changeBps,
    }),
    volumeLots: t.field({
      type: 'Lots',
      description: 'Traded quantity of the window in lots.',
      resolve: ({ ticker }) => ticker.volumeLots,
    }),
    turnover: t.field({
      type: 'Sats',
      description: 'Sum of what was paid in the window, in sats.',
      resolve: ({ ticker }) => ticker.turnoverSats,
    }),
    tradeCount: t.int({ description: 'Trades of the window.', resolve: ({ ticker }) => ticker.tradeCount }),
    vwap: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Volume-weighted average price of the window in sats per whole base unit; null before the first trade.',
      resolve: ({ ticker }) => ticker.vwapSats,
    }),
    seq: t.field({
      type: 'Sequence',
      description: 'Last event that changed this market.',
      resolve: ({ ticker }) => ticker.seq,
    }),
    book: t.field({
      type: Book,
      args: {
        depth: t.arg({ type: BookDepth, required: true, defaultValue: 'D25', description: 'Levels a side.' }),
      },
      complexity: ({ depth }) => ({ field: 1, multiplier: levelsOf[depth] / 10 }),
      description: 'The order book.',
      resolve: ({ live, instrument: { symbol } }, { depth }) => ({
        market: symbol,
        seq: live.seq,
        depth: levelsOf[depth],
        view: live.book(symbol, levelsOf[depth]),
      }),
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
      resolve: ({ live, instrument }, { count }) => {
        if (count < 1 || count > MAX_SPARKLINE) throw badInput(`count: from 1 to ${MAX_SPARKLINE}, got ${count}`);
        return live.candles(instrument.symbol, 'M1', count).map((candle) => candle.closeSats);
      },
    }),
    candles: t.field({
      type: CandleConnection,
      args: {
        interval: t.arg({ type: CandleInterval, required: true, description: 'Length of the candles.' }),
        ...candleArgs,
      },
      complexity: candleCost,
      description: 'Oldest first within a page; `last` and `before` page back in time.',
      resolve: ({ run, instrument }, { interval, ...args }, context) =>
        candlePage(run, instrument.symbol, interval, args, context),
    }),
    trades: t.field({
      type: TradeConnection,
      args: pageArgs(50),
      complexity: pageCost,
      description: 'Trades of this market, newest first.',
      resolve: ({ run, instrument }, args, context) => tradePage(run, instrument.symbol, args, context),
    }),
  }),
});
