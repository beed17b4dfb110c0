import type { JournalEntry } from '../ledger/journal.ts';
import { assert } from '../util/assert.ts';
import type { CurrentRun } from './current-run.ts';
import type { Teller } from './teller.ts';

/** Makes durable what the kernel did, and only then has it told. */
export class Saver {
  readonly #current: CurrentRun;
  readonly #teller: Teller;
  /** What the kernel did and nobody was told of, because it is not durable yet. */
  #unsaved: readonly JournalEntry[] = [];

  constructor(current: CurrentRun, teller: Teller) {
    this.#current = current;
    this.#teller = teller;
  }

  /** @throws JournalFault when the disk does not take it: `recover` goes on from there */
  commit(): void {
    const { run, status } = this.#current;
    if (run === null || status === 'FAILED') return;
    this.#unsaved = run.kernel.drain();
    if (this.#unsaved.length > 0) run.journal.append(this.#unsaved);
    this.#tell();
  }

  /** Asks the disk whether it works again. @throws JournalFault while it does not */
  recover(): void {
    this.#current.live().journal.recover();
    this.#current.fault = null;
    this.#current.problem = null;
    this.#tell();
  }

  /** All that was done is durable now. */
  #tell(): void {
    const run = this.#current.live();
    const { journal, kernel } = run;
    assert(journal.lastSeq() === kernel.seq, () => `journal is at ${journal.lastSeq()}, engine at ${kernel.seq}`);
    const told = this.#unsaved;
    this.#unsaved = [];
    if (told.length > 0) this.#teller.slice(told);
    this.#teller.asks(run);
  }
}
