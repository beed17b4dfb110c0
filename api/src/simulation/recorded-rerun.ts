import type { JournalEntry } from '../ledger/journal.ts';
import type { KeptAnswer, KeptQuestion } from '../ledger/model-entry.ts';
import type { SequencedCommand } from '../market/commands.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import { type MissPolicy, missed } from '../traders/llm/recorded-model.ts';
import { questionHash } from '../traders/request-hash.ts';
import type { Kernel } from './kernel.ts';
import { recordedOutcome } from './model-entries.ts';
import { isAct, repeatAct } from './repeat-act.ts';

/** What came into a run from outside. */
export type RecordedInputs = {
  /** Commands of the journal, in order; those that the market brought about by itself are passed over. */
  readonly commands: readonly SequencedCommand[];
  /** In the order of asking. */
  readonly questions: readonly KeptQuestion[];
  readonly lastSeq: Seq;
  readonly lastTime: SimTime;
};

export type RerunOptions = {
  /** Fresh, as it was when the recorded run began. */
  readonly kernel: Kernel;
  readonly inputs: RecordedInputs;
  readonly onMiss: MissPolicy;
  /** Everything that is done, in order. */
  readonly onEntries: (entries: readonly JournalEntry[]) => void;
};

type Input = { readonly time: SimTime; readonly seq: Seq; readonly order: number; readonly enter: () => void };

/** Entries told at once. */
const BATCH_COMMANDS = 1_000;

/**
 * Runs a market again with what came into it from outside the first time: the acts of the person in charge and the
 * answers of models, each at its simulated time. Everything else it does by itself, and to the same end.
 */
export class RecordedRerun {
  readonly #options: RerunOptions;
  readonly #record: Map<string, KeptQuestion[]>;
  /** Acts, known from the start. */
  readonly #acts: Input[];
  /** Recorded answers to questions that were asked again. */
  readonly #answers: Input[] = [];
  #pending = 0;
  #missCount = 0;

  constructor(options: RerunOptions) {
    const { kernel, inputs } = options;
    this.#options = options;
    this.#record = Map.groupBy(inputs.questions, ({ requestHash }) => requestHash);
    const acts = inputs.commands.filter(({ seq }) => seq > kernel.seq).filter(isAct);
    this.#acts = acts.map((act) => ({
      time: act.time,
      seq: act.seq - 1,
      order: Number.POSITIVE_INFINITY,
      enter: () => repeatAct(kernel, act),
    }));
  }

  /** Questions that were not in the record. */
  get missCount(): number {
    return this.#missCount;
  }

  /** @throws RecordMissError when a question is not in the record and `onMiss` is `FAIL` */
  async run(): Promise<void> {
    for (let next = this.#next(); next !== undefined || !this.#isOver(); next = this.#next()) {
      if (next === undefined) await this.#step();
      else if (await this.#runUntil(next)) this.#enter(next);
    }
    this.#tell();
  }

  /** A run that was cut off ends where its journal does; one that has become another run, at the same time. */
  #isOver(): boolean {
    const { kernel, inputs } = this.#options;
    return kernel.seq >= inputs.lastSeq || kernel.nextTime() > inputs.lastTime;
  }

  #enter(input: Input): void {
    this.#take(input);
    this.#options.kernel.advanceTo(input.time);
    input.enter();
  }

  /** False when an earlier input came up on the way. */
  async #runUntil(input: Input): Promise<boolean> {
    const { kernel } = this.#options;
    while (kernel.nextTime() <= input.time) {
      await this.#step();
      if (this.#next() !== input) return false;
    }
    return true;
  }

  async #step(): Promise<void> {
    const { kernel } = this.#options;
    this.#pending += kernel.step();
    for (const request of kernel.takeAsks()) await this.#asked(request);
    if (this.#pending >= BATCH_COMMANDS) this.#tell();
  }

  async #asked(request: ModelRequest): Promise<void> {
    const question = this.#record.get(questionHash(request))?.shift();
    if (question === undefined) return this.#miss(request);
    if (question.answer !== null) this.#answers.push(this.#inputOf(request, question, question.answer));
  }

  /** At the recorded time; a run that has become another one keeps at least the time it took. */
  #inputOf(request: ModelRequest, { askedTime }: KeptQuestion, answer: KeptAnswer): Input {
    const { kernel } = this.#options;
    const shiftMs = kernel.now - askedTime;
    const outcome: ModelOutcome = { ...recordedOutcome(answer), request };
    const enter = () => kernel.answer(outcome, answer.dueTime + shiftMs);
    return { time: answer.enteredTime + shiftMs, seq: answer.enteredSeq, order: answer.order, enter };
  }

  async #miss(request: ModelRequest): Promise<void> {
    const { kernel, onMiss } = this.#options;
    this.#missCount += 1;
    const outcome = await missed(request, new AbortController().signal, onMiss);
    kernel.finishMoment();
    kernel.answer(outcome, kernel.now + outcome.latencyMs);
  }

  /** By time; at one time in the order in which they came. */
  #next(): Input | undefined {
    const [act] = this.#acts;
    return this.#answers.reduce(
      (first, answer) => (first === undefined || precedes(answer, first) ? answer : first),
      act,
    );
  }

  #take(input: Input): void {
    if (this.#acts[0] === input) this.#acts.shift();
    else this.#answers.splice(this.#answers.indexOf(input), 1);
  }

  #tell(): void {
    const { kernel, onEntries } = this.#options;
    onEntries(kernel.drain());
    this.#pending = 0;
  }
}

/** An answer that came when the journal ended right before an act came before that act. */
function precedes(a: Input, b: Input): boolean {
  return a.time - b.time < 0 || (a.time === b.time && (a.seq - b.seq || a.order - b.order) < 0);
}
