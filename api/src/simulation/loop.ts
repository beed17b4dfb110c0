import { JournalFault } from '../ledger/journal-fault.ts';
import { unreachable } from '../util/assert.ts';
import type { Clock } from './clock.ts';
import type { Control } from './control.ts';
import { CurrentRun } from './current-run.ts';
import type { ActOutcome } from './god-acts.ts';
import { LifeCycle, type RunMakers } from './life-cycle.ts';
import type { Channel, FromSimulation, ToSimulation } from './messages.ts';
import { Saver } from './saver.ts';
import { Teller } from './teller.ts';

const MIN_SLICE_GAP_MS = 8;
const MAX_IDLE_MS = 100;

/** How often a failing disk is asked whether it works again. */
const RECOVER_EVERY_MS = 500;

export type LoopOptions = RunMakers & {
  readonly clock: Clock;
  readonly channel: Channel<FromSimulation, ToSimulation>;
};

type Reply = Extract<ToSimulation, { readonly type: 'ANSWER' }>;
type Wish = Control['kind'] | 'CONTINUE';

/** Of all acts that a fault interrupts, a stop is over when its last word is durable; after it others begin the next run. */
function isCutShort(kind: Wish, outcome: ActOutcome | null): boolean {
  return outcome === null && (kind === 'RESET' || kind === 'FORK');
}

/** The simulation thread's life: paces the kernel, makes every slice durable, then tells the API thread. */
export class SimulationLoop {
  readonly #clock: Clock;
  readonly #current: CurrentRun;
  readonly #teller: Teller;
  readonly #saver: Saver;
  readonly #lifeCycle: LifeCycle;
  /** The answer to the act that met the fault: given when that act is durable. */
  #heldAnswer: (() => void) | null = null;
  /** Answers of models that came meanwhile. */
  #heldReplies: Reply[] = [];
  #cancelNext: () => void = () => {};

  constructor({ clock, channel, ...makers }: LoopOptions) {
    this.#clock = clock;
    this.#current = new CurrentRun(clock);
    this.#teller = new Teller(this.#current, clock, channel);
    this.#saver = new Saver(this.#current, this.#teller);
    const parts = { clock, current: this.#current, saver: this.#saver, teller: this.#teller };
    this.#lifeCycle = new LifeCycle(makers, parts);
    channel.onMessage((message) => this.#receive(message));
  }

  #receive(message: ToSimulation): void {
    switch (message.type) {
      case 'CONTROL':
        this.#controlled(message.id, message.control.kind, () => this.#lifeCycle.perform(message.control));
        return;
      case 'CONTINUE':
        this.#controlled(message.id, 'CONTINUE', () => this.#lifeCycle.continue(message.runId));
        return;
      case 'ANSWER':
        this.#answered(message);
        return;
      case 'FOLDED':
        this.#teller.folded(message.slice);
        if (this.#teller.isHeldBack) return;
        this.#plan();
        return;
      case 'SHUT_DOWN':
        this.#shutDown();
        return;
      default:
        unreachable(message);
    }
  }

  #controlled(id: number, kind: Wish, perform: () => ActOutcome): void {
    let outcome: ActOutcome | null = null;
    this.#current.snapshots?.drop();
    try {
      outcome = this.#current.fault === null ? perform() : refuseForNow(this.#current.fault);
      if (this.#current.fault === null) this.#saver.commit();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, () => {
          if (isCutShort(kind, outcome)) this.#controlled(id, kind, perform);
          else this.#answer(id, outcome ?? { changed: true, errors: [] });
        });
        return;
      }
      outcome = { changed: false, errors: [{ code: 'FAILED', message: this.#fail(error), field: [] }] };
    }
    this.#answer(id, outcome);
  }

  #answer(id: number, outcome: ActOutcome): void {
    this.#teller.controlled(id, outcome);
    this.#plan();
  }

  /** Answers to a run that is over are dropped: its successor asks under the same names. */
  #answered(reply: Reply): void {
    const current = this.#current;
    if (!current.isLive || reply.epoch !== current.live().epoch) return;
    if (current.fault !== null) {
      this.#heldReplies.push(reply);
      return;
    }
    const { outcome } = reply;
    const { kernel } = current.live();
    current.snapshots?.drop();
    const isTaken = this.#attempt(() => {
      kernel.finishMoment();
      kernel.answer(outcome, kernel.now + (current.pace.speed === 0 ? outcome.latencyMs : 0));
      this.#saver.commit();
    });
    if (isTaken) this.#plan();
  }

  /** Runs what is due, makes it durable, tells about it, and plans the next slice. */
  #work(): void {
    if (this.#current.status !== 'RUNNING' || this.#teller.isHeldBack) return;
    if (!this.#attempt(() => this.#workOrSave())) return;
    this.#teller.stateNowAndThen();
    this.#plan();
  }

  /** While a snapshot is being taken, simulated time stands still. */
  #workOrSave(): void {
    const { snapshots } = this.#current;
    if (snapshots?.isUnderWay === true) {
      snapshots.work();
      return;
    }
    this.#current.runDue();
    this.#lifeCycle.arrive();
    this.#saver.commit();
    if (this.#current.status === 'RUNNING') snapshots?.beginIfDue();
  }

  /** False when the disk failed meanwhile, which suspends everything. */
  #attempt(work: () => void): boolean {
    try {
      work();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, null);
        return false;
      }
      this.#fail(error);
    }
    return true;
  }

  /** The disk failed: simulated time stands still, nobody is told what may not be durable, and the disk is asked again. */
  #suspend(fault: JournalFault, heldAnswer: (() => void) | null): void {
    this.#current.fault = fault;
    this.#heldAnswer = heldAnswer;
    this.#current.problem = fault.message;
    this.#teller.state();
    this.#plan();
  }

  /** Asks the disk whether it works again, and goes on where the fault was. */
  #recover(): void {
    try {
      this.#saver.recover();
      this.#lifeCycle.finishStop();
    } catch (error) {
      if (error instanceof JournalFault) {
        this.#suspend(error, this.#heldAnswer);
        return;
      }
      this.#current.fault = null;
      this.#fail(error);
    }
    this.#current.restartPace();
    const answer = this.#heldAnswer ?? (() => this.#teller.state());
    this.#heldAnswer = null;
    answer();
    for (const reply of this.#heldReplies.splice(0)) this.#answered(reply);
    this.#plan();
  }

  #plan(): void {
    this.#cancelNext();
    const current = this.#current;
    if (current.fault !== null) {
      this.#cancelNext = this.#clock.after(RECOVER_EVERY_MS, () => this.#recover());
      return;
    }
    if (current.status !== 'RUNNING' || this.#teller.isHeldBack) return;
    if (current.waitsForModels && !current.isSaving) return;
    this.#cancelNext = this.#clock.after(this.#delayMs(), () => this.#work());
  }

  #delayMs(): number {
    if (this.#current.isBusy) return 0;
    return Math.min(MAX_IDLE_MS, Math.max(MIN_SLICE_GAP_MS, Math.ceil(this.#current.delayMs())));
  }

  /** The ledger is damaged or the engine gave up: nothing more is applied, what is on disk stays true. */
  #fail(error: unknown): string {
    const problem = error instanceof Error ? error.message : String(error);
    this.#current.problem = problem;
    this.#current.status = 'FAILED';
    this.#teller.dropAsks();
    return problem;
  }

  #shutDown(): void {
    this.#lifeCycle.shut();
    if (this.#current.fault !== null) this.#recover();
    this.#cancelNext();
    this.#current.snapshots?.drop();
    try {
      // What a disk that still fails did not take, the next start finds out.
      if (this.#current.isLive && this.#current.fault === null) this.#lifeCycle.stop('the server was stopped');
    } catch (error) {
      this.#fail(error);
    }
    this.#teller.shut();
  }
}

function refuseForNow({ message }: JournalFault): ActOutcome {
  return { changed: false, errors: [{ code: 'INVALID_TRANSITION', message, field: [] }] };
}
