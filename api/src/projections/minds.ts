import type { EventOf, MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import { RingBuffer } from '../util/ring-buffer.ts';
import type { Projection } from './projection.ts';
import type { MindView, PublicLineView } from './views.ts';

const KEPT_NOTES = 3;
const KEPT_LINES = 24;

const blank: MindView = { mood: null, notes: [] };

type State = {
  readonly minds: readonly (readonly [ParticipantId, MindView])[];
  readonly lines: readonly PublicLineView[];
};

/** What agents say beside their decisions: notes to themselves, lines for everybody, moods. */
export class MindsProjection implements Projection {
  readonly #minds = new Map<ParticipantId, MindView>();
  readonly #lines = new RingBuffer<PublicLineView>(KEPT_LINES);

  apply(event: MarketEvent): void {
    if (event.type === 'AgentDecided') this.#hear(event);
  }

  of(participantId: ParticipantId): MindView {
    return this.#minds.get(participantId) ?? blank;
  }

  /** Newest first. */
  lines(limit: number): readonly PublicLineView[] {
    return this.#lines.last(limit).reverse();
  }

  state(): State {
    return { minds: [...this.#minds], lines: this.#lines.toArray() };
  }

  restore(state: unknown): void {
    const { minds, lines } = state as State;
    this.#minds.clear();
    for (const [participantId, mind] of minds) this.#minds.set(participantId, mind);
    this.#lines.replaceWith(lines);
  }

  #hear({ seq, time, record: { participantId, outcome } }: EventOf<'AgentDecided'>): void {
    if (outcome.kind !== 'DECIDED') return;
    const { mood, publicLine, memoryNote } = outcome.decision;
    if (publicLine !== undefined) this.#lines.push({ seq, time, participantId, text: publicLine });
    if (mood === undefined && memoryNote === undefined) return;
    const { mood: before, notes } = this.of(participantId);
    const newer = memoryNote === undefined ? [] : [{ seq, time, text: memoryNote }];
    this.#minds.set(participantId, { mood: mood ?? before, notes: [...newer, ...notes].slice(0, KEPT_NOTES) });
  }
}
