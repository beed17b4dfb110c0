import { describe, expect, test } from 'vitest';
import { AAPL, EventLine } from '../kit/event-line.ts';

const stop = { kind: 'STOP', stopPriceSats: 105, priceSats: null, quantityLots: 6 } as const;

function trigger(line: EventLine, orderId: number): number {
  return line.tell({ type: 'OrderTriggered', orderId, market: AAPL, participantId: 'nobody' }).seq;
}

describe('the life of an order', () => {
  test('T01 T04 a waiting stop is an open order; it tells when it was triggered, and ends like any other', () => {
    const line = EventLine.open();
    const orderId = line.accept(stop);
    expect(line.read.openOrders('nobody')).toMatchObject([{ status: 'NEW', triggeredSeq: null, remainingLots: 6 }]);
    const triggeredSeq = trigger(line, orderId);
    expect(line.read.order(orderId)).toMatchObject({ status: 'NEW', triggeredSeq, updatedSeq: triggeredSeq });
    line.meet(line.accept({ side: 'SELL', priceSats: 106, quantityLots: 4 }), orderId, 4);
    line.cancel(orderId, 2, 'NO_LIQUIDITY');
    const ended = { status: 'CANCELED', triggeredSeq, filledLots: 4, remainingLots: 2, cancelReason: 'NO_LIQUIDITY' };
    expect(line.read.order(orderId)).toMatchObject(ended);
    expect(line.read.openOrders('nobody').map(({ order }) => order.orderId)).not.toContain(orderId);
  });

  test('T06 a replaced stop keeps its stop price and has no limit', () => {
    const line = EventLine.open();
    const orderId = line.accept(stop);
    const size = { priceSats: null, quantityLots: 9, remainingLots: 9, keptPriority: true };
    line.tell({ type: 'OrderReplaced', orderId, market: AAPL, participantId: 'nobody', ...size });
    const order = { stopPriceSats: 105, priceSats: null, quantityLots: 9 };
    expect(line.read.order(orderId)).toMatchObject({ order, remainingLots: 9, triggeredSeq: null });
  });

  test('G01 an order whose date came is EXPIRED', () => {
    const line = EventLine.open();
    const orderId = line.accept({ timeInForce: 'GTD', expireAt: 1_000 });
    line.cancel(orderId, 1, 'EXPIRED');
    expect(line.read.order(orderId)).toMatchObject({ status: 'EXPIRED', cancelReason: 'EXPIRED', remainingLots: 1 });
    expect(line.read.openOrders('nobody')).toEqual([]);
  });

  test('M27 what self-trade prevention takes off comes off the total as well', () => {
    const line = EventLine.open();
    const orderId = line.accept({ quantityLots: 10 });
    line.meet(orderId, line.accept({ side: 'SELL', quantityLots: 3 }), 3, { takerSide: 'SELL' });
    const size = { decrementLots: 5, remainingLots: 2 };
    line.tell({ type: 'OrderDecremented', orderId, market: AAPL, participantId: 'nobody', ...size });
    const view = { order: { quantityLots: 5 }, filledLots: 3, remainingLots: 2, status: 'PARTIALLY_FILLED' };
    expect(line.read.order(orderId)).toMatchObject(view);
  });

  test('C01 C04 both legs of a pair name each other, and the second tells what ended it', () => {
    const line = EventLine.open();
    const limit = line.accept({ linkedOrderId: 2 });
    const leg = line.accept({ ...stop, linkedOrderId: limit });
    line.cancel(limit, 1, 'USER');
    line.cancel(leg, 6, 'LINKED_ORDER');
    expect(line.read.order(limit)?.order.linkedOrderId).toBe(leg);
    const ended = { order: { linkedOrderId: limit }, status: 'CANCELED', cancelReason: 'LINKED_ORDER' };
    expect(line.read.order(leg)).toMatchObject(ended);
  });

  test('U08 a trade of an auction says so on the tape and in the fills of both', () => {
    const line = EventLine.open();
    const [older, younger] = [line.accept({}), line.accept({ side: 'SELL' })];
    line.meet(older, younger, 1, { isAuction: true, takerSide: 'SELL' });
    expect(line.read.trades(AAPL, 1)).toMatchObject([{ makerOrderId: older, takerOrderId: younger, isAuction: true }]);
    expect(line.read.fills('nobody', 2).map(({ trade }) => trade.isAuction)).toEqual([true, true]);
  });
});
