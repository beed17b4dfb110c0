import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import { type EncodedRow, encodeRows } from '../ledger/journal-hash.ts';
import { type RecordedEntry, recordedEntry } from '../ledger/recorded-entries.ts';
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
  readonly #onDerived: (entry: JournalEntry, rows: readonly EncodedRow[]) => void;
  #derived: readonly JournalEntry[] = [];
  #next = 0;
  /** Of the inputs of the first entry: those that came before the kernel was saved. */
  #playedBefore: number;

  /** @param onDerived told every entry that is as the journal has it */
  constructor(kernel: Kernel, onDerived: (entry: JournalEntry, rows: readonly EncodedRow[]) => void = () => {}) {
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
    return this.takeRecorded(entries.map(recordedEntry));
  }

  /** The same, for whoever has the rows as they are written: what was not decoded need not be encoded. */
  takeRecorded(entries: readonly RecordedEntry[]): Difference | null {
    for (const entry of entries) {
      const derived = this.#derive(entry.inputs ?? []);
      if (derived === null) return missing(entry);
      const rows = encodeRows(derived);
      const difference = compare(entry.rows, rows);
      if (difference !== null) return difference;
      this.#onDerived(derived, rows);
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

function missing({ rows, inputs = [] }: RecordedEntry): Difference {
  const [input] = inputs;
  const recorded = `input ${input?.kind} after step ${input?.step}`;
  return { seq: rows[0]?.seq ?? 0, recorded, derived: 'that step is over' };
}

function compare(recorded: readonly EncodedRow[], derived: readonly EncodedRow[]): Difference | null {
  const length = Math.max(recorded.length, derived.length);
  for (let index = 0; index < length; index += 1) {
    const [expected, actual] = [recorded[index], derived[index]];
    if (expected !== undefined && actual !== undefined && isSame(expected, actual)) continue;
    const seq = (recorded[0]?.seq ?? 0) + index;
    return { seq, recorded: describe(expected), derived: describe(actual) };
  }
  return null;
}

function isSame(a: EncodedRow, b: EncodedRow): boolean {
  return a.seq === b.seq && a.time === b.time && a.type === b.type && a.payload === b.payload;
}

function describe(row: EncodedRow | undefined): string {
  return row === undefined ? 'nothing' : `${row.seq} ${row.time} ${row.type} ${row.payload}`;
}
