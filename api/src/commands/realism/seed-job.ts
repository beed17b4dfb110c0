import type { MarketTape } from '../../realism/market-tape.ts';
import { openKernel } from '../../simulation/open-kernel.ts';
import type { Scenario } from '../../simulation/scenario.ts';
import { recordTapes } from './record-tapes.ts';

/** One run to be recorded. Plain data, so that a thread can do it. */
export type SeedJob = {
  readonly scenario: Scenario;
  readonly seed: string;
  readonly durationMs: number;
  /** Prices of the replay scenario. */
  readonly csvText: string | null;
};

/** A market that has just opened is like no other: at least this much is not measured. */
const MIN_SKIP_MS = 600_000;

/** @param onProgress hears simulated milliseconds, the part that is not measured included */
export function doJob(
  { scenario, seed, durationMs, csvText }: SeedJob,
  onProgress: (doneMs: number) => void,
): readonly MarketTape[] {
  const kernel = openKernel(scenario, seed, csvText);
  const startAt = kernel.now;
  const skipMs = skipOf(scenario);
  return recordTapes({ kernel, skipMs, durationMs, onProgress: (time) => onProgress(time - startAt) });
}

export function skipOf({ warmUpMs }: Scenario): number {
  return Math.max(warmUpMs, MIN_SKIP_MS);
}
