/** How far a run is to go. */
export type Goal = {
  readonly kind: 'time' | 'seq';
  /** Simulated epoch ms, or a number of the journal. */
  readonly at: number;
};

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
