import type { MarketEvent } from '../../market/events.ts';
import type { Instrument } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Seq } from '../../market/units.ts';
import { TickerMask } from '../../traders/agents/ticker-mask.ts';
import type { DraftListener, ModelRequest } from '../../traders/llm/model.ts';
import type { Clock } from '../clock.ts';

/** How far a thought has come that an agent is still writing. Nothing decides by it, and nothing keeps it. */
export type ThoughtDraft = {
  readonly participantId: ParticipantId;
  /** As in the thought that it becomes: with the agent it tells which one that is. */
  readonly viewSeq: Seq;
  /** Grows with every change of the agent's drafts. */
  readonly revision: number;
  /** All that can be seen of it, not what is new. */
  readonly thesis: string;
  /** Nothing follows: the thought is there, or none comes of it. */
  readonly isDone: boolean;
};

/** What is told of drafts, to whom it matters. */
export type DraftSource = {
  /** Told whose draft changed. */
  listen(listener: (agents: readonly ParticipantId[]) => void): void;
  of(agent: ParticipantId): ThoughtDraft | undefined;
  /** Those that are being written. */
  open(): readonly ThoughtDraft[];
  /** What a decision brought to an end. */
  follow(events: readonly MarketEvent[]): void;
  /** Another run: no draft was ever there. */
  reset(): void;
};

/** Where nobody writes: in a replay, and beside another process. */
export const noDrafts: DraftSource = {
  listen: () => {},
  of: () => undefined,
  open: () => [],
  follow: () => {},
  reset: () => {},
};

/** All drafts together are read and told this often at most. */
export const DRAFTS_EVERY_MS = 100;

/** An answer that nobody took (its agent left, its brain was switched) has no thought, and so this is how its draft ends. */
export const DRAFT_OUTLIVES_ANSWER_MS = 10_000;

type Question = {
  readonly request: ModelRequest;
  read: (() => string) | null;
  cancel: () => void;
};

/** What agents are writing now: the newest words of each, however many came in between. */
export class Drafts implements DraftSource {
  readonly #clock: Clock;
  readonly #instruments: () => readonly Instrument[];
  readonly #listeners: ((agents: readonly ParticipantId[]) => void)[] = [];
  /** One question an agent at a time. */
  readonly #questions = new Map<ParticipantId, Question>();
  readonly #drafts = new Map<ParticipantId, ThoughtDraft>();
  #isPlanned = false;
  #readAtMs = Number.NEGATIVE_INFINITY;

  /** @param instruments those of the run, by which hidden names are shown again */
  constructor(clock: Clock, instruments: () => readonly Instrument[]) {
    this.#clock = clock;
    this.#instruments = instruments;
  }

  /** An agent is asked: gives what its model is to tell. */
  asked(request: ModelRequest): DraftListener {
    const question: Question = { request, read: null, cancel: () => {} };
    this.#questions.get(request.participantId)?.cancel();
    this.#questions.set(request.participantId, question);
    return (read) => {
      if (this.#questions.get(request.participantId) !== question) return;
      question.read = read;
      this.#plan();
    };
  }

  /** Its model has said all it will. What it said stays in sight until the thought is there. */
  answered({ participantId, requestId }: ModelRequest): void {
    const question = this.#questions.get(participantId);
    if (question?.request.requestId !== requestId) return;
    question.cancel = this.#clock.after(DRAFT_OUTLIVES_ANSWER_MS, () => this.#finish([participantId]));
  }

  /** Nobody waits for any answer any more. */
  drop(): void {
    this.#finish([...this.#questions.keys()]);
  }

  listen(listener: (agents: readonly ParticipantId[]) => void): void {
    this.#listeners.push(listener);
  }

  of(agent: ParticipantId): ThoughtDraft | undefined {
    return this.#drafts.get(agent);
  }

  open(): readonly ThoughtDraft[] {
    return [...this.#drafts.values()].filter(({ isDone }) => !isDone);
  }

  follow(events: readonly MarketEvent[]): void {
    const decided = events.flatMap((event) => {
      if (event.type !== 'AgentDecided' && event.type !== 'AgentAbstained') return [];
      const { participantId, evidence } = event.record;
      return this.#questions.get(participantId)?.request.viewSeq === evidence.viewSeq ? [participantId] : [];
    });
    this.#finish(decided);
  }

  reset(): void {
    for (const { cancel } of this.#questions.values()) cancel();
    this.#questions.clear();
    this.#drafts.clear();
  }

  #plan(): void {
    if (this.#isPlanned) return;
    this.#isPlanned = true;
    const waitMs = Math.max(0, this.#readAtMs + DRAFTS_EVERY_MS - this.#clock.elapsedMs());
    this.#clock.after(waitMs, () => {
      this.#isPlanned = false;
      this.#readAtMs = this.#clock.elapsedMs();
      this.#tell([...this.#questions.values()].flatMap((question) => this.#renew(question)));
    });
  }

  /** Reads what came; gives the agent if it changed what can be seen. */
  #renew(question: Question): readonly ParticipantId[] {
    const { read, request } = question;
    question.read = null;
    if (read === null) return [];
    const { participantId, viewSeq } = request;
    const known = this.#drafts.get(participantId);
    const isGoingOn = known?.viewSeq === viewSeq && !known.isDone;
    const thesis = this.#unmasked(read(), request);
    if (thesis === (isGoingOn ? known.thesis : '')) return [];
    const revision = (known?.revision ?? 0) + 1;
    this.#drafts.set(participantId, { participantId, viewSeq, revision, thesis, isDone: false });
    return [participantId];
  }

  #unmasked(text: string, { shortlist }: ModelRequest): string {
    const instruments = this.#instruments();
    const isMasked = shortlist.some(({ symbol }) => instruments.every((instrument) => instrument.symbol !== symbol));
    return isMasked ? new TickerMask(instruments).showSoFar(text) : text;
  }

  #finish(agents: readonly ParticipantId[]): void {
    const told = agents.filter((agent) => {
      this.#questions.get(agent)?.cancel();
      this.#questions.delete(agent);
      const draft = this.#drafts.get(agent);
      if (draft === undefined || draft.isDone) return false;
      this.#drafts.set(agent, { ...draft, revision: draft.revision + 1, isDone: true });
      return true;
    });
    this.#tell(told);
  }

  #tell(agents: readonly ParticipantId[]): void {
    if (agents.length === 0) return;
    for (const listener of this.#listeners) listener(agents);
  }
}
