import type { JournalEntry } from '../ledger/journal.ts';
import type { Clock } from './clock.ts';
import type { ControlOutcome } from './control.ts';
import type { CurrentRun } from './current-run.ts';
import type { SimulationState } from './face.ts';
import type { ActOutcome } from './god-acts.ts';
import type { Channel, FromSimulation, ToSimulation } from './messages.ts';
import type { OpenedRun } from './opened-run.ts';
import { RateMeter } from './rate-meter.ts';

const STATE_EVERY_MS = 1_000;

/** Slices that may wait to be folded by the API thread before the simulation waits for it. */
const MAX_UNFOLDED_SLICES = 32;

/** What the API thread is told about the current run. */
export class Teller {
  readonly #current: CurrentRun;
  readonly #clock: Clock;
  readonly #channel: Channel<FromSimulation, ToSimulation>;
  readonly #rate = new RateMeter();
  #slice = 0;
  #foldedSlice = 0;
  #stateSentMs = Number.NEGATIVE_INFINITY;

  constructor(current: CurrentRun, clock: Clock, channel: Channel<FromSimulation, ToSimulation>) {
    this.#current = current;
    this.#clock = clock;
    this.#channel = channel;
  }

  /** The API thread has too much to fold. */
  get isHeldBack(): boolean {
    return this.#slice - this.#foldedSlice > MAX_UNFOLDED_SLICES;
  }

  folded(slice: number): void {
    this.#foldedSlice = slice;
  }

  /** There is another run. @param fold what its read model remembers; null when it begins */
  epoch(fold: Readonly<Record<string, unknown>> | null): void {
    this.#channel.send({ type: 'EPOCH', state: this.#state(), fold });
  }

  /** Only what is durable. */
  slice(entries: readonly JournalEntry[]): void {
    const events = entries.flatMap((entry) => entry.events);
    this.#rate.add(events.length, this.#clock.elapsedMs());
    this.#slice += 1;
    this.#channel.send({ type: 'SLICE', slice: this.#slice, events, state: this.#state() });
  }

  /** Only when the questions are durable. */
  asks({ epoch, kernel }: OpenedRun): void {
    for (const request of kernel.takeAsks()) this.#channel.send({ type: 'ASK', epoch, request });
  }

  dropAsks(): void {
    this.#channel.send({ type: 'DROP_ASKS' });
  }

  controlled(id: number, outcome: ActOutcome): void {
    this.state();
    const answer: ControlOutcome = { ...outcome, seq: this.#current.seq, status: this.#current.status };
    this.#channel.send({ type: 'CONTROLLED', id, outcome: answer });
  }

  shut(): void {
    this.state();
    this.#channel.send({ type: 'SHUT' });
  }

  state(): void {
    this.#stateSentMs = this.#clock.elapsedMs();
    this.#channel.send({ type: 'STATE', state: this.#state() });
  }

  stateNowAndThen(): void {
    const isQuiet = this.#current.status === 'RUNNING' && this.#current.fault === null;
    if (isQuiet && this.#clock.elapsedMs() - this.#stateSentMs < STATE_EVERY_MS) return;
    this.state();
  }

  #state(): SimulationState {
    const { run, status, fault, pace, goal, problem, seq } = this.#current;
    return {
      status,
      exchangeStatus: status === 'FAILED' || fault !== null ? 'MAINTENANCE' : 'ONLINE',
      epoch: run?.epoch ?? '',
      seq,
      time: run?.kernel.now ?? 0,
      speed: pace.speed,
      goal,
      scenario: run?.scenario ?? '',
      seed: run?.seed ?? '',
      startedAt: run?.startedAt ?? null,
      problem,
      lostMs: Math.round(pace.lostMs),
      eventsPerSecond: this.#rate.perSecond(this.#clock.elapsedMs()),
    };
  }
}
