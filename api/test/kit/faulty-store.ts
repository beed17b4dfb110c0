import type { Mark } from '../../src/ledger/high-water-mark.ts';
import type { JournalStore } from '../../src/ledger/journal-store.ts';
import type { SqliteFile } from '../../src/ledger/sqlite-file.ts';

/** `BEFORE`: the operation was not done. `AFTER`: it was, and the error was told all the same. */
export type FaultMoment = 'BEFORE' | 'AFTER';

/** Which operation fails. Counts from the moment it is armed. */
export class FaultPlan {
  readonly #moment: FaultMoment;
  /** Whether all operations after the failing one fail too, until the disk is healed. */
  readonly #isSticky: boolean;
  #failAt = Number.POSITIVE_INFINITY;
  /** Operations since it was armed, in order. */
  names: string[] = [];
  /** What failed, in order. */
  readonly failed: string[] = [];

  constructor(moment: FaultMoment, isSticky: boolean) {
    this.#moment = moment;
    this.#isSticky = isSticky;
  }

  arm(operation: number): void {
    this.#failAt = operation;
    this.names = [];
  }

  heal(): void {
    this.#failAt = Number.POSITIVE_INFINITY;
  }

  do<T>(name: string, operation: () => T): T {
    const done = this.names.push(name);
    const isFailing = this.#isSticky ? done >= this.#failAt : done === this.#failAt;
    if (!isFailing) return operation();
    this.failed.push(name);
    if (this.#moment === 'AFTER') operation();
    throw Object.assign(new Error(`injected at ${name}`), { code: 'SQLITE_IOERR' });
  }
}

/** A store whose disk fails by plan: opening, looking, each statement that writes, begin, commit, and the mark. */
export class FaultyStore implements JournalStore {
  readonly #store: JournalStore;
  readonly #plan: FaultPlan;

  constructor(store: JournalStore, plan: FaultPlan) {
    this.#store = store;
    this.#plan = plan;
  }

  open(): SqliteFile {
    const file = this.#plan.do('open', () => this.#store.open());
    return withFaults(file, (property, value) => {
      if (property !== 'prepare') return value;
      return (sql: string) => faultyStatement(file.prepare(sql), sql, this.#plan);
    });
  }

  assertInPlace(): void {
    this.#plan.do('look', () => this.#store.assertInPlace());
  }

  mark(mark: Mark): void {
    this.#plan.do('mark', () => this.#store.mark(mark));
  }

  seal(mark: Mark): void {
    this.#plan.do('seal', () => this.#store.seal(mark));
  }

  close(): void {
    this.#store.close();
  }
}

function faultyStatement<T extends object>(statement: T, sql: string, plan: FaultPlan): T {
  return withFaults(statement, (property, value) => {
    if (property !== 'run' || typeof value !== 'function') return value;
    const [verb = ''] = sql.split(' ', 1);
    return (...values: unknown[]) => plan.do(verb, () => Reflect.apply(value, statement, values));
  });
}

/** The same object, but for what `change` makes of its properties. */
function withFaults<T extends object>(target: T, change: (property: PropertyKey, value: unknown) => unknown): T {
  return new Proxy(target, {
    get(_target, property) {
      const value: unknown = Reflect.get(target, property, target);
      const changed = change(property, value);
      return typeof changed === 'function' && changed === value ? changed.bind(target) : changed;
    },
  });
}
