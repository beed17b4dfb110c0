import fc from 'fast-check';
import { expect, test } from 'vitest';
import { RingBuffer } from './ring-buffer.ts';

test('a ring keeps the newest items in order', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer()),
      fc.integer({ min: 1, max: 20 }),
      fc.integer({ min: 0, max: 30 }),
      (items, capacity, count) => {
        const ring = new RingBuffer<number>(capacity);
        for (const item of items) ring.push(item);
        const kept = items.slice(-capacity);
        expect(ring.toArray()).toEqual(kept);
        expect(ring.last(count)).toEqual(count === 0 ? [] : kept.slice(-count));
        expect(ring.at(-1)).toBe(kept.at(-1));
        expect(ring.at(kept.length)).toBeUndefined();
      },
    ),
  );
});
