import type { JournalFault } from '../ledger/journal-fault.ts';
import type { RunStatus } from '../market/run-status.ts';
import type { Seq } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import type { Clock } from './clock.ts';
import { type Goal, isReached, lastTime } from './goal.ts';
import type { OpenedRun } from './opened-run.ts';
import { Pace } from './pace.ts';
import { SnapshotTaker } from './snapshot-taker.ts';

/** One slice never holds the thread longer. */
const SLICE_MS = 20;

/** Keeps one slice's message small enough to be folded without holding the API's event loop. */
const SLICE_COMMANDS = 400;

/** The run that the simulation thread is at, and how it goes; also after it ended, until there is another. */
export class CurrentRun {
  readonly #clock: Clock;
  #run: OpenedRun | null = null;
  #snapshots: SnapshotTaker | null = null;
  pace = new Pace(1, 0, 0);
  status: RunStatus = 'IDLE';
  problem: string | null = null;
  /** Where it pauses by itself; null when nobody said. */
  goal: Goal | null = null;
  /** Why the journal waits for the disk; null while it does not. */
  fault: JournalFault | null = null;

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Null before the first. */
  get run(): OpenedRun | null {
    return this.#run;
  }

  get snapshots(): SnapshotTaker | null {
    return this.#snapshots;
  }

  get isLive(): boolean {
    return this.status === 'RUNNING' || this.status === 'PAUSED';
  }

  get isSaving(): boolean {
    return this.#snapshots?.isUnderWay === true;
  }

  get isWarmingUp(): boolean {
    const { kernel, warmUpUntil } = this.live();
    return kernel.now < warmUpUntil;
  }

  /** As fast as possible, simulated time stands still until every question has its answer; a warm-up does not wait. */
  get waitsForModels(): boolean {
    return this.pace.speed === 0 && !this.isWarmingUp && this.live().kernel.openQuestions > 0;
  }

  /** How far it is durable. */
  get seq(): Seq {
    return this.#run?.journal.lastSeq() ?? 0;
  }

  live(): OpenedRun {
    assert(this.#run !== null, 'there is no run');
    return this.#run;
  }

  /** @param savedMs when its last snapshot was taken */
  take(run: OpenedRun, savedMs: number): void {
    this.#run = run;
    this.goal = null;
    this.pace = new Pace(run.speed, this.#clock.elapsedMs(), run.kernel.now);
    this.#snapshots = new SnapshotTaker(run.kernel, run.snapshots, () => this.#clock.elapsedMs(), savedMs);
    this.status = 'RUNNING';
  }

  /** Runs a slice of what is due. */
  runDue(): void {
    const { kernel, warmUpUntil } = this.live();
    const startedMs = this.#clock.elapsedMs();
    const { isWarmingUp } = this;
    const target = Math.min(isWarmingUp ? warmUpUntil : this.pace.target(startedMs), lastTime(this.goal));
    let commands = 0;
    while (kernel.nextTime() <= target && commands < SLICE_COMMANDS && !this.waitsForModels && !this.hasArrived) {
      commands += kernel.step();
      if (this.#clock.elapsedMs() - startedMs > SLICE_MS) break;
    }
    const isAhead = kernel.nextTime() > target && !this.waitsForModels && !this.hasArrived;
    if (isAhead) kernel.advanceTo(Math.floor(target));
    if (isWarmingUp) this.restartPace();
    else this.pace.reached(this.#clock.elapsedMs(), kernel.now);
  }

  /** Of a moment that was reached some of what is due may be left: it is done before anything from outside is. */
  get hasArrived(): boolean {
    return this.goal !== null && isReached(this.goal, this.live().kernel);
  }

  /** Simulated time counts from here, after it stood still. */
  restartPace(): void {
    this.pace.restart(this.#clock.elapsedMs(), this.live().kernel.now);
  }

  setSpeed(speed: number): void {
    this.pace.setSpeed(speed, this.#clock.elapsedMs(), this.live().kernel.now);
  }

  /** Something can be done at once. */
  get isBusy(): boolean {
    return this.pace.speed === 0 || this.isWarmingUp || this.isSaving;
  }

  /** Wall time until something is due. */
  delayMs(): number {
    return this.pace.delayUntil(this.live().kernel.nextTime(), this.#clock.elapsedMs());
  }
}
