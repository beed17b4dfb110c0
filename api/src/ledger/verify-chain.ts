import type { Seq } from '../market/units.ts';
import { EMPTY_HASH, hashedLine, nextHash } from './journal-hash.ts';
import type { StoredRow } from './payload.ts';
import { type Commit, newestCommits } from './rows/commit-rows.ts';
import type { SqliteFile } from './sqlite-file.ts';

export type ChainReport = {
  /** Null when the chain holds, else what is wrong and where. */
  readonly problem: string | null;
  readonly lastSeq: Seq;
  readonly journalHash: string;
};

type Row = StoredRow & { readonly kind: string };

/** Reads the whole journal, recomputes its hash and compares it with every commit that was kept. */
export function verifyChain(file: SqliteFile): ChainReport {
  const commits = [...newestCommits(file, Number.MAX_SAFE_INTEGER)].reverse();
  const walk = new ChainWalk(commits);
  const rows = file.prepare<[], Row>(
    'select seq, time, kind, type, version, cause_seq as causeSeq, payload from journal order by seq',
  );
  for (const row of rows.iterate()) {
    const problem = walk.take(row);
    if (problem !== null) return { problem, lastSeq: walk.lastSeq, journalHash: walk.hash };
  }
  return { problem: walk.end(), lastSeq: walk.lastSeq, journalHash: walk.hash };
}

class ChainWalk {
  readonly #commits: readonly Commit[];
  #nextCommit = 0;
  #lines = '';
  #commandSeq: Seq = 0;
  lastSeq: Seq = 0;
  hash = EMPTY_HASH;

  constructor(commits: readonly Commit[]) {
    this.#commits = commits;
  }

  take(row: Row): string | null {
    if (row.seq !== this.lastSeq + 1) return `row ${this.lastSeq + 1} is missing`;
    if (row.kind === 'COMMAND') {
      const problem = this.#closeEntry();
      if (problem !== null) return problem;
      this.#commandSeq = row.seq;
    } else if (row.causeSeq !== this.#commandSeq) return `row ${row.seq} names ${row.causeSeq} as its cause`;
    this.lastSeq = row.seq;
    this.#lines += hashedLine(row.seq, row.time, row.type, row.version, row.payload);
    return null;
  }

  end(): string | null {
    const problem = this.#closeEntry();
    if (problem !== null) return problem;
    const missing = this.#commits[this.#nextCommit];
    return missing === undefined ? null : `commit ${missing.lastSeq} is missing: the journal ends at ${this.lastSeq}`;
  }

  #closeEntry(): string | null {
    if (this.#lines === '') return null;
    this.hash = nextHash(this.hash, this.#lines);
    this.#lines = '';
    const commit = this.#commits[this.#nextCommit];
    if (commit === undefined) return `row ${this.lastSeq} lies behind the last commit`;
    if (commit.lastSeq > this.lastSeq) return null;
    this.#nextCommit += 1;
    if (commit.lastSeq < this.lastSeq) return `commit ${commit.lastSeq} ends inside a command`;
    const previous = this.#commits[this.#nextCommit - 2]?.lastSeq ?? 0;
    return commit.journalHash === this.hash ? null : `rows ${previous + 1} to ${this.lastSeq} were changed`;
  }
}
