import { expect, test } from 'vitest';
import { clampWidth, keptWidths } from './pane-widths.ts';

test('a column never gets narrower or wider than it can be read', () => {
  expect([clampWidth('left', 0), clampWidth('left', 300.4), clampWidth('left', 9_000)]).toEqual([180, 300, 360]);
});

test.each([
  [undefined, 356],
  [{ wire: '500' }, 356],
  [{ wire: Number.NaN }, 356],
  [{ wire: 500 }, 500],
  [{ wire: 9_999 }, 720],
])('kept widths %j give the wire %i pixels', (saved, px) => {
  expect(keptWidths('trader', saved).wire).toBe(px);
});

test('a column that a layout leaves out stays out', () => {
  expect(keptWidths('watcher', { book: 300 }).book).toBe(0);
});
