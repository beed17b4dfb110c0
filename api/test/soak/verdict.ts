import { fitLine, type LineFit } from './line-fit.ts';
import type { Sample } from './sample.ts';

const HOUR_MS = 3_600_000;
const MEGABYTE = 1_000_000;

/** A heap may grow by this much in an hour, with 95 % confidence. */
const MAX_HEAP_MB_PER_HOUR = 1;

/** Shorter windows say nothing about a slope in MB an hour: it is told, not judged. */
const LEAST_WINDOW_MS = 20 * 60_000;

/** Handles, timers and listeners may surely not have grown by more than this over the window. */
const MAX_GROWTH = 1;

const LEAST_SAMPLES = 5;

/** Growth an hour with its 95 % confidence interval, over the last three quarters. */
export type Growth = {
  readonly figure: string;
  readonly unit: 'MB/h' | '1/h';
  readonly fit: LineFit;
  readonly last: number;
};

export type Verdict = {
  readonly windowMs: number;
  readonly growths: readonly Growth[];
  readonly maxWalBytes: number;
  /** What broke its threshold, a sentence each. */
  readonly broken: readonly string[];
  readonly notJudged: readonly string[];
};

const BYTES = [
  'apiHeapBytes',
  'apiCodeBytes',
  'simulationHeapBytes',
  'simulationCodeBytes',
  'rssBytes',
  'diskBytes',
  'walBytes',
] as const;
const COUNTS = [
  'apiHandles',
  'simulationHandles',
  'apiTimers',
  'simulationTimers',
  'listeners',
  'sockets',
  'feeds',
] as const;
const HEAPS: readonly string[] = ['apiHeapBytes', 'simulationHeapBytes'];

/** The first quarter is left to warm up. */
export function isJudged(elapsedMs: number, totalMs: number): boolean {
  return elapsedMs >= totalMs / 4;
}

/** Judges the samples of a soak. */
export function judge(samples: readonly Sample[], totalMs: number): Verdict {
  const kept = samples.filter(({ elapsedMs }) => isJudged(elapsedMs, totalMs));
  const windowMs = (kept.at(-1)?.elapsedMs ?? 0) - (kept[0]?.elapsedMs ?? 0);
  const sizes = BYTES.map((figure) => growthOf(kept, figure, MEGABYTE, 'MB/h'));
  const counts = COUNTS.map((figure) => growthOf(kept, figure, 1, '1/h'));
  const isLongEnough = windowMs >= LEAST_WINDOW_MS;
  const hasSamples = kept.length >= LEAST_SAMPLES;
  return {
    windowMs,
    growths: [...sizes, ...counts],
    maxWalBytes: Math.max(0, ...samples.map(({ walBytes }) => walBytes)),
    broken: [
      ...(isLongEnough ? sizes.filter(({ figure }) => HEAPS.includes(figure)).flatMap(tooFast) : []),
      ...(hasSamples ? counts.flatMap((growth) => risen(growth, windowMs)) : []),
      ...leftBehind(kept),
    ],
    notJudged: [
      ...(isLongEnough ? [] : [`heap slope: the window of ${Math.round(windowMs / 1_000)} s is below 20 minutes`]),
      ...(hasSamples ? [] : [`handles, timers, listeners: ${kept.length} samples are fewer than ${LEAST_SAMPLES}`]),
    ],
  };
}

function growthOf(samples: readonly Sample[], figure: keyof Sample, unitSize: number, unit: Growth['unit']): Growth {
  const points = samples.map((sample) => ({ x: sample.elapsedMs / HOUR_MS, y: sample[figure] / unitSize }));
  return { figure, unit, fit: fitLine(points), last: points.at(-1)?.y ?? 0 };
}

function tooFast({ figure, fit }: Growth): readonly string[] {
  if (fit.high <= MAX_HEAP_MB_PER_HOUR) return [];
  return [`${figure} may grow by ${fit.high.toFixed(2)} MB/h: expected at most ${MAX_HEAP_MB_PER_HOUR}`];
}

function risen({ figure, fit }: Growth, windowMs: number): readonly string[] {
  const surelyGrown = (fit.low * windowMs) / HOUR_MS;
  if (surelyGrown <= MAX_GROWTH) return [];
  return [`${figure} grew by at least ${surelyGrown.toFixed(1)} within the window: expected a constant number`];
}

/** At every sample all clients have gone: nothing of them may be left. */
function leftBehind(samples: readonly Sample[]): readonly string[] {
  const crowded = samples.filter(({ sockets, feeds }) => sockets + feeds > 0).length;
  return crowded === 0 ? [] : [`${crowded} samples found sockets or subscriptions of clients that had left`];
}
