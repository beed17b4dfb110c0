import { expect, test } from 'vitest';
import { DELIVERIES_A_RECEIPT, Mailbag } from './mailbag.ts';

function setUp() {
  let now = 0;
  let timer: { readonly dueMs: number; readonly callback: () => void } | null = null;
  const delivered: (readonly string[])[] = [];
  const bag = new Mailbag({
    nowMs: () => now,
    after: (delayMs, callback) => {
      timer = { dueMs: now + delayMs, callback };
    },
    deliver: (texts) => delivered.push(texts),
  });
  const wait = (ms: number): void => {
    now += ms;
    if (timer === null || timer.dueMs > now) return;
    const { callback } = timer;
    timer = null;
    callback();
  };
  return { bag, wait, delivered };
}

test('the first text is delivered at once', () => {
  const { bag, delivered } = setUp();
  bag.put('a');
  expect(delivered).toEqual([['a']]);
});

test('texts that follow quickly are delivered together, in order', () => {
  const { bag, wait, delivered } = setUp();
  for (const text of ['a', 'b', 'c', 'd']) {
    bag.put(text);
    wait(10);
  }
  expect(delivered).toEqual([['a'], ['b', 'c', 'd']]);
});

test('nothing is delivered to one who stopped reading, and nothing is lost', () => {
  const { bag, wait, delivered } = setUp();
  for (let nth = 0; nth < 100; nth += 1) {
    bag.put(String(nth));
    wait(100);
  }
  const [unread, { size }] = [delivered.length, bag];
  bag.read();
  const heard = delivered.flat();
  expect(unread).toBe(2 * DELIVERIES_A_RECEIPT);
  expect(size).toBeGreaterThan(100);
  expect(heard).toEqual(Array.from({ length: 100 }, (_, nth) => String(nth)));
});

test('the end delivers what is left, read or not', () => {
  const { bag, delivered } = setUp();
  bag.put('a');
  bag.put('b');
  bag.empty();
  expect(delivered).toEqual([['a'], ['b']]);
});
