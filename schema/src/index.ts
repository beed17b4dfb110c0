export { type Book, type BookEvent, bookRules, checksumText, EMPTY_BOOK, type Level } from './book/book.ts';
export { crc32Hex } from './book/crc32.ts';
export { type FeedEvent, type FeedListener, type FeedPlan, FeedSession } from './feed/feed-session.ts';
export { latest, latestByKey, newestRows } from './feed/folds.ts';
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
export { statusFeed } from './feeds/status-feed.ts';
export { thoughtFeed } from './feeds/thought-feed.ts';
export { tickFeed } from './feeds/tick-feed.ts';
export { tradeFeed } from './feeds/trade-feed.ts';
