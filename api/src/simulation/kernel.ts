import { Exchange } from '../engine/exchange.ts';
import type { JournalEntry } from '../ledger/journal.ts';
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
};

/** Something the exchange itself does once per simulated second; returns the commands it yields. */
export type Duty = (view: ReadModel, now: SimTime) => readonly Command[];

/**
 * The deterministic heart: scheduler, traders, engine and inner fold. A function of its options and of what is submitted
 * and answered when; knows no clock, no disk and no thread. What it did since the last `drain` waits there to be made durable.
 */
export class Kernel {
  readonly #exchange = new Exchange();
  readonly #view = createReadModel();
  readonly #scheduler = new Scheduler();
  readonly #reference: ReferenceProcess;
  readonly #duties: readonly Duty[];
  readonly #seats: Seat[] = [];
  readonly #indexOf = new Map<ParticipantId, number>();
  readonly #secondWatchers: number[] = [];
  readonly #newsWatchers: number[] = [];
  readonly #questions = new Map<string, number>();
  readonly #mutedUntil = new Map<number, SimTime>();
  readonly #answers = new Map<string, ModelOutcome>();
  #entries: JournalEntry[] = [];
  #asks: ModelRequest[] = [];
  #modelEntries: ModelEntry[] = [];
  #seq: Seq = 0;
  #now: SimTime;

  constructor(options: KernelOptions) {
    this.#now = options.startAt;
    this.#reference = options.reference;
    this.#duties = options.duties;
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

  /** Questions whose answers have not come yet. */
  get openQuestions(): number {
    return this.#questions.size - this.#answers.size;
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
    this.#entries.push({ command: sequenced, events, latencyMs, ...this.#takeModelEntries() });
    for (const event of events) this.#spread(event);
    return events;
  }

  /** Gives a participant its account, its funds and its first turn. */
  admit(seat: Seat): readonly MarketEvent[] {
    const events = this.submit({ type: 'AdmitParticipant', participant: seat.participant, funds: seat.funds });
    if (!events.some((event) => event.type === 'ParticipantAdmitted')) return events;
    const index = this.#seats.push(seat) - 1;
    this.#indexOf.set(seat.participant.participantId, index);
    if (seat.trader.interests.seconds) this.#secondWatchers.push(index);
    if (seat.trader.interests.news) this.#newsWatchers.push(index);
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
  answer(outcome: ModelOutcome, due: SimTime): void {
    const { requestId } = outcome.request;
    if (!this.#questions.has(requestId) || this.#answers.has(requestId)) return;
    const dueTime = Math.max(due, this.#now);
    this.#answers.set(requestId, outcome);
    this.#scheduler.at(dueTime, { kind: 'ANSWER', requestId });
    this.#modelEntries.push(
      answerEntry(requestId, outcome, { enteredSeq: this.#seq, enteredTime: this.#now, dueTime }),
    );
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
    for (const duty of this.#duties) for (const command of duty(this.#view, this.#now)) this.submit(command);
    this.#scheduler.at(this.#now + SECOND_MS, { kind: 'SECOND' });
  }

  #advanceReference(): void {
    const referencePricesSats: readonly Sats[] = this.#reference.advance(this.#now);
    this.submit({ type: 'AdvanceTime', referencePricesSats });
  }

  #deliver(requestId: string): void {
    const outcome = must(this.#answers.get(requestId), `answer ${requestId}`);
    const traderIndex = must(this.#questions.get(requestId), `question ${requestId}`);
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
    this.#questions.set(request.requestId, traderIndex);
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
