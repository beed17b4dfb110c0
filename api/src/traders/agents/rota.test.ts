import { expect, test } from 'vitest';
import { type Place, untilPlace } from './rota.ts';

const ROUND_MS = 30_000;
const places: readonly Place[] = Array.from({ length: 12 }, (_, index) => ({ index, count: 12 }));

/** When a seat that thinks at its places only does so, in the order of time. */
function turnsOf(place: Place, until: number): readonly number[] {
  const turns: number[] = [];
  for (let now = 0; now < until; ) {
    now += untilPlace(now, place, ROUND_MS);
    turns.push(now);
  }
  return turns;
}

test('twelve seats at their places think one by one, at even distances', () => {
  const all = places.flatMap((place) => turnsOf(place, 20 * ROUND_MS));
  const times = all.filter((time) => time >= ROUND_MS && time < 20 * ROUND_MS).sort((a, b) => a - b);
  expect(times).toEqual(Array.from({ length: 19 * 12 }, (_, place) => ROUND_MS + place * 2_500));
});

test('a seat rests for about a round, and follows one and then another', () => {
  for (const place of places) {
    const turns = turnsOf(place, 24 * ROUND_MS);
    const rests = turns.slice(1).map((time, turn) => time - (turns[turn] ?? 0));
    expect(Math.min(...rests)).toBeGreaterThanOrEqual(27_500);
    expect(Math.max(...rests)).toBeLessThanOrEqual(32_500);
    expect(new Set(turns.map((time) => time % ROUND_MS)).size).toBe(12);
  }
});

test('a seat that was woken just before its place leaves it out', () => {
  const place = { index: 4, count: 12 };
  const due = untilPlace(0, place, ROUND_MS);
  expect(untilPlace(due - 1_400, place, ROUND_MS)).toBe(1_400);
  expect(untilPlace(due - 1_399, place, ROUND_MS)).toBeGreaterThan(28_000);
});
