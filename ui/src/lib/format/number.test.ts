import { expect, test } from 'vitest';
import {
  changeBasisPoints,
  counted,
  directionOf,
  formatBasisPoints,
  formatBtc,
  formatChange,
  formatCompact,
  formatInteger,
  formatQuantity,
  formatSatsAsBtc,
  formatScaled,
  formatUsd,
  formatUsdMicros,
  keepGroups,
  quantityDecimals,
  usdMicros,
} from './number.ts';

/** Readable expectations: `_` stands for the no-break space, `~` for the real minus sign. */
const drawn = (text: string): string => text.replaceAll('_', '\u00a0').replaceAll('~', '\u2212');

test.each([
  ['0', '0'],
  ['999', '999'],
  ['1000', '1_000'],
  ['431250', '431_250'],
  ['-3350200', '~3_350_200'],
  ['2100000000000000', '2_100_000_000_000_000'],
])('an integer string %s keeps every digit and gets groups', (value, expected) => {
  expect(formatInteger(value)).toBe(drawn(expected));
});

test('a sum above 2^53 keeps its last digit, because it never becomes a float', () => {
  expect(formatInteger('9007199254740993')).toBe(drawn('9_007_199_254_740_993'));
});

test.each([
  ['120', 10, '12.0'],
  ['5', 10, '0.5'],
  ['0', 10, '0.0'],
  ['80', 100, '0.80'],
  ['1204600', 100, '12_046.00'],
  ['-25', 10, '~2.5'],
  ['7', 1, '7'],
])('%s lots at %i a unit read %s', (lots, lotsPerUnit, expected) => {
  expect(formatQuantity(lots, lotsPerUnit)).toBe(drawn(expected));
});

test('decimals of a quantity follow from lots per unit', () => {
  expect([1, 10, 100, 1000].map(quantityDecimals)).toEqual([0, 1, 2, 3]);
});

test('a scaled integer is padded on both sides', () => {
  expect(formatScaled('7', 3)).toBe('0.007');
});

test.each([
  ['100000000', 4, '1.0000'],
  ['32109999', 4, '0.3210'],
  ['1', 4, '0.0000'],
  ['-518312345', 3, '~5.183'],
  ['1', 8, '0.00000001'],
])('%s sats as bitcoin with %i decimals read %s, cut and never rounded up', (sats, decimals, expected) => {
  expect(formatBtc(sats, decimals)).toBe(drawn(expected));
});

test.each([
  ['3650', '+3_650'],
  ['-50', '~50'],
  ['0', '0'],
])('a change of %s always shows its sign', (value, expected) => {
  expect(formatChange(value)).toBe(drawn(expected));
});

test.each([
  [85, '+0.85'],
  [-214.4, '~2.14'],
  [-0.2, '0.00'],
  [12345, '+123.45'],
])('%f basis points read %s per cent', (value, expected) => {
  expect(formatBasisPoints(value)).toBe(drawn(expected));
});

test('a price that was never there gives no change', () => {
  expect(changeBasisPoints('100', '0')).toBeNull();
  expect(changeBasisPoints('110', '100')).toBeCloseTo(1000);
});

test('direction of nothing is flat', () => {
  expect([directionOf(null), directionOf('0'), directionOf('-1'), directionOf(2)]).toEqual([
    'flat',
    'flat',
    'down',
    'up',
  ]);
});

test.each([
  [0, '$0.00'],
  [2_100, '$0.0021'],
  [1_840_000, '$1.84'],
  [-2_100, '~$0.0021'],
])('%i micro-dollars read %s', (micros, expected) => {
  expect(formatUsdMicros(micros)).toBe(drawn(expected));
});

test.each([
  [9_999, '9_999'],
  [12_345, '12.3k'],
  [123_456, '123k'],
  [12_000_000, '12.0M'],
])('a count of %i reads %s', (value, expected) => {
  expect(formatCompact(value)).toBe(drawn(expected));
});

test.each([
  ['0.002100', 2_100],
  ['1.84', 1_840_000],
  ['-0.5', -500_000],
  ['3', 3_000_000],
])('%s dollars are %i micro-dollars', (dollars, micros) => {
  expect(usdMicros(dollars)).toBe(micros);
});

test('dollars of the API are drawn without a float on the way', () => {
  expect(formatUsd('0.002100')).toBe('$0.0021');
});

test('one is one fill, all else are fills', () => {
  expect(
    [counted(0, 'fill'), counted(1, 'fill'), counted(1_200, 'fill')].map((text) => text.replaceAll('\u00a0', '_')),
  ).toEqual(['0_fills', '1_fill', '1_200_fills']);
});

test('a price in a sentence does not break over a line, and nothing else of the sentence changes', () => {
  expect(keepGroups('SOL at 152 055, was 1 152 100; 4 of 12 agents, 10 000.5')).toBe(
    'SOL at 152\u202f055, was 1\u202f152\u202f100; 4 of 12 agents, 10\u202f000.5',
  );
});

test.each([
  ['0', '0.00\u00a0000\u00a0000'],
  ['1', '0.00\u00a0000\u00a0001'],
  ['-431250', '\u22120.00\u00a0431\u00a0250'],
  ['100000000', '1.00\u00a0000\u00a0000'],
  ['2099999999999999', '20\u00a0999\u00a0999.99\u00a0999\u00a0999'],
  ['9007199254740993', '90\u00a0071\u00a0992.54\u00a0740\u00a0993'],
])('%s sats as bitcoin keep every digit', (sats, text) => {
  expect(formatSatsAsBtc(sats)).toBe(text);
});
