import type { ExchangeSnapshot } from '../engine/exchange.ts';
import type { JournalInput } from '../ledger/journal.ts';
import type { ModelEntry } from '../ledger/model-entry.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import type { SpawnAct } from './god-acts.ts';
import type { SchedulerState } from './scheduler.ts';

/** How a question ended, without the question: whoever plays the run again asks it again. */
export type GivenAnswer = Omit<ModelOutcome, 'request'>;

export type Question = { readonly request: ModelRequest; readonly traderIndex: number };

/** A model's answer as the journal keeps it; it reaches the market at `due`. */
export type AnswerInput = { readonly requestId: string; readonly answer: GivenAnswer; readonly due: SimTime };

/** Where a kernel is, apart from what its parts remember. */
export type AgendaState = {
  readonly seq: Seq;
  readonly now: SimTime;
  readonly stepCount: number;
  readonly speed: number | null;
  readonly scheduler: SchedulerState;
  readonly mutedUntil: readonly (readonly [traderIndex: number, SimTime])[];
  readonly questions: readonly Question[];
  readonly answers: readonly (readonly [requestId: string, GivenAnswer])[];
  /** What came from outside and has caused no command yet. */
  readonly inputs: readonly JournalInput[];
  /** What passed between traders and models and is noted beside no command yet. */
  readonly modelEntries: readonly ModelEntry[];
};

/** One seat: who spawned it, when it was not there from the start, and what its trader remembers. */
export type SeatState = {
  readonly participantId: ParticipantId;
  readonly spawnedBy: SpawnAct | null;
  readonly trader: unknown;
};

/** Everything a kernel remembers, as plain JSON in parts; `view` parts are those of the read model. */
export type KernelState = {
  readonly agenda: AgendaState;
  readonly exchange: ExchangeSnapshot;
  readonly seats: readonly SeatState[];
  readonly reference: unknown;
  readonly duties: readonly unknown[];
  readonly view: Readonly<Record<string, unknown>>;
};

/** The same, not yet made. */
export type KernelParts = {
  readonly [Part in Exclude<keyof KernelState, 'view'>]: () => KernelState[Part];
} & { readonly view: Readonly<Record<string, () => unknown>> };
