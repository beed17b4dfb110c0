import { expect, test } from 'vitest';
import type { Occasion } from './occasions.ts';
import type { Thought } from './wire.ts';
import { NO_FILTER, outcomeOf, wireEntries } from './wire-entries.ts';

type Order = Thought['orders'][number];

const order = (status: Order['status'], filledLots = '0'): Order => ({ status, filledLots }) as Order;
const thought = (seq: number, more: Partial<Thought> = {}): Thought =>
  ({
    seq,
    agent: 'kelvin',
    agentName: 'Kelvin',
    persona: 'momentum',
    market: 'TSLA/BTC',
    stance: 'HOLD',
    thesis: 'Breakout holds',
    abstainCause: null,
    orders: [],
    ...more,
  }) as Thought;
const occasion = (seq: number, kind: Occasion['kind'], market: string | null = null): Occasion =>
  ({ id: String(seq), seq, kind, market, title: 'Guidance raised', detail: '' }) as Occasion;

const seqs = (...parameters: Parameters<typeof wireEntries>): readonly number[] =>
  wireEntries(...parameters).map((entry) => entry.seq);

test.each([
  [[], 'NO_ORDER'],
  [[order('NEW')], 'RESTING'],
  [[order('REJECTED')], 'REFUSED'],
  [[order('REJECTED'), order('NEW')], 'RESTING'],
  [[order('CANCELED', '5')], 'TRADED'],
  [[order('FILLED', '10'), order('REJECTED')], 'TRADED'],
] as const)('orders %j have the outcome %s', (orders, expected) => {
  expect(outcomeOf(thought(1, { orders: [...orders] }))).toBe(expected);
});

test('an abstention is an abstention, whatever else it says', () => {
  expect(outcomeOf(thought(1, { abstainCause: 'TIMEOUT', orders: [order('FILLED', '1')] }))).toBe('ABSTAINED');
});

test('thoughts and occasions stand in one order, newest first', () => {
  expect(seqs([thought(1), thought(5)], [occasion(3, 'NEWS')], NO_FILTER)).toEqual([5, 3, 1]);
});

test('acts of the machine that no trader can see stay off the wire', () => {
  expect(seqs([], [occasion(1, 'SPEED_SET'), occasion(2, 'RUN_PAUSED'), occasion(3, 'HALT')], NO_FILTER)).toEqual([3]);
});

test('filters work together, and an agent filter hides what is not an agent', () => {
  const thoughts = [thought(1), thought(2, { agent: 'juno' }), thought(3, { market: 'ETH/BTC' })];
  expect(seqs(thoughts, [occasion(4, 'NEWS')], { ...NO_FILTER, agent: 'kelvin' })).toEqual([3, 1]);
  expect(seqs(thoughts, [occasion(4, 'NEWS', 'SOL/BTC')], { ...NO_FILTER, market: 'ETH/BTC' })).toEqual([3]);
  expect(seqs(thoughts, [occasion(4, 'NEWS')], { ...NO_FILTER, search: 'guidance' })).toEqual([4]);
  expect(
    seqs([thought(1, { stance: 'BUY' }), thought(2)], [occasion(3, 'NEWS')], { ...NO_FILTER, stance: 'BUY' }),
  ).toEqual([1]);
  expect(seqs(thoughts, [], { ...NO_FILTER, search: 'BREAKOUT', agent: 'juno' })).toEqual([2]);
});
