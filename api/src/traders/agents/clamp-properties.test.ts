import fc from 'fast-check';
import { expect, test } from 'vitest';
import { marketView, NOON } from '../../../test/kit/market-view.ts';
import { moods, stances } from '../../market/decision.ts';
import { marketStatuses } from '../../market/market-status.ts';
import { type OrderRequest, orderKinds, sides, timesInForce } from '../../market/order.ts';
import { feeSats, notionalSats } from '../../market/units.ts';
import { type AgentAnswer, answerLimits } from './agent-answer.ts';
import { agentDefaults } from './agent-parameters.ts';
import { clampAnswer } from './clamp.ts';

const FREE = { BTC: 9_000_000, AAPL: 400 };
const LAST = 285_400;
const orNull = <T>(value: fc.Arbitrary<T>) => fc.option(value, { nil: null });
const price = fc.oneof(fc.integer({ min: 280_000, max: 291_000 }), fc.integer({ min: 10, max: 2 ** 40 }));
const lots = fc.oneof(
  fc.integer({ min: 1, max: 500 }),
  fc.maxSafeNat().map((lots) => lots + 1),
);

const order = fc.record({
  side: fc.constantFrom(...sides),
  kind: fc.constantFrom(...orderKinds),
  timeInForce: fc.constantFrom(...timesInForce),
  postOnly: fc.boolean(),
  priceSats: orNull(price),
  quantityLots: lots,
  stopPriceSats: orNull(price),
  goodForSeconds: orNull(fc.integer({ min: 1, max: 100_000 })),
});

const answer: fc.Arbitrary<AgentAnswer> = fc.record({
  market: fc.constant('AAPL/BTC'),
  stance: fc.constantFrom(...stances),
  thesis: fc.constant('Because.'),
  fairValueSats: orNull(price),
  confidencePercent: fc.nat(100),
  horizonSeconds: orNull(fc.integer({ min: 1, max: 2 ** 40 })),
  orders: fc.array(order, { maxLength: answerLimits.orders }),
  cancelOrderIds: fc.constant([]),
  takeProfitSats: orNull(price),
  stopLossSats: orNull(price),
  exitLots: orNull(lots),
  wakeAboveSats: orNull(price),
  wakeBelowSats: orNull(price),
  wakeSpreadBps: orNull(fc.integer({ min: 1, max: 500 })),
  sleepSeconds: fc.constant(null),
  mood: orNull(fc.constantFrom(...moods)),
  publicLine: orNull(fc.string()),
  memoryNote: orNull(fc.string()),
});

const rules = fc.record({
  priceBandTicks: orNull(fc.constant(300)),
  quantityStepLots: fc.constantFrom(1, 7),
  minNotionalSats: fc.constantFrom(0, 200_000),
});

/** What the exchange would refuse in any state, rules V05, V06, G03, T05 and B01. */
function expectSound(
  order: OrderRequest,
  { priceBandTicks, quantityStepLots }: { priceBandTicks: number | null; quantityStepLots: number },
) {
  const { kind, timeInForce, priceSats, stopPriceSats, side } = order;
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  expect(priceSats === null).toBe(kind === 'MARKET' || kind === 'STOP');
  expect(stopPriceSats === null).toBe(!isStop);
  expect(order.expireAt === null).toBe(timeInForce !== 'GTD');
  if (order.expireAt !== null) expect(order.expireAt).toBeGreaterThan(NOON);
  if (order.postOnly) expect([kind, timeInForce === 'GTC' || timeInForce === 'GTD']).toEqual(['LIMIT', true]);
  if (kind === 'MARKET') expect(timeInForce).not.toBe('GTD');
  if (stopPriceSats !== null) expect(side === 'BUY' ? stopPriceSats > LAST : stopPriceSats < LAST).toBe(true);
  if (priceSats !== null && priceBandTicks !== null)
    expect(Math.abs(priceSats - LAST)).toBeLessThanOrEqual(priceBandTicks * 10);
  for (const named of [priceSats, stopPriceSats]) expect((named ?? 10) % 10).toBe(0);
  expect(order.quantityLots % quantityStepLots).toBe(0);
  expect(order.quantityLots).toBeGreaterThan(0);
}

test('V05 whatever an answer says, what is left of it is sound, affordable and no more than was asked', () => {
  const property = fc.property(answer, rules, fc.constantFrom(...marketStatuses), (asked, rule, status) => {
    const view = marketView({ markets: { 'AAPL/BTC': { status } }, owners: { me: { free: FREE } } });
    const instruments = view.instruments.map((instrument) => ({ ...instrument, ...rule }));
    const result = clampAnswer(asked, { ...view, instruments }, NOON, 'me', agentDefaults);
    if (!result.ok) throw new Error(result.reason);
    const { orders, exit } = result.decision;
    const all = [...orders, ...(exit === undefined ? [] : [exit.limit, exit.stop])];
    for (const each of all) expectSound(each, rule);
    for (const line of result.clamps) expect(line).not.toMatch(/undefined|NaN|null/);
    const sold = [...orders, ...(exit === undefined ? [] : [exit.limit])].filter(({ side }) => side === 'SELL');
    expect(sold.reduce((sum, { quantityLots }) => sum + quantityLots, 0)).toBeLessThanOrEqual(FREE.AAPL);
    expect(orders.filter(({ side }) => side === 'BUY').reduce((sum, each) => sum + cost(each), 0)).toBeLessThanOrEqual(
      FREE.BTC,
    );
    if (status !== 'CONTINUOUS')
      for (const { timeInForce, kind } of orders) expect(kind === 'LIMIT' ? timeInForce : 'GTC').toMatch(/^GT/);
    if (status === 'HALTED' || status === 'CLOSED') expect(all).toEqual([]);
  });
  fc.assert(property, { numRuns: 3_000 });
});

/** What the exchange would hold for it. */
function cost({ priceSats, stopPriceSats, quantityLots }: OrderRequest): number {
  const notional = notionalSats(priceSats ?? stopPriceSats ?? LAST + 10, quantityLots, 10);
  return notional + feeSats(notional, 5);
}
