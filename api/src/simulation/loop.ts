import type { Journal, JournalEntry } from '../ledger/journal.ts';
import { JournalFault } from '../ledger/journal-fault.ts';
import type { SnapshotStore } from '../ledger/snapshots.ts';
import type { RunStatus } from '../market/run-status.ts';
import type { Seq, SimTime } from '../market/units.ts';
import { assert, unreachable } from '../util/assert.ts';
import type { Clock } from './clock.ts';
import type { Control, ControlError, ControlOutcome, ForkChange } from './control.ts';
import type { SimulationState } from './face.ts';
import { type ActOutcome, act } from './god-acts.ts';
import type { Kernel } from './kernel.ts';
import type { Channel, FromSimulation, ToSimulation } from './messages.ts';
import { Pace } from './pace.ts';
import { RateMeter } from './rate-meter.ts';
import { SnapshotTaker } from './snapshot-taker.ts';

/** One slice never holds the thread longer. */
const SLICE_MS = 20;

/** Keeps one slice's message small enough to be folded without holding the API's event loop. */
const SLICE_COMMANDS = 400;

/** Slices that may wait to be folded by the API thread before the simulation waits for it. */
const MAX_UNFOLDED_SLICES = 32;

const MIN_SLICE_GAP_MS = 8;
const MAX_IDLE_MS = 100;
const STATE_EVERY_MS = 1_000;

/** How often a failing disk is asked whether it works again. */
const RECOVER_EVERY_MS = 500;

/** A run that was made ready: its kernel (already holding the opening commands) and where it is kept. */
export type OpenedRun = {
  readonly epoch: string;
  readonly scenario: string;
  readonly seed: string;
  readonly speed: number;
  readonly startedAt: string;
  /** Up to here it runs as fast as it can, so that whoever looks finds a market with a past. */
  readonly warmUpUntil: SimTime;
  readonly kernel: Kernel;
  readonly journal: Journal;
  readonly snapshots: SnapshotStore;
  /** Writes the manifest's last word and closes the files. */
  finish(reason: string): void;
};

/** Makes a run ready, or says why it cannot. Nulls mean the configured or the previous choice. */
export type RunOpener = (scenario: string | null, seed: string | null) => OpenedRun | ControlError;

/** Makes a run ready that a crash interrupted: its kernel is where its journal ends. Or says why it cannot go on. */
export type RunContinuer = (runId: string) => OpenedRun | ControlError;

/**
 * Makes a run ready that begins where its parent, of which everything is durable, is now; the parent stays as it is. Or says
 * why there can be none: then nothing is left of it.
 */
export type RunForker = (parent: OpenedRun, changes: readonly ForkChange[]) => OpenedRun | ControlError;

export type LoopOptions = {
  readonly clock: Clock;
  readonly channel: Channel<FromSimulation, ToSimulation>;
  readonly openRun: RunOpener;
  readonly continueRun: RunContinuer;
  readonly forkRun: RunForker;
};

type Reply = Extract<ToSimulation, { readonly type: 'ANSWER' }>;

const noChange: ActOutcome = { changed: false, errors: [] };
const changed: ActOutcome = { changed: true, errors: [] };
const refusedSpeed: ActOutcome = {
  changed: false,
  errors: [
    { code: 'INVALID_INPUT', message: 'speed: expected a finite number, 0 or above', field: ['input', 'speed'] },
  ],
};

/** Of all acts that a fault interrupts, a stop is over when its last word is durable; after it others begin the next run. */
function isCutShort(kind: Control['kind'] | 'CONTINUE', outcome: ActOutcome | null): boolean {
  return outcome === null && (kind === 'RESET' || kind === 'FORK');
}

/** The simulation thread's life: paces the kernel, makes every slice durable, then tells the API thread. */
export class SimulationLoop {
  readonly #clock: Clock;
  readonly #channel: Channel<FromSimulation, ToSimulation>;
  readonly #openRun: RunOpener;
  readonly #continueRun: RunContinuer;
  readonly #forkRun: RunForker;
  readonly #rate = new RateMeter();
  #run: OpenedRun | null = null;
  /** A fork that is on disk while its parent is still to be ended. */
  #heir: OpenedRun | null = null;
  #snapshots: SnapshotTaker | null = null;
  #pace = new Pace(1, 0, 0);
  #status: RunStatus = 'IDLE';
  #problem: string | null = null;
  /** Why the journal waits for the disk; null while it does not. */
  #fault: JournalFault | null = null;
  /** What the kernel did and nobody was told of, because it is not durable yet. */
  #unsaved: readonly JournalEntry[] = [];
  /** The answer to the act that met the fault: given when that act is durable. */
  #heldAnswer: (() => void) | null = null;
  /** Answers of models that came meanwhile. */
  #heldReplies: Reply[] = [];
  #stopReason = '';
  #isShut = false;
  #slice = 0;
  #foldedSlice = 0;
  #stateSentMs = Number.NEGATIVE_INFINITY;
  #cancelNext: () => void = () => {};

  constructor(options: LoopOptions) {
    this.#clock = options.clock;
    this.#channel = options.channel;
    this.#openRun = options.openRun;
    this.#continueRun = options.continueRun;
    this.#forkRun = options.forkRun;
    this.#channel.onMessage((message) => this.#receive(message));
  }

  #receive(message: ToSimulation): void {
    switch (message.type) {
      case 'CONTROL':
        this.#controlled(message.id, message.control.kind, () => this.#perform(message.control));
        return;
      case 'CONTINUE':
        this.#controlled(message.id, 'CONTINUE', () => this.#continue(message.runId));
        return;
      case 'ANSWER':
        this.#answered(message);
        return;
      case 'FOLDED':
        this.#foldedSlice = message.slice;
        if (this.#isHeldBack()) return;
        this.#plan();
        return;
      case 'SHUT_DOWN':
        this.#shutDown();
        return;
      default:
        unreachable(message);
    }
  }

  #controlled(id: number, kind: Control['kind'] | 'CONTINUE', perform: () => ActOutcome): void {
    let outcome: ActOutcome | null = null;
    this.#snapshots?.drop();
    try {
      outcome = this.#fault === null ? perform() : this.#refuseForNow(this.#fault);
      if (this.#fault === null) this.#commit();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, () => {
          if (isCutShort(kind, outcome)) this.#controlled(id, kind, perform);
          else this.#answer(id, outcome ?? changed);
        });
        return;
      }
      outcome = { changed: false, errors: [{ code: 'FAILED', message: this.#fail(error), field: [] }] };
    }
    this.#answer(id, outcome);
  }

  #answer(id: number, outcome: ActOutcome): void {
    this.#sendState();
    const answer: ControlOutcome = { ...outcome, seq: this.#seq(), status: this.#status };
    this.#channel.send({ type: 'CONTROLLED', id, outcome: answer });
    this.#plan();
  }

  #refuseForNow({ message }: JournalFault): ActOutcome {
    return { changed: false, errors: [{ code: 'INVALID_TRANSITION', message, field: [] }] };
  }

  #perform(control: Control): ActOutcome {
    if (this.#isLive() && control.kind !== 'STEP') this.#live().kernel.finishMoment();
    switch (control.kind) {
      case 'START':
        return this.#isLive() ? noChange : this.#start(control.scenario, control.seed);
      case 'STOP':
        return this.#isLive() ? this.#stop('stopped by the person in charge') : noChange;
      case 'RESET':
        return this.#reset(control.scenario, control.seed);
      case 'FORK':
        return this.#fork(control.changes);
      case 'PAUSE':
        return this.#pause();
      case 'RESUME':
        return this.#resume();
      case 'STEP':
        return this.#step(control.steps);
      case 'SET_SPEED':
        return this.#setSpeed(control.speed);
      default:
        return this.#run === null || !this.#isLive()
          ? this.#refuse('act on the market')
          : act(this.#run.kernel, control);
    }
  }

  #start(scenario: string | null, seed: string | null): ActOutcome {
    if (this.#isShut) return this.#refuse('start a run while the server stops,');
    this.#giveUpFailedRun();
    this.#status = 'STARTING';
    this.#problem = null;
    const run = this.#openRun(scenario, seed);
    if ('code' in run) {
      this.#status = this.#run === null ? 'IDLE' : 'STOPPED';
      return { changed: false, errors: [run] };
    }
    this.#take(run, this.#clock.elapsedMs());
    this.#channel.send({ type: 'EPOCH', state: this.#state(), fold: null });
    return changed;
  }

  #continue(runId: string): ActOutcome {
    if (this.#isShut) return this.#refuse('continue a run while the server stops,');
    if (this.#isLive()) return this.#refuse('continue another run');
    this.#status = 'STARTING';
    const run = this.#continueRun(runId);
    if ('code' in run) {
      this.#status = 'IDLE';
      return { changed: false, errors: [run] };
    }
    this.#goOn(run);
    return changed;
  }

  /**
   * The parent is let go only once the child is on disk: after a crash in between, the child goes on. When the disk failed in
   * between, this is done again, and finds the child that is there.
   */
  #fork(changes: readonly ForkChange[]): ActOutcome {
    if (this.#heir !== null) return this.#inherit(this.#heir);
    if (!this.#isLive()) return this.#refuse('fork');
    this.#commit();
    const child = this.#forkRun(this.#live(), changes);
    if ('code' in child) return { changed: false, errors: [child] };
    this.#heir = child;
    this.#stop(`forked by the person in charge: goes on as ${child.epoch}`);
    return this.#inherit(child);
  }

  #inherit(child: OpenedRun): ActOutcome {
    this.#heir = null;
    this.#goOn(child);
    return changed;
  }

  /** Shows a run that has a past. */
  #goOn(run: OpenedRun): void {
    // One at once: a machine that dies again and again must not begin from the same old snapshot each time.
    this.#take(run, Number.NEGATIVE_INFINITY);
    if (run.kernel.view.run?.isPaused === true) this.#status = 'PAUSED';
    const parts = Object.entries(run.kernel.state().view).map(([name, part]) => [name, part()] as const);
    this.#channel.send({ type: 'EPOCH', state: this.#state(), fold: Object.fromEntries(parts) });
  }

  #take(run: OpenedRun, savedMs: number): void {
    this.#run = run;
    this.#pace = new Pace(run.speed, this.#clock.elapsedMs(), run.kernel.now);
    this.#snapshots = new SnapshotTaker(run.kernel, run.snapshots, () => this.#clock.elapsedMs(), savedMs);
    this.#status = 'RUNNING';
  }

  /**
   * A run whose ledger is damaged cannot be written any more; its last word is tried once, so that its files are let go, and
   * those of a fork that nobody went on with.
   */
  #giveUpFailedRun(): void {
    if (this.#status !== 'FAILED') return;
    for (const run of [this.#run, this.#heir]) {
      try {
        run?.finish(`failed: ${this.#problem}`);
      } catch {
        // The disk still fails. The next start of the server marks the run as interrupted.
      }
    }
    this.#heir = null;
  }

  #stop(reason: string): ActOutcome {
    const run = this.#live();
    this.#status = 'STOPPING';
    this.#sendState();
    this.#channel.send({ type: 'DROP_ASKS' });
    this.#stopReason = reason;
    run.kernel.finishMoment();
    run.kernel.command({ type: 'EndRun', reason });
    this.#commit();
    this.#finish(run);
    return changed;
  }

  #finish(run: OpenedRun): void {
    run.finish(this.#stopReason);
    this.#status = 'STOPPED';
  }

  #reset(scenario: string | null, seed: string | null): ActOutcome {
    const previous = this.#run;
    if (this.#isLive()) this.#stop('reset by the person in charge');
    return this.#start(scenario ?? previous?.scenario ?? null, seed ?? previous?.seed ?? null);
  }

  #pause(): ActOutcome {
    if (this.#status === 'PAUSED') return noChange;
    if (this.#status !== 'RUNNING') return this.#refuse('pause');
    this.#live().kernel.command({ type: 'PauseRun' });
    this.#status = 'PAUSED';
    return changed;
  }

  #resume(): ActOutcome {
    if (this.#status === 'RUNNING') return noChange;
    if (this.#status !== 'PAUSED') return this.#refuse('resume');
    const { kernel } = this.#live();
    kernel.command({ type: 'ResumeRun' });
    this.#pace.restart(this.#clock.elapsedMs(), kernel.now);
    this.#status = 'RUNNING';
    return changed;
  }

  #step(steps: number): ActOutcome {
    if (this.#status !== 'PAUSED') return this.#refuse('step');
    const { kernel } = this.#live();
    for (let done = 0; done < steps; done += 1) while (kernel.step() === 0);
    return changed;
  }

  #setSpeed(speed: number): ActOutcome {
    if (!this.#isLive()) return this.#refuse('change the speed');
    if (this.#pace.speed === speed) return noChange;
    if (!Number.isFinite(speed) || speed < 0) return refusedSpeed;
    const { kernel } = this.#live();
    kernel.command({ type: 'SetSpeed', speed });
    this.#pace.setSpeed(speed, this.#clock.elapsedMs(), kernel.now);
    return changed;
  }

  #refuse(wish: string): ActOutcome {
    const message = `Cannot ${wish} while the simulation is ${this.#status}.`;
    return { changed: false, errors: [{ code: 'INVALID_TRANSITION', message, field: [] }] };
  }

  /** Answers to a run that is over are dropped: its successor asks under the same names. */
  #answered(reply: Reply): void {
    if (!this.#isLive() || reply.epoch !== this.#live().epoch) return;
    if (this.#fault !== null) {
      this.#heldReplies.push(reply);
      return;
    }
    const { outcome } = reply;
    const { kernel } = this.#live();
    this.#snapshots?.drop();
    try {
      kernel.finishMoment();
      kernel.answer(outcome, kernel.now + (this.#pace.speed === 0 ? outcome.latencyMs : 0));
      this.#commit();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, null);
        return;
      }
      this.#fail(error);
    }
    this.#plan();
  }

  /** Runs what is due, makes it durable, tells about it, and plans the next slice. */
  #work(): void {
    if (this.#status !== 'RUNNING' || this.#isHeldBack()) return;
    try {
      this.#workOrSave();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, null);
        return;
      }
      this.#fail(error);
    }
    this.#sendStateNowAndThen();
    this.#plan();
  }

  /** While a snapshot is being taken, simulated time stands still. */
  #workOrSave(): void {
    if (this.#snapshots?.isUnderWay === true) {
      this.#snapshots.work();
      return;
    }
    this.#runDue();
    this.#commit();
    this.#snapshots?.beginIfDue();
  }

  #runDue(): void {
    const { kernel } = this.#live();
    const startedMs = this.#clock.elapsedMs();
    const isWarmingUp = this.#isWarmingUp();
    const target = isWarmingUp ? this.#live().warmUpUntil : this.#pace.target(startedMs);
    let commands = 0;
    while (kernel.nextTime() <= target && commands < SLICE_COMMANDS && !this.#waitsForModels()) {
      commands += kernel.step();
      if (this.#clock.elapsedMs() - startedMs > SLICE_MS) break;
    }
    if (kernel.nextTime() > target) kernel.advanceTo(Math.floor(target));
    if (isWarmingUp) this.#pace.restart(this.#clock.elapsedMs(), kernel.now);
    else this.#pace.reached(this.#clock.elapsedMs(), kernel.now);
  }

  #isWarmingUp(): boolean {
    const { kernel, warmUpUntil } = this.#live();
    return kernel.now < warmUpUntil;
  }

  /** As fast as possible, simulated time stands still until every question has its answer; a warm-up does not wait. */
  #waitsForModels(): boolean {
    return this.#pace.speed === 0 && !this.#isWarmingUp() && this.#live().kernel.openQuestions > 0;
  }

  #commit(): void {
    if (this.#run === null || this.#status === 'FAILED') return;
    this.#unsaved = this.#run.kernel.drain();
    if (this.#unsaved.length > 0) this.#run.journal.append(this.#unsaved);
    this.#tell(this.#run);
  }

  /** All that was done is durable now. */
  #tell({ epoch, journal, kernel }: OpenedRun): void {
    assert(journal.lastSeq() === kernel.seq, () => `journal is at ${journal.lastSeq()}, engine at ${kernel.seq}`);
    if (this.#unsaved.length > 0) {
      const events = this.#unsaved.flatMap((entry) => entry.events);
      this.#unsaved = [];
      this.#rate.add(events.length, this.#clock.elapsedMs());
      this.#slice += 1;
      this.#channel.send({ type: 'SLICE', slice: this.#slice, events, state: this.#state() });
    }
    for (const request of kernel.takeAsks()) this.#channel.send({ type: 'ASK', epoch, request });
  }

  /** The disk failed: simulated time stands still, nobody is told what may not be durable, and the disk is asked again. */
  #suspend(fault: JournalFault, heldAnswer: (() => void) | null): void {
    this.#fault = fault;
    this.#heldAnswer = heldAnswer;
    this.#problem = fault.message;
    this.#sendState();
    this.#plan();
  }

  /** Asks the disk whether it works again, and goes on where the fault was. */
  #recover(): void {
    const run = this.#live();
    try {
      run.journal.recover();
      this.#fault = null;
      this.#problem = null;
      this.#tell(run);
      if (this.#status === 'STOPPING') this.#finish(run);
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, this.#heldAnswer);
        return;
      }
      this.#fault = null;
      this.#fail(error);
    }
    this.#pace.restart(this.#clock.elapsedMs(), run.kernel.now);
    const answer = this.#heldAnswer ?? (() => this.#sendState());
    this.#heldAnswer = null;
    answer();
    for (const reply of this.#heldReplies.splice(0)) this.#answered(reply);
    this.#plan();
  }

  #plan(): void {
    this.#cancelNext();
    if (this.#fault !== null) {
      this.#cancelNext = this.#clock.after(RECOVER_EVERY_MS, () => this.#recover());
      return;
    }
    if (this.#status !== 'RUNNING' || this.#isHeldBack()) return;
    if (this.#waitsForModels() && this.#snapshots?.isUnderWay !== true) return;
    this.#cancelNext = this.#clock.after(this.#delayMs(), () => this.#work());
  }

  #delayMs(): number {
    if (this.#pace.speed === 0 || this.#isWarmingUp() || this.#snapshots?.isUnderWay === true) return 0;
    const delayMs = this.#pace.delayUntil(this.#live().kernel.nextTime(), this.#clock.elapsedMs());
    return Math.min(MAX_IDLE_MS, Math.max(MIN_SLICE_GAP_MS, Math.ceil(delayMs)));
  }

  #isHeldBack(): boolean {
    return this.#slice - this.#foldedSlice > MAX_UNFOLDED_SLICES;
  }

  #isLive(): boolean {
    return this.#status === 'RUNNING' || this.#status === 'PAUSED';
  }

  #live(): OpenedRun {
    assert(this.#run !== null, 'there is no run');
    return this.#run;
  }

  #seq(): Seq {
    return this.#run?.journal.lastSeq() ?? 0;
  }

  /** The ledger is damaged or the engine gave up: nothing more is applied, what is on disk stays true. */
  #fail(error: unknown): string {
    this.#problem = error instanceof Error ? error.message : String(error);
    this.#status = 'FAILED';
    this.#channel.send({ type: 'DROP_ASKS' });
    return this.#problem;
  }

  #shutDown(): void {
    this.#isShut = true;
    if (this.#fault !== null) this.#recover();
    this.#cancelNext();
    this.#snapshots?.drop();
    try {
      // What a disk that still fails did not take, the next start finds out.
      if (this.#isLive() && this.#fault === null) this.#stop('the server was stopped');
    } catch (error) {
      this.#fail(error);
    }
    this.#sendState();
    this.#channel.send({ type: 'SHUT' });
  }

  #sendStateNowAndThen(): void {
    const isQuiet = this.#status === 'RUNNING' && this.#fault === null;
    if (isQuiet && this.#clock.elapsedMs() - this.#stateSentMs < STATE_EVERY_MS) return;
    this.#sendState();
  }

  #sendState(): void {
    this.#stateSentMs = this.#clock.elapsedMs();
    this.#channel.send({ type: 'STATE', state: this.#state() });
  }

  #state(): SimulationState {
    const run = this.#run;
    return {
      status: this.#status,
      exchangeStatus: this.#status === 'FAILED' || this.#fault !== null ? 'MAINTENANCE' : 'ONLINE',
      epoch: run?.epoch ?? '',
      seq: this.#seq(),
      time: run?.kernel.now ?? 0,
      speed: this.#pace.speed,
      scenario: run?.scenario ?? '',
      seed: run?.seed ?? '',
      startedAt: run?.startedAt ?? null,
      problem: this.#problem,
      lostMs: Math.round(this.#pace.lostMs),
      eventsPerSecond: this.#rate.perSecond(this.#clock.elapsedMs()),
    };
  }
}
