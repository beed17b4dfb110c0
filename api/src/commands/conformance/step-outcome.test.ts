import { expect, test } from 'vitest';
import type { EventBody, MarketEvent } from '../../market/events.ts';
import { OrderNames } from './order-names.ts';
import { outcomeOf } from './step-outcome.ts';

const at = { market: 'SIM/BTC', participantId: 'p1' };
const names = new OrderNames();
for (const [index, name] of ['A', 'B', 'C'].entries()) names.take(name, { ...at, orderId: index + 1 });

function outcome(...bodies: readonly object[]) {
  return outcomeOf(
    bodies.map((body, index) => ({ ...(body as EventBody), seq: index + 2, causeSeq: 1, time: 0 }) as MarketEvent),
    names,
  );
}

const accepted = (orderId: number) => ({ type: 'OrderAccepted', order: { ...at, orderId } });
const canceled = (orderId: number, remainingLots: number, reason: string) => ({
  type: 'OrderCanceled',
  ...at,
  orderId,
  remainingLots,
  reason,
});
const trade = (makerOrderId: number, takerOrderId: number, takerSide: string, isAuction = false) => ({
  type: 'TradeExecuted',
  ...{ ...at, makerOrderId, takerOrderId, takerSide, isAuction },
  ...{ priceSats: 101_000, quantityLots: 5 },
});
const nothing = { trades: [], cancels: [], decrements: [], triggered: [], keptPriority: null, auctionPrice: null };

test.each([
  ['INVALID_SIDE', 'invalid-side'],
  ['INVALID_PRICE', 'invalid-price'],
  ['INVALID_QUANTITY', 'invalid-qty'],
  ['OFF_TICK', 'off-tick'],
  ['OFF_LOT', 'off-lot'],
  ['MIN_NOTIONAL', 'min-notional'],
  ['UNKNOWN_ORDER', 'unknown-order'],
  ['POST_ONLY_WOULD_CROSS', 'post-only-would-cross'],
  ['INSUFFICIENT_FUNDS', 'insufficient-funds'],
  ['SHORT_LIMIT', 'insufficient-funds'],
  ['PRICE_BAND', 'price-band'],
  ['MARKET_HALTED', 'halted'],
  ['MARKET_NOT_IN_AUCTION', 'not-in-auction'],
  ['INVALID_KIND', 'invalid-kind'],
])('V01 a refusal for %s is a rejection for %s, of an order and of a command', (reason, told) => {
  const rejected = { ...nothing, result: 'rejected', reason: told };
  expect(outcome({ type: 'CommandRejected', reason })).toEqual(rejected);
  expect(outcome({ type: 'OrderRejected', order: { orderId: 1 }, reason })).toEqual(rejected);
});

test.each([
  ['USER', 'user'],
  ['SELF_TRADE', 'stp'],
  ['IOC_REMAINDER', 'ioc'],
  ['FOK_UNFILLABLE', 'fok'],
  ['NO_LIQUIDITY', 'no-liquidity'],
  ['LINKED_ORDER', 'oco'],
  ['EXPIRED', 'expired'],
  ['MASS_CANCEL', 'mass'],
  ['PRICE_BAND', 'price-band'],
  ['REPLACED_BELOW_FILLED', 'replace-below-filled'],
  ['VOLATILITY_INTERRUPTION', 'volatility-interruption'],
])('a cancel for %s is one for %s, and the step is accepted', (reason, told) => {
  const cancels = [{ id: 'B', qty: 3, reason: told }];
  expect(outcome(canceled(2, 3, reason))).toEqual({ ...nothing, result: 'accepted', reason: null, cancels });
});

test('M07 a new FOK order that is killed whole is cancelled; one of old is not what was asked for', () => {
  expect(outcome(accepted(2), canceled(2, 3, 'FOK_UNFILLABLE')).result).toBe('cancelled');
  expect(outcome(accepted(3), canceled(2, 3, 'FOK_UNFILLABLE')).result).toBe('accepted');
  expect(outcome(accepted(2), canceled(2, 3, 'IOC_REMAINDER')).result).toBe('accepted');
});

test('M01 U08 trades name maker and taker, buyer and seller', () => {
  const line = { maker: 'A', taker: 'B', price: 101, qty: 5 };
  expect(outcome(trade(1, 2, 'BUY'), trade(1, 2, 'SELL', true)).trades).toEqual([
    { ...line, buy: 'B', sell: 'A', isAuction: false },
    { ...line, buy: 'A', sell: 'B', isAuction: true },
  ]);
});

test('T02 M27 M15 U05 triggers, decrements, kept places and auction prices are told', () => {
  const told = outcome(
    { type: 'OrderReplaced', ...at, orderId: 1, keptPriority: true },
    { type: 'MarketUncrossed', market: 'SIM/BTC', priceSats: 99_000, quantityLots: 4 },
    { type: 'OrderTriggered', ...at, orderId: 3 },
    { type: 'OrderTriggered', ...at, orderId: 2 },
    { type: 'OrderDecremented', ...at, orderId: 2, decrementLots: 3, remainingLots: 1 },
  );
  expect(told).toMatchObject({ keptPriority: true, auctionPrice: 99, triggered: ['C', 'B'] });
  expect(told.decrements).toEqual([{ id: 'B', qty: 3 }]);
  expect(outcome({ type: 'MarketUncrossed', market: 'SIM/BTC', priceSats: null, quantityLots: 0 })).toEqual({
    ...nothing,
    result: 'accepted',
    reason: null,
  });
});
