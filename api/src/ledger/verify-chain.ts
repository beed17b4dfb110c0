import type { Seq, SimTime } from '../market/units.ts';
import type { Mark } from './high-water-mark.ts';
import { checksumHead, EMPTY_HASH, hashedLine, nextHash, rowCrc, wallLine } from './journal-hash.ts';
import type { StoredRow } from './payload.ts';
import { type Commit, newestCommits, nothingCommitted } from './rows/commit-rows.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** What a walk over the journal can find broken. */
export type ChainPart = 'CHAIN' | 'WALL_CLOCK' | 'HIGH_WATER_MARK';

export type ChainReport = {
  /** Null when all holds, else what is wrong and where. */
  readonly problem: string | null;
  /** What the problem is a problem of; null when there is none. */
  readonly part: ChainPart | null;
  readonly lastSeq: Seq;
  readonly journalHash: string;
  readonly wallHash: string;
};

export type ChainOptions = {
  /** Begins behind this commit and trusts it; at the first row without it. */
  readonly after?: Commit;
  /** How far the ledger must reach at least; not looked at without it. */
  readonly mark?: Mark | undefined;
  /** Called now and then with the seq that was reached. */
  readonly onProgress?: (seq: Seq) => void;
};

type Row = StoredRow & {
  readonly kind: string;
  readonly atMs: number;
  readonly fence: number;
  readonly latencyMs: number | null;
  readonly crc: number | null;
};

const ROWS =
  'select seq, time, kind, type, version, cause_seq as causeSeq, payload, at_ms as atMs, fence, ' +
  'latency_ms as latencyMs, crc from journal where seq > ? order by seq';

const ROWS_BETWEEN_PROGRESS = 10_000;

/** Reads the journal, recomputes both chains and compares them with every commit that was kept, and with the mark. */
export function verifyChain(file: SqliteFile, options: ChainOptions = {}): ChainReport {
  const commits = [...newestCommits(file, Number.MAX_SAFE_INTEGER)].reverse();
  const walk = new ChainWalk(commits, options.after ?? nothingCommitted, options.mark);
  for (const row of file.prepare<[Seq], Row>(ROWS).iterate(walk.lastSeq)) {
    const found = walk.take(row);
    if (found !== null) return walk.report(found);
    if (row.seq % ROWS_BETWEEN_PROGRESS === 0) options.onProgress?.(row.seq);
  }
  return walk.report(walk.end());
}

type Found = { readonly part: ChainPart; readonly problem: string };

class ChainWalk {
  readonly #commits: readonly Commit[];
  readonly #mark: Mark | undefined;
  /** Up to here rows have neither checksums nor a second chain: an older program wrote them. */
  readonly #oldSeq: Seq;
  #isMarkSeen = false;
  #nextCommit: number;
  #lines = '';
  #command: Row | null = null;
  #time: SimTime;
  #hash: string;
  #wallHash: string;
  lastSeq: Seq;

  constructor(commits: readonly Commit[], after: Commit, mark: Mark | undefined) {
    this.#commits = commits;
    this.#mark = mark;
    this.#oldSeq = commits.findLast(({ wallHash }) => wallHash === null)?.lastSeq ?? 0;
    this.#nextCommit = commits.filter(({ lastSeq }) => lastSeq <= after.lastSeq).length;
    this.lastSeq = after.lastSeq;
    this.#time = after.lastTime;
    this.#hash = after.journalHash;
    this.#wallHash = after.wallHash ?? EMPTY_HASH;
    this.#isMarkSeen = mark === undefined || mark.seq === 0;
  }

  report(found: Found | null): ChainReport {
    const { problem = null, part = null } = found ?? {};
    return { problem, part, lastSeq: this.lastSeq, journalHash: this.#hash, wallHash: this.#wallHash };
  }

  take(row: Row): Found | null {
    const { seq } = row;
    if (seq !== this.lastSeq + 1) return chain(`row ${this.lastSeq + 1} is missing: row ${seq} comes instead`);
    const line = hashedLine(seq, row.time, row.type, row.version, row.payload);
    const changed = this.#findChange(row, line);
    if (changed !== null) return changed;
    if (row.kind === 'COMMAND') {
      const found = this.#closeEntry();
      if (found !== null) return found;
      this.#command = row;
    } else if (this.#command === null || row.causeSeq !== this.#command.seq) {
      return chain(`row ${seq} names ${row.causeSeq} as its cause: expected ${this.#command?.seq ?? 'a command'}`);
    }
    this.lastSeq = seq;
    this.#lines += line;
    return null;
  }

  end(): Found | null {
    const found = this.#closeEntry();
    if (found !== null) return found;
    const missing = this.#commits[this.#nextCommit];
    if (missing !== undefined) {
      return chain(`commit ${missing.lastSeq} is missing: the journal ends at ${this.lastSeq}`);
    }
    return this.#isMarkSeen ? null : this.#findLoss();
  }

  /** What the row itself betrays: its checksum, and that its entry was written at one moment by one writer. */
  #findChange(row: Row, line: string): Found | null {
    const { seq, kind, type, crc, atMs, fence, latencyMs } = row;
    if (seq <= this.#oldSeq) return null;
    const given = rowCrc(checksumHead(kind, row.causeSeq, { atMs, fence, latencyMs }), line);
    if (crc !== given)
      return chain(`row ${seq} (${type}) was changed: expected checksum ${crc}, its contents give ${given}`);
    if (kind === 'COMMAND') return null;
    const { atMs: began, fence: writer } = this.#command ?? row;
    if (atMs === began && fence === writer && latencyMs === null) return null;
    return {
      part: 'WALL_CLOCK',
      problem: `row ${seq} was written at ${atMs} by ${fence}: expected ${began} by ${writer}`,
    };
  }

  #closeEntry(): Found | null {
    if (this.#command === null) return null;
    this.#hash = nextHash(this.#hash, this.#lines);
    if (this.#command.seq > this.#oldSeq) {
      this.#wallHash = nextHash(this.#wallHash, wallLine(this.#command.seq, this.#command));
    }
    this.#time = this.#command.time;
    this.#lines = '';
    return this.#compareCommit(this.#command) ?? this.#compareMark();
  }

  #compareCommit(command: Row): Found | null {
    const commit = this.#commits[this.#nextCommit];
    if (commit === undefined) return chain(`row ${this.lastSeq} lies behind the last commit`);
    if (commit.lastSeq > this.lastSeq) return null;
    this.#nextCommit += 1;
    if (commit.lastSeq < this.lastSeq) return chain(`commit ${commit.lastSeq} ends inside a command`);
    const first = (this.#commits[this.#nextCommit - 2]?.lastSeq ?? 0) + 1;
    const rows = `rows ${first} to ${this.lastSeq}`;
    if (commit.journalHash !== this.#hash) {
      return chain(`${rows} were changed: expected hash ${commit.journalHash}, their contents give ${this.#hash}`);
    }
    if (commit.lastTime !== this.#time) {
      return chain(`commit ${this.lastSeq} says time ${commit.lastTime}: expected ${this.#time}`);
    }
    if (commit.wallHash === null) return null;
    const isSame = commit.wallHash === this.#wallHash && commit.atMs === command.atMs && commit.fence === command.fence;
    if (isSame) return null;
    const problem = `the wall-clock columns of ${rows} were changed: expected hash ${commit.wallHash} at ${commit.atMs} by ${commit.fence}, their contents give ${this.#wallHash} at ${command.atMs} by ${command.fence}`;
    return { part: 'WALL_CLOCK', problem };
  }

  #compareMark(): Found | null {
    const mark = this.#mark;
    if (mark === undefined || this.#isMarkSeen || mark.seq !== this.lastSeq) return null;
    this.#isMarkSeen = true;
    if (mark.journalHash === this.#hash && mark.wallHash === this.#wallHash) return null;
    const problem = `at row ${mark.seq} the high-water mark says hash ${mark.journalHash} (wall clock ${mark.wallHash}): the journal gives ${this.#hash} (${this.#wallHash}), so it is another one than was written here`;
    return { part: 'HIGH_WATER_MARK', problem };
  }

  #findLoss(): Found {
    const seq = this.#mark?.seq ?? 0;
    const problem =
      seq > this.lastSeq
        ? `the journal ends at row ${this.lastSeq}: rows up to ${seq} were durable. An older copy of ledger.sqlite was put back, or its write-ahead log was cut off or removed`
        : `the high-water mark names row ${seq}, which ends no command`;
    return { part: 'HIGH_WATER_MARK', problem };
  }
}

function chain(problem: string): Found {
  return { part: 'CHAIN', problem };
}
