import { Exchange } from '../engine/exchange.ts';
import type { JournalEntry, JournalInput } from '../ledger/journal.ts';
import type { ModelEntry } from '../ledger/model-entry.ts';
import type { Command, SequencedCommand } from '../market/commands.ts';
import type { DecisionRecord } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Instrument } from '../market/instrument.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Sats, Seq, SimTime } from '../market/units.ts';
import { createReadModel } from '../projections/read-model.ts';
import type { ReadModel } from '../projections/views.ts';
import type { ReferenceProcess } from '../reference/reference-process.ts';
import type { ModelOutcome, ModelRequest } from '../traders/llm/model.ts';
import type { Seat } from '../traders/population.ts';
import type { Noticed, Trader, TraderAction, Turn } from '../traders/trader.ts';
import { assert, must } from '../util/assert.ts';
import type { Duty } from './duty.ts';
import type { SeatMaker, SpawnAct } from './god-acts.ts';
import type {
  AgendaState,
  AnswerInput,
  GivenAnswer,
  KernelParts,
  KernelState,
  Question,
  SeatState,
} from './kernel-state.ts';
import { answerEntry, questionEntry } from './model-entries.ts';
import { type Due, Scheduler } from './scheduler.ts';

const SECOND_MS = 1_000;

/** By which a seat that fell back to its rules is told from one whose brain somebody switched. */
export const FALL_BACK_REASON = 'a spending cap was reached';

export type KernelOptions = {
  readonly scenario: string;
  readonly seed: string;
  readonly startAt: SimTime;
  readonly instruments: readonly Instrument[];
  readonly seats: readonly Seat[];
  readonly reference: ReferenceProcess;
  /** Standing duties run once per simulated second, after the reference moved. */
  readonly duties: readonly Duty[];
  /** Seats those who joined later. */
  readonly makeSeat: SeatMaker;
};

type Seated = Seat & { readonly spawnedBy: SpawnAct | null };

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
  readonly #seats: Seated[] = [];
  readonly #indexOf = new Map<ParticipantId, number>();
  readonly #secondWatchers: number[] = [];
  readonly #newsWatchers: number[] = [];
  readonly #questions = new Map<string, Question>();
  readonly #mutedUntil = new Map<number, SimTime>();
  readonly #answers = new Map<string, GivenAnswer>();
  #exchange = new Exchange();
  #inputs: JournalInput[] = [];
  #stepCount = 0;
  #speed: number | null = null;
  #entries: JournalEntry[] = [];
  #asks: ModelRequest[] = [];
  #modelEntries: ModelEntry[] = [];
  #seq: Seq = 0;
  #now: SimTime;

  /** @param saved where another kernel of the same options was: this one goes on there */
  constructor(options: KernelOptions, saved: KernelState | null = null) {
    this.#now = options.startAt;
    this.#reference = options.reference;
    this.#duties = options.duties;
    this.makeSeat = options.makeSeat;
    if (saved === null) this.#open(options);
    else this.#restore(options.seats, saved);
  }

  #open(options: KernelOptions): void {
    this.submit({ type: 'StartRun', scenario: options.scenario, seed: options.seed, instruments: options.instruments });
    this.#advanceReference();
    for (const seat of options.seats) this.admit(seat);
    this.#scheduler.at(this.#now + SECOND_MS, { kind: 'SECOND' });
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
    return this.#inputs.length;
  }

  /** The speed that was set last; null when it is still the scenario's. */
  get speed(): number | null {
    return this.#speed;
  }

  /** Questions whose answers have not come yet. */
  get openQuestions(): number {
    return this.#questions.size - this.#answers.size;
  }

  /** Questions to which no answer came yet, in the order of asking. */
  unanswered(): readonly ModelRequest[] {
    const open = [...this.#questions.values()].filter(({ request }) => !this.#answers.has(request.requestId));
    return open.map(({ request }) => request);
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
    const before = this.#entries.length;
    this.#do(next.due);
    return this.#entries.length - before;
  }

  /** Applies one command now. */
  submit(command: Command, latencyMs: number | null = null): readonly MarketEvent[] {
    const sequenced = { ...command, seq: this.#seq + 1, time: this.#now } satisfies SequencedCommand;
    const events = this.#exchange.apply(sequenced);
    this.#seq = sequenced.seq + events.length;
    for (const event of events) this.#view.apply(event);
    this.#entries.push({ command: sequenced, events, latencyMs, ...this.#takeInputs(), ...this.#takeModelEntries() });
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
    if (this.#inputs.at(-1) === input) this.#inputs.pop();
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
    const index = this.#seat({ ...seat, spawnedBy });
    this.#scheduler.wakeAt(this.#now + seat.trader.firstWakeDelayMs, index, 'TIMER');
    return events;
  }

  /** The trader of a seat, or undefined for participants without one. */
  trader(participantId: ParticipantId): Trader | undefined {
    const index = this.#indexOf.get(participantId);
    return index === undefined ? undefined : this.#seats[index]?.trader;
  }

  seats(): readonly Seat[] {
    return this.#seats;
  }

  /** Calls a trader's turn as soon as possible. */
  wake(participantId: ParticipantId): void {
    const index = must(this.#indexOf.get(participantId), `a trader for ${participantId}`);
    this.#scheduler.wakeAt(this.#now, index, 'THINK_NOW');
  }

  /** Keeps a trader from its turns for a while, whatever it notices. */
  mute(participantId: ParticipantId, durationMs: number): void {
    const index = must(this.#indexOf.get(participantId), `a trader for ${participantId}`);
    this.#mutedUntil.set(index, this.#now + durationMs);
    this.#scheduler.cancelTurn(index);
    this.#scheduler.wakeAt(this.#now + durationMs, index, 'TIMER');
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
    if (!this.#questions.has(requestId) || this.#answers.has(requestId)) return;
    this.#note('ANSWER', { requestId, answer, due } satisfies AnswerInput);
    const dueTime = Math.max(due, this.#now);
    this.#answers.set(requestId, answer);
    this.#scheduler.at(dueTime, { kind: 'ANSWER', requestId });
    this.#modelEntries.push(answerEntry(requestId, answer, { enteredSeq: this.#seq, enteredTime: this.#now, dueTime }));
  }

  /** Everything it remembers, each part made when it is asked for; to be written down before anything else happens. */
  state(): KernelParts {
    return {
      agenda: () => this.#agenda(),
      exchange: () => this.#exchange.snapshot(),
      seats: () => this.#seats.map(seatState),
      reference: () => this.#reference.state(),
      duties: () => this.#duties.map((duty) => duty.state()),
      view: this.#view.state(),
    };
  }

  /** What was asked of models since the last call. */
  takeAsks(): readonly ModelRequest[] {
    const asks = this.#asks;
    this.#asks = [];
    return asks;
  }

  /** What was done since the last call, in order, not durable yet. */
  drain(): readonly JournalEntry[] {
    const entries = this.#entries;
    this.#entries = [];
    return entries;
  }

  #agenda(): AgendaState {
    return {
      seq: this.#seq,
      now: this.#now,
      stepCount: this.#stepCount,
      speed: this.#speed,
      scheduler: this.#scheduler.state(),
      mutedUntil: [...this.#mutedUntil],
      questions: [...this.#questions.values()],
      answers: [...this.#answers],
      inputs: this.#inputs,
      modelEntries: this.#modelEntries,
    };
  }

  #restore(seats: readonly Seat[], { agenda, exchange, seats: saved, reference, duties, view }: KernelState): void {
    this.#exchange = Exchange.restore(exchange);
    this.#view.restore(view);
    this.#reference.restore(reference);
    for (const [index, duty] of this.#duties.entries()) duty.restore(duties[index]);
    for (const seat of saved) this.#seatAgain(seats, seat);
    this.#seq = agenda.seq;
    this.#now = agenda.now;
    this.#stepCount = agenda.stepCount;
    this.#speed = agenda.speed;
    this.#scheduler.restore(agenda.scheduler);
    for (const [index, until] of agenda.mutedUntil) this.#mutedUntil.set(index, until);
    for (const question of agenda.questions) this.#questions.set(question.request.requestId, question);
    for (const [requestId, answer] of agenda.answers) this.#answers.set(requestId, answer);
    this.#inputs = [...agenda.inputs];
    this.#modelEntries = [...agenda.modelEntries];
  }

  #seatAgain(seats: readonly Seat[], { participantId, spawnedBy, trader }: SeatState): void {
    const first = seats.find(({ participant }) => participant.participantId === participantId);
    const seat = must(spawnedBy === null ? first : this.makeSeat(spawnedBy), `a seat for ${participantId}`);
    seat.trader.restore(trader);
    this.#seat({ ...seat, spawnedBy });
  }

  #seat(seat: Seated): number {
    const index = this.#seats.push(seat) - 1;
    this.#indexOf.set(seat.participant.participantId, index);
    if (seat.trader.interests.seconds) this.#secondWatchers.push(index);
    if (seat.trader.interests.news) this.#newsWatchers.push(index);
    return index;
  }

  #note(kind: JournalInput['kind'], payload: unknown): JournalInput {
    const input: JournalInput = { kind, step: this.#stepCount, time: this.#now, payload };
    this.#inputs.push(input);
    return input;
  }

  #takeInputs(): { readonly inputs?: readonly JournalInput[] } {
    if (this.#inputs.length === 0) return {};
    const inputs = this.#inputs;
    this.#inputs = [];
    return { inputs };
  }

  #takeModelEntries(): Pick<JournalEntry, 'models'> {
    if (this.#modelEntries.length === 0) return {};
    const models = this.#modelEntries;
    this.#modelEntries = [];
    return { models };
  }

  #do(due: Due): void {
    switch (due.kind) {
      case 'TURN':
        this.#turn(due.traderIndex, (trader) => trader.takeTurn(this.#view, this.#now, due.reason), null);
        break;
      case 'SECOND':
        this.#second();
        break;
      case 'ANSWER':
        this.#deliver(due.requestId);
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

  #deliver(requestId: string): void {
    const answer = must(this.#answers.get(requestId), `answer ${requestId}`);
    const { request, traderIndex } = must(this.#questions.get(requestId), `question ${requestId}`);
    const outcome: ModelOutcome = { ...answer, request };
    this.#answers.delete(requestId);
    this.#questions.delete(requestId);
    const turn = this.#turn(traderIndex, (trader) => trader.receive(outcome, this.#view, this.#now), outcome.latencyMs);
    const isTaken = turn !== null && turn.decision !== null;
    if (isTaken && outcome.fallBack) this.#fallBack(outcome.request.participantId);
  }

  /** The seat said it goes on by its rules: everybody has to see that. */
  #fallBack(participantId: ParticipantId): void {
    this.submit({
      type: 'SetBrain',
      participantId,
      brain: { kind: 'RULE', model: null },
      reason: FALL_BACK_REASON,
    });
  }

  /** Null when the participant has left the market. */
  #turn(traderIndex: number, take: (trader: Trader) => Turn, latencyMs: number | null): Turn | null {
    const seat = must(this.#seats[traderIndex], `seat ${traderIndex}`);
    const participantId = seat.participant.participantId;
    if (this.#view.participant(participantId)?.status !== 'ACTIVE') return null;
    const turn = take(seat.trader);
    const decisionSeq = turn.decision === null ? null : this.#record(turn.decision, latencyMs);
    for (const action of turn.actions) this.submit(toCommand(action, participantId, decisionSeq));
    if (turn.ask !== null) this.#ask(turn.ask, traderIndex);
    if (turn.nextWakeDelayMs !== null) this.#scheduler.wakeAt(this.#now + turn.nextWakeDelayMs, traderIndex, 'TIMER');
    return turn;
  }

  /** Returns the seq of the event: what orders name as their origin. */
  #record(record: DecisionRecord, latencyMs: number | null): Seq {
    const events = this.submit({ type: 'RecordDecision', record }, latencyMs);
    // What the clock brought comes first: orders that expired, auctions that ended.
    const told = events.find(({ type }) => type === 'AgentDecided' || type === 'AgentAbstained');
    return must(told, 'the decision event').seq;
  }

  #ask(request: ModelRequest, traderIndex: number): void {
    this.#questions.set(request.requestId, { request, traderIndex });
    this.#asks.push(request);
    this.#modelEntries.push(questionEntry(request, this.#seq, this.#now));
  }

  #spread(event: MarketEvent): void {
    switch (event.type) {
      case 'TradeExecuted':
        this.#noticeFill(event.makerId, event);
        if (event.takerId !== event.makerId) this.#noticeFill(event.takerId, event);
        return;
      case 'NewsPublished':
        for (const index of this.#newsWatchers) this.#notice(index, event);
        return;
      case 'TimeAdvanced':
        for (const index of this.#secondWatchers) this.#notice(index, event);
        return;
      case 'AgentWoken':
        this.wake(event.participantId);
        return;
      case 'SpeedSet':
        this.#speed = event.speed;
        return;
      case 'ParticipantRetired':
        this.#forget(event.participantId);
        return;
      default:
        return;
    }
  }

  #noticeFill(participantId: ParticipantId, event: Noticed): void {
    const index = this.#indexOf.get(participantId);
    if (index === undefined || !this.#seats[index]?.trader.interests.fills) return;
    this.#notice(index, event);
  }

  #notice(traderIndex: number, event: Noticed): void {
    const trader = must(this.#seats[traderIndex], `seat ${traderIndex}`).trader;
    const wake = trader.notice(event, this.#view);
    if (wake === null || this.#now < (this.#mutedUntil.get(traderIndex) ?? 0)) return;
    this.#scheduler.wakeAt(this.#now + wake.delayMs, traderIndex, wake.reason);
  }

  #forget(participantId: ParticipantId): void {
    const index = this.#indexOf.get(participantId);
    if (index !== undefined) this.#scheduler.cancelTurn(index);
  }
}

function seatState({ participant, spawnedBy, trader }: Seated): SeatState {
  return { participantId: participant.participantId, spawnedBy, trader: trader.state() };
}

function toCommand(action: TraderAction, participantId: ParticipantId, decisionSeq: Seq | null): Command {
  switch (action.type) {
    case 'PlaceOrder':
    case 'PlaceOco':
    case 'CancelOrder':
      return { ...action, participantId, decisionSeq };
    case 'CancelAllOrders':
    case 'ReplaceOrder':
    case 'ReplaceQuotes':
      return { ...action, participantId };
  }
}
