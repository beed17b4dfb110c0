import type { JournalInput } from '../../src/ledger/journal.ts';
import { EMPTY_HASH, encodeEntry, entryLines, nextHash } from '../../src/ledger/journal-hash.ts';
import type { Kernel } from '../../src/simulation/kernel.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { playInput } from '../../src/simulation/play-input.ts';
import { must } from '../../src/util/assert.ts';
import { scenarios } from '../kit/scenarios.ts';

/** The same run without any accident, as far as somebody asks for it: its hash after every command. */
export class UndisturbedRun {
  readonly #kernel: Kernel;
  readonly #hashes = new Map<number, string>();
  #hash = EMPTY_HASH;

  constructor(scenario: string, seed: string) {
    const found = must(
      scenarios.find(({ name }) => name === scenario),
      `scenario ${scenario}`,
    );
    this.#kernel = openKernel(found, seed, null);
  }

  /**
   * Undefined when no command ends there. `inputs` are what the person in charge did since the seq that was asked for last.
   */
  hashAt(lastSeq: number, inputs: readonly JournalInput[] = []): string | undefined {
    this.#chain();
    let played = 0;
    while (this.#kernel.seq < lastSeq) {
      const input = inputs[played];
      if (input?.step === this.#kernel.stepCount) {
        played += 1;
        playInput(this.#kernel, input);
      } else this.#kernel.step();
      this.#chain();
    }
    return this.#hashes.get(lastSeq);
  }

  stateHash(): string {
    return this.#kernel.stateHash();
  }

  #chain(): void {
    for (const entry of this.#kernel.drain()) {
      this.#hash = nextHash(this.#hash, entryLines(entry, encodeEntry(entry)));
      this.#hashes.set(entry.command.seq + entry.events.length, this.#hash);
    }
  }
}
