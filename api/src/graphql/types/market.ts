import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import type { ReadModel, TickerView } from '../../projections/views.ts';
import { builder } from '../builder.ts';
import { checkPageSize } from '../connection.ts';
import { BookDepth, levelsOf, MarketStatus, Side } from '../enums.ts';
import { findRow, rowId } from '../node-id.ts';
import type { RunSource } from '../run-source.ts';
import { type Known, whenKnown } from '../when-known.ts';
import { Auction } from './auction.ts';
import { Book } from './book.ts';
import { DayFigures } from './day-figures.ts';
import { MarketRules } from './market-rules.ts';
import { QueuedOrder } from './queued-order.ts';
import { Realism } from './realism.ts';

/** A market of a run. Its ticker is read once, when the first field asks for it. */
export class MarketNode {
  readonly run: RunSource;
  readonly instrument: Instrument;
  #ticker: Known<TickerView> | undefined;

  constructor(run: RunSource, instrument: Instrument) {
    this.run = run;
    this.instrument = instrument;
  }

  ticker<Answer>(tell: (ticker: TickerView) => Answer): Known<Answer> {
    this.#ticker ??= this.told((model, symbol) => model.ticker(symbol));
    return whenKnown(this.#ticker, tell);
  }

  /** What only a fold of the run tells. */
  told<Answer>(tell: (model: ReadModel, symbol: MarketSymbol) => Answer): Known<Answer> {
    return whenKnown(this.run.model(), (model) => tell(model, this.instrument.symbol));
  }
}

export function findMarket(run: RunSource, symbol: string): MarketNode | null {
  const instrument = run.instrument(symbol);
  return instrument === undefined ? null : new MarketNode(run, instrument);
}

export function allMarkets(run: RunSource): readonly MarketNode[] {
  return run.instruments.map((instrument) => new MarketNode(run, instrument));
}

export const Market = builder.objectRef<MarketNode>('Market');

builder.node(Market, {
  description:
    'A tradeable pair in one run: its rules, its best prices and its statistics over the last 24 simulated hours, all as of the last event of the run.',
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
    rules: t.field({
      type: MarketRules,
      description: 'What it accepts, and when it interrupts itself.',
      resolve: (market) => ({
        instrument: market.instrument,
        referencePriceSats: () => market.ticker((ticker) => ticker.referencePriceSats),
      }),
    }),
    status: t.field({
      type: MarketStatus,
      description: 'Whether it trades.',
      resolve: (market) => market.ticker((ticker) => ticker.status),
    }),
    haltReason: t.string({
      nullable: true,
      description: 'Why it is halted; null unless it is.',
      resolve: (market) => market.ticker((ticker) => ticker.haltReason),
    }),
    auction: t.field({
      type: Auction,
      nullable: true,
      description: 'The call auction that is under way; null when there is none.',
      resolve: (market) => market.ticker((ticker) => ticker.auction),
    }),
    last: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Price of the last trade in sats per whole base unit; null before the first.',
      resolve: (market) => market.ticker((ticker) => ticker.lastPriceSats),
    }),
    bestBid: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Highest bid in sats per whole base unit; null when nobody bids.',
      resolve: (market) => market.ticker((ticker) => ticker.bestBidSats),
    }),
    bestAsk: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Lowest ask in sats per whole base unit; null when nobody offers.',
      resolve: (market) => market.ticker((ticker) => ticker.bestAskSats),
    }),
    mid: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Middle of best bid and best ask, rounded down, in sats; null when a side is empty or the book is crossed, as in an auction.',
      resolve: (market) => market.ticker((ticker) => ticker.midSats),
    }),
    spread: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Best ask less best bid in sats; null when a side is empty or the book is crossed, as in an auction.',
      resolve: (market) => market.ticker((ticker) => ticker.spreadSats),
    }),
    reference: t.field({
      type: 'Sats',
      description: 'Simulated outside value of one whole base unit in sats.',
      resolve: (market) => market.ticker((ticker) => ticker.referencePriceSats),
    }),
    open: t.field({
      type: 'Sats',
      description: 'Price at the start of the window in sats per whole base unit.',
      resolve: (market) => market.ticker((ticker) => ticker.openSats),
    }),
    high: t.field({
      type: 'Sats',
      description: 'Highest trade of the window in sats per whole base unit.',
      resolve: (market) => market.ticker((ticker) => ticker.highSats),
    }),
    low: t.field({
      type: 'Sats',
      description: 'Lowest trade of the window in sats per whole base unit.',
      resolve: (market) => market.ticker((ticker) => ticker.lowSats),
    }),
    change: t.field({
      type: 'Sats',
      description: 'Last price less the open, in sats per whole base unit.',
      resolve: (market) => market.ticker((ticker) => ticker.changeSats),
    }),
    changeBps: t.field({
      type: 'BasisPoints',
      description: 'The change in basis points of the open.',
      resolve: (market) => market.ticker((ticker) => ticker.changeBps),
    }),
    volumeLots: t.field({
      type: 'Lots',
      description: 'Traded quantity of the window in lots.',
      resolve: (market) => market.ticker((ticker) => ticker.volumeLots),
    }),
    turnover: t.field({
      type: 'Sats',
      description: 'Sum of what was paid in the window, in sats.',
      resolve: (market) => market.ticker((ticker) => ticker.turnoverSats),
    }),
    tradeCount: t.int({
      description: 'Trades of the window.',
      resolve: (market) => market.ticker((ticker) => ticker.tradeCount),
    }),
    vwap: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Volume-weighted average price of the window in sats per whole base unit; null before the first trade.',
      resolve: (market) => market.ticker((ticker) => ticker.vwapSats),
    }),
    day: t.field({
      type: DayFigures,
      description: 'Figures since the run began, however long it goes on.',
      resolve: (market) => market.ticker((ticker) => ticker.day),
    }),
    realism: t.field({
      type: Realism,
      description: 'How much it is like a real market, over the last two simulated hours.',
      complexity: 20,
      resolve: (market) => market.told((model, symbol) => model.gauges(symbol)),
    }),
    seq: t.field({
      type: 'Sequence',
      description: 'Last event that changed this market.',
      resolve: (market) => market.ticker((ticker) => ticker.seq),
    }),
    book: t.field({
      type: Book,
      args: {
        depth: t.arg({ type: BookDepth, required: true, defaultValue: 'D25', description: 'Levels a side.' }),
      },
      complexity: ({ depth }) => ({ field: 1, multiplier: levelsOf[depth] / 10 }),
      description: 'The order book.',
      resolve: (market, { depth }) =>
        market.told((model, symbol) => ({
          market: symbol,
          seq: model.seq,
          depth: levelsOf[depth],
          view: model.book(symbol, levelsOf[depth]),
        })),
    }),
    queue: t.field({
      type: [QueuedOrder],
      args: {
        side: t.arg({ type: Side, required: true, description: 'Buyers or sellers.' }),
        depth: t.arg.int({
          required: true,
          defaultValue: 50,
          description: 'How many orders, from 1 to `serviceLimits.maxQueueDepth`; more is refused.',
        }),
      },
      complexity: ({ depth }) => ({ field: 1, multiplier: Math.max(depth, 1) }),
      description:
        'Who rests in the book, order by order as they would trade: best price first, then by place in the queue.',
      resolve: (market, { side, depth }, { services }) => {
        checkPageSize('depth', depth, services.limits.maxQueueDepth);
        return market.told((model, symbol) =>
          model.queue(symbol, side, depth).map((view) => ({ run: market.run, view })),
        );
      },
    }),
  }),
});
