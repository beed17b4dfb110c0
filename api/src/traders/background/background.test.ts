import { expect, test } from 'vitest';
import { type MarketSketch, marketView, NOON, orderView } from '../../../test/kit/market-view.ts';
import { instruments } from '../../market/instruments/index.ts';
import { type OrderRequest, sides } from '../../market/order.ts';
import { must } from '../../util/assert.ts';
import type { Parameters } from '../population-settings.ts';
import type { Trader, TraderAction } from '../trader.ts';
import { backgroundStrategies } from './index.ts';

const MARKET = 'AAPL/BTC';
const ME = 'me';
const aapl = must(instruments[0], MARKET);
const rich = { BTC: 50_000_000, AAPL: 1_750 };

function trader(strategy: string, parameters: Parameters = {}, seed = 's'): Trader {
  const found = must(
    backgroundStrategies.find((candidate) => candidate.strategy === strategy),
    strategy,
  );
  return found.createTrader({ participantId: ME, instrument: aapl, seed, parameters });
}

function placed(actions: readonly TraderAction[]): readonly OrderRequest[] {
  return actions.flatMap((action) => (action.type === 'PlaceOrder' ? [action.order] : []));
}

function ordersOf(subject: Trader, turns: number, sketch: MarketSketch, free: Readonly<Record<string, number>> = rich) {
  const view = marketView({ markets: { [MARKET]: sketch }, owners: { [ME]: { free } } });
  return Array.from({ length: turns }, () => placed(subject.takeTurn(view, NOON, 'TIMER').actions)).flat();
}

test.each(backgroundStrategies)('$strategy names only its own parameters and sleeps in a halt', ({ createTrader }) => {
  const seat = { participantId: ME, instrument: aapl, seed: 's' };
  expect(() => createTrader({ ...seat, parameters: { magic: 1 } })).toThrow('magic');
  const view = marketView({ markets: { [MARKET]: { status: 'HALTED' } }, owners: { [ME]: { free: rich } } });
  expect(createTrader({ ...seat, parameters: {} }).takeTurn(view, NOON, 'TIMER').actions).toEqual([]);
});

test.each(backgroundStrategies)(
  '$strategy withdraws its own stale orders and leaves young ones',
  ({ createTrader }) => {
    const order = { market: MARKET, side: 'BUY', priceSats: 280_000, quantityLots: 3 } as const;
    const open = [orderView(5, ME, order, NOON - 600_000), orderView(6, ME, order, NOON - 1_000)];
    const view = marketView({ owners: { [ME]: { free: rich, open } } });
    const subject = createTrader({ participantId: ME, instrument: aapl, seed: 's', parameters: {} });
    const canceled = subject.takeTurn(view, NOON, 'TIMER').actions.filter(({ type }) => type === 'CancelOrder');
    expect(canceled).toEqual([{ type: 'CancelOrder', orderId: 5 }]);
  },
);

test('a background trader never orders more than it can pay for or owns', () => {
  const orders = ordersOf(trader('noise'), 200, {}, { BTC: 60_000, AAPL: 1 });
  expect(orders.length).toBeGreaterThan(50);
  for (const order of orders) expect(order.quantityLots).toBeLessThanOrEqual(order.side === 'SELL' ? 1 : 2);
  expect(ordersOf(trader('noise'), 50, {}, {})).toEqual([]);
});

test('noise takes about half the time and trades both sides', () => {
  const orders = ordersOf(trader('noise'), 400, {});
  const share = orders.filter(({ timeInForce }) => timeInForce === 'IOC').length / orders.length;
  expect(share).toBeGreaterThan(0.42);
  expect(share).toBeLessThan(0.58);
  for (const side of sides) expect(orders.filter((order) => order.side === side).length).toBeGreaterThan(150);
});

test('noise with much bitcoin mostly buys', () => {
  const orders = ordersOf(trader('noise'), 300, {}, { BTC: 95_000_000, AAPL: 175 });
  expect(orders.filter(({ side }) => side === 'BUY').length / orders.length).toBeGreaterThan(0.7);
});

test.each([
  { referenceSats: 290_000, side: 'BUY' },
  { referenceSats: 280_000, side: 'SELL' },
] as const)('value takes the $side side when the outside price is $referenceSats', ({ referenceSats, side }) => {
  const orders = ordersOf(trader('value'), 20, { priceSats: 285_400, referenceSats });
  expect(orders.length).toBe(20);
  for (const order of orders) expect(order).toMatchObject({ side, timeInForce: 'IOC' });
});

test('value without an edge rests away from what it believes', () => {
  const orders = ordersOf(trader('value', { noiseBps: 0 }), 20, { priceSats: 285_400 });
  for (const { postOnly, priceSats, side } of orders) {
    expect(postOnly).toBe(true);
    expect(Math.sign(must(priceSats, 'price') - 285_400)).toBe(side === 'BUY' ? -1 : 1);
  }
});

test('momentum waits for fifty looks, then follows the trend', () => {
  const subject = trader('momentum');
  const climb = Array.from({ length: 70 }, (_, look) => ordersOf(subject, 1, { priceSats: 285_400 + look * 100 }));
  expect(climb.slice(0, 49).flat()).toEqual([]);
  const late = climb.slice(49).flat();
  expect(late.length).toBeGreaterThan(15);
  for (const order of late) expect(order).toMatchObject({ side: 'BUY', timeInForce: 'IOC' });
});
