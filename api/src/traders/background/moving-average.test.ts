import fc from 'fast-check';
import { expect, test } from 'vitest';
import { MovingAverage } from './moving-average.ts';

test('the mean is that of the newest prices, also after a restore at any moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 12 }),
      fc.array(fc.integer({ min: 1, max: 20_000_000_000 }), { minLength: 1, maxLength: 40 }),
      (length, prices) => {
        let subject = new MovingAverage(length);
        for (const [index, price] of prices.entries()) {
          subject.add(price);
          const newest = prices.slice(0, index + 1).slice(-length);
          expect(subject.mean).toBe(newest.reduce((sum, value) => sum + value, 0) / newest.length);
          expect(subject.isFull).toBe(index + 1 >= length);
          expect(subject.state()).toEqual(newest);
          const copy = new MovingAverage(length);
          copy.restore(subject.state());
          subject = copy;
        }
      },
    ),
  );
});
