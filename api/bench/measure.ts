import { threadCpuMs } from '../test/kit/thread-cpu.ts';

/** CPU time of this thread, milliseconds. */
export function cpuMs(work: () => void): number {
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
