import { Exchange } from '../engine/exchange.ts';
import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import type { Command, SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Sats, Seq, SimTime } from '../market/units.ts';
import { createReadModel } from '../projections/read-model.ts';
import type { ReadModel } from '../projections/views.ts';
import type { ReferenceProcess } from '../reference/reference-process.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import type { Seat } from '../traders/population.ts';
import type { Trader } from '../traders/trader.ts';
import { assert, must } from '../util/assert.ts';
import { Attention } from './attention.ts';
import { DoneWork } from './done-work.ts';
import type { Duty } from './duty.ts';
import type { SeatMaker, SpawnAct } from './god-acts.ts';
import type { KernelOptions } from './kernel-options.ts';
import type { AgendaState, AnswerInput, KernelParts, KernelState } from './kernel-state.ts';
import { answerEntry } from './model-entries.ts';
import { OpenQuestions } from './open-questions.ts';
import { type Due, Scheduler } from './scheduler.ts';
import { SeatList } from './seat-list.ts';
import type { TimetableEntry } from './timetable.ts';
import { Turns } from './turns.ts';

const SECOND_MS = 1_000;

/**
 * The deterministic heart: scheduler, traders, engine and inner fold. A function of its options and of what is submitted
 * and answered when; knows no clock, no disk and no thread. What it did since the last `drain` waits there to be made durable.
 */
export class Kernel {
  readonly makeSeat: SeatMaker;
  readonly #view = createReadModel();
  readonly #scheduler = new Scheduler();
  readonly #reference: ReferenceProcess;
  readonly #duties: readonly Duty[];
  readonly #timetable: readonly TimetableEntry[];
  readonly #seats = new SeatList();
  readonly #attention = new Attention(this.#seats, this.#scheduler, this.#view);
  readonly #questions = new OpenQuestions();
  readonly #done = new DoneWork();
  readonly #turns: Turns;
  #exchange = new Exchange();
  #stepCount = 0;
  #speed: number | null = null;
  #seq: Seq = 0;
  #now: SimTime;

  /** @param saved where another kernel of the same options was: this one goes on there */
  constructor(options: KernelOptions, saved: KernelState | null = null) {
    this.#now = options.startAt;
    this.#reference = options.reference;
    this.#duties = options.duties;
    this.#timetable = options.timetable ?? [];
    this.makeSeat = options.makeSeat;
    this.#turns = new Turns(this, {
      seats: this.#seats,
      scheduler: this.#scheduler,
      attention: this.#attention,
      questions: this.#questions,
      done: this.#done,
    });
    if (saved === null) this.#open(options);
    else this.#restore(options.seats, saved);
  }

  #open(options: KernelOptions): void {
    this.submit({ type: 'StartRun', scenario: options.scenario, seed: options.seed, instruments: options.instruments });
    this.#advanceReference();
    for (const seat of options.seats) this.admit(seat);
    this.#scheduler.at(this.#now + SECOND_MS, { kind: 'SECOND' });
    for (const [index, { time }] of this.#timetable.entries()) this.#scheduler.at(time, { kind: 'TIMETABLE', index });
  }

  get seq(): Seq {
    return this.#seq;
  }

  get now(): SimTime {
    return this.#now;
  }

  get view(): ReadModel {
    return this.#view;
  }

  /** Things that were due and done since the run began. */
  get stepCount(): number {
    return this.#stepCount;
  }

  /** What came from outside and is noted beside no command yet. */
  get pendingInputCount(): number {
    return this.#done.inputCount;
  }

  /** The speed that was set last; null when it is still the scenario's. */
  get speed(): number | null {
    return this.#speed;
  }

  /** Questions whose answers have not come yet. */
  get openQuestions(): number {
    return this.#questions.count;
  }

  /** Questions to which no answer came yet, in the order of asking. */
  unanswered(): readonly ModelRequest[] {
    return this.#questions.unanswered();
  }

  stateHash(): string {
    return this.#exchange.stateHash();
  }

  nextTime(): SimTime {
    return must(this.#scheduler.nextTime(), 'the once-a-second timer');
  }

  /** Moves time without anything being due, so that what is submitted next carries the right time. */
  advanceTo(time: SimTime): void {
    assert(time <= this.nextTime(), () => `time ${time} would skip what is due at ${this.nextTime()}`);
    this.#now = Math.max(this.#now, time);
  }

  /**
   * Does everything that is due by now. Before anything comes in from outside, so that its simulated time alone says
   * where in the run it came: after all else of that time.
   */
  finishMoment(): void {
    while (this.nextTime() <= this.#now) this.step();
  }

  /** Does the next thing that is due. Returns how many commands it yielded. */
  step(): number {
    const next = must(this.#scheduler.pop(), 'the once-a-second timer');
    this.#now = Math.max(this.#now, next.time);
    this.#stepCount += 1;
    const before = this.#done.commandCount;
    this.#do(next.due);
    return this.#done.commandCount - before;
  }

  /** Applies one command now. */
  submit(command: Command, latencyMs: number | null = null): readonly MarketEvent[] {
    const sequenced = { ...command, seq: this.#seq + 1, time: this.#now } satisfies SequencedCommand;
    const events = this.#exchange.apply(sequenced);
    this.#seq = sequenced.seq + events.length;
    for (const event of events) this.#view.apply(event);
    this.#done.add(sequenced, events, latencyMs);
    for (const event of events) this.#spread(event);
    return events;
  }

  /**
   * Does work that was asked for from outside, and notes it beside the first command it yields, so that it can be done
   * again at the same place. What yields none changes nothing and is not noted.
   */
  fromOutside<T>(kind: 'ACT' | 'COMMAND', payload: unknown, work: () => T): T {
    const input = this.#note(kind, payload);
    const result = work();
    this.#done.dropInput(input);
    return result;
  }

  /** A command of the person in charge or of whoever runs the simulation. */
  command(command: Command): readonly MarketEvent[] {
    return this.fromOutside('COMMAND', command, () => this.submit(command));
  }

  /** Gives a participant its account, its funds and its first turn. */
  admit(seat: Seat, spawnedBy: SpawnAct | null = null): readonly MarketEvent[] {
    const events = this.submit({ type: 'AdmitParticipant', participant: seat.participant, funds: seat.funds });
    if (!events.some((event) => event.type === 'ParticipantAdmitted')) return events;
    const index = this.#seats.add(seat, spawnedBy);
    this.#scheduler.wakeAt(this.#now + seat.trader.firstWakeDelayMs, index, 'TIMER');
    return events;
  }

  /** The trader of a seat, or undefined for participants without one. */
  trader(participantId: ParticipantId): Trader | undefined {
    return this.#seats.trader(participantId);
  }

  seats(): readonly Seat[] {
    return this.#seats.all();
  }

  /** Calls a trader's turn as soon as possible. */
  wake(participantId: ParticipantId): void {
    this.#attention.wake(participantId, this.#now);
  }

  /** Keeps a trader from its turns for a while, whatever it notices. */
  mute(participantId: ParticipantId, durationMs: number): void {
    this.#attention.mute(participantId, this.#now + durationMs);
  }

  shockReference(marketIndex: number, shiftBps: number): void {
    this.#reference.shock(marketIndex, shiftBps);
  }

  /**
   * Enters a model's answer into the agenda: it reaches the market at `due`, or now when that has passed. An answer to
   * nothing that was asked, or a second one, is dropped. Call `finishMoment` before.
   */
  answer({ request: { requestId }, ...answer }: ModelOutcome, due: SimTime): void {
    this.giveAnswer({ requestId, answer, due });
  }

  /** The same, for whoever has only the answer. */
  giveAnswer({ requestId, answer, due }: AnswerInput): void {
    if (!this.#questions.isOpen(requestId)) return;
    this.#note('ANSWER', { requestId, answer, due } satisfies AnswerInput);
    const dueTime = Math.max(due, this.#now);
    this.#questions.give(requestId, answer);
    this.#scheduler.at(dueTime, { kind: 'ANSWER', requestId });
    this.#done.noteModel(answerEntry(requestId, answer, { enteredSeq: this.#seq, enteredTime: this.#now, dueTime }));
  }

  /** Everything it remembers, each part made when it is asked for; to be written down before anything else happens. */
  state(): KernelParts {
    return {
      agenda: () => this.#agenda(),
      exchange: () => this.#exchange.snapshot(),
      seats: () => this.#seats.state(),
      reference: () => this.#reference.state(),
      duties: () => this.#duties.map((duty) => duty.state()),
      view: this.#view.state(),
    };
  }

  /** What was asked of models since the last call. */
  takeAsks(): readonly ModelRequest[] {
    return this.#questions.takeAsks();
  }

  /** What was done since the last call, in order, not durable yet. */
  drain(): readonly JournalEntry[] {
    return this.#done.drain();
  }

  #agenda(): AgendaState {
    return {
      seq: this.#seq,
      now: this.#now,
      stepCount: this.#stepCount,
      speed: this.#speed,
      scheduler: this.#scheduler.state(),
      mutedUntil: this.#attention.muted(),
      ...this.#questions.state(),
      ...this.#done.state(),
    };
  }

  #restore(seats: readonly Seat[], { agenda, exchange, seats: saved, reference, duties, view }: KernelState): void {
    this.#exchange = Exchange.restore(exchange);
    this.#view.restore(view);
    this.#reference.restore(reference);
    for (const [index, duty] of this.#duties.entries()) duty.restore(duties[index]);
    this.#seats.restore(seats, this.makeSeat, saved);
    this.#seq = agenda.seq;
    this.#now = agenda.now;
    this.#stepCount = agenda.stepCount;
    this.#speed = agenda.speed;
    this.#scheduler.restore(agenda.scheduler);
    this.#attention.restore(agenda.mutedUntil);
    this.#questions.restore(agenda);
    this.#done.restore(agenda);
  }

  #note(kind: JournalInput['kind'], payload: unknown): JournalInput {
    const input: JournalInput = { kind, step: this.#stepCount, time: this.#now, payload };
    this.#done.noteInput(input);
    return input;
  }

  #do(due: Due): void {
    switch (due.kind) {
      case 'TURN':
        this.#turns.take(due);
        break;
      case 'ARRIVAL':
        this.#turns.arrive(due);
        break;
      case 'SECOND':
        this.#second();
        break;
      case 'ANSWER':
        this.#turns.deliver(due.requestId);
        break;
      case 'TIMETABLE':
        must(this.#timetable[due.index], `entry ${due.index} of the timetable`).happen(this);
        break;
    }
  }

  #second(): void {
    this.#advanceReference();
    for (const duty of this.#duties) for (const command of duty.perform(this.#view, this.#now)) this.submit(command);
    this.#scheduler.at(this.#now + SECOND_MS, { kind: 'SECOND' });
  }

  #advanceReference(): void {
    const referencePricesSats: readonly Sats[] = this.#reference.advance(this.#now);
    this.submit({ type: 'AdvanceTime', referencePricesSats });
  }

  #spread(event: MarketEvent): void {
    if (event.type === 'SpeedSet') this.#speed = event.speed;
    else this.#attention.spread(event, this.#now);
  }
}
