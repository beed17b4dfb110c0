import { expect, test } from 'vitest';
import { type MarketSketch, marketView, NOON, type OwnerSketch, orderView } from '../../../test/kit/market-view.ts';
import type { Decision } from '../../market/decision.ts';
import { must } from '../../util/assert.ts';
import { agentDefaults } from './agent-parameters.ts';
import { RuleBrain } from './rule-brain.ts';
import { scan } from './scanner.ts';
import { agentStrategies } from './strategies/index.ts';

const ME = 'tycho';
const MARKET = 'TSLA/BTC';
const breakoutRise = [430_000, 430_400, 430_900, 430_600, 430_700, 433_500];
const wealth: OwnerSketch = { free: { BTC: 50_000_000, TSLA: 300 } };

function brain(strategy = 'breakout'): RuleBrain {
  const found = must(
    agentStrategies.find((candidate) => candidate.strategy === strategy),
    strategy,
  );
  return new RuleBrain(ME, found, agentDefaults, 's');
}

function decide(subject: RuleBrain, sketch: MarketSketch, owner: OwnerSketch = wealth): Decision {
  const view = marketView({ markets: { [MARKET]: sketch }, owners: { [ME]: owner } });
  const about = { view, now: NOON, participantId: ME, parameters: agentDefaults };
  return subject.decide(view, NOON, scan(about), MARKET);
}

test('a thesis names the price, the high it broke and what is done about it', () => {
  const decision = decide(brain(), { closes: breakoutRise });
  expect(decision).toMatchObject({ market: MARKET, stance: 'BUY' });
  expect(decision.thesis).toContain('433 500');
  expect(decision.thesis).toMatch(/[0-9]+-minute high|430 900/);
  expect(decision.orders).toHaveLength(1);
  expect(decision.wakeConditions.map(({ kind }) => kind)).toEqual(['PRICE_BELOW', 'PRICE_ABOVE']);
});

test('what fell through the stop of a purchase is sold', () => {
  const subject = brain();
  expect(decide(subject, { closes: breakoutRise }).stance).toBe('BUY');
  const after = decide(subject, { closes: [433_500, 429_000] });
  expect(after.stance).toBe('SELL');
  expect(after.thesis).toMatch(/stop/i);
  expect(after.orders).toMatchObject([{ side: 'SELL', timeInForce: 'IOC' }]);
});

test('without money or stock it says so and does nothing', () => {
  const poor = decide(brain(), { closes: breakoutRise }, { free: { BTC: 1_000 } });
  expect(poor).toMatchObject({ stance: 'HOLD', orders: [] });
});

test('Y16 who trades says so aloud, without the size; who cannot is frustrated and silent', () => {
  const bought = decide(brain(), { closes: breakoutRise });
  expect(bought.publicLine).toMatch(/TSLA.* 43\d \d{3}/);
  expect(bought).not.toHaveProperty('memoryNote');
  const poor = decide(brain(), { closes: breakoutRise }, { free: { BTC: 1_000 } });
  expect(poor.mood).toBe('FRUSTRATED');
  expect(poor).not.toHaveProperty('publicLine');
});

test('stale orders are withdrawn, and its own orders never stand in its way', () => {
  const sell = { market: MARKET, side: 'SELL', priceSats: 434_000, quantityLots: 5 } as const;
  const elsewhere = { ...sell, market: 'SOL/BTC', priceSats: 160_000 };
  const open = [orderView(1, ME, sell, NOON - 1_000), orderView(2, ME, elsewhere, NOON - 600_000)];
  const decision = decide(brain(), { closes: breakoutRise }, { ...wealth, open });
  expect(decision.stance).toBe('BUY');
  expect([...decision.cancelOrderIds].sort()).toEqual([1, 2]);
});

test.each(agentStrategies)(
  '$strategy keeps to its means, its words to 240 characters, and varies them',
  ({ strategy }) => {
    const subject = brain(strategy);
    const theses = new Set<string>();
    for (let turn = 0; turn < 120; turn += 1) {
      const last = 431_000 + Math.round(2_500 * Math.sin(turn / 3));
      const decision = decide(subject, { closes: [430_900, 431_200, 431_000, last] });
      theses.add(decision.thesis);
      expect(decision.thesis.length).toBeLessThanOrEqual(240);
      expect(decision.thesis).toMatch(/^[A-Z"0-9].*[.]$/);
      expect(decision.confidenceBps).toBeLessThanOrEqual(9_000);
      for (const order of decision.orders) {
        expect(order.priceSats === null || order.priceSats % 10 === 0).toBe(true);
        expect(order.quantityLots).toBeLessThanOrEqual(order.side === 'SELL' ? 300 : 600);
      }
    }
    expect(theses.size).toBeGreaterThan(30);
  },
);

test('a restored brain goes on with the same words', () => {
  const original = brain();
  for (let turn = 0; turn < 20; turn += 1) decide(original, { closes: [430_000, 430_000 + turn * 100] });
  const copy = brain();
  copy.restore(JSON.parse(JSON.stringify(original.state())));
  const next = (subject: RuleBrain) =>
    Array.from({ length: 20 }, () => decide(subject, { closes: breakoutRise }).thesis);
  expect(next(copy)).toEqual(next(original));
});
