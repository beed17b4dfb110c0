import { createHash } from 'node:crypto';
import { z } from 'zod';
import { runStatuses } from '../../market/run-status.ts';
import { type ControlOutcome, controlErrorCodes } from '../../simulation/control.ts';
import { type ActLog, memoryActLog } from './act-log.ts';

const KEPT_MS = 24 * 3_600_000;
const MAX_KEPT = 10_000;

/** `outcome` is null while it is done, and for good when the server was interrupted there. */
type Remembered = {
  readonly inputHash: string;
  readonly sinceMs: number;
  readonly outcome: Promise<ControlOutcome> | null;
};

/** What came of a key: the outcome, now or before; or why it cannot be told. */
export type Once =
  | { readonly kind: 'OUTCOME'; readonly outcome: Promise<ControlOutcome> }
  | { readonly kind: 'OTHER_INPUT' | 'INTERRUPTED' };

/** One line of the log: an act that was begun, or, with an outcome, one that was done. */
const lineSchema = z.strictObject({
  name: z.string(),
  inputHash: z.string(),
  at: z.number(),
  outcome: z
    .strictObject({
      changed: z.boolean(),
      seq: z.number(),
      status: z.enum(runStatuses),
      errors: z.array(
        z.strictObject({
          code: z.enum(controlErrorCodes),
          message: z.string(),
          field: z.array(z.string()),
        }),
      ),
      count: z.number().optional(),
    })
    .nullable(),
  isBrokenOff: z.boolean().optional(),
});

type Line = Omit<z.infer<typeof lineSchema>, 'outcome'> & { readonly outcome: ControlOutcome | null };

export type Clocks = {
  /** Monotonic: a wall clock that is set while the server runs must not make anything forgotten. */
  readonly elapsedMs: () => number;
  /** Epoch ms: by it the next process knows how old a line is. */
  readonly now: () => number;
};

/**
 * Outcomes by idempotency key, for 24 hours and over restarts: a repeated request is answered and not done again. An act is
 * noted before it is begun, so that one that a crash cut off is never done twice.
 */
export class MutationMemory {
  readonly #clocks: Clocks;
  readonly #log: ActLog;
  readonly #kept = new Map<string, Remembered>();

  constructor(clocks: Clocks, log: ActLog = memoryActLog()) {
    this.#clocks = clocks;
    this.#log = log;
    this.#load();
  }

  /** The outcome of the first call with this key, or of `act` now. Two calls at the same time share one act. */
  once(mutation: string, key: string, input: string, act: () => Promise<ControlOutcome>): Once {
    const name = `${mutation}:${key}`;
    const inputHash = createHash('sha256').update(input).digest('hex');
    const before = this.#recall(name);
    if (before === undefined) return { kind: 'OUTCOME', outcome: this.#begin(name, inputHash, act) };
    if (before.inputHash !== inputHash) return { kind: 'OTHER_INPUT' };
    return before.outcome === null ? { kind: 'INTERRUPTED' } : { kind: 'OUTCOME', outcome: before.outcome };
  }

  #begin(name: string, inputHash: string, act: () => Promise<ControlOutcome>): Promise<ControlOutcome> {
    const line = { name, inputHash, at: this.#clocks.now(), outcome: null };
    this.#note(line);
    const outcome = act();
    this.#kept.set(name, { inputHash, sinceMs: this.#clocks.elapsedMs(), outcome });
    this.#forgetOldest();
    outcome.then(
      (done) => this.#noteEnd({ ...line, outcome: done }),
      () => this.#breakOff(line),
    );
    return outcome;
  }

  /** What broke off may be tried again. */
  #breakOff(line: Line): void {
    this.#kept.delete(line.name);
    this.#noteEnd({ ...line, isBrokenOff: true });
  }

  #note(line: Line): void {
    this.#log.append(JSON.stringify(line));
  }

  /** An edge: whoever asked is answered from memory also when the disk is full; the next process says INTERRUPTED. */
  #noteEnd(line: Line): void {
    try {
      this.#note(line);
    } catch {
      return;
    }
  }

  #load(): void {
    const texts = this.#log.read();
    const lines = texts.flatMap(readLine);
    const newest = new Map(lines.map((line) => [line.name, line]));
    const kept = [...newest.values()].filter(
      ({ at, isBrokenOff }) => isBrokenOff !== true && this.#clocks.now() - at < KEPT_MS,
    );
    const recent = kept.slice(-MAX_KEPT);
    for (const { name, inputHash, at, outcome } of recent) {
      const sinceMs = this.#clocks.elapsedMs() - Math.max(0, this.#clocks.now() - at);
      this.#kept.set(name, { inputHash, sinceMs, outcome: outcome === null ? null : Promise.resolve(outcome) });
    }
    if (recent.length < texts.length) this.#forgetOnDisk(recent);
  }

  /** An edge: a full disk keeps what is forgotten, and the next start tries again. */
  #forgetOnDisk(recent: readonly Line[]): void {
    try {
      this.#log.replace(recent.map((line) => JSON.stringify(line)));
    } catch {
      return;
    }
  }

  #recall(name: string): Remembered | undefined {
    const remembered = this.#kept.get(name);
    if (remembered === undefined || this.#clocks.elapsedMs() - remembered.sinceMs < KEPT_MS) return remembered;
    this.#kept.delete(name);
    return undefined;
  }

  #forgetOldest(): void {
    for (const name of this.#kept.keys()) {
      if (this.#kept.size <= MAX_KEPT) return;
      this.#kept.delete(name);
    }
  }
}

/** Nothing for a line that was tampered with: its key is as good as new. */
function readLine(text: string): readonly Line[] {
  try {
    const { data } = lineSchema.safeParse(JSON.parse(text));
    return data === undefined ? [] : [data];
  } catch (error) {
    if (error instanceof SyntaxError) return [];
    throw error;
  }
}
