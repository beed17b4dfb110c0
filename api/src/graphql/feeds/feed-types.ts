import type { TickerView } from '../../projections/views.ts';
import type { FeedEvent, FeedEventOf } from '../../simulation/feeds/feed-events.ts';
import { must } from '../../util/assert.ts';
import { builder } from '../builder.ts';
import { ExchangeStatus, MarketStatus, RunStatus } from '../enums.ts';
import { Budget } from '../types/budget.ts';
import { Candle } from '../types/candle.ts';
import { CandleLists } from '../types/candle-columns.ts';
import { GodEvent, godEventNode } from '../types/god-event.ts';
import { LeaderboardRow } from '../types/leaderboard.ts';
import { checkLedger, LedgerCheck } from '../types/ledger-check.ts';
import { LedgerEntry } from '../types/ledger-entry.ts';
import { Occasion, occasionNode } from '../types/occasion.ts';
import { Order } from '../types/order.ts';
import { Portfolio } from '../types/portfolio.ts';
import { Simulation } from '../types/simulation.ts';
import { Thought } from '../types/thought-ref.ts';
import { Trade } from '../types/trade.ts';
import { FeedEventInterface, Heartbeat, IS_SNAPSHOT, Lagged, Resync } from './feed-event.ts';
import { ThoughtDeltaBatch } from './thought-delta.ts';
import { TickBatch } from './tick.ts';

const interfaces = [FeedEventInterface];

/** A feed speaks its own events and the three that every feed has. */
function feedOf<Own extends { readonly name: string }>(name: string, description: string, own: readonly Own[]) {
  return builder.unionType(name, {
    description,
    types: [...own, Heartbeat, Lagged, Resync] as never,
    resolveType: (event) => (event as FeedEvent).type,
  });
}

function bookEvent(name: 'BookSnapshot' | 'BookDelta', description: string) {
  return builder.objectRef<FeedEventOf<typeof name>>(name).implement({
    description,
    interfaces,
    fields: (t) => ({
      market: t.exposeString('market', { description: 'Symbol of the market.' }),
      bidPrices: t.expose('bidPrices', {
        type: ['Sats'],
        description: 'Bids: prices in sats per whole base unit, best first.',
      }),
      bidQuantities: t.expose('bidQuantities', {
        type: ['Lots'],
        description: 'Bids: displayed quantities in lots, in the order of `bidPrices`; 0 removes the level.',
      }),
      bidOrderCounts: t.exposeIntList('bidOrderCounts', {
        description: 'Bids: how many orders rest there, in the order of `bidPrices`.',
      }),
      askPrices: t.expose('askPrices', {
        type: ['Sats'],
        description: 'Asks: prices in sats per whole base unit, best first.',
      }),
      askQuantities: t.expose('askQuantities', {
        type: ['Lots'],
        description: 'Asks: displayed quantities in lots, in the order of `askPrices`; 0 removes the level.',
      }),
      askOrderCounts: t.exposeIntList('askOrderCounts', {
        description: 'Asks: how many orders rest there, in the order of `askPrices`.',
      }),
      checksum: t.exposeString('checksum', {
        description:
          'CRC-32 (ISO-HDLC) of the book after this event, 8 lower-case hex digits over `price:quantity` in sats and lots, joined by commas: up to 10 asks, then up to 10 bids, best to worst.',
      }),
    }),
  });
}

const BookSnapshot = bookEvent('BookSnapshot', 'The whole book at the subscribed depth.');
const BookDelta = bookEvent(
  'BookDelta',
  'Levels that changed, with absolute quantities. Truncate to the subscribed depth after applying: a level that falls out of it is not announced.',
);

const TradeBatch = builder.objectRef<FeedEventOf<'TradeBatch'>>('TradeBatch').implement({
  description: 'Trades, none left out.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    trades: t.field({
      type: [Trade],
      description: 'Oldest first.',
      resolve: (event, _args, { run }) => event.trades.map((view) => ({ run, view })),
    }),
  }),
});

const CandleUpdate = builder.objectRef<FeedEventOf<'CandleUpdate'>>('CandleUpdate').implement({
  description:
    'Candles that closed, each once, and behind them the running one as it is. Each replaces the one with the same open time.',
  interfaces: [FeedEventInterface, CandleLists],
  fields: (t) => ({
    candle: t.field({
      type: Candle,
      deprecationReason: 'use the lists; while it is asked for, an event holds one candle only; goes 2027-03-01',
      description: 'The only one of the event.',
      resolve: ({ candles }) => must(candles[0], 'a candle of the update'),
    }),
  }),
});

const ThoughtBatch = builder.objectRef<FeedEventOf<'ThoughtBatch'>>('ThoughtBatch').implement({
  description:
    'Thoughts, none left out. A later update of a thought (its orders filled) comes as the same seq again, whole.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    thoughts: t.field({
      type: [Thought],
      description: 'Oldest first.',
      resolve: (event, _args, { run }) => event.thoughts.map((view) => ({ run, view })),
    }),
  }),
});

const OrderBatch = builder.objectRef<FeedEventOf<'OrderBatch'>>('OrderBatch').implement({
  description:
    'Orders that moved on, none left out, each once and whole; quotes of liquidity bots are none. A snapshot holds what is open, at most the 500 that moved last.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    orders: t.field({
      type: [Order],
      description: 'In the order in which they were placed.',
      resolve: (event, _args, { run }) => event.orders.map((view) => ({ run, view })),
    }),
  }),
});

const OccasionBatch = builder.objectRef<FeedEventOf<'OccasionBatch'>>('OccasionBatch').implement({
  description: 'News, shocks, halts: none left out.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    occasions: t.field({
      type: [Occasion],
      description: 'Oldest first.',
      resolve: (event, _args, { run }) =>
        event.occasions.map((view) => occasionNode(run, view)).filter((node) => node !== null),
    }),
  }),
});

const GodEventBatch = builder.objectRef<FeedEventOf<'GodEventBatch'>>('GodEventBatch').implement({
  description: 'Acts of the person in charge, none left out.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    godEvents: t.field({
      type: [GodEvent],
      description: 'Oldest first.',
      resolve: (event, _args, { run }) => event.godEvents.map((act) => godEventNode(run, act)),
    }),
  }),
});

const LedgerBatch = builder.objectRef<FeedEventOf<'LedgerBatch'>>('LedgerBatch').implement({
  description: 'Ledger entries, none left out.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    entries: t.field({
      type: [LedgerEntry],
      description: 'Oldest first.',
      resolve: (event, _args, { run }) => event.entries.map((view) => ({ run, view })),
    }),
  }),
});

const PortfolioBatch = builder.objectRef<FeedEventOf<'PortfolioBatch'>>('PortfolioBatch').implement({
  description: 'The portfolios that changed, each once, whole.',
  interfaces,
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    portfolios: t.field({
      type: [Portfolio],
      description: 'One for each agent whose portfolio changed.',
      resolve: (event) => event.portfolios,
    }),
  }),
});

const LeaderboardUpdate = builder.objectRef<FeedEventOf<'LeaderboardUpdate'>>('LeaderboardUpdate').implement({
  description: 'The whole leaderboard.',
  interfaces,
  fields: (t) => ({
    rows: t.field({
      type: [LeaderboardRow],
      description: 'Best first.',
      resolve: (event, _args, { run }) => event.rows.map((view) => ({ run, view })),
    }),
  }),
});

const SimulationStatusUpdate = builder
  .objectRef<FeedEventOf<'SimulationStatusUpdate'>>('SimulationStatusUpdate')
  .implement({
    description: 'How the run, the exchange, the ledger and the budget stand.',
    interfaces,
    fields: (t) => ({
      simulation: t.field({ type: Simulation, description: 'The run.', resolve: (event) => event.state }),
      exchangeStatus: t.field({
        type: ExchangeStatus,
        description: 'Whether the exchange can serve.',
        resolve: (event) => event.exchangeStatus,
      }),
      ledgerCheck: t.field({
        type: LedgerCheck,
        description: 'Proof that nothing was made or lost.',
        resolve: (_event, _args, { run }) => checkLedger(run),
      }),
      budget: t.field({
        type: Budget,
        description: 'Money for language models.',
        resolve: (_event, _args, { services }) => services.budget.state(),
      }),
    }),
  });

const MarketState = builder.objectRef<TickerView>('MarketState').implement({
  description: 'Whether one market trades.',
  fields: (t) => ({
    market: t.exposeString('market', { description: 'Symbol of the market.' }),
    status: t.field({ type: MarketStatus, description: 'Whether it trades.', resolve: (tick) => tick.status }),
    haltReason: t.exposeString('haltReason', { nullable: true, description: 'Why it is halted; null unless it is.' }),
  }),
});

const ExchangeStatusUpdate = builder.objectRef<FeedEventOf<'ExchangeStatusUpdate'>>('ExchangeStatusUpdate').implement({
  description: 'Whether the exchange and its markets can serve, whole. Comes when one of these changes.',
  interfaces,
  fields: (t) => ({
    exchangeStatus: t.field({
      type: ExchangeStatus,
      description: 'Whether the exchange can serve.',
      resolve: ({ state }) => state.exchangeStatus,
    }),
    status: t.field({ type: RunStatus, description: 'What the run is doing.', resolve: ({ state }) => state.status }),
    problem: t.string({
      nullable: true,
      description: 'Why the run failed or the exchange is not online; null otherwise.',
      resolve: ({ state }) => state.problem,
    }),
    markets: t.field({
      type: [MarketState],
      complexity: { field: 1, multiplier: 4 },
      description: 'All markets of the run; none while idle.',
      resolve: (event) => event.markets,
    }),
  }),
});

export const TickFeed = feedOf('TickFeed', 'Events of `ticks`.', [TickBatch]);
export const BookFeed = feedOf('BookFeed', 'Events of `book`.', [BookSnapshot, BookDelta]);
export const TradeFeed = feedOf('TradeFeed', 'Events of `trades`.', [TradeBatch]);
export const CandleFeed = feedOf('CandleFeed', 'Events of `candles`.', [CandleUpdate]);
export const ThoughtFeed = feedOf('ThoughtFeed', 'Events of `thoughts`.', [ThoughtBatch]);
export const ThoughtDeltaFeed = feedOf('ThoughtDeltaFeed', 'Events of `thoughtDeltas`.', [ThoughtDeltaBatch]);
export const OrderFeed = feedOf('OrderFeed', 'Events of `orders`.', [OrderBatch]);
export const OccasionFeed = feedOf('OccasionFeed', 'Events of `occasions`.', [OccasionBatch]);
export const GodEventFeed = feedOf('GodEventFeed', 'Events of `godEvents`.', [GodEventBatch]);
export const LedgerFeed = feedOf('LedgerFeed', 'Events of `ledger`.', [LedgerBatch]);
export const PortfolioFeed = feedOf('PortfolioFeed', 'Events of `portfolio`.', [PortfolioBatch]);
export const LeaderboardFeed = feedOf('LeaderboardFeed', 'Events of `leaderboard`.', [LeaderboardUpdate]);
export const SimulationStatusFeed = feedOf('SimulationStatusFeed', 'Events of `simulationStatus`.', [
  SimulationStatusUpdate,
]);
export const ExchangeStatusFeed = feedOf('ExchangeStatusFeed', 'Events of `exchangeStatus`.', [ExchangeStatusUpdate]);
