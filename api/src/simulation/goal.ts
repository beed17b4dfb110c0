import type { Seq, SimTime } from '../market/units.ts';

/** How far a run goes before it pauses by itself: a simulated time, or a number of the journal. */
export type Goal =
  | { readonly kind: 'TIME'; readonly time: SimTime }
  /** At the end of the moment in which the journal reached it. */
  | { readonly kind: 'SEQ'; readonly seq: Seq };

type Place = { readonly now: SimTime; readonly seq: Seq };

/** A goal of time is reached when everything of that moment is done as well: see `CurrentRun.runDue`. */
export function isReached(goal: Goal, { now, seq }: Place): boolean {
  return goal.kind === 'TIME' ? now >= goal.time : seq >= goal.seq;
}

/** Nothing later than this is done on the way. */
export function lastTime(goal: Goal | null): SimTime {
  return goal?.kind === 'TIME' ? goal.time : Number.POSITIVE_INFINITY;
}
