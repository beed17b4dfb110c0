import { formatInteger } from '#lib/format/number.ts';
import { formatSimulatedTime } from '#lib/format/time.ts';

/** How far a run is to go. */
export type Goal = {
  readonly kind: 'time' | 'seq';
  /** Simulated epoch ms, or a number of the journal. */
  readonly at: number;
};

/** What the server says of a goal that is set: one of the two. */
export type SetGoal = { readonly time: number | null; readonly seq: number | null };

type Now = { readonly at: number; readonly speed: number };

/** What going there will do, before it is done. */
export function goalConsequence(goal: Goal | null, place: (at: number) => string, now: Now): string {
  if (goal === null) return 'Say how far the run is to go.';
  if (goal.at <= now.at)
    return `The run is at ${place(now.at)}: that is behind it. The line of the run goes back in time.`;
  const speed = now.speed === 0 ? 'as fast as possible' : `at ${now.speed}×`;
  const until = goal.kind === 'time' ? `does everything up to ${place(goal.at)}` : `goes until ${place(goal.at)}`;
  return `The run goes on ${speed}, ${until}, and pauses there by itself. A pause before that ends it.`;
}

/** Where the run will pause by itself; nothing while nobody has said so. */
export function pausesAt(goal: SetGoal | null | undefined, startedAtMs: number): string {
  if (goal === null || goal === undefined) return '';
  return goal.time === null
    ? `, pauses at seq\u00a0${formatInteger(goal.seq ?? 0)}`
    : `, pauses at ${formatSimulatedTime(goal.time, startedAtMs)}`;
}
