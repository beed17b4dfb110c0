import type { Command } from '../market/commands.ts';
import type { DecisionRecord } from '../market/decision.ts';
import type { MarketEvent } from '../market/events.ts';
import { FALL_BACK_REASON, type ParticipantId } from '../market/participant.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ReadModel } from '../projections/views.ts';
import type { ModelRequest } from '../traders/llm/model.ts';
import type { Trader, TraderAction, Turn } from '../traders/trader.ts';
import { must } from '../util/assert.ts';
import type { Attention } from './attention.ts';
import type { DoneWork } from './done-work.ts';
import { questionEntry } from './model-entries.ts';
import type { OpenQuestions } from './open-questions.ts';
import type { Arrival, Due, Scheduler } from './scheduler.ts';
import type { SeatList } from './seat-list.ts';

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
  readonly attention: Attention;
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
    if (this.#activeId(traderIndex) === null) return;
    this.#turn(traderIndex, (trader) => trader.takeTurn(view, now, reason), null);
  }

  /** What a trader sent reached the market; what it sent before it left or was muted is lost on the way. */
  arrive({ traderIndex, decision, actions }: Arrival): void {
    const participantId = this.#activeId(traderIndex);
    if (participantId === null || this.#parts.attention.isMuted(traderIndex, this.#market.now)) return;
    this.#carryOut(participantId, decision, actions, null);
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
    const { now } = this.#market;
    const { scheduler, seats } = this.#parts;
    const { participantId } = seats.at(traderIndex).participant;
    const status = this.#market.view.participant(participantId)?.status;
    if (status !== 'ACTIVE' && status !== 'PAUSED') return null;
    const turn = take(seats.at(traderIndex).trader);
    const { decision, actions, ask, arrivesInMs, nextWakeDelayMs } = turn;
    if (status === 'PAUSED') {
      // It had asked before: what it says now is heard, and no more.
      this.#carryOut(participantId, decision, [], latencyMs);
      return turn;
    }
    if (arrivesInMs === 0) this.#carryOut(participantId, decision, actions, latencyMs);
    else scheduler.at(now + arrivesInMs, { kind: 'ARRIVAL', traderIndex, decision, actions });
    if (ask !== null) this.#ask(ask, traderIndex);
    if (nextWakeDelayMs !== null) scheduler.wakeAt(now + nextWakeDelayMs, traderIndex, 'TIMER');
    return turn;
  }

  /** Null when the participant has left the market, or is paused. */
  #activeId(traderIndex: number): ParticipantId | null {
    const { participantId } = this.#parts.seats.at(traderIndex).participant;
    return this.#market.view.participant(participantId)?.status === 'ACTIVE' ? participantId : null;
  }

  #carryOut(
    participantId: ParticipantId,
    decision: DecisionRecord | null,
    actions: readonly TraderAction[],
    latencyMs: number | null,
  ): void {
    const decisionSeq = decision === null ? null : this.#record(decision, latencyMs);
    for (const action of actions) this.#market.submit(toCommand(action, participantId, decisionSeq));
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
