/** Stands in no run id. */
const MARK = '~';

/**
 * A replay tells its events under the id of its run and how often it jumped: to whoever follows its feeds each jump is the
 * border to another run, so nothing is folded across it.
 */
export function replayEpoch(runId: string, jumps: number): string {
  return `${runId}${MARK}${jumps}`;
}

/** The run that an epoch is of, replayed or not. */
export function runIdOf(epoch: string): string {
  return epoch.split(MARK, 1)[0] ?? epoch;
}
