import { expect, test } from 'vitest';
import { equityShape, thinOut } from './equity.ts';

const curve = [100, 110, 99, 121].map((value, time) => ({ time, value }));

test('returns are per cent of the start, drawdown is measured from the peak before', () => {
  const shape = equityShape(curve, 100);
  expect(shape.returns.map((point) => Math.round(point.value))).toEqual([0, 10, -1, 21]);
  expect(shape.drawdowns.map((point) => Math.round(point.value))).toEqual([0, 0, 10, 0]);
  expect(shape.deepest).toBeCloseTo(10);
});

test('a start of nothing gives no return rather than infinity', () => {
  expect(equityShape(curve, 0).returns.map((point) => point.value)).toEqual([0, 0, 0, 0]);
});

test('thinning keeps the first and the last point', () => {
  const thin = thinOut(
    Array.from({ length: 1_000 }, (_, time) => ({ time, value: time })),
    100,
  );
  expect(thin.length).toBeLessThanOrEqual(101);
  expect([thin[0]?.time, thin.at(-1)?.time]).toEqual([0, 999]);
});
