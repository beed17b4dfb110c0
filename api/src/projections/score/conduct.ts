import type { AbstainCause } from '../../market/decision.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { RejectReason } from '../../market/reject-reason.ts';
import type { ConductView, CountOf } from './score-views.ts';

type Counts = { readonly abstentions: Map<AbstainCause, number>; readonly refusals: Map<RejectReason, number> };

export type ConductState = readonly (readonly [ParticipantId, ConductView])[];

const none: ConductView = { abstentions: [], refusals: [] };

/** What agents did not do and were not allowed to do, by cause. */
export class Conduct {
  #counts = new Map<ParticipantId, Counts>();

  abstained(participantId: ParticipantId, cause: AbstainCause): void {
    count(this.#of(participantId).abstentions, cause);
  }

  refused(participantId: ParticipantId, reason: RejectReason): void {
    count(this.#of(participantId).refusals, reason);
  }

  of(participantId: ParticipantId): ConductView {
    const counts = this.#counts.get(participantId);
    return counts === undefined ? none : viewOf(counts);
  }

  state(): ConductState {
    return [...this.#counts].map(([participantId, counts]) => [participantId, viewOf(counts)]);
  }

  restore(state: ConductState): void {
    this.#counts = new Map(
      state.map(([participantId, { abstentions, refusals }]) => {
        return [participantId, { abstentions: new Map(abstentions), refusals: new Map(refusals) }];
      }),
    );
  }

  #of(participantId: ParticipantId): Counts {
    const present = this.#counts.get(participantId);
    if (present !== undefined) return present;
    const counts: Counts = { abstentions: new Map(), refusals: new Map() };
    this.#counts.set(participantId, counts);
    return counts;
  }
}

function viewOf({ abstentions, refusals }: Counts): ConductView {
  return { abstentions: [...abstentions], refusals: [...refusals] };
}

function count<Key>(counts: Map<Key, number>, key: Key): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

/** How often one thing was counted. */
export function countOf<Key>(counts: readonly CountOf<Key>[], key: Key): number {
  return counts.find(([counted]) => counted === key)?.[1] ?? 0;
}
