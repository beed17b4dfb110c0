import type { Command } from '../market/commands.ts';
import type { DecisionRecord } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ReadModel } from '../projections/views.ts';
import type { ModelRequest } from '../traders/llm/model.ts';
import type { Trader, TraderAction, Turn } from '../traders/trader.ts';
import { must } from '../util/assert.ts';
import type { DoneWork } from './done-work.ts';
import { questionEntry } from './model-entries.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { Due, Scheduler } from './scheduler.ts';
import type { SeatList } from './seat-list.ts';

/** By which a seat that fell back to its rules is told from one whose brain somebody switched. */
export const FALL_BACK_REASON = 'a spending cap was reached';

/** The market as a turn meets it. */
type Market = {
  readonly seq: Seq;
  readonly now: SimTime;
  readonly view: ReadModel;
  submit(command: Command, latencyMs?: number | null): readonly MarketEvent[];
};

type Parts = {
  readonly seats: SeatList;
  readonly scheduler: Scheduler;
  readonly questions: OpenQuestions;
  readonly done: DoneWork;
};

/** Lets traders act: by themselves, and when a model answered them. What they decide becomes commands. */
export class Turns {
  readonly #market: Market;
  readonly #parts: Parts;

  constructor(market: Market, parts: Parts) {
    this.#market = market;
    this.#parts = parts;
  }

  take({ traderIndex, reason }: Extract<Due, { readonly kind: 'TURN' }>): void {
    const { view, now } = this.#market;
    this.#turn(traderIndex, (trader) => trader.takeTurn(view, now, reason), null);
  }

  /** The answer of a model reached the market. */
  deliver(requestId: string): void {
    const { view, now } = this.#market;
    const { outcome, traderIndex } = this.#parts.questions.take(requestId);
    const turn = this.#turn(traderIndex, (trader) => trader.receive(outcome, view, now), outcome.latencyMs);
    const isTaken = turn !== null && turn.decision !== null;
    if (isTaken && outcome.fallBack) this.#fallBack(outcome.request.participantId);
  }

  /** The seat said it goes on by its rules: everybody has to see that. */
  #fallBack(participantId: ParticipantId): void {
    const brain = { kind: 'RULE', model: null } as const;
    this.#market.submit({ type: 'SetBrain', participantId, brain, reason: FALL_BACK_REASON });
  }

  /** Null when the participant has left the market. */
  #turn(traderIndex: number, take: (trader: Trader) => Turn, latencyMs: number | null): Turn | null {
    const { now, view } = this.#market;
    const { participant, trader } = this.#parts.seats.at(traderIndex);
    const { participantId } = participant;
    if (view.participant(participantId)?.status !== 'ACTIVE') return null;
    const turn = take(trader);
    const decisionSeq = turn.decision === null ? null : this.#record(turn.decision, latencyMs);
    for (const action of turn.actions) this.#market.submit(toCommand(action, participantId, decisionSeq));
    if (turn.ask !== null) this.#ask(turn.ask, traderIndex);
    if (turn.nextWakeDelayMs !== null) {
      this.#parts.scheduler.wakeAt(now + turn.nextWakeDelayMs, traderIndex, 'TIMER');
    }
    return turn;
  }

  /** Returns the seq of the event: what orders name as their origin. */
  #record(record: DecisionRecord, latencyMs: number | null): Seq {
    const events = this.#market.submit({ type: 'RecordDecision', record }, latencyMs);
    // What the clock brought comes first: orders that expired, auctions that ended.
    const told = events.find(({ type }) => type === 'AgentDecided' || type === 'AgentAbstained');
    return must(told, 'the decision event').seq;
  }

  #ask(request: ModelRequest, traderIndex: number): void {
    this.#parts.questions.ask(request, traderIndex);
    this.#parts.done.noteModel(questionEntry(request, this.#market.seq, this.#market.now));
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
