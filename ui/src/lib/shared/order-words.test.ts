import { expect, test } from 'vitest';
import { isWaiting, priceWords, type Terms, termsOf } from './order-words.ts';

const plain: Terms = {
  kind: 'LIMIT',
  quantityLots: '50',
  stopPriceSats: null,
  displayLots: null,
  expireAt: null,
  linkedOrderId: null,
  isTriggered: false,
};
const NOW = Date.parse('2026-01-05T14:30:00.000Z');
const words = (terms: Partial<Terms>): readonly string[] =>
  termsOf({ ...plain, ...terms }, 10, NOW).map((text) => text.replaceAll('\u00a0', '_'));

test('a plain order has no special terms', () => {
  expect(words({})).toEqual([]);
});

test('a stop-limit, an iceberg, a date and a pair are each told in a few words', () => {
  const order = {
    kind: 'STOP_LIMIT',
    stopPriceSats: '280000',
    displayLots: '10',
    expireAt: '2026-01-05T14:31:00.000Z',
    linkedOrderId: 124,
  } as const;
  expect(words(order)).toEqual(['stop at 280_000', '1.0 of 5.0 shown', 'till 14:31:00', 'or #124']);
});

test('a date that is not today is told with its day', () => {
  expect(words({ expireAt: '2026-01-06T09:00:00.000Z' })).toEqual(['till 2026-01-06 09:00:00']);
});

test('a stop names its stop price as its price; triggered, it says so and waits no more', () => {
  const price = (terms: Partial<Terms>, priceSats: string | null) =>
    priceWords({ ...plain, ...terms, priceSats }).replaceAll('\u00a0', '_');
  expect(price({ stopPriceSats: '280000' }, null)).toBe('stop 280_000');
  expect(price({ stopPriceSats: '280000' }, '279000')).toBe('279_000');
  expect(price({}, null)).toBe('market');
  expect(words({ kind: 'STOP', stopPriceSats: '280000', isTriggered: true })).toEqual(['triggered']);
  expect(isWaiting({ kind: 'STOP', isTriggered: true })).toBe(false);
  expect(isWaiting({ kind: 'STOP_LIMIT', isTriggered: false })).toBe(true);
  expect(isWaiting({ kind: 'LIMIT', isTriggered: false })).toBe(false);
});
