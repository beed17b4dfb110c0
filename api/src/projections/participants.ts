import type { EventOf, MarketEvent } from '../market/events.ts';
import { FALL_BACK_REASON, type ParticipantId, type ParticipantKind } from '../market/participant.ts';
import type { Projection } from './projection.ts';
import type { ParticipantView } from './views.ts';

/** Who takes part, in order of admission. */
export class ParticipantsProjection implements Projection {
  readonly #participants = new Map<ParticipantId, ParticipantView>();

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'ParticipantAdmitted':
        this.#set({ participant: event.participant, status: 'ACTIVE', admittedSeq: event.seq });
        return;
      case 'ParticipantRetired':
        this.#change(event.participantId, (view) => ({ ...view, status: 'RETIRED' }));
        return;
      case 'AgentPaused':
        this.#change(event.participantId, (view) => ({ ...view, status: 'PAUSED' }));
        return;
      case 'AgentResumed':
        this.#change(event.participantId, (view) => ({ ...view, status: 'ACTIVE' }));
        return;
      case 'BrainSet':
        this.#change(event.participantId, (view) => withBrain(view, event));
        return;
      case 'PersonaSet': {
        const { strategy, description } = event;
        this.#change(event.participantId, (view) => ({
          ...view,
          participant: { ...view.participant, strategy, description },
        }));
        return;
      }
      default:
        return;
    }
  }

  all(kind?: ParticipantKind): readonly ParticipantView[] {
    const views = [...this.#participants.values()];
    return kind === undefined ? views : views.filter((view) => view.participant.kind === kind);
  }

  get(participantId: ParticipantId): ParticipantView | undefined {
    return this.#participants.get(participantId);
  }

  state(): readonly ParticipantView[] {
    return this.all();
  }

  restore(state: unknown): void {
    this.#participants.clear();
    for (const view of state as readonly ParticipantView[]) this.#set(view);
  }

  #set(view: ParticipantView): void {
    this.#participants.set(view.participant.participantId, view);
  }

  #change(participantId: ParticipantId, change: (view: ParticipantView) => ParticipantView): void {
    const view = this.#participants.get(participantId);
    if (view !== undefined) this.#set(change(view));
  }
}

function withBrain(
  { participant, status, admittedSeq }: ParticipantView,
  { brain, reason }: EventOf<'BrainSet'>,
): ParticipantView {
  const model = reason === FALL_BACK_REASON ? participant.brain?.model : null;
  const told = { participant: { ...participant, brain }, status, admittedSeq };
  return typeof model === 'string' ? { ...told, standsInFor: model } : told;
}
