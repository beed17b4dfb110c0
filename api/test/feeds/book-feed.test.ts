import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { FeedEvent, FeedEventOf } from '../../src/simulation/feeds/feed-events.ts';
import { CommandStream, crashShape, deepShape, mixedShape } from '../engine/command-stream.ts';
import { LiveOrders } from '../engine/live-orders.ts';
import { AAPL, breaks, FeedStage, Reader, settle } from '../kit/feed-stage.ts';

type BookEvent = FeedEventOf<'BookSnapshot' | 'BookDelta'>;
type Levels = Map<number, [quantity: number, orders: number]>;

/** What a third party would write from the documentation. */
class BookClient {
  #bids: Levels = new Map();
  #asks: Levels = new Map();
  readonly #depth: number;

  constructor(depth: number) {
    this.#depth = depth;
  }

  apply(event: FeedEvent): void {
    if (event.type !== 'BookSnapshot' && event.type !== 'BookDelta') return;
    if (event.type === 'BookSnapshot') [this.#bids, this.#asks] = [new Map(), new Map()];
    this.#bids = this.#merge(this.#bids, event.bidPrices, event.bidQuantities, event.bidOrderCounts, -1);
    this.#asks = this.#merge(this.#asks, event.askPrices, event.askQuantities, event.askOrderCounts, 1);
    const text = [...[...this.#asks].slice(0, 10), ...[...this.#bids].slice(0, 10)];
    const checksum = crc32(text.map(([price, [quantity]]) => `${price}:${quantity}`).join(','));
    expect(event.checksum).toBe(checksum.toString(16).padStart(8, '0'));
  }

  view() {
    const side = (levels: Levels) => [...levels].map(([price, [quantity, orders]]) => [price, quantity, orders]);
    return { bids: side(this.#bids), asks: side(this.#asks) };
  }

  #merge(
    levels: Levels,
    prices: readonly number[],
    quantities: readonly number[],
    orders: readonly number[],
    way: 1 | -1,
  ) {
    const next = new Map(levels);
    for (const [index, price] of prices.entries()) {
      const quantity = quantities[index] ?? 0;
      if (quantity === 0) next.delete(price);
      else next.set(price, [quantity, orders[index] ?? 0]);
    }
    return new Map([...next].sort(([a], [b]) => (a - b) * way).slice(0, this.#depth));
  }
}

function engineBook(stage: FeedStage, depth: number) {
  const side = (side: 'BUY' | 'SELL') =>
    stage.exchange.levels(AAPL, side, depth).map((level) => [level.priceSats, level.quantityLots, level.orderCount]);
  return { bids: side('BUY'), asks: side('SELL') };
}

test('the book can be rebuilt from snapshot and deltas, whatever was conflated', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(mixedShape, deepShape, crashShape),
      fc.integer({ min: 1, max: 1_000_000 }).map(String),
      fc.constantFrom(10, 25, 50),
      fc.constantFrom('REALTIME', 'MS_100', 'MS_250'),
      fc.array(fc.tuple(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 0, max: 300 })), { maxLength: 12 }),
      async (shape, seed, depth, rate, slices) => {
        const stage = new FeedStage();
        const stream = new CommandStream(seed, shape);
        const live = new LiveOrders();
        const [, ...admissions] = stream.opening();
        for (const command of admissions) stage.send(command);
        stage.commit();
        const client = new BookClient(depth);
        const reader = stage.open<BookEvent['type']>({ feed: 'book', market: AAPL, depth }, rate);
        await settle();
        for (const [commands, waitMs] of slices) {
          for (let index = 0; index < commands; index += 1) {
            for (const event of stage.send(stream.next(live.targets))) live.observe(event);
          }
          stage.commit();
          await settle();
          stage.clock.pass(waitMs);
          await settle();
        }
        stage.clock.pass(1_000);
        await settle();
        for (const event of reader.events) client.apply(event);
        expect(client.view()).toEqual(engineBook(stage, depth));
        expect(breaks(reader.events)).toEqual([]);
        expect(reader.types[0]).toBe('BookSnapshot');
        await reader.close();
      },
    ),
    { numRuns: 40 },
  );
});

test('a reader that slept gets one delta with what is, not what was', async () => {
  const stage = new FeedStage();
  const sleeper = stage.hub.open({ feed: 'book', market: AAPL, depth: 10 }, 'REALTIME');
  expect((await sleeper.next()).value?.type).toBe('BookSnapshot');
  for (let index = 0; index < 100; index += 1) {
    stage.place('maker', { priceSats: 50, quantityLots: 1 });
    stage.commit();
  }
  const { value } = await sleeper.next();
  expect(value).toMatchObject({ type: 'BookDelta', bidPrices: [50], bidQuantities: [100], bidOrderCounts: [100] });
  expect(stage.hub.figures().book.conflated).toBe(99);
});

test('changes beyond the depth and in other markets are nobody’s news', async () => {
  const stage = new FeedStage();
  for (let price = 91; price <= 100; price += 1) stage.place('maker', { priceSats: price, quantityLots: 1 });
  stage.commit();
  const reader = new Reader<BookEvent['type']>(stage.hub.open({ feed: 'book', market: AAPL, depth: 10 }, 'REALTIME'));
  await settle();
  stage.place('maker', { priceSats: 50, quantityLots: 1 });
  stage.place('maker', { market: 'ETH/BTC', priceSats: 5_000, quantityLots: 1 });
  stage.commit();
  await settle();
  expect(reader.types).toEqual(['BookSnapshot']);
  stage.clock.pass(2_000);
  await settle();
  expect(reader.types).toEqual(['BookSnapshot', 'Heartbeat']);
  expect(reader.lastSeq).toBe(stage.read.seq);
  expect(breaks(reader.events)).toEqual([]);
});
