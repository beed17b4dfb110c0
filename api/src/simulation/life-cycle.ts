import type { Clock } from './clock.ts';
import type { Control, ForkChange } from './control.ts';
import type { CurrentRun } from './current-run.ts';
import { type Goal, isReached } from './goal.ts';
import { type ActOutcome, act } from './god-acts.ts';
import type { OpenedRun, RunContinuer, RunForker, RunOpener } from './opened-run.ts';
import type { Saver } from './saver.ts';
import type { Teller } from './teller.ts';

/** Where runs come from. */
export type RunMakers = {
  readonly openRun: RunOpener;
  readonly continueRun: RunContinuer;
  readonly forkRun: RunForker;
};

type Parts = {
  readonly clock: Clock;
  readonly current: CurrentRun;
  readonly saver: Saver;
  readonly teller: Teller;
};

const noChange: ActOutcome = { changed: false, errors: [] };
const changed: ActOutcome = { changed: true, errors: [] };
const refusedSpeed: ActOutcome = {
  changed: false,
  errors: [
    { code: 'INVALID_INPUT', message: 'speed: expected a finite number, 0 or above', field: ['input', 'speed'] },
  ],
};

function refusedGoal(goal: Goal, { now, seq }: { readonly now: number; readonly seq: number }): ActOutcome {
  const [field, place] = goal.kind === 'TIME' ? ['time', now] : ['seq', seq];
  const message = `${field}: the run is at ${place} already`;
  return { changed: false, errors: [{ code: 'INVALID_INPUT', message, field: ['input', field] }] };
}

/** Which run there is and whether it goes on: carries out what the person in charge wants, as far as its status allows. */
export class LifeCycle {
  readonly #makers: RunMakers;
  readonly #clock: Clock;
  readonly #current: CurrentRun;
  readonly #saver: Saver;
  readonly #teller: Teller;
  /** A fork that is on disk while its parent is still to be ended. */
  #heir: OpenedRun | null = null;
  #stopReason = '';
  #isShut = false;

  constructor(makers: RunMakers, { clock, current, saver, teller }: Parts) {
    this.#makers = makers;
    this.#clock = clock;
    this.#current = current;
    this.#saver = saver;
    this.#teller = teller;
  }

  /** What it did is durable only after the next commit, unless it ended a run. */
  perform(control: Control): ActOutcome {
    const { isLive } = this.#current;
    if (isLive && control.kind !== 'STEP') this.#current.live().kernel.finishMoment();
    switch (control.kind) {
      case 'START':
        return isLive ? noChange : this.#start(control.scenario, control.seed);
      case 'STOP':
        return isLive ? this.stop('stopped by the person in charge') : noChange;
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
      case 'RUN_TO':
        return this.#runTo(control.goal);
      case 'SET_SPEED':
        return this.#setSpeed(control.speed);
      default:
        return isLive ? act(this.#current.live().kernel, control) : this.#refuse('act on the market');
    }
  }

  /** Goes on with a run that a crash interrupted. */
  continue(runId: string): ActOutcome {
    if (this.#isShut) return this.#refuse('continue a run while the server stops,');
    if (this.#current.isLive) return this.#refuse('continue another run');
    this.#current.status = 'STARTING';
    const run = this.#makers.continueRun(runId);
    if ('code' in run) {
      this.#current.status = 'IDLE';
      return { changed: false, errors: [run] };
    }
    this.#goOn(run);
    return changed;
  }

  /** Ends the run: its last word is durable when this returns. */
  stop(reason: string): ActOutcome {
    const { kernel } = this.#current.live();
    this.#current.status = 'STOPPING';
    this.#current.goal = null;
    this.#teller.state();
    this.#teller.dropAsks();
    this.#stopReason = reason;
    kernel.finishMoment();
    kernel.command({ type: 'EndRun', reason });
    this.#saver.commit();
    this.#finish();
    return changed;
  }

  /** The disk works again: a stop that it interrupted is over when its last word is durable. */
  finishStop(): void {
    if (this.#current.status === 'STOPPING') this.#finish();
  }

  /** From now on no run begins. */
  shut(): void {
    this.#isShut = true;
  }

  #finish(): void {
    this.#current.live().finish(this.#stopReason);
    this.#current.status = 'STOPPED';
  }

  #start(scenario: string | null, seed: string | null): ActOutcome {
    if (this.#isShut) return this.#refuse('start a run while the server stops,');
    this.#giveUpFailedRun();
    this.#current.status = 'STARTING';
    this.#current.problem = null;
    const run = this.#makers.openRun(scenario, seed);
    if ('code' in run) {
      this.#current.status = this.#current.run === null ? 'IDLE' : 'STOPPED';
      return { changed: false, errors: [run] };
    }
    this.#current.take(run, this.#clock.elapsedMs());
    this.#teller.epoch(null);
    return changed;
  }

  /**
   * A run whose ledger is damaged cannot be written any more; its last word is tried once, so that its files are let go, and
   * those of a fork that nobody went on with.
   */
  #giveUpFailedRun(): void {
    if (this.#current.status !== 'FAILED') return;
    for (const run of [this.#current.run, this.#heir]) {
      try {
        run?.finish(`failed: ${this.#current.problem}`);
      } catch {
        // The disk still fails. The next start of the server marks the run as interrupted.
      }
    }
    this.#heir = null;
  }

  #reset(scenario: string | null, seed: string | null): ActOutcome {
    const previous = this.#current.run;
    if (this.#current.isLive) this.stop('reset by the person in charge');
    return this.#start(scenario ?? previous?.scenario ?? null, seed ?? previous?.seed ?? null);
  }

  /**
   * The parent is let go only once the child is on disk: after a crash in between, the child goes on. When the disk failed in
   * between, this is done again, and finds the child that is there.
   */
  #fork(changes: readonly ForkChange[]): ActOutcome {
    if (this.#heir !== null) return this.#inherit(this.#heir);
    if (!this.#current.isLive) return this.#refuse('fork');
    this.#saver.commit();
    const child = this.#makers.forkRun(this.#current.live(), changes);
    if ('code' in child) return { changed: false, errors: [child] };
    this.#heir = child;
    this.stop(`forked by the person in charge: goes on as ${child.epoch}`);
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
    this.#current.take(run, Number.NEGATIVE_INFINITY);
    if (run.kernel.view.run?.isPaused === true) this.#current.status = 'PAUSED';
    const parts = Object.entries(run.kernel.state().view).map(([name, part]) => [name, part()] as const);
    this.#teller.epoch(Object.fromEntries(parts));
  }

  #pause(): ActOutcome {
    if (this.#current.status === 'PAUSED') return noChange;
    if (this.#current.status !== 'RUNNING') return this.#refuse('pause');
    this.#current.live().kernel.command({ type: 'PauseRun' });
    this.#current.goal = null;
    this.#current.status = 'PAUSED';
    return changed;
  }

  #resume(): ActOutcome {
    if (this.#current.status === 'RUNNING') return noChange;
    if (this.#current.status !== 'PAUSED') return this.#refuse('resume');
    this.#current.live().kernel.command({ type: 'ResumeRun' });
    this.#current.restartPace();
    this.#current.status = 'RUNNING';
    return changed;
  }

  #step(steps: number): ActOutcome {
    if (this.#current.status !== 'PAUSED') return this.#refuse('step');
    const { kernel } = this.#current.live();
    for (let done = 0; done < steps; done += 1) while (kernel.step() === 0);
    return { ...changed, count: steps };
  }

  /** A goal takes the place of the one before. */
  #runTo(goal: Goal): ActOutcome {
    if (!this.#current.isLive) return this.#refuse('run on');
    const { kernel } = this.#current.live();
    if (isReached(goal, kernel)) return refusedGoal(goal, kernel);
    this.#resume();
    this.#current.goal = goal;
    return changed;
  }

  /** Pauses a run that is where it was to go. */
  arrive(): void {
    if (this.#current.hasArrived) this.perform({ kind: 'PAUSE' });
  }

  #setSpeed(speed: number): ActOutcome {
    if (!this.#current.isLive) return this.#refuse('change the speed');
    if (this.#current.pace.speed === speed) return noChange;
    if (!Number.isFinite(speed) || speed < 0) return refusedSpeed;
    this.#current.live().kernel.command({ type: 'SetSpeed', speed });
    this.#current.setSpeed(speed);
    return changed;
  }

  #refuse(wish: string): ActOutcome {
    const message = `Cannot ${wish} while the simulation is ${this.#current.status}.`;
    return { changed: false, errors: [{ code: 'INVALID_TRANSITION', message, field: [] }] };
  }
}
