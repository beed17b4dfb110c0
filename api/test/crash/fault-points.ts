import { isMainThread, MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CommitRows } from '../../src/ledger/rows/commit-rows.ts';
import { SqliteJournal } from '../../src/ledger/sqlite-journal.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import { Rerun } from '../../src/simulation/rerun.ts';
import { after, before } from './passing.ts';
import { watchSnapshots } from './snapshot-passes.ts';

/** Calls `pass` whenever the process comes to a place where it may have to die; `isCounting` says whether it may already. */
type Watch = (pass: () => void, isCounting: () => boolean) => void;

/**
 * `RUNNING` places are passed once a slice or more often, the others only when there is something of that kind to do.
 * `maxPass` is how many passes one may wait for; a place at the start may be passed less often than that.
 */
export type Place = {
  readonly when: 'RUNNING' | 'READING' | 'STARTING';
  readonly maxPass: number;
  readonly watch: Watch;
};

/** Every place where the campaign kills. A new one is one line here. */
export const faultPoints = {
  /** Every row of the slice is written, the transaction is still open. */
  'before commit': { when: 'RUNNING', maxPass: 40, watch: (pass) => after(CommitRows.prototype, 'write', pass) },
  /** The slice is on disk, the writer does not know it yet. */
  'after commit': { when: 'RUNNING', maxPass: 40, watch: (pass) => after(SqliteJournal.prototype, 'append', pass) },
  /** The slice is on disk, nobody was told. */
  'before publish': {
    when: 'RUNNING',
    maxPass: 40,
    watch: (pass) => before(MessagePort.prototype, 'postMessage', pass, isSlice),
  },
  /** A part of the text is made, or a part of the file is written, or it has its name and the oldest one is still there. */
  'mid-snapshot': { when: 'RUNNING', maxPass: 24, watch: watchSnapshots },
  /** A file of an older program has some of the newer columns. New runs get theirs in the other thread. */
  'mid-migration': {
    when: 'READING',
    maxPass: 6,
    watch: (pass) => after(Database.prototype, 'exec', pass, isMigration),
  },
  /** Between two questions to the files that the process before left behind. */
  'during recovery': {
    when: 'STARTING',
    maxPass: 60,
    watch: (pass) => before(Database.prototype, 'prepare', pass),
  },
  /** A snapshot is restored, and the journal behind it is being played again, command by command. */
  'while playing the tail': { when: 'STARTING', maxPass: 60, watch: watchTail },
} as const satisfies Record<string, Place>;

export type FaultPoint = keyof typeof faultPoints;

function isSlice(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'SLICE';
}

function isMigration(statement: unknown): boolean {
  return isMainThread && /^alter table/i.test(String(statement).trim());
}

/** Every step of the simulation that is done once more. */
function watchTail(pass: () => void): void {
  let isPlaying = false;
  before(Rerun.prototype, 'takeRecorded', () => {
    isPlaying = true;
  });
  after(Rerun.prototype, 'takeRecorded', () => {
    isPlaying = false;
  });
  after(Kernel.prototype, 'step', () => {
    if (isPlaying) pass();
  });
}
