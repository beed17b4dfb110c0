import { expect, test } from 'vitest';
import { ToldMoves } from '../../src/projections/score/told-moves.ts';
import { heapMb } from '../kit/heap-mb.ts';

const KEPT = 10_000;

test('the newest moves can be told, by the seq of their decision and no other', () => {
  const moves = new ToldMoves();
  for (let seq = 2; seq <= 2 * (KEPT + 5); seq += 2) moves.add(seq, -seq);
  expect([10, 12, 13, 2 * KEPT, 2 * (KEPT + 5), 2 * (KEPT + 6)].map((seq) => moves.of(seq))).toEqual([
    null,
    -12,
    null,
    -2 * KEPT,
    -2 * (KEPT + 5),
    null,
  ]);
  const other = new ToldMoves();
  other.add(1, 1);
  other.replaceWith(moves.toArray());
  expect(other.toArray()).toEqual(moves.toArray());
  expect([1, 12].map((seq) => other.of(seq))).toEqual([null, -12]);
});

test('as many moves as a day brings are no load of the heap', () => {
  const before = heapMb();
  const all = Array.from({ length: 20 }, () => new ToldMoves());
  for (const moves of all) for (let seq = 1; seq <= KEPT; seq += 1) moves.add(seq, seq);
  expect(heapMb() - before).toBeLessThan(1);
  expect(all.map((moves) => moves.of(KEPT))).toEqual(all.map(() => KEPT));
});
