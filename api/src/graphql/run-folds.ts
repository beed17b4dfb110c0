import type { RunArchive, RunHistory, RunManifest } from '../ledger/history.ts';
import { createReadModel } from '../projections/read-model.ts';
import type { ReadModel } from '../projections/views.ts';
import { apiError } from './api-error.ts';
import type { Limits } from './limits.ts';
import { SharedFold } from './shared-fold.ts';

/** Runs that are over and stay folded; each takes some tens of megabytes. */
const KEPT_FOLDS = 3;

/** The loop is given back after this time, in milliseconds, plus at most one page of events. */
const SLICE_MS = 5;
const PAGE_EVENTS = 50;

/**
 * Read models of runs that are over, folded from their journals by the code that folds the current run, so that they give
 * the figures it gave. One for the server: one run is folded at a time, in slices, and once for all who ask for it.
 */
export class RunFolds {
  readonly #archive: RunArchive;
  readonly #limits: Limits;
  /** Least recently used first. */
  readonly #folded = new Map<string, ReadModel>();
  readonly #folding = new Map<string, SharedFold>();
  #turn: Promise<unknown> = Promise.resolve();

  constructor(archive: RunArchive, limits: Limits) {
    this.#archive = archive;
    this.#limits = limits;
  }

  /** @throws NOT_FOUND for a run that cannot be read, COST_LIMIT for one that is too long */
  async model(runId: string, signal: AbortSignal): Promise<ReadModel> {
    const folded = this.#folded.get(runId);
    if (folded === undefined) return (this.#folding.get(runId) ?? this.#begin(runId)).join(signal);
    this.#keep(runId, folded);
    return folded;
  }

  #begin(runId: string): SharedFold {
    const manifest = this.#archive.run(runId);
    const history = this.#archive.open(runId);
    if (manifest === undefined || history === undefined) throw unreadable(runId);
    if (isTooLong(manifest, this.#limits)) throw tooLong(manifest, this.#limits);
    const fold = new SharedFold((isGivenUp) => this.#fold(manifest, history, isGivenUp));
    this.#folding.set(runId, fold);
    const forget = () => {
      if (this.#folding.get(runId) === fold) this.#folding.delete(runId);
    };
    fold.whenOver(forget);
    return fold;
  }

  #fold(manifest: RunManifest, history: RunHistory, isGivenUp: () => boolean): Promise<ReadModel | null> {
    const folding = this.#turn.then(() => foldInSlices(history, isGivenUp));
    this.#turn = folding.catch(() => null);
    return folding.then(
      (model) => {
        // A run that another process still writes goes on: its model would grow old.
        if (model !== null && manifest.status !== 'RUNNING') this.#keep(manifest.runId, model);
        return model;
      },
      (error: unknown) => {
        throw manifest.status === 'QUARANTINED' ? unreadable(manifest.runId) : error;
      },
    );
  }

  #keep(runId: string, model: ReadModel): void {
    this.#folded.delete(runId);
    this.#folded.set(runId, model);
    const [oldest] = this.#folded.keys();
    if (this.#folded.size > KEPT_FOLDS && oldest !== undefined) this.#folded.delete(oldest);
  }
}

/** Whether folding the run would take longer than anyone waits. */
export function isTooLong({ lastSeq }: RunManifest, { maxFoldEvents }: Limits): boolean {
  return lastSeq > maxFoldEvents;
}

/** Null when it was given up. */
async function foldInSlices(history: RunHistory, isGivenUp: () => boolean): Promise<ReadModel | null> {
  const model = createReadModel();
  while (!isGivenUp()) {
    if (foldSlice(history, model)) return model;
    await new Promise<void>((resolve) => setImmediate(resolve));
  }
  return null;
}

/** True when the last event was reached. */
function foldSlice(history: RunHistory, model: ReturnType<typeof createReadModel>): boolean {
  const startedAt = performance.now();
  do {
    const events = history.events(model.seq, PAGE_EVENTS);
    for (const event of events) model.apply(event);
    if (events.length < PAGE_EVENTS) return true;
  } while (performance.now() - startedAt < SLICE_MS);
  return false;
}

function unreadable(runId: string) {
  return apiError('NOT_FOUND', `The events of run ${runId} cannot be read: its file is gone or damaged`);
}

function tooLong({ runId, lastSeq }: RunManifest, { maxFoldEvents }: Limits) {
  const words = `Run ${runId} has ${lastSeq} events: its books and portfolios are worked out up to ${maxFoldEvents}`;
  return apiError('COST_LIMIT', `${words}; its trades, candles, orders and thoughts can be read`);
}
