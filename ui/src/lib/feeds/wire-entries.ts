import type { Occasion } from './occasions.ts';
import type { Thought } from './wire.ts';

export type WireEntry =
  | { readonly kind: 'thought'; readonly key: string; readonly seq: number; readonly thought: Thought }
  | { readonly kind: 'occasion'; readonly key: string; readonly seq: number; readonly occasion: Occasion };

/** What became of a thought, in one word a reader can filter by. */
export const OUTCOMES = ['TRADED', 'RESTING', 'REFUSED', 'NO_ORDER', 'ABSTAINED'] as const;
export type Outcome = (typeof OUTCOMES)[number];

/** What a thought came to do. */
export const STANCES = ['BUY', 'SELL', 'HOLD', 'CANCEL'] as const;
export type Stance = (typeof STANCES)[number];

export type WireFilter = {
  readonly agent: string;
  readonly market: string;
  readonly stance: Stance | '';
  readonly outcome: Outcome | '';
  readonly search: string;
};

export const NO_FILTER: WireFilter = { agent: '', market: '', stance: '', outcome: '', search: '' };

/** Acts that belong on the wire. Orders of the machine (speed, pause) are seen on the deck. */
const WIRE_OCCASIONS: ReadonlySet<Occasion['kind']> = new Set([
  'NEWS',
  'SHOCK',
  'HALT',
  'RESUME',
  'AUCTION',
  'UNCROSS',
  'CLOSE',
  'PRE_OPEN',
  'BUY_IN',
  'RUN_STARTED',
  'RUN_ENDED',
  'BRAIN_SET',
  'PARTICIPANT_ADMITTED',
  'PARTICIPANT_RETIRED',
]);

export function outcomeOf(thought: Thought): Outcome {
  if (thought.abstainCause !== null) return 'ABSTAINED';
  if (thought.orders.some((order) => Number(order.filledLots) > 0)) return 'TRADED';
  if (thought.orders.some((order) => order.status === 'NEW' || order.status === 'PARTIALLY_FILLED')) return 'RESTING';
  if (thought.orders.some((order) => order.status === 'REJECTED')) return 'REFUSED';
  return 'NO_ORDER';
}

function thoughtPasses(thought: Thought, filter: WireFilter): boolean {
  if (filter.agent !== '' && thought.agent !== filter.agent) return false;
  if (filter.market !== '' && thought.market !== filter.market) return false;
  if (filter.stance !== '' && thought.stance !== filter.stance) return false;
  if (filter.outcome !== '' && outcomeOf(thought) !== filter.outcome) return false;
  if (filter.search === '') return true;
  const text = `${thought.agentName} ${thought.persona} ${thought.thesis}`.toLowerCase();
  return text.includes(filter.search.toLowerCase());
}

function occasionPasses(occasion: Occasion, filter: WireFilter): boolean {
  if (!WIRE_OCCASIONS.has(occasion.kind)) return false;
  if (filter.agent !== '' || filter.stance !== '' || filter.outcome !== '') return false;
  if (filter.market !== '' && occasion.market !== null && occasion.market !== filter.market) return false;
  return (
    filter.search === '' || `${occasion.title} ${occasion.detail}`.toLowerCase().includes(filter.search.toLowerCase())
  );
}

/** Thoughts and occasions in one list, newest first. Both come oldest first and in order of `seq`. */
export function wireEntries(
  thoughts: readonly Thought[],
  occasions: readonly Occasion[],
  filter: WireFilter,
): readonly WireEntry[] {
  const entries: WireEntry[] = [];
  for (const thought of thoughts) {
    if (thoughtPasses(thought, filter))
      entries.push({ kind: 'thought', key: `t${thought.seq}`, seq: thought.seq, thought });
  }
  for (const occasion of occasions) {
    if (occasionPasses(occasion, filter))
      entries.push({ kind: 'occasion', key: `o${occasion.id}`, seq: occasion.seq, occasion });
  }
  return entries.sort((a, b) => b.seq - a.seq);
}
