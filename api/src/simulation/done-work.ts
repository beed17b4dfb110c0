import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import type { ModelEntry } from '../ledger/model-entry.ts';
import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';

type State = { readonly inputs: readonly JournalInput[]; readonly modelEntries: readonly ModelEntry[] };

/** What a kernel did and nobody took to the journal yet; what came from outside is kept beside the next command. */
export class DoneWork {
  #entries: JournalEntry[] = [];
  #inputs: JournalInput[] = [];
  #modelEntries: ModelEntry[] = [];

  /** Commands that wait to be taken. */
  get commandCount(): number {
    return this.#entries.length;
  }

  /** What came from outside and is noted beside no command yet. */
  get inputCount(): number {
    return this.#inputs.length;
  }

  add(command: SequencedCommand, events: readonly MarketEvent[], latencyMs: number | null): void {
    this.#entries.push({ command, events, latencyMs, ...this.#takeInputs(), ...this.#takeModelEntries() });
  }

  noteInput(input: JournalInput): void {
    this.#inputs.push(input);
  }

  /** Forgets an input that led to no command. */
  dropInput(input: JournalInput): void {
    if (this.#inputs.at(-1) === input) this.#inputs.pop();
  }

  noteModel(entry: ModelEntry): void {
    this.#modelEntries.push(entry);
  }

  drain(): readonly JournalEntry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  state(): State {
    return { inputs: this.#inputs, modelEntries: this.#modelEntries };
  }

  restore({ inputs, modelEntries }: State): void {
    this.#inputs = [...inputs];
    this.#modelEntries = [...modelEntries];
  }

  #takeInputs(): Pick<JournalEntry, 'inputs'> {
    if (this.#inputs.length === 0) return {};
    const inputs = this.#inputs;
    this.#inputs = [];
    return { inputs };
  }

  #takeModelEntries(): Pick<JournalEntry, 'models'> {
    if (this.#modelEntries.length === 0) return {};
    const models = this.#modelEntries;
    this.#modelEntries = [];
    return { models };
  }
}
