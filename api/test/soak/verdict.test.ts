import { expect, test } from 'vitest';
import type { Sample } from './sample.ts';
import { judge } from './verdict.ts';

const HOUR_MS = 3_600_000;

const steady: Sample = {
  elapsedMs: 0,
  apiHeapBytes: 50e6,
  simulationHeapBytes: 80e6,
  apiCodeBytes: 10e6,
  simulationCodeBytes: 8e6,
  rssBytes: 300e6,
  apiHandles: 7,
  simulationHandles: 3,
  apiTimers: 4,
  simulationTimers: 1,
  listeners: 9,
  sockets: 0,
  feeds: 0,
  diskBytes: 1e6,
  walBytes: 5e6,
  lastSeq: 1,
  eventLoopDelayP99Ms: 12,
};

/** One sample a half minute for an hour. */
function hour(change: (share: number, index: number) => Partial<Sample>): readonly Sample[] {
  return Array.from({ length: 120 }, (_, index) => ({
    ...steady,
    ...change(index / 120, index),
    elapsedMs: (index / 120) * HOUR_MS,
  }));
}

const wobble = (index: number) => ((index * 7_919) % 13) * 20_000;

test('an hour without growth passes, whatever the first quarter did', () => {
  const samples = hour((share, index) => ({ apiHeapBytes: 50e6 + wobble(index) + Math.min(share, 0.25) * 80e6 }));
  expect(judge(samples, HOUR_MS).broken).toEqual([]);
});

test('a leak of 3 MB an hour is found beneath the noise', () => {
  const samples = hour((share, index) => ({ simulationHeapBytes: 80e6 + wobble(index) + share * 3e6 }));
  expect(judge(samples, HOUR_MS).broken).toEqual([expect.stringMatching(/^simulationHeapBytes may grow by 3\./)]);
});

test.each(['apiHandles', 'simulationTimers', 'listeners'] as const)('%s that pile up are found', (figure) => {
  const samples = hour((_share, index) => ({ [figure]: 5 + Math.floor(index / 10) + (index % 3) }));
  expect(judge(samples, HOUR_MS).broken).toEqual([expect.stringMatching(new RegExp(`^${figure} grew by at least`))]);
});

test('a subscription that stays when its client left is found', () => {
  const samples = hour((_share, index) => ({ feeds: index === 100 ? 1 : 0 }));
  expect(judge(samples, HOUR_MS).broken).toEqual([expect.stringMatching(/^1 samples found sockets/)]);
});

test('a short window judges no slope and says so', () => {
  const { broken, notJudged } = judge(
    hour((share) => ({ apiHeapBytes: share * 1e9 })).map((sample) => ({ ...sample, elapsedMs: sample.elapsedMs / 60 })),
    60_000,
  );
  expect(broken).toEqual([]);
  expect(notJudged).toEqual([expect.stringMatching(/^heap slope/)]);
});
