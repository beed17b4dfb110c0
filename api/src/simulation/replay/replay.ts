import { codeOf } from '../../ledger/ledger-error.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import { createReadModel, type GrowingReadModel } from '../../projections/read-model.ts';
import type { ReadModel } from '../../projections/views.ts';
import type { Clock } from '../clock.ts';
import type { ControlOutcome } from '../control.ts';
import type { DurableListener, SimulationFace, SimulationState } from '../face.ts';
import { RateMeter } from '../rate-meter.ts';
import type { Scenario } from '../scenario.ts';
import { replayEpoch } from './replay-epoch.ts';
import type { Moment, ReplayedRun } from './replayed-run.ts';

/** Work without giving the thread back, milliseconds: others are replayed by the same one. */
const SLICE_MS = 20;
const PAGE_EVENTS = 1_000;

/** Between two looks whether the next event is due, milliseconds. */
const TICK_MS = 40;

/** Before a file is asked again that could not be read, milliseconds. */
const BUSY_MS = 100;

export const REPLAY_MESSAGE = 'This is a replay of what has happened: nothing can be changed in it.';

export type ReplayOptions = {
  readonly clock: Clock;
  readonly run: ReplayedRun;
  readonly scenarios: readonly Scenario[];
};

/** How a replay stands, for whoever steers it. */
export type ReplayState = {
  readonly runId: string;
  /** Simulated times of the run's first and newest event. */
  readonly from: SimTime;
  readonly until: SimTime;
  /** What is shown. */
  readonly time: SimTime;
  readonly seq: Seq;
  readonly speed: number;
  readonly isPlaying: boolean;
  /** True while it is on its way to another moment; what is shown stays until it is there. */
  readonly isSeeking: boolean;
  /** How much of the way is done, 0 to 1. */
  readonly progress: number;
};

/** A fold that is on its way to a place, beside the one that is shown. */
type Journey = {
  readonly model: GrowingReadModel;
  readonly from: Seq;
  readonly target: Seq;
  readonly playsOn: boolean;
};

/** The simulated clock of a replay that plays: where it was by the wall clock's reading. */
type Playing = { readonly time: SimTime; readonly elapsedMs: number };

/**
 * A run as it was at some moment: the same fold as the live one, of the journal up to there, standing still or going on at a
 * speed of its own. What is shown changes at once when a jump is over, never half.
 */
export class Replay implements SimulationFace {
  readonly #clock: Clock;
  readonly #run: ReplayedRun;
  readonly #scenarios: readonly Scenario[];
  readonly #listeners = new Set<DurableListener>();
  readonly #rate = new RateMeter();
  #read: GrowingReadModel = createReadModel();
  #jumps = 0;
  #speed = 1;
  #journey: Journey | null = null;
  #playing: Playing | null = null;
  /** Read and not due yet. */
  #ahead: readonly MarketEvent[] = [];
  #arrived: (() => void)[] = [];
  #cancelNext: () => void = () => {};

  constructor({ clock, run, scenarios }: ReplayOptions) {
    this.#clock = clock;
    this.#run = run;
    this.#scenarios = scenarios;
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
    return { changed: false, seq, status, errors: [{ code: 'FAILED', message: REPLAY_MESSAGE, field: [] }] };
  }

  /** Before the first jump is over nobody knows what there is: feeds wait until then. */
  state(): SimulationState {
    const { manifest } = this.#run;
    const hasArrived = this.#jumps > 0;
    return {
      status: hasArrived ? (this.#playing === null ? 'PAUSED' : 'RUNNING') : 'STARTING',
      exchangeStatus: hasArrived ? 'ONLINE' : 'RECOVERING',
      epoch: hasArrived ? replayEpoch(manifest.runId, this.#jumps) : '',
      seq: this.#read.seq,
      time: this.#read.time,
      speed: this.#speed,
      goal: null,
      scenario: manifest.scenario,
      seed: manifest.seed,
      startedAt: manifest.startedAt,
      problem: null,
      lostMs: null,
      eventsPerSecond: this.#rate.perSecond(this.#clock.elapsedMs()),
    };
  }

  steering(): ReplayState {
    const { manifest, from, until } = this.#run;
    const { seq, time } = this.#read;
    const isPlaying = this.#playing !== null || this.#journey?.playsOn === true;
    const isSeeking = this.#journey !== null;
    return {
      runId: manifest.runId,
      from,
      until,
      time,
      seq,
      speed: this.#speed,
      isPlaying,
      isSeeking,
      progress: this.#progress(),
    };
  }

  /** Sets out for a moment; the one it was on its way to before is forgotten. Whether it plays stays as it is. */
  seek(moment: Moment): void {
    const { isPlaying } = this.steering();
    const target = this.#run.seqOf(moment);
    this.#halt();
    const model = this.#run.startFor(target);
    this.#journey = { model, from: model.seq, target, playsOn: isPlaying };
    this.#travel();
  }

  /** Resolves when it is where it was sent. */
  whenThere(): Promise<void> {
    if (this.#journey === null) return Promise.resolve();
    return new Promise((resolve) => this.#arrived.push(resolve));
  }

  /** How many times as fast as it happened it plays, now or when it is told to. */
  setSpeed(speed: number): void {
    this.#speed = speed;
    if (this.#playing !== null) this.play();
  }

  /** Goes on from where it is; on its way to another moment, from there. */
  play(): void {
    if (this.#journey !== null) {
      this.#journey = { ...this.#journey, playsOn: true };
      return;
    }
    this.#halt();
    this.#playing = { time: this.#read.time, elapsedMs: this.#clock.elapsedMs() };
    this.#tellState();
    this.#tick();
  }

  pause(): void {
    if (this.#journey !== null) {
      this.#journey = { ...this.#journey, playsOn: false };
      return;
    }
    this.#halt();
    this.#tellState();
  }

  stop(): void {
    this.#halt();
    for (const resolve of this.#arrived.splice(0)) resolve();
  }

  #halt(): void {
    this.#cancelNext();
    this.#cancelNext = () => {};
    this.#playing = null;
    this.#journey = null;
    this.#ahead = [];
  }

  #progress(): number {
    if (this.#journey === null) return 1;
    const { model, from, target } = this.#journey;
    return target <= from ? 1 : Math.min(1, (model.seq - from) / (target - from));
  }

  /** What SQLite says of a file that somebody else writes passes: it is asked again. */
  #readAgainWhenBusy(work: () => void, again: () => void): void {
    try {
      work();
    } catch (error) {
      if (!codeOf(error).startsWith('SQLITE_')) throw error;
      this.#cancelNext = this.#clock.after(BUSY_MS, again);
    }
  }

  #travel(): void {
    this.#readAgainWhenBusy(
      () => this.#travelOn(),
      () => this.#travel(),
    );
  }

  #travelOn(): void {
    const journey = this.#journey;
    if (journey === null) return;
    const startedMs = this.#clock.elapsedMs();
    do {
      if (!this.#foldPage(journey)) {
        this.#arrive(journey);
        return;
      }
    } while (this.#clock.elapsedMs() - startedMs < SLICE_MS);
    this.#cancelNext = this.#clock.after(0, () => this.#travel());
  }

  /** False when there is nothing more on the way. */
  #foldPage({ model, target }: Journey): boolean {
    const events = this.#run.events(model.seq, PAGE_EVENTS).filter(({ seq }) => seq <= target);
    for (const event of events) model.apply(event);
    if (events.length > 0) this.#run.pass(model);
    return events.length === PAGE_EVENTS;
  }

  #arrive({ model, playsOn }: Journey): void {
    this.#journey = null;
    this.#read = model;
    this.#jumps += 1;
    const { epoch } = this.state();
    for (const listener of this.#listeners) listener.onEpoch(epoch);
    if (playsOn) this.play();
    else this.#tellState();
    for (const resolve of this.#arrived.splice(0)) resolve();
  }

  #tick(): void {
    const playing = this.#playing;
    if (playing === null) return;
    const due = playing.time + (this.#clock.elapsedMs() - playing.elapsedMs) * this.#speed;
    const again = () => this.#tick();
    this.#readAgainWhenBusy(() => {
      const isBehind = this.#playUntil(due);
      this.#cancelNext = this.#clock.after(isBehind ? 0 : TICK_MS, again);
    }, again);
  }

  /** True when more is due than fits into a slice. At the end of what is durable the clock waits. */
  #playUntil(due: SimTime): boolean {
    if (this.#ahead.length === 0) this.#ahead = this.#run.events(this.#read.seq, PAGE_EVENTS);
    if (this.#ahead.length === 0) {
      this.#playing = { time: this.#read.time, elapsedMs: this.#clock.elapsedMs() };
      return false;
    }
    const next = this.#ahead.findIndex(({ time }) => time > due);
    const events = next < 0 ? this.#ahead : this.#ahead.slice(0, next);
    this.#ahead = next < 0 ? [] : this.#ahead.slice(next);
    if (events.length > 0) this.#show(events);
    return next < 0;
  }

  #show(events: readonly MarketEvent[]): void {
    for (const event of events) this.#read.apply(event);
    this.#rate.add(events.length, this.#clock.elapsedMs());
    this.#run.pass(this.#read);
    for (const listener of this.#listeners) listener.onEvents(events, this.#read);
  }

  #tellState(): void {
    const state = this.state();
    for (const listener of this.#listeners) listener.onState(state);
  }
}
