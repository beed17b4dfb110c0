import { existsSync } from 'node:fs';
import type { JournalEntry } from '../ledger/journal.ts';
import { readEntries } from '../ledger/journal-rows.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { readManifest } from '../ledger/manifest-file.ts';
import type { KeptQuestion } from '../ledger/model-entry.ts';
import { readQuestions } from '../ledger/reading/models.ts';
import { newestCommits } from '../ledger/rows/commit-rows.ts';
import { type RunPaths, runPathsIn } from '../ledger/run-paths.ts';
import { type RunSetup, readSetup } from '../ledger/run-setup.ts';
import { isOutdated } from '../ledger/schema.ts';
import { openForReading, type SqliteFile } from '../ledger/sqlite-file.ts';
import type { Seq } from '../market/units.ts';

/** What the file says about its run. */
export type RunRow = {
  readonly runId: string;
  readonly scenario: string;
  readonly seed: string;
  readonly codeVersion: string;
};

const PAGE = 2_000;

/** A kept run, opened for reading from its folder. */
export class RecordedRun {
  readonly about: RunRow;
  readonly #paths: RunPaths;
  readonly #file: SqliteFile;

  /** @throws LedgerError when the folder holds no run */
  constructor(folder: string) {
    this.#paths = runPathsIn(folder);
    const path = this.#paths.ledger;
    if (!existsSync(path)) throw new LedgerError(`${folder} holds no run: expected a folder with ledger.sqlite in it`);
    this.#file = openForReading(path);
    const about = this.#file
      .prepare<[], RunRow>('select run_id as runId, scenario, seed, code_version as codeVersion from run')
      .get();
    if (about === undefined) throw new LedgerError(`${path} does not say which run it is`);
    this.about = about;
  }

  /** What it was made of; null in runs from before that was kept. Throws `LedgerError` when it is not what the run began with. */
  setup(): RunSetup | null {
    const scenarioHash = readManifest(this.#paths.manifest)?.scenarioHash ?? null;
    return scenarioHash === null ? null : readSetup(this.#paths, scenarioHash);
  }

  /** Up to where the journal is on disk. */
  last() {
    const [last] = newestCommits(this.#file, 1);
    if (last === undefined)
      throw new LedgerError(`run ${this.about.runId} is empty: nothing was written to its journal`);
    return last;
  }

  read(afterSeq: Seq, limit: number): readonly JournalEntry[] {
    return readEntries(this.#file, afterSeq, limit);
  }

  /** The whole journal, a page at a time. */
  *entries(): Generator<JournalEntry> {
    let afterSeq = 0;
    for (;;) {
      const page = this.read(afterSeq, PAGE);
      yield* page;
      const last = page.at(-1);
      if (last === undefined) return;
      afterSeq = last.events.at(-1)?.seq ?? last.command.seq;
    }
  }

  /** None in files from before questions were kept. */
  questions(): readonly KeptQuestion[] {
    return isOutdated(this.#file) ? [] : readQuestions(this.#file);
  }

  close(): void {
    this.#file.close();
  }
}
