import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from '../../src/engine/exchange.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { sides } from '../../src/market/order.ts';
import { createProjections, createReadModel } from '../../src/projections/read-model.ts';
import type { ReadModel } from '../../src/projections/views.ts';
import { crashShape, deepShape, mixedShape, streamInstruments } from '../engine/command-stream.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { portraitOf } from './portrait.ts';
import { streamRun } from './stream-run.ts';

const MANY = 1_000;
const shapes = [
  ['mixed', mixedShape],
  ['deep', deepShape],
  ['crash', crashShape],
] as const;

function expectSameBooks(read: ReadModel, exchange: Exchange): void {
  for (const { symbol } of read.instruments) {
    const { bids, asks } = read.book(symbol, MANY);
    expect(bids).toEqual(exchange.levels(symbol, 'BUY', MANY));
    expect(asks).toEqual(exchange.levels(symbol, 'SELL', MANY));
  }
}

/** Who stands where in every queue, and how much of it shows. */
function expectSameQueues(read: ReadModel, exchange: Exchange): void {
  for (const { symbol } of read.instruments) {
    for (const side of sides) {
      const engine = exchange.orders(symbol, side, MANY).map(({ orderId, participantId, priceSats, displayedLots }) => {
        return { orderId, participantId, priceSats, displayedLots };
      });
      expect(read.queue(symbol, side, MANY)).toEqual(engine);
      const best = engine.filter(({ priceSats }) => priceSats === engine[0]?.priceSats);
      const names = best.map(({ participantId }) => participantId);
      expect(read.restingAt(symbol, side, engine[0]?.priceSats ?? 0, MANY)).toEqual(names);
    }
  }
}

function expectSameAccounts(read: ReadModel, exchange: Exchange): void {
  const assets = ['BTC', ...read.instruments.map((instrument) => instrument.baseAsset)];
  for (const { participant } of read.participants()) {
    for (const asset of assets) {
      const { participantId } = participant;
      const folded = [read.available(participantId, asset), read.held(participantId, asset)];
      expect(folded).toEqual([exchange.available(participantId, asset), exchange.held(participantId, asset)]);
      expect(read.owedLots(participantId, asset)).toBe(exchange.owed(participantId, asset));
    }
  }
  for (const { total, issued } of read.conservation()) expect(total).toBe(issued);
}

/** Quotes are in the book alone; stops that wait are open orders. */
function expectSameOpenOrders(read: ReadModel, exchange: Exchange): void {
  for (const { participant } of read.participants()) {
    const open = exchange.openOrdersOf(participant.participantId).filter((order) => !order.isQuote);
    const engine = open.map((order) => [order.orderId, order.priceSats, order.quantityLots, order.remainingLots]);
    const folded = read.openOrders(participant.participantId).map((view) => {
      return [view.order.orderId, view.order.priceSats, view.order.quantityLots, view.remainingLots];
    });
    const byId = (a: readonly unknown[], b: readonly unknown[]) => Number(a[0]) - Number(b[0]);
    expect(folded.toSorted(byId)).toEqual(engine.toSorted(byId));
  }
}

function expectSameHoldings(read: ReadModel): void {
  for (const { participant, status } of read.participants()) {
    if (status === 'RETIRED') continue;
    const { participantId } = participant;
    for (const { market, quantityLots } of read.portfolio(participantId).positions) {
      const { baseAsset } = read.instrument(market);
      const owned = read.available(participantId, baseAsset) + read.held(participantId, baseAsset);
      expect(quantityLots).toBe(owned - read.owedLots(participantId, baseAsset));
    }
  }
}

function expectSameMarkets(read: ReadModel, exchange: Exchange): void {
  for (const { instrument, status, auctionEndsAt, referencePriceSats } of exchange.snapshot().state.markets) {
    const { day, ...ticker } = read.ticker(instrument.symbol);
    expect([ticker.status, ticker.auction?.endsAt ?? null]).toEqual([status, auctionEndsAt]);
    if (referencePriceSats !== null) expect(ticker.referencePriceSats).toBe(referencePriceSats);
    const { lastPriceSats, highSats: highPriceSats, lowSats: lowPriceSats, volumeLots, turnoverSats, vwapSats } = day;
    const folded = { lastPriceSats, highPriceSats, lowPriceSats, volumeLots, turnoverSats, vwapSats };
    expect(folded).toEqual(exchange.statistics(instrument.symbol));
  }
}

test('I01 T01 C01 U02 N02 with stops, icebergs, pairs, auctions and short sales the fold equals the engine after every command', () => {
  const script = new MarketScript('fold');
  const read = createReadModel();
  const told = new Set<string>();
  for (let index = 0; index < 4_000; index += 1) {
    for (const event of script.take(1).flatMap(({ events }) => events)) {
      told.add(event.type);
      read.apply(event);
    }
    expectSameBooks(read, script.exchange);
    if (index % 20 !== 0) continue;
    expectSameQueues(read, script.exchange);
    expectSameAccounts(read, script.exchange);
    expectSameOpenOrders(read, script.exchange);
    expectSameHoldings(read);
    expectSameMarkets(read, script.exchange);
  }
  const rare = ['OrderTriggered', 'OrderDecremented', 'IcebergRefilled', 'AuctionIndicated', 'BuyInStarted'];
  expect([...told]).toEqual(expect.arrayContaining(rare));
});

describe.each(shapes)('in a %s market', (_name, shape) => {
  test('the folded books equal the engine’s whenever a command is complete', () => {
    const read = createReadModel();
    for (const { events, exchange } of streamRun('11', shape, 3_000)) {
      for (const event of events) read.apply(event);
      expectSameBooks(read, exchange);
    }
  });

  test('queues, balances, open orders and holdings equal the engine’s', () => {
    const read = createReadModel();
    let count = 0;
    for (const { events, exchange } of streamRun('12', shape, 3_000)) {
      for (const event of events) read.apply(event);
      count += 1;
      if (count % 50 !== 0) continue;
      expectSameQueues(read, exchange);
      expectSameAccounts(read, exchange);
      expectSameOpenOrders(read, exchange);
      expectSameHoldings(read);
    }
  });
});

test('folded on the way or from the beginning, here or elsewhere: the same', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), fc.integer({ min: 10, max: 400 }), (seed, count) => {
      const incremental = createReadModel();
      const events: MarketEvent[] = [];
      for (const step of streamRun(String(seed), mixedShape, count)) {
        for (const event of step.events) {
          events.push(event);
          incremental.apply(event);
        }
        // Looking must not change what is seen.
        if (events.length % 7 === 0) portraitOf(incremental);
      }
      const again = createReadModel();
      for (const event of JSON.parse(JSON.stringify(events)) as readonly MarketEvent[]) again.apply(event);
      expect(portraitOf(again)).toEqual(portraitOf(incremental));
    }),
    { numRuns: 25 },
  );
});

test('a fold changes no event', () => {
  const events = [...streamRun('13', mixedShape, 500)].flatMap((step) => step.events);
  const before = JSON.stringify(events);
  const read = createReadModel();
  for (const event of events) read.apply(event);
  expect(JSON.stringify(events)).toBe(before);
});

test('every registered projection takes every event of a run', () => {
  const events = [...streamRun('14', mixedShape, 1_000)].flatMap((step) => step.events);
  const projections = Object.entries(createProjections());
  expect(projections.length).toBeGreaterThan(8);
  for (const event of events) {
    for (const [name, projection] of projections) {
      expect(() => projection.apply(event), `${name} on ${event.type}`).not.toThrow();
    }
  }
});

test('what is remembered does not grow with the run', () => {
  const read = createReadModel();
  for (const { events } of streamRun('15', deepShape, 30_000)) for (const event of events) read.apply(event);
  const [{ symbol }] = streamInstruments as [(typeof streamInstruments)[number]];
  const kept = {
    trades: read.trades(symbol, 1_000_000).length,
    occasions: read.occasions(1_000_000).length,
    fills: Math.max(...read.participants().map((view) => read.fills(view.participant.participantId, 1_000_000).length)),
  };
  expect(kept.trades).toBeLessThanOrEqual(500);
  expect(kept.occasions).toBeLessThanOrEqual(500);
  expect(kept.fills).toBe(10);
  const firstOrders = Array.from({ length: 100 }, (_, index) => read.order(index + 1)).filter(
    (view) => view !== undefined && view.status !== 'NEW' && view.status !== 'PARTIALLY_FILLED',
  );
  expect(firstOrders).toEqual([]);
});
