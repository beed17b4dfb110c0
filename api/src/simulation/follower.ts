import type { FollowedRuns } from '../ledger/followed-runs.ts';
import type { RunManifest } from '../ledger/history.ts';
import type { JournalTail } from '../ledger/journal-tail.ts';
import { codeOf } from '../ledger/ledger-error.ts';
import type { ExchangeStatus, RunStatus } from '../market/run-status.ts';
import type { Seq } from '../market/units.ts';
import { createReadModel } from '../projections/read-model.ts';
import type { ReadModel, RunView } from '../projections/views.ts';
import { must } from '../util/assert.ts';
import type { Clock } from './clock.ts';
import type { ControlOutcome } from './control.ts';
import type { DurableListener, SimulationFace, SimulationState } from './face.ts';
import { RateMeter } from './rate-meter.ts';
import type { Scenario } from './scenario.ts';

/** Between two looks at the journal that is read: well below what anybody notices, at a percent of a core. */
const POLL_MS = 15;

/** Between two looks for a newer run, or a file put in the place of the one that is read. */
const LOOK_MS = 250;

const STATE_MS = 1_000;

/** Entries folded without giving the event loop back. */
const BATCH_ENTRIES = 150;

/** A run that is not paused and commits nothing for so long has most likely lost its writer. */
const SILENT_MS = 5_000;

export const READ_ONLY_MESSAGE =
  'This server only reads what another process simulates: send this to the server that runs the simulation.';

export type FollowerOptions = {
  readonly clock: Clock;
  readonly runs: Pick<FollowedRuns, 'current' | 'openTail'>;
  readonly scenarios: readonly Scenario[];
};

type Tail = Pick<JournalTail, 'read' | 'lastSeq' | 'poll' | 'onHint' | 'isReplaced' | 'close'>;
type Followed = { readonly manifest: RunManifest; readonly tail: Tail };

/**
 * The simulation of another process, followed by its journal: folds the same events with the same code as the server that
 * runs it, and only what is on disk. When the simulation dies and comes back, or begins another run, so does this.
 */
export class Follower implements SimulationFace {
  readonly #clock: Clock;
  readonly #runs: FollowerOptions['runs'];
  readonly #scenarios: readonly Scenario[];
  readonly #listeners = new Set<DurableListener>();
  readonly #rate = new RateMeter();
  #followed: Followed | null = null;
  #read = createReadModel();
  /** Last row that was folded: an event, or a command that caused none. */
  #seq: Seq = 0;
  #durableSeq: Seq = 0;
  #lookedMs = Number.NEGATIVE_INFINITY;
  #toldMs = Number.NEGATIVE_INFINITY;
  #heardMs = 0;
  #problem: string | null = null;
  #cancelNext: () => void = () => {};

  constructor({ clock, runs, scenarios }: FollowerOptions) {
    this.#clock = clock;
    this.#runs = runs;
    this.#scenarios = scenarios;
  }

  /** Follows from now on, until `stop`. */
  start(): void {
    this.#cancelNext();
    this.#work();
  }

  stop(): void {
    this.#cancelNext();
    this.#cancelNext = () => {};
    this.#followed?.tail.close();
    this.#followed = null;
  }

  read(): ReadModel {
    return this.#read;
  }

  scenarios(): readonly Scenario[] {
    return this.#scenarios;
  }

  listen(listener: DurableListener): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  async control(): Promise<ControlOutcome> {
    const { seq, status } = this.state();
    return { changed: false, seq, status, errors: [{ code: 'FAILED', message: READ_ONLY_MESSAGE, field: [] }] };
  }

  state(): SimulationState {
    const manifest = this.#followed?.manifest;
    const { run } = this.#read;
    const problem = this.#problem ?? this.#silence();
    return {
      status: statusOf(manifest, run),
      exchangeStatus: this.#exchangeStatus(problem),
      epoch: manifest?.runId ?? '',
      seq: this.#seq,
      time: this.#read.time,
      speed: run?.speed ?? 1,
      goal: null,
      scenario: manifest?.scenario ?? '',
      seed: manifest?.seed ?? '',
      startedAt: manifest?.startedAt ?? null,
      problem,
      lostMs: null,
      eventsPerSecond: this.#rate.perSecond(this.#clock.elapsedMs()),
    };
  }

  #work(): void {
    try {
      this.#look();
      this.#followed?.tail.poll();
      this.#fold();
    } catch (error) {
      // Whatever SQLite says of a file that somebody else writes: it is opened anew at the next look.
      if (!codeOf(error).startsWith('SQLITE_')) throw error;
      this.#problem = `The journal cannot be read: ${error instanceof Error ? error.message : String(error)}`;
      this.#lookedMs = Number.NEGATIVE_INFINITY;
    }
    this.#tellStateNowAndThen();
    this.#cancelNext = this.#clock.after(this.#isBehind() ? 0 : POLL_MS, () => this.#work());
  }

  #isBehind(): boolean {
    return this.#problem === null && this.#seq < this.#durableSeq;
  }

  #look(): void {
    const nowMs = this.#clock.elapsedMs();
    if (nowMs - this.#lookedMs < LOOK_MS) return;
    this.#lookedMs = nowMs;
    const manifest = this.#runs.current();
    if (manifest === undefined) return;
    const isSame = this.#followed?.manifest.runId === manifest.runId;
    if (!isSame || this.#problem !== null || this.#followed?.tail.isReplaced() === true) this.#turnTo(manifest);
    else if (this.#followed !== null) this.#noteManifest(this.#followed, manifest);
  }

  #noteManifest({ tail, manifest: known }: Followed, manifest: RunManifest): void {
    this.#followed = { manifest, tail };
    if (known.status !== manifest.status) this.#tellState();
  }

  /** Only once the run has something to tell: before its first commit it has no markets. */
  #turnTo(manifest: RunManifest): void {
    const tail = this.#runs.openTail(manifest.runId);
    const durableSeq = tail?.lastSeq() ?? 0;
    if (tail === undefined || durableSeq === 0) {
      tail?.close();
      return;
    }
    const goesOn = this.#followed?.manifest.runId === manifest.runId && durableSeq >= this.#seq;
    this.#followed?.tail.close();
    this.#followed = { manifest, tail };
    this.#problem = null;
    this.#heard(durableSeq);
    tail.onHint((seq) => this.#heard(seq));
    if (!goesOn) this.#beginAnew(manifest.runId);
  }

  #heard(durableSeq: Seq): void {
    this.#durableSeq = durableSeq;
    this.#heardMs = this.#clock.elapsedMs();
  }

  #beginAnew(epoch: string): void {
    this.#read = createReadModel();
    this.#seq = 0;
    for (const listener of this.#listeners) listener.onEpoch(epoch);
    this.#fold();
    this.#tellState();
  }

  #fold(): void {
    if (this.#followed === null || !this.#isBehind()) return;
    const entries = this.#followed.tail.read(this.#seq, BATCH_ENTRIES);
    if (entries.length === 0) return;
    const events = entries.flatMap((entry) => entry.events);
    for (const event of events) this.#read.apply(event);
    const last = must(entries.at(-1), 'last entry');
    this.#seq = last.events.at(-1)?.seq ?? last.command.seq;
    this.#rate.add(events.length, this.#clock.elapsedMs());
    for (const listener of this.#listeners) listener.onEvents(events, this.#read);
  }

  #exchangeStatus(problem: string | null): ExchangeStatus {
    if (problem !== null) return 'MAINTENANCE';
    return this.#durableSeq - this.#seq > FAR_BEHIND ? 'RECOVERING' : 'ONLINE';
  }

  #silence(): string | null {
    const { run } = this.#read;
    if (this.#followed?.manifest.status !== 'RUNNING' || run === null || run.isPaused || run.isEnded) return null;
    const silentMs = this.#clock.elapsedMs() - this.#heardMs;
    if (silentMs < SILENT_MS) return null;
    return `The simulation has written nothing for ${Math.floor(silentMs / 1_000)} seconds: it may have stopped.`;
  }

  #tellStateNowAndThen(): void {
    if (this.#clock.elapsedMs() - this.#toldMs >= STATE_MS) this.#tellState();
  }

  #tellState(): void {
    this.#toldMs = this.#clock.elapsedMs();
    const state = this.state();
    for (const listener of this.#listeners) listener.onState(state);
  }
}

/** Rows behind the journal at which answers are too old to be called current. */
const FAR_BEHIND = 10_000;

function statusOf(manifest: RunManifest | undefined, run: RunView | null): RunStatus {
  if (manifest === undefined || run === null) return 'IDLE';
  if (manifest.status === 'QUARANTINED') return 'FAILED';
  if (manifest.status !== 'RUNNING' || run.isEnded) return 'STOPPED';
  return run.isPaused ? 'PAUSED' : 'RUNNING';
}
