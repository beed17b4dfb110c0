/** The run that an epoch is of: a replay tells its jumps behind a mark that stands in no run id. */
export function runIdOf(epoch: string): string {
  return epoch.split('~', 1)[0] ?? epoch;
}
