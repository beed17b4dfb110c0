import { expect, test } from 'vitest';
import { backgroundStrategies } from '../../traders/background/index.ts';
import { liquidityStrategies } from '../../traders/liquidity/index.ts';
import { parameterFields } from './group-schema.ts';
import { bitcoin, duration, plainNumber, type Quantity, quantityOf, share } from './quantities.ts';

test.each<[Quantity, unknown, number | null]>([
  [duration, '175s', 175_000],
  [duration, '6h30m', 23_400_000],
  [duration, '250ms', 250],
  [duration, '1d', 86_400_000],
  [duration, '1.5h', 5_400_000],
  [duration, 0, 0],
  [duration, 5, null],
  [duration, '5', null],
  [duration, '-5s', null],
  [duration, '5 s', null],
  [duration, '1w', null],
  [duration, '', null],
  [bitcoin, '0.4 BTC', 40_000_000],
  [bitcoin, '0.00000001 BTC', 1],
  [bitcoin, '2000 BTC', 200_000_000_000],
  [bitcoin, '250000 sats', 250_000],
  [bitcoin, '0.000000001 BTC', null],
  [bitcoin, '1', null],
  [bitcoin, '-1 BTC', null],
  [share, '70%', 7_000],
  [share, '0.07%', 7],
  [share, '-1.5%', -150],
  [share, '15 bps', 15],
  [share, '1.2bps', 1.2],
  [share, '70', null],
  [share, '1e3%', null],
  [plainNumber, 0.45, 0.45],
  [plainNumber, '1', null],
  [plainNumber, Number.NaN, null],
])('Y04 a number says its unit: %o reads %j as %j', (quantity, text, value) => {
  expect(quantity.read(text)).toBe(value);
});

test.each<[Quantity, number]>([
  ...[0, 1, 999, 90_000, 23_400_250, 90_061_001].map((value) => [duration, value] as [Quantity, number]),
  ...[0, 1, 250_001, 40_000_000, 2e11].map((value) => [bitcoin, value] as [Quantity, number]),
  ...[0, 7, 150, -250, 10_000].map((value) => [share, value] as [Quantity, number]),
])('what is written is read again: %o %d', (quantity, value) => {
  expect(quantity.read(quantity.write(value))).toBe(value);
});

test.each([...liquidityStrategies, ...backgroundStrategies])(
  'Y04 $strategy: every parameter has a name and a unit of its own',
  (strategy) => {
    const fields = parameterFields(strategy);
    expect(new Set(fields.map(({ fileName }) => fileName)).size).toBe(fields.length);
    for (const { name, fileName, usual, schema } of fields) {
      expect(
        schema.parse(
          quantityOf(name).quantity.write(usual) === String(usual) ? usual : quantityOf(name).quantity.write(usual),
        ),
        fileName,
      ).toBe(usual);
    }
  },
);
