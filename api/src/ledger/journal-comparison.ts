import type { Seq } from '../market/units.ts';
import type { JournalEntry } from './journal.ts';
import { EMPTY_HASH, encodeEntry, entryLines, nextHash } from './journal-hash.ts';

/** Where two runs part: the lines that the hash covers, null where one of them had ended. */
export type Difference = { readonly seq: Seq; readonly recorded: string | null; readonly done: string | null };

const PAGE = 2_000;

/** Compares what a run does with what a journal says, entry by entry, and hashes what the run does. */
export class JournalComparison {
  readonly #read: (afterSeq: Seq, limit: number) => readonly JournalEntry[];
  #page: readonly JournalEntry[] = [];
  #next = 0;
  #readSeq: Seq = 0;
  #lastSeq: Seq = 0;
  #hash = EMPTY_HASH;
  #difference: Difference | null = null;

  constructor(read: (afterSeq: Seq, limit: number) => readonly JournalEntry[]) {
    this.#read = read;
  }

  get journalHash(): string {
    return this.#hash;
  }

  /** Null while both say the same. */
  get difference(): Difference | null {
    return this.#difference;
  }

  add(entries: readonly JournalEntry[]): void {
    for (const entry of entries) {
      const lines = entryLines(entry, encodeEntry(entry));
      this.#hash = nextHash(this.#hash, lines);
      this.#difference ??= differenceOf(linesOf(this.#recorded()), lines.split('\n'), entry.command.seq);
      this.#lastSeq = entry.events.at(-1)?.seq ?? entry.command.seq;
    }
  }

  /** The run is over: what the journal has beyond it is a difference too. */
  end(): void {
    if (this.#difference !== null) return;
    const [line] = linesOf(this.#recorded());
    if (line !== undefined) this.#difference = { seq: this.#lastSeq + 1, recorded: line, done: null };
  }

  #recorded(): JournalEntry | undefined {
    if (this.#next === this.#page.length) this.#turnPage();
    const entry = this.#page[this.#next];
    this.#next += 1;
    return entry;
  }

  #turnPage(): void {
    this.#page = this.#read(this.#readSeq, PAGE);
    this.#next = 0;
    const last = this.#page.at(-1);
    if (last !== undefined) this.#readSeq = last.events.at(-1)?.seq ?? last.command.seq;
  }
}

function linesOf(entry: JournalEntry | undefined): readonly string[] {
  return entry === undefined ? [] : entryLines(entry, encodeEntry(entry)).split('\n');
}

function differenceOf(recorded: readonly string[], done: readonly string[], firstSeq: Seq): Difference | null {
  const length = Math.max(recorded.length, done.length);
  for (let index = 0; index < length; index += 1) {
    if (recorded[index] === done[index]) continue;
    return { seq: firstSeq + index, recorded: recorded[index] || null, done: done[index] || null };
  }
  return null;
}
