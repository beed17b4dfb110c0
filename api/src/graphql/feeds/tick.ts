import type { TickerView } from '../../projections/views.ts';
import type { FeedEventOf } from '../../simulation/feeds/feed-events.ts';
import { builder } from '../builder.ts';
import { MarketStatus } from '../enums.ts';
import { Auction } from '../types/auction.ts';
import { DayFigures } from '../types/day-figures.ts';
import { FeedEventInterface, IS_SNAPSHOT } from './feed-event.ts';

const Tick = builder.objectRef<TickerView>('Tick').implement({
  description: 'Best prices and statistics of one market over the last 24 simulated hours, flat and ready to draw.',
  fields: (t) => {
    const sats = (field: keyof TickerView & `${string}Sats`, description: string) =>
      t.field({ type: 'Sats', description, resolve: (tick) => tick[field] as number });
    const maybeSats = (field: keyof TickerView & `${string}Sats`, description: string) =>
      t.field({ type: 'Sats', nullable: true, description, resolve: (tick) => tick[field] });
    return {
      market: t.exposeString('market', { description: 'Symbol of the market.' }),
      status: t.field({ type: MarketStatus, description: 'Whether it trades.', resolve: (tick) => tick.status }),
      haltReason: t.exposeString('haltReason', {
        nullable: true,
        description: 'Why it is halted; null unless it is.',
      }),
      auction: t.field({
        type: Auction,
        nullable: true,
        description: 'The call auction that is under way; null when there is none.',
        resolve: (tick) => tick.auction,
      }),
      last: maybeSats('lastPriceSats', 'Price of the last trade in sats per whole base unit; null before the first.'),
      bestBid: maybeSats('bestBidSats', 'Highest bid in sats per whole base unit; null when nobody bids.'),
      bestAsk: maybeSats('bestAskSats', 'Lowest ask in sats per whole base unit; null when nobody offers.'),
      mid: maybeSats(
        'midSats',
        'Middle of both, rounded down, in sats; null when a side is empty or the book is crossed, as in an auction.',
      ),
      spread: maybeSats(
        'spreadSats',
        'Best ask less best bid in sats; null when a side is empty or the book is crossed, as in an auction.',
      ),
      reference: sats('referencePriceSats', 'Simulated outside value of one whole base unit in sats.'),
      open: sats('openSats', 'Price at the start of the window in sats per whole base unit.'),
      high: sats('highSats', 'Highest trade of the window in sats per whole base unit.'),
      low: sats('lowSats', 'Lowest trade of the window in sats per whole base unit.'),
      change: sats('changeSats', 'Last price less the open, in sats per whole base unit.'),
      changeBps: t.expose('changeBps', {
        type: 'BasisPoints',
        description: 'The change in basis points of the open.',
      }),
      volumeLots: t.expose('volumeLots', { type: 'Lots', description: 'Traded quantity of the window in lots.' }),
      turnover: sats('turnoverSats', 'Sum of what was paid in the window, in sats.'),
      tradeCount: t.exposeInt('tradeCount', { description: 'Trades of the window.' }),
      vwap: maybeSats(
        'vwapSats',
        'Volume-weighted average price of the window in sats per whole base unit; null before the first trade.',
      ),
      day: t.field({
        type: DayFigures,
        description: 'Figures since the run began, however long it goes on.',
        resolve: (tick) => tick.day,
      }),
      seq: t.expose('seq', { type: 'Sequence', description: 'Last event that changed this market.' }),
      time: t.expose('time', {
        type: 'EpochMillis',
        description: 'Simulated time of that event, milliseconds since the Unix epoch.',
      }),
    };
  },
});

export const TickBatch = builder.objectRef<FeedEventOf<'TickBatch'>>('TickBatch').implement({
  description: 'The markets that changed, each once, whole.',
  interfaces: [FeedEventInterface],
  fields: (t) => ({
    isSnapshot: t.exposeBoolean('isSnapshot', { description: IS_SNAPSHOT }),
    ticks: t.field({
      type: [Tick],
      complexity: { field: 1, multiplier: 4 },
      description: 'One for each market that changed.',
      resolve: (event) => event.ticks,
    }),
  }),
});
