import { afterEach, beforeEach, expect, test } from 'vitest';
import { wallClock } from '../../src/simulation/clock.ts';
import { FeedHub } from '../../src/simulation/feeds/feed-hub.ts';
import { Rng } from '../../src/util/rng.ts';
import type { ApiBookSubscription, ApiTradesSubscription } from '../generated/graphql.ts';
import { BookFeedDocument, MarketDocument, TradesFeedDocument } from './documents.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

let market: ScriptedMarket;
let server: TestServer;

beforeEach(async () => {
  market = new ScriptedMarket();
  const hub = new FeedHub({ face: market, archive: archiveOf(), clock: wallClock });
  market.listen(hub);
  server = await startTestServer({ face: market, hub });
});
afterEach(() => server.close());

type BookEvent = Extract<ApiBookSubscription['book'], { __typename: 'BookSnapshot' | 'BookDelta' }>;
const DEPTH = 25;
type Levels = readonly { readonly priceSats: string; readonly quantityLots: string }[];

function merge(levels: Levels, prices: readonly string[], quantities: readonly string[], sign: 1 | -1): Levels {
  const kept = levels.filter(({ priceSats }) => !prices.includes(priceSats));
  const changed = prices.map((priceSats, index) => ({ priceSats, quantityLots: quantities[index] ?? '' }));
  return [...kept, ...changed]
    .filter(({ quantityLots }) => quantityLots !== '0')
    .sort((a, b) => sign * (Number(a.priceSats) - Number(b.priceSats)))
    .slice(0, DEPTH);
}

/** A slow machine may bring heartbeats between. */
async function nextOf(events: AsyncIterator<{ readonly data?: ApiBookSubscription | null }>): Promise<BookEvent> {
  for (;;) {
    const book = (await events.next()).value?.data?.book;
    if (book?.__typename === 'BookSnapshot' || book?.__typename === 'BookDelta') return book;
    expect(book?.__typename).toBe('Heartbeat');
  }
}

test('a client that applies snapshot and deltas has the book that a query shows', async () => {
  const seed = String(Math.floor(Math.random() * 1e6));
  const rng = Rng.derive(seed, 'orders');
  const events = server.subscribe(BookFeedDocument, { market: 'AAPL/BTC', depth: 'D25' });
  let bids: Levels = [];
  let asks: Levels = [];
  let lastSeq = 0;
  let heard: BookEvent | undefined;
  for (let step = 0; step < 60; step += 1) {
    const event = await nextOf(events);
    if (event.__typename === 'BookSnapshot') {
      bids = [];
      asks = [];
    } else expect(event.prevSeq, `seed ${seed}`).toBe(lastSeq);
    bids = merge(bids, event.bidPrices, event.bidQuantities, -1);
    asks = merge(asks, event.askPrices, event.askQuantities, 1);
    lastSeq = event.lastSeq;
    heard = event;
    const { data } = await server.run(MarketDocument, { symbol: 'AAPL/BTC', first: 1 });
    const book = data?.market?.book;
    expect(book?.seq, `seed ${seed}`).toBe(lastSeq);
    const plain = (levels: Levels) =>
      levels.slice(0, 10).map(({ priceSats, quantityLots }) => `${priceSats}:${quantityLots}`);
    expect([plain(asks), plain(bids)], `seed ${seed}`).toEqual([plain(book?.asks ?? []), plain(book?.bids ?? [])]);
    expect(event.checksum).toBe(book?.checksum);
    const isBuy = rng.unit() < 0.5;
    market.order(
      'ladder-aapl-1',
      isBuy ? 'BUY' : 'SELL',
      250_000 + 10 * Math.floor(rng.unit() * 20) - (isBuy ? 100 : 0),
      1 + Math.floor(rng.unit() * 9),
    );
  }
  expect(heard?.__typename).toBe('BookDelta');
});

test('a client that comes back with `after` gets what it missed, once, and goes on', async () => {
  market.trade(250_000);
  const first = server.subscribe(TradesFeedDocument, {});
  const snapshot = (await first.next()).value?.data?.trades;
  expect(snapshot).toMatchObject({ __typename: 'TradeBatch', isSnapshot: true });
  await first.return?.();
  for (let index = 1; index <= 5; index += 1) market.trade(250_000 + 10 * index);
  const resumed = server.subscribe(TradesFeedDocument, { after: snapshot?.lastSeq, epoch: market.epoch });
  const missed: ApiTradesSubscription['trades'] | undefined = (await resumed.next()).value?.data?.trades;
  expect(missed).toMatchObject({ __typename: 'TradeBatch', isSnapshot: false, prevSeq: snapshot?.lastSeq });
  const prices = missed?.__typename === 'TradeBatch' ? missed.trades.map(({ priceSats }) => priceSats) : [];
  expect(prices).toEqual(['250010', '250020', '250030', '250040', '250050']);
  market.trade(249_000);
  expect((await resumed.next()).value?.data?.trades).toMatchObject({
    prevSeq: missed?.lastSeq,
    trades: [{ priceSats: '249000', makerKind: 'AGENT' }],
  });
});

test('a client that comes back to another run is told so and gets a snapshot', async () => {
  market.trade(250_000);
  const events = server.subscribe(TradesFeedDocument, { after: 3, epoch: 'run-0' });
  expect((await events.next()).value?.data?.trades).toMatchObject({ __typename: 'Resync', reason: 'EPOCH_CHANGED' });
  expect((await events.next()).value?.data?.trades).toMatchObject({ __typename: 'TradeBatch', isSnapshot: true });
});

test('the figures of every feed are in /metrics', async () => {
  const events = server.subscribe(TradesFeedDocument, {});
  await events.next();
  const text = await (await fetch(`http://${server.host}/metrics`)).text();
  expect(text).toContain('market_feed_subscribers{feed="trades"} 1');
  expect(text).toContain('market_feed_told{feed="trades"} 1');
  for (const name of ['sockets', 'events_per_second', 'event_loop_delay_p99_seconds', 'feed_max_lag_seconds']) {
    expect(text).toMatch(new RegExp(`^market_${name} \\d`, 'm'));
  }
});
