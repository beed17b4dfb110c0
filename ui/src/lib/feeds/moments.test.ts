import { expect, test } from 'vitest';
import { type Found, findMoments } from './moments.ts';
import type { Occasion } from './occasions.ts';
import type { Trade } from './tape.ts';
import type { Thought } from './wire.ts';

const NOTHING: Found = { trades: [], thoughts: [], occasions: [], cappedAt: null };

const trade = (id: number, changed: Partial<Trade> = {}): Trade => ({
  id: String(id),
  seq: id,
  time: id * 1_000,
  market: 'TSLA/BTC',
  priceSats: '100000',
  quantityLots: '10',
  isAuction: false,
  takerSide: 'BUY',
  maker: 'lund',
  taker: 'kelvin',
  makerKind: 'AGENT',
  takerKind: 'AGENT',
  makerOrderId: 1,
  takerOrderId: 2,
  ...changed,
});

const trades = (count: number, change: (index: number) => Partial<Trade> = () => ({})): readonly Trade[] =>
  Array.from({ length: count }, (_, index) => trade(index + 1, change(index)));

const keys = (found: Partial<Found>): readonly string[] =>
  findMoments({ ...NOTHING, ...found }).map(({ kind, time }) => `${kind} ${time}`);

test('a price that goes one per cent within a simulated minute is a moment, once a minute', () => {
  expect(keys({ trades: trades(10, (index) => ({ priceSats: index < 4 ? '100000' : '101500' })) })).toEqual([
    'move 5000',
  ]);
});

test('a slow move of the same size is none', () => {
  const slow = trades(10, (index) => ({ priceSats: String(100_000 + index * 300), time: index * 60_000 }));
  expect(keys({ trades: slow })).toEqual([]);
});

test('a trade of twelve times the median of its market is a moment, when there are enough to have a median', () => {
  const withBig = (count: number) => trades(count, (index) => ({ quantityLots: index === 3 ? '120' : '10' }));
  expect(keys({ trades: withBig(40) })).toEqual(['fill 4000']);
  expect(keys({ trades: withBig(20) })).toEqual([]);
});

test('a halt, and a cap that was reached, are moments', () => {
  const halt = { id: 'h', kind: 'HALT', market: 'SOL/BTC', time: 7_000 } as Occasion;
  expect(keys({ occasions: [halt], cappedAt: 9_000 })).toEqual(['halt 7000', 'cap 9000']);
});

test('a target and stop that an agent took back itself is a broken plan; one that the exchange took back is none', () => {
  const thought = (cancelReason: string): Thought =>
    ({
      seq: 5,
      time: 8_000,
      agent: 'iris',
      orders: [{ linkedOrderId: 3, status: 'CANCELED', cancelReason, market: 'TSLA/BTC' }],
    }) as unknown as Thought;
  expect(keys({ thoughts: [thought('USER')] })).toEqual(['broken-plan 8000']);
  expect(keys({ thoughts: [thought('LINKED')] })).toEqual([]);
});
