import { threadCpuMs } from '../test/kit/thread-cpu.ts';

const SAMPLES = 5_000;

/**
 * What reading the clock takes of itself, milliseconds: about a microsecond, one to four hundredths of a part of 500
 * commands, and so more of a ratio for the faster of two.
 */
const ownMs = (() => {
  const samples = Array.from({ length: 2 * SAMPLES }, () => between(() => undefined));
  return samples.slice(SAMPLES).reduce((sum, ms) => sum + ms, 0) / SAMPLES;
})();

/** CPU time of this thread, milliseconds, without that of the clock. */
export function cpuMs(work: () => void): number {
  return between(work) - ownMs;
}

function between(work: () => void): number {
  const before = threadCpuMs();
  work();
  return threadCpuMs() - before;
}

export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

/** The value below which a share of the sorted values lies. */
export function percentile(sorted: Float64Array, share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}
