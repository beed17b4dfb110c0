import { expect, test } from 'vitest';
import { backgroundStrategies } from './background/index.ts';
import { liquidityStrategies } from './liquidity/index.ts';

const strategies = [...liquidityStrategies, ...backgroundStrategies];

test('strategies have names of their own', () => {
  expect(new Set(strategies.map(({ strategy }) => strategy)).size).toBe(strategies.length);
});

test.each(strategies)('every number of $strategy has a default in its range and says what it means', (each) => {
  const usual = each.parameters.parse({});
  expect(Object.keys(usual)).toEqual(Object.keys(each.parameters.shape));
  expect(each.parameters.parse(usual)).toEqual(usual);
  for (const [name, field] of Object.entries(each.parameters.shape)) {
    expect(field.description, name).toMatch(/^[a-z].+, [a-z ]+$/);
    const number = field.unwrap();
    expect(Number.isFinite(number.minValue) && Number.isFinite(number.maxValue), name).toBe(true);
    for (const outside of [
      Number(number.minValue) - 1,
      Number(number.maxValue) + 1,
      Number.NaN,
      Number.POSITIVE_INFINITY,
    ]) {
      expect(each.parameters.safeParse({ [name]: outside }).success, `${name} ${outside}`).toBe(false);
    }
  }
});

test.each(strategies)('$strategy knows no other names', ({ parameters }) => {
  expect(parameters.safeParse({ magic: 1 }).error?.message).toContain('magic');
});
