import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { Turns } from './turns.ts';

const rows = Array.from({ length: 1_500 }, (_, index) => index);

test('short lists come at once, long ones in order and in pieces', async () => {
  const turns = new Turns();
  const short = rows.slice(0, 200);
  expect(turns.spread(short)).toBe(short);
  const spread = turns.spread(rows);
  expect(spread.slice(0, 200)).toEqual(short);
  expect(await Promise.all(spread)).toEqual(rows);
});

test('two long lists take turns, and others get the loop between any two of them', async () => {
  const turns = new Turns();
  let came = 0;
  for (const row of [...turns.spread(rows), ...turns.spread(rows)]) {
    if (row instanceof Promise) void row.then(() => (came += 1));
  }
  const seen: number[] = [];
  while (came < 2_600) {
    await turn();
    seen.push(came);
  }
  expect(Math.max(...seen.map((count, index) => count - (seen[index - 1] ?? 0)))).toBe(200);
});
