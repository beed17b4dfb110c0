import type { ComparedOccasion, ComparedRun } from './compared-run.ts';

/** Where two runs part, as far as what the server keeps can tell. */
export type Parting =
  /** `child` has the journal of the other up to the event before `seq`. */
  | { readonly kind: 'forked'; readonly child: 'first' | 'second'; readonly seq: number }
  /** Both have the journal of `parent` up to the event before `seq`. */
  | { readonly kind: 'siblings'; readonly parent: string; readonly seq: number }
  /** Same scenario and seed. Something stands in one journal at `seq` and not in the other: they part there or before. */
  | { readonly kind: 'occasion'; readonly seq: number; readonly title: string; readonly only: 'first' | 'second' }
  /** Same scenario and seed, and nothing happened to one that did not happen to the other. */
  | { readonly kind: 'same' }
  /** Same scenario and seed, but too much happened to compare it all. */
  | { readonly kind: 'unknown' }
  /** Other scenarios or seeds: nothing in common. */
  | { readonly kind: 'unrelated' };

export function partingOf(first: ComparedRun, second: ComparedRun): Parting {
  if (second.parent === first.runId && second.forkedAtSeq !== null)
    return { kind: 'forked', child: 'second', seq: second.forkedAtSeq };
  if (first.parent === second.runId && first.forkedAtSeq !== null)
    return { kind: 'forked', child: 'first', seq: first.forkedAtSeq };
  if (first.parent !== null && first.parent === second.parent)
    return { kind: 'siblings', parent: first.parent, seq: Math.min(seqOf(first), seqOf(second)) };
  return hasSameBeginning(first, second) ? partingOfTwins(first, second) : { kind: 'unrelated' };
}

const seqOf = (run: ComparedRun): number => run.forkedAtSeq ?? 1;

function hasSameBeginning(first: ComparedRun, second: ComparedRun): boolean {
  return first.seed === second.seed && first.scenarioHash !== null && first.scenarioHash === second.scenarioHash;
}

function partingOfTwins(first: ComparedRun, second: ComparedRun): Parting {
  if (first.occasions.pageInfo.hasNextPage || second.occasions.pageInfo.hasNextPage) return { kind: 'unknown' };
  const ours = oldestFirst(first);
  const theirs = oldestFirst(second);
  const at = ours.findIndex((occasion, index) => !isSame(occasion, theirs[index]));
  const mine = ours[at === -1 ? ours.length : at];
  const other = theirs[at === -1 ? ours.length : at];
  if (mine !== undefined && (other === undefined || mine.seq <= other.seq))
    return { kind: 'occasion', seq: mine.seq, title: mine.title, only: 'first' };
  return other === undefined
    ? { kind: 'same' }
    : { kind: 'occasion', seq: other.seq, title: other.title, only: 'second' };
}

/** The end of a run is no difference: what was there before it may be the same. */
const oldestFirst = (run: ComparedRun): readonly ComparedOccasion[] =>
  run.occasions.nodes.filter(({ kind }) => kind !== 'RUN_ENDED').toReversed();

function isSame(a: ComparedOccasion, b: ComparedOccasion | undefined): boolean {
  return b !== undefined && a.seq === b.seq && a.title === b.title;
}

/** The first simulated moment at which an agent was worth something else in the two runs; null when there is none. */
export function worthDiffersAt(first: ComparedRun, second: ComparedRun): number | null {
  const moments = first.agents.flatMap(({ handle, equityCurve }) => {
    const other = second.agents.find((agent) => agent.handle === handle);
    const worth = new Map(other?.equityCurve.map((point) => [point.time, point.equitySats]));
    const differs = equityCurve.find(({ time, equitySats }) => worth.has(time) && worth.get(time) !== equitySats);
    return differs === undefined ? [] : [differs.time];
  });
  return moments.length === 0 ? null : Math.min(...moments);
}
