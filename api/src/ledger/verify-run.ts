import { existsSync } from 'node:fs';
import type { Seq } from '../market/units.ts';
import { findTornMark } from './high-water-mark.ts';
import type { RunManifest } from './history.ts';
import { codeOf, LedgerError } from './ledger-error.ts';
import { readManifest } from './manifest-file.ts';
import type { MarketFold } from './market-fold.ts';
import type { RunPaths } from './run-paths.ts';
import { hasTables, isOutdated } from './schema.ts';
import { assertNotNewer } from './schema-version.ts';
import { openForReading, type SqliteFile } from './sqlite-file.ts';
import { findEarlyEnd, findRunDamage, markOf } from './tail-damage.ts';
import { findImbalance } from './verify-books.ts';
import { type ChainPart, type ChainReport, verifyChain } from './verify-chain.ts';
import { findFileDamage } from './verify-file.ts';
import { findOddRecord } from './verify-record.ts';
import { findStaleTable } from './verify-tables.ts';

export const verifyChecks = [
  'database file',
  'run',
  'hash chain',
  'wall-clock chain',
  'high-water mark',
  'manifest',
  'books',
  'derived tables',
  'models and inputs',
] as const;
export type VerifyCheckName = (typeof verifyChecks)[number];

export type VerifyCheck = {
  readonly check: VerifyCheckName;
  readonly status: 'OK' | 'WRONG' | 'NOT_CHECKED';
  /** What is wrong and where, or why it could not be checked; empty when all is well. */
  readonly detail: string;
};

export type VerifyReport = {
  readonly runId: string;
  readonly isOk: boolean;
  readonly lastSeq: Seq;
  readonly journalHash: string;
  readonly checks: readonly VerifyCheck[];
};

export type VerifyOptions = {
  readonly makeFold: () => MarketFold;
  /** Called now and then with the share of the work that is done, 0 to 1. */
  readonly onProgress?: (share: number) => void;
};

/**
 * Reads all of a run and checks everything that can be known about it. Throws `LedgerError` when there is no run,
 * `NewerLedger` when a newer program wrote it; damage is told in the report.
 */
export function verifyRun(paths: RunPaths, options: VerifyOptions): VerifyReport {
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined)
    throw new LedgerError(`${paths.folder} holds no run: expected a folder with manifest.json`);
  const verification = new Verification(paths, manifest, options);
  return verification.run();
}

/** Shares of the work: reading the rows once for the chain, once more for the tables. */
const CHAIN_SHARE = 0.4;

class Verification {
  readonly #paths: RunPaths;
  readonly #manifest: RunManifest;
  readonly #options: VerifyOptions;
  readonly #problems = new Map<VerifyCheckName, string>();
  readonly #skipped = new Map<VerifyCheckName, string>();
  #chain: ChainReport | null = null;

  constructor(paths: RunPaths, manifest: RunManifest, options: VerifyOptions) {
    this.#paths = paths;
    this.#manifest = manifest;
    this.#options = options;
  }

  run(): VerifyReport {
    const { ledger } = this.#paths;
    if (!existsSync(ledger)) this.#skipAllBut('database file', 'ledger.sqlite is missing');
    else this.#withFile((file) => this.#look(file));
    const checks = verifyChecks.map((check) => this.#told(check));
    const { lastSeq = 0, journalHash = '' } = this.#chain ?? {};
    const isOk = checks.every(({ status }) => status === 'OK');
    return { runId: this.#manifest.runId, isOk, lastSeq, journalHash, checks };
  }

  #withFile(work: (file: SqliteFile) => void): void {
    let file: SqliteFile | null = null;
    try {
      file = openForReading(this.#paths.ledger);
      work(file);
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_')) throw error;
      this.#skipAllBut('database file', `ledger.sqlite cannot be read: ${(error as Error).message}`);
    } finally {
      file?.close();
    }
  }

  #look(file: SqliteFile): void {
    if (!hasTables(file)) {
      this.#skipAllBut('database file', 'ledger.sqlite is empty: it has no tables');
      return;
    }
    assertNotNewer(file);
    if (isOutdated(file)) {
      throw new LedgerError(`${this.#paths.folder} was written by an older program: open it once with this one first`);
    }
    this.#check('database file', () => findFileDamage(file));
    this.#check('run', () => findRunDamage(file, this.#manifest));
    this.#walk(file);
    this.#check('books', () => findImbalance(file));
    this.#checkTables(file);
    this.#checkRecord(file);
  }

  #walk(file: SqliteFile): void {
    const { mark, problem } = this.#mark(file);
    const onProgress = (seq: Seq) => this.#progress((CHAIN_SHARE * seq) / Math.max(1, this.#manifest.lastSeq, seq));
    this.#chain = verifyChain(file, { mark, onProgress });
    const { part, lastSeq } = this.#chain;
    if (part !== null) this.#problems.set(CHECK_OF[part], this.#chain.problem ?? '');
    if (problem !== null) this.#problems.set('high-water mark', problem);
    if (part === 'CHAIN' || part === 'WALL_CLOCK') {
      const others: readonly VerifyCheckName[] = ['hash chain', 'wall-clock chain', 'high-water mark', 'manifest'];
      for (const check of others) this.#skipped.set(check, `the journal could not be followed beyond row ${lastSeq}`);
      return;
    }
    this.#check('manifest', () => findEarlyEnd(lastSeq, this.#manifest));
  }

  #mark(file: SqliteFile) {
    try {
      const found = markOf(file, this.#paths);
      const isSealed = this.#manifest.status === 'ENDED' && found.mark !== undefined;
      return { ...found, problem: found.problem ?? (isSealed ? findTornMark(this.#paths.mark) : null) };
    } catch (error) {
      if (!(error instanceof LedgerError)) throw error;
      return { mark: undefined, problem: error.message };
    }
  }

  /** Rows that are not as written may not even be readable as events. */
  #checkTables(file: SqliteFile): void {
    if (this.#chain?.part === 'CHAIN') {
      this.#skipped.set('derived tables', 'the journal they are derived from is damaged');
      return;
    }
    const lastSeq = Math.max(1, this.#chain?.lastSeq ?? 1);
    const onProgress = (seq: Seq) => this.#progress(CHAIN_SHARE + ((1 - CHAIN_SHARE) * seq) / lastSeq);
    this.#check('derived tables', () => findStaleTable(file, this.#options.makeFold(), onProgress));
  }

  /** Beside the hash, and compared with what is under it. Older programs kept no inputs. */
  #checkRecord(file: SqliteFile): void {
    if (this.#chain?.part === 'CHAIN') {
      this.#skipped.set('models and inputs', 'the journal they are compared with is damaged');
      return;
    }
    this.#check('models and inputs', () => findOddRecord(file, this.#manifest.semanticsVersion > 0));
  }

  #check(check: VerifyCheckName, find: () => string | null): void {
    const problem = orUnreadable(find);
    if (problem !== null) this.#problems.set(check, problem);
  }

  #skipAllBut(check: VerifyCheckName, problem: string): void {
    for (const other of verifyChecks) {
      if (!this.#problems.has(other)) this.#skipped.set(other, 'the database could not be read');
    }
    this.#problems.set(check, problem);
  }

  #told(check: VerifyCheckName): VerifyCheck {
    const problem = this.#problems.get(check);
    if (problem !== undefined) return { check, status: 'WRONG', detail: problem };
    const reason = this.#skipped.get(check);
    return reason === undefined
      ? { check, status: 'OK', detail: '' }
      : { check, status: 'NOT_CHECKED', detail: reason };
  }

  #progress(share: number): void {
    this.#options.onProgress?.(share);
  }
}

/** Damaged rows make whoever reads them stumble: over an account that is not there, over text that is no JSON. */
function orUnreadable(find: () => string | null): string | null {
  try {
    return find();
  } catch (error) {
    if (error instanceof LedgerError) throw error;
    return `what it reads makes no sense: ${error instanceof Error ? error.message : String(error)}`;
  }
}

const CHECK_OF: Readonly<Record<ChainPart, VerifyCheckName>> = {
  CHAIN: 'hash chain',
  WALL_CLOCK: 'wall-clock chain',
  HIGH_WATER_MARK: 'high-water mark',
};
