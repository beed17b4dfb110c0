import { describe, expect, test } from 'vitest';
import { AAPL, EventLine } from '../kit/event-line.ts';

const MANY = 100;

/** A side as `[price, lots, orders]`, best first. */
function levels(line: EventLine, side: 'bids' | 'asks') {
  return line.read.book(AAPL, MANY)[side].map((level) => [level.priceSats, level.quantityLots, level.orderCount]);
}

/** A side as `[order, price, lots that show]`, in the order in which they would trade. */
function queue(line: EventLine, side: 'BUY' | 'SELL', limit = MANY) {
  return line.read.queue(AAPL, side, limit).map((order) => [order.orderId, order.priceSats, order.displayedLots]);
}

function iceberg(line: EventLine, quantityLots: number, displayLots: number, side: 'BUY' | 'SELL' = 'SELL') {
  return line.accept({ side, quantityLots, displayLots });
}

function refill(line: EventLine, orderId: number, displayedLots: number): void {
  line.tell({ type: 'IcebergRefilled', orderId, market: AAPL, participantId: 'nobody', displayedLots });
}

function decrement(line: EventLine, orderId: number, decrementLots: number, remainingLots: number): void {
  const size = { decrementLots, remainingLots };
  line.tell({ type: 'OrderDecremented', orderId, market: AAPL, participantId: 'nobody', ...size });
}

function replace(line: EventLine, orderId: number, remainingLots: number, keptPriority: boolean, priceSats = 100) {
  const size = { priceSats, quantityLots: remainingLots, remainingLots };
  line.tell({ type: 'OrderReplaced', orderId, market: AAPL, participantId: 'nobody', ...size, keptPriority });
}

function trigger(line: EventLine, orderId: number): void {
  line.tell({ type: 'OrderTriggered', orderId, market: AAPL, participantId: 'nobody' });
}

describe('icebergs in the book', () => {
  test('I01 the levels count what shows', () => {
    const line = EventLine.open();
    iceberg(line, 100, 10);
    line.accept({ side: 'SELL', quantityLots: 5 });
    iceberg(line, 4, 4);
    expect(levels(line, 'asks')).toEqual([[100, 19, 3]]);
    expect(queue(line, 'SELL')).toEqual([
      [1, 100, 10],
      [2, 100, 5],
      [3, 100, 4],
    ]);
  });

  test('I02 a fill shrinks what shows, and the next slice joins the end of the queue', () => {
    const line = EventLine.open();
    const hidden = iceberg(line, 25, 10);
    const other = line.accept({ side: 'SELL', quantityLots: 5 });
    line.meet(hidden, line.accept({ quantityLots: 4 }), 4);
    expect(queue(line, 'SELL')).toEqual([
      [hidden, 100, 6],
      [other, 100, 5],
    ]);
    line.meet(hidden, line.accept({ quantityLots: 6 }), 6);
    refill(line, hidden, 10);
    expect(queue(line, 'SELL')).toEqual([
      [other, 100, 5],
      [hidden, 100, 10],
    ]);
    expect(levels(line, 'asks')).toEqual([[100, 15, 2]]);
  });

  test('I02 the last slice is what remains, and with its fill the order is gone', () => {
    const line = EventLine.open();
    const hidden = iceberg(line, 13, 10);
    const taker = line.accept({ quantityLots: 13 });
    line.meet(hidden, taker, 10);
    refill(line, hidden, 3);
    expect(levels(line, 'asks')).toEqual([[100, 3, 1]]);
    line.meet(hidden, taker, 3);
    expect([levels(line, 'asks'), levels(line, 'bids')]).toEqual([[], []]);
  });

  test('I01 as an aggressor it trades with all of its size and then shows a slice', () => {
    const line = EventLine.open();
    const ask = line.accept({ side: 'SELL', quantityLots: 30 });
    const bid = iceberg(line, 50, 15, 'BUY');
    line.meet(ask, bid, 30);
    expect([levels(line, 'asks'), levels(line, 'bids')]).toEqual([[], [[100, 15, 1]]]);
    const last = iceberg(line, 35, 15, 'SELL');
    line.meet(bid, last, 15);
    refill(line, bid, 5);
    line.meet(bid, last, 5);
    expect([levels(line, 'asks'), levels(line, 'bids')]).toEqual([[[100, 15, 1]], []]);
  });

  test('I03 a replace that keeps the place takes from the hidden part first', () => {
    const line = EventLine.open();
    const hidden = iceberg(line, 30, 10);
    const other = line.accept({ side: 'SELL', quantityLots: 5 });
    line.meet(hidden, line.accept({ quantityLots: 4 }), 4);
    replace(line, hidden, 12, true);
    expect(queue(line, 'SELL')).toEqual([
      [hidden, 100, 6],
      [other, 100, 5],
    ]);
    replace(line, hidden, 2, true);
    expect(queue(line, 'SELL')[0]).toEqual([hidden, 100, 2]);
  });

  test('I03 a replace that moves the order shows a full slice again', () => {
    const line = EventLine.open();
    const hidden = iceberg(line, 30, 10);
    const other = line.accept({ side: 'SELL', quantityLots: 5 });
    line.meet(hidden, line.accept({ quantityLots: 4 }), 4);
    replace(line, hidden, 40, false);
    expect(queue(line, 'SELL')).toEqual([
      [other, 100, 5],
      [hidden, 100, 10],
    ]);
    replace(line, hidden, 40, false, 99);
    expect(queue(line, 'SELL')).toEqual([
      [hidden, 99, 10],
      [other, 100, 5],
    ]);
  });

  test('M11 a canceled iceberg takes its hidden part along', () => {
    const line = EventLine.open();
    line.cancel(iceberg(line, 100, 10), 100);
    expect(levels(line, 'asks')).toEqual([]);
  });
});

describe('stops and the book', () => {
  const stopLimit = { kind: 'STOP_LIMIT', stopPriceSats: 105, priceSats: 107 } as const;

  test('T01 a stop waits outside the book', () => {
    const line = EventLine.open();
    line.accept({ ...stopLimit });
    line.accept({ kind: 'STOP', stopPriceSats: 105, priceSats: null });
    expect(levels(line, 'bids')).toEqual([]);
  });

  test('T04 a triggered stop-limit joins the end of the queue at its limit, an iceberg with a slice', () => {
    const line = EventLine.open();
    const stop = line.accept({ ...stopLimit, quantityLots: 9, displayLots: 4 });
    const other = line.accept({ priceSats: 107, quantityLots: 2 });
    trigger(line, stop);
    expect(queue(line, 'BUY')).toEqual([
      [other, 107, 2],
      [stop, 107, 4],
    ]);
  });

  test('T04 a triggered stop trades and never rests', () => {
    const line = EventLine.open();
    const ask = line.accept({ side: 'SELL', quantityLots: 3 });
    const stop = line.accept({ kind: 'STOP', stopPriceSats: 100, priceSats: null, quantityLots: 5 });
    trigger(line, stop);
    line.meet(ask, stop, 3);
    line.cancel(stop, 2, 'NO_LIQUIDITY');
    expect([levels(line, 'asks'), levels(line, 'bids')]).toEqual([[], []]);
  });

  test('T06 a replaced stop waits on with its new limit and size, a canceled one is gone', () => {
    const line = EventLine.open();
    const stop = line.accept({ ...stopLimit, quantityLots: 9 });
    replace(line, stop, 6, true, 110);
    expect(levels(line, 'bids')).toEqual([]);
    trigger(line, stop);
    expect(levels(line, 'bids')).toEqual([[110, 6, 1]]);
    const other = line.accept({ ...stopLimit });
    line.cancel(other, 1, 'EXPIRED');
    trigger(line, other);
    expect(levels(line, 'bids')).toEqual([[110, 6, 1]]);
  });
});

describe('self-trade prevention and auctions in the book', () => {
  test('M27 a decremented order keeps its place, and the hidden part goes first', () => {
    const line = EventLine.open();
    const hidden = iceberg(line, 30, 10);
    const other = line.accept({ side: 'SELL', quantityLots: 5 });
    decrement(line, hidden, 15, 15);
    expect(queue(line, 'SELL')).toEqual([
      [hidden, 100, 10],
      [other, 100, 5],
    ]);
    decrement(line, hidden, 8, 7);
    expect(queue(line, 'SELL')[0]).toEqual([hidden, 100, 7]);
  });

  test('M27 a decremented aggressor rests with what is left', () => {
    const line = EventLine.open();
    const own = line.accept({ side: 'SELL', quantityLots: 4 });
    const aggressor = line.accept({ quantityLots: 10, displayLots: 8 });
    line.cancel(own, 4, 'SELF_TRADE');
    decrement(line, aggressor, 4, 6);
    expect([levels(line, 'asks'), levels(line, 'bids')]).toEqual([[], [[100, 6, 1]]]);
  });

  test('U02 in an auction orders rest crossed, without middle or spread', () => {
    const line = EventLine.openWith({ openingStatus: 'PRE_OPEN' });
    line.accept({ priceSats: 103, quantityLots: 4 });
    line.accept({ side: 'SELL', priceSats: 100, quantityLots: 7 });
    expect(levels(line, 'bids')).toEqual([[103, 4, 1]]);
    expect(levels(line, 'asks')).toEqual([[100, 7, 1]]);
    const crossed = { bestBidSats: 103, bestAskSats: 100, midSats: null, spreadSats: null };
    expect(line.read.ticker(AAPL)).toMatchObject(crossed);
  });

  test('U08 both orders of an auction trade rested: what shows shrinks on both sides', () => {
    const line = EventLine.openWith({ openingStatus: 'AUCTION' });
    const bid = line.accept({ priceSats: 103, quantityLots: 30, displayLots: 10 });
    const ask = line.accept({ side: 'SELL', priceSats: 100, quantityLots: 40, displayLots: 25 });
    line.meet(bid, ask, 10, { isAuction: true, takerSide: 'SELL' });
    refill(line, bid, 10);
    expect(levels(line, 'bids')).toEqual([[103, 10, 1]]);
    expect(levels(line, 'asks')).toEqual([[100, 15, 1]]);
    line.meet(bid, ask, 10, { isAuction: true, takerSide: 'SELL' });
    refill(line, bid, 10);
    line.meet(bid, ask, 5, { isAuction: true, takerSide: 'SELL' });
    refill(line, ask, 15);
    expect(queue(line, 'BUY')).toEqual([[bid, 103, 5]]);
    expect(queue(line, 'SELL')).toEqual([[ask, 100, 15]]);
  });
});

test('M03 the queue of a side goes from the best price on, oldest first, and can be cut', () => {
  const line = EventLine.open();
  for (const priceSats of [99, 101, 99, 100]) line.accept({ participantId: `p${priceSats}`, priceSats });
  expect(queue(line, 'BUY').map(([orderId]) => orderId)).toEqual([2, 4, 1, 3]);
  expect(queue(line, 'BUY', 2).map(([orderId]) => orderId)).toEqual([2, 4]);
  expect(line.read.queue(AAPL, 'BUY', 1)[0]?.participantId).toBe('p101');
  expect(line.read.restingAt(AAPL, 'BUY', 99, MANY)).toEqual(['p99', 'p99']);
  expect([queue(line, 'SELL'), line.read.queue('nowhere', 'BUY', 1)]).toEqual([[], []]);
});
