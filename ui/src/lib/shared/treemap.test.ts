import { expect, test } from 'vitest';
import { treemap } from './treemap.ts';

const AREA = { x: 0, y: 0, width: 200, height: 100 };

test('every item gets an area in proportion to its weight, and nothing is left over', () => {
  const weights = [50, 30, 12, 8];
  const tiles = treemap(
    weights.map((weight) => ({ item: weight, weight })),
    AREA,
  );
  expect(tiles.map((tile) => Math.round((tile.width * tile.height) / 200))).toEqual(weights);
});

test('without any weight all items share alike', () => {
  const tiles = treemap(
    ['a', 'b', 'c', 'd'].map((item) => ({ item, weight: 0 })),
    AREA,
  );
  expect(tiles.map((tile) => tile.item)).toEqual(['a', 'b', 'c', 'd']);
  expect(tiles.reduce((sum, tile) => sum + tile.width * tile.height, 0)).toBeCloseTo(20_000);
  expect(Math.min(...tiles.map((tile) => tile.width * tile.height))).toBeGreaterThan(0);
});

test('no items, no tiles', () => {
  expect(treemap([], AREA)).toEqual([]);
});
