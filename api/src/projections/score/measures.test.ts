import { describe, expect, test } from 'vitest';
import type { Stance } from '../../market/decision.ts';
import type { EventOf } from '../../market/events.ts';
import type { CancelReason, PlacedOrder, Side } from '../../market/order.ts';
import { Directions } from './directions.ts';
import { RETURN_UNIT, sharpeOf } from './minute-returns.ts';
import { Plans } from './plans.ts';
import { RoundTrips } from './round-trips.ts';

const AAPL = 'AAPL/BTC';

describe('O04 a round trip ends where the stock is again what was given', () => {
  test.each([
    [
      'bought and sold higher',
      [
        [2, 200],
        [-2, -210],
      ],
      1,
      1,
    ],
    [
      'bought and sold lower',
      [
        [2, 200],
        [-2, -190],
      ],
      1,
      0,
    ],
    [
      'sold first and bought back lower',
      [
        [-2, -200],
        [2, 190],
      ],
      1,
      1,
    ],
    [
      'sold in parts',
      [
        [2, 200],
        [-1, -120],
        [-1, -90],
      ],
      1,
      1,
    ],
    [
      'even in money is no gain',
      [
        [1, 100],
        [-1, -100],
      ],
      1,
      0,
    ],
    [
      'still open',
      [
        [2, 200],
        [-1, -190],
      ],
      0,
      0,
    ],
    [
      'sold through: ends one, begins the next',
      [
        [1, 100],
        [-3, -330],
        [2, 240],
      ],
      2,
      1,
    ],
  ] as const)('%s', (_name, fills, closedCount, gainedCount) => {
    const trips = new RoundTrips();
    for (const [lots, paidSats] of fills) trips.filled('ada', AAPL, lots, paidSats);
    expect(trips.of('ada')).toMatchObject({ closedCount, gainedCount });
  });
});

test('O03 the Sharpe ratio is mean over sample deviation, and none when nothing varies', () => {
  const sums = (returns: readonly number[]) => {
    const units = returns.map((one) => Math.round(one * RETURN_UNIT));
    const add = (values: readonly number[]) => values.reduce((sum, one) => sum + one, 0);
    return { count: units.length, sum: add(units), squaredSum: add(units.map((one) => one * one)) };
  };
  expect(sharpeOf(sums([0.01, 0.03]))).toBeCloseTo(0.02 / Math.sqrt(0.0002), 12);
  expect(sharpeOf(sums([0.01, 0.01, 0.01]))).toBeNull();
  expect(sharpeOf(sums([0.01]))).toBeNull();
});

describe('O06 a plan is broken by taking its pair back and trading between its prices', () => {
  const leg = { participantId: 'ada', market: AAPL, side: 'SELL' as const };
  const target = { ...leg, kind: 'LIMIT', orderId: 1, linkedOrderId: 2, priceSats: 120, stopPriceSats: null };
  const stop = { ...leg, kind: 'STOP', orderId: 2, linkedOrderId: 1, priceSats: null, stopPriceSats: 90 };

  test.each<[string, CancelReason | null, Side, number, number, number]>([
    ['sold inside after its own cancel', 'USER', 'SELL', 9, 100, 1],
    ['sold inside after cancelling everything', 'MASS_CANCEL', 'SELL', 9, 119, 1],
    ['sold at the target', 'USER', 'SELL', 9, 120, 0],
    ['sold at the stop', 'USER', 'SELL', 9, 90, 0],
    ['bought more', 'USER', 'BUY', 9, 100, 0],
    ['sold other stock while the pair stands', null, 'SELL', 9, 100, 0],
    ['the pair itself sold', null, 'SELL', 2, 100, 0],
    ['sold inside after the exchange took the pair away', 'HALTED', 'SELL', 9, 100, 0],
  ])('%s', (_name, reason, side, orderId, priceSats, brokenCount) => {
    const plans = new Plans();
    for (const order of [target, stop]) plans.accepted(order as PlacedOrder);
    if (reason !== null) {
      plans.canceled({ ...leg, orderId: 1, reason } as unknown as EventOf<'OrderCanceled'>);
      plans.canceled({ ...leg, orderId: 2, reason: 'LINKED_ORDER' } as unknown as EventOf<'OrderCanceled'>);
    }
    plans.filled('ada', AAPL, side, orderId, priceSats);
    plans.filled('ada', AAPL, side, orderId, priceSats);
    expect(plans.of('ada')).toMatchObject({ planCount: 1, brokenCount });
  });
});

describe('O07 the monoculture meter', () => {
  const agents = ['ada', 'bob', 'cyd'] as const;
  const play = (minutes: readonly (readonly Stance[])[]) => {
    const directions = new Directions();
    for (const agent of agents) directions.admitted(agent);
    for (const stances of minutes) {
      for (const [index, stance] of stances.entries()) directions.decided(agents[index] ?? '', AAPL, stance);
      directions.minute();
    }
    return directions;
  };
  const alternating = Array.from({ length: 30 }, (_, minute) => minute % 2 === 0);

  test('is 1 for copies, -1 for opposites, and their mean for all', () => {
    const directions = play(alternating.map((up) => (up ? ['BUY', 'BUY', 'SELL'] : ['SELL', 'SELL', 'BUY'])));
    expect(directions.agreement(['ada', 'bob'])).toEqual({ agentCount: 2, pairCount: 1, meanCorrelation: 1 });
    expect(directions.agreement(['ada', 'cyd']).meanCorrelation).toBe(-1);
    expect(directions.agreement(agents).meanCorrelation).toBeCloseTo(-1 / 3, 12);
  });

  test('says nothing below 30 samples, nor of pairs that never change or never act', () => {
    expect(play(alternating.slice(1).map(() => ['BUY', 'SELL'])).agreement(agents).meanCorrelation).toBeNull();
    const steady = play(alternating.map((up) => ['BUY', up ? 'BUY' : 'SELL', 'HOLD']));
    expect(steady.sampleCount).toBe(30);
    expect(steady.agreement(agents)).toEqual({ agentCount: 3, pairCount: 0, meanCorrelation: null });
  });

  test('takes the sign of what an agent wants in a minute, and minutes without a wish as none', () => {
    const directions = play([
      ['HOLD', 'HOLD'],
      ['HOLD', 'BUY'],
    ]);
    directions.decided('ada', AAPL, 'BUY');
    directions.decided('ada', AAPL, 'SELL');
    directions.minute();
    expect(directions.sampleCount).toBe(1);
  });
});
