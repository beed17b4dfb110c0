import { isMainThread, MessagePort } from 'node:worker_threads';
import Database from 'better-sqlite3';
import { CommitRows } from '../../src/ledger/rows/commit-rows.ts';
import { SqliteJournal } from '../../src/ledger/sqlite-journal.ts';

/** Calls `pass` whenever the process comes to a place where it may have to die. */
type Watch = (pass: () => void) => void;

/** `RUNNING` places are passed once a slice, the others only when there is something of that kind to do. */
type Place = { readonly when: 'RUNNING' | 'READING' | 'STARTING'; readonly watch: Watch };

/** Every place where the campaign kills. A new one is one line here. */
export const faultPoints = {
  /** Every row of the slice is written, the transaction is still open. */
  'before commit': { when: 'RUNNING', watch: (pass) => after(CommitRows.prototype, 'write', pass) },
  /** The slice is on disk, the writer does not know it yet. */
  'after commit': { when: 'RUNNING', watch: (pass) => after(SqliteJournal.prototype, 'append', pass) },
  /** The slice is on disk, nobody was told. */
  'before publish': { when: 'RUNNING', watch: (pass) => before(MessagePort.prototype, 'postMessage', pass, isSlice) },
  /** A file of an older program has some of the newer columns. New runs get theirs in the other thread. */
  'mid-migration': { when: 'READING', watch: (pass) => after(Database.prototype, 'exec', pass, isMigration) },
  /** Between two questions to the file that the process before left behind; only the main thread asks them. */
  'during recovery': {
    when: 'STARTING',
    watch: (pass) => before(Database.prototype, 'prepare', pass, () => isMainThread),
  },
} as const satisfies Record<string, Place>;

export type FaultPoint = keyof typeof faultPoints;

type Callable = (this: unknown, ...args: readonly unknown[]) => unknown;
type Condition = (argument: unknown) => boolean;

const always: Condition = () => true;

function isSlice(message: unknown): boolean {
  return typeof message === 'object' && message !== null && 'type' in message && message.type === 'SLICE';
}

function isMigration(statement: unknown): boolean {
  return isMainThread && /^alter table/i.test(String(statement).trim());
}

function before(owner: object, method: string, pass: () => void, when: Condition = always): void {
  wrap(
    owner,
    method,
    (original) =>
      function (this: unknown, ...args) {
        if (when(args[0])) pass();
        return original.apply(this, [...args]);
      },
  );
}

function after(owner: object, method: string, pass: () => void, when: Condition = always): void {
  wrap(
    owner,
    method,
    (original) =>
      function (this: unknown, ...args) {
        const result = original.apply(this, [...args]);
        if (when(args[0])) pass();
        return result;
      },
  );
}

function wrap(owner: object, method: string, make: (original: Callable) => Callable): void {
  const original: unknown = Reflect.get(owner, method);
  if (typeof original !== 'function') throw new Error(`there is no ${method} to watch: the fault point is out of date`);
  Reflect.set(owner, method, make(original as Callable));
}
