import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import { encodeEntry } from '../ledger/journal-hash.ts';
import type { Seq } from '../market/units.ts';
import type { Kernel } from './kernel.ts';
import { playInput } from './play-input.ts';

/** The first place at which a run played again is not what its journal says. */
export type Difference = { readonly seq: Seq; readonly recorded: string; readonly derived: string };

/**
 * Plays a run again: gives a kernel what came from outside, at the places where it came, and compares every command and
 * event that follows with the journal. The kernel may begin anywhere in the run.
 */
export class Rerun {
  readonly #kernel: Kernel;
  #derived: readonly JournalEntry[] = [];
  #next = 0;
  /** Of the inputs of the first entry: those that came before the kernel was saved. */
  #playedBefore: number;

  constructor(kernel: Kernel) {
    this.#kernel = kernel;
    this.#playedBefore = kernel.pendingInputCount;
  }

  /** What was derived beyond the last entry taken: the rest of a step that the journal has only begun. */
  get rest(): readonly JournalEntry[] {
    return this.#derived.slice(this.#next);
  }

  /** Takes the next entries of the journal, in order. Null when all are derived exactly; else it is over. */
  take(entries: readonly JournalEntry[]): Difference | null {
    for (const entry of entries) {
      const derived = this.#derive(entry.inputs ?? []);
      const difference = derived === null ? missing(entry) : compare(entry, derived);
      if (difference !== null) return difference;
    }
    // What a model would have been asked has been answered, or is asked no more.
    this.#kernel.takeAsks();
    return null;
  }

  /** The next entry; null when an input has no place any more. */
  #derive(inputs: readonly JournalInput[]): JournalEntry | null {
    let played = this.#playedBefore;
    this.#playedBefore = 0;
    while (this.#next === this.#derived.length) {
      const input = inputs[played];
      if (input !== undefined && input.step < this.#kernel.stepCount) return null;
      if (input !== undefined && input.step === this.#kernel.stepCount) {
        played += 1;
        playInput(this.#kernel, input);
      } else this.#kernel.step();
      this.#derived = this.#kernel.drain();
      this.#next = 0;
    }
    this.#next += 1;
    return this.#derived[this.#next - 1] ?? null;
  }
}

function missing({ command, inputs = [] }: JournalEntry): Difference {
  const [input] = inputs;
  const recorded = `input ${input?.kind} after step ${input?.step}`;
  return { seq: command.seq, recorded, derived: 'that step is over' };
}

function compare(recorded: JournalEntry, derived: JournalEntry): Difference | null {
  const expected = linesOf(recorded);
  const actual = linesOf(derived);
  const index = expected.findIndex((line, place) => line.text !== actual[place]?.text);
  const at = index < 0 && actual.length > expected.length ? expected.length : index;
  if (at < 0) return null;
  const none = 'nothing';
  const seq = expected[at]?.seq ?? actual[at]?.seq ?? recorded.command.seq;
  return { seq, recorded: expected[at]?.text ?? none, derived: actual[at]?.text ?? none };
}

function linesOf(entry: JournalEntry): readonly { readonly seq: Seq; readonly text: string }[] {
  const encoded = encodeEntry(entry);
  const { seq, time, type } = entry.command;
  const command = { seq, text: `${seq} ${time} ${type} ${encoded.command}` };
  const events = entry.events.map((event, index) => {
    return { seq: event.seq, text: `${event.seq} ${event.time} ${event.type} ${encoded.events[index]}` };
  });
  return [command, ...events];
}
