import { momentText } from '#lib/format/moment.ts';
import { runIdOf } from '#lib/live/replay-epoch.ts';

/** The parameters of an address that say when: a moment, and the run that it is of. */
export const MOMENT = 't';
export const MOMENT_RUN = 'run';

/** The same address with a moment in it, or without any (null). Colons stay readable. */
export function withMoment(address: string, place: string | null, runId: string): URL {
  const next = new URL(address, location.href);
  next.searchParams.delete(MOMENT);
  next.searchParams.delete(MOMENT_RUN);
  if (place !== null) {
    next.searchParams.set(MOMENT, place);
    next.searchParams.set(MOMENT_RUN, runId);
  }
  next.search = next.search.replaceAll('%3A', ':');
  return next;
}

/** The address of a place at a moment of the run with that epoch. */
export function atMoment(path: string, time: number, startedAtMs: number, epoch: string): string {
  const { pathname, search } = withMoment(path, momentText(time, startedAtMs), runIdOf(epoch));
  return `${pathname}${search}`;
}
