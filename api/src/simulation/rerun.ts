import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import { type EncodedEntry, encodeEntry } from '../ledger/journal-hash.ts';
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
  readonly #onDerived: (entry: JournalEntry, encoded: EncodedEntry) => void;
  #derived: readonly JournalEntry[] = [];
  #next = 0;
  /** Of the inputs of the first entry: those that came before the kernel was saved. */
  #playedBefore: number;

  /** @param onDerived told every entry that is as the journal has it */
  constructor(kernel: Kernel, onDerived: (entry: JournalEntry, encoded: EncodedEntry) => void = () => {}) {
    this.#kernel = kernel;
    this.#onDerived = onDerived;
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
      if (derived === null) return missing(entry);
      const encoded = encodeEntry(derived);
      const difference = compare(entry, derived, encoded);
      if (difference !== null) return difference;
      this.#onDerived(derived, encoded);
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

function compare(recorded: JournalEntry, derived: JournalEntry, encoded: EncodedEntry): Difference | null {
  const expected = linesOf(recorded, encodeEntry(recorded));
  const actual = linesOf(derived, encoded);
  const length = Math.max(expected.length, actual.length);
  for (let index = 0; index < length; index += 1) {
    if (expected[index] === actual[index]) continue;
    const seq = recorded.command.seq + index;
    return { seq, recorded: expected[index] ?? 'nothing', derived: actual[index] ?? 'nothing' };
  }
  return null;
}

function linesOf({ command, events }: JournalEntry, encoded: EncodedEntry): readonly string[] {
  const lines = events.map(({ seq, time, type }, index) => `${seq} ${time} ${type} ${encoded.events[index]}`);
  return [`${command.seq} ${command.time} ${command.type} ${encoded.command}`, ...lines];
}
