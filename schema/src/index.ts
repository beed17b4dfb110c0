export { type Book, type BookEvent, bookRules, checksumText, EMPTY_BOOK, type Level } from './book/book.ts';
export { crc32Hex } from './book/crc32.ts';
export { type FeedEvent, type FeedListener, type FeedPlan, FeedSession } from './feed/feed-session.ts';
export { latest, latestByKey, newestRows, unfinishedByKey } from './feed/folds.ts';
export {
  type Breach,
  type Cursor,
  type FeedHeader,
  type FeedRules,
  type FeedSignal,
  type FeedState,
  type Fold,
  foldFeed,
  type Heartbeat,
  type Lagged,
  openFeed,
  type Resync,
} from './feed/protocol.ts';
export { Backoff, type Timers, wallTimers } from './feed/timers.ts';
export type { FeedChannel, FeedRequest, FeedSink, FeedTransport } from './feed/transport.ts';
export { bookFeed } from './feeds/book-feed.ts';
export { type Candle, type CandleLists, candleFeed, candlesOf } from './feeds/candle-feed.ts';
export { exchangeStatusFeed } from './feeds/exchange-status-feed.ts';
export { FeedHeaderFields } from './feeds/feed-header.ts';
export { godEventFeed } from './feeds/god-event-feed.ts';
export { leaderboardFeed } from './feeds/leaderboard-feed.ts';
export { ledgerFeed } from './feeds/ledger-feed.ts';
export { occasionFeed } from './feeds/occasion-feed.ts';
export { orderFeed } from './feeds/order-feed.ts';
export { portfolioFeed } from './feeds/portfolio-feed.ts';
export { statusFeed } from './feeds/status-feed.ts';
export { thoughtDeltaFeed } from './feeds/thought-delta-feed.ts';
export { thoughtFeed } from './feeds/thought-feed.ts';
export { tickFeed } from './feeds/tick-feed.ts';
export { tradeFeed } from './feeds/trade-feed.ts';
