import { expect, test } from 'vitest';
import { unpackText } from '../../ledger/packed-text.ts';
import { Waypoints } from './waypoints.ts';

const passed = (waypoints: Waypoints, seqs: readonly number[], text = (seq: number) => `at ${seq}`) => {
  for (const seq of seqs) waypoints.pass(seq, () => text(seq));
};

test('a fold that comes by is kept when it is far from the waypoint before it, and found from anywhere behind it', () => {
  const waypoints = new Waypoints(100);
  passed(waypoints, [50, 100, 150, 230, 231, 40]);
  expect(waypoints.before(99)).toBeNull();
  expect(waypoints.before(229)?.seq).toBe(100);
  expect(waypoints.before(1_000)?.seq).toBe(230);
  expect(unpackText(waypoints.before(229)?.packed ?? new Uint8Array())).toBe('at 100');
});

test('a later fold fills in what an earlier one jumped over', () => {
  const waypoints = new Waypoints(100);
  passed(waypoints, [1_000, 300]);
  expect([250, 350, 1_050].map((seq) => waypoints.before(seq)?.seq)).toEqual([undefined, 300, 1_000]);
});

test('however long the run, they stay within their bytes: every second one goes and fewer come', () => {
  const noise = (seq: number) =>
    Array.from({ length: 500 }, (_, index) => Math.imul(seq + index, 2_654_435_761)).join();
  const waypoints = new Waypoints(10, 40_000);
  passed(
    waypoints,
    Array.from({ length: 200 }, (_, index) => (index + 1) * 10),
    noise,
  );
  expect(waypoints.bytes).toBeLessThanOrEqual(40_000);
  expect(waypoints.bytes).toBeGreaterThan(10_000);
  const found = Array.from({ length: 20 }, (_, index) => waypoints.before((index + 1) * 100)?.seq ?? 0);
  expect(new Set(found).size).toBeGreaterThan(3);
});
