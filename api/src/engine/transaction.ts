import type { SequencedCommand } from '../market/commands.ts';
import type { EventBody, MarketEvent } from '../market/events.ts';
import { type CancelReason, type OrderId, sides } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import { assert, must } from '../util/assert.ts';
import type { RestingOrder } from './book.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import type { Refusal } from './outcome.ts';
import { isIdentifier } from './shapes.ts';

/** One command while it is being applied: the state it works on and the events it has caused so far. */
export class Transaction {
  readonly state: ExchangeState;
  readonly #command: SequencedCommand;
  readonly #events: MarketEvent[] = [];

  constructor(state: ExchangeState, command: SequencedCommand) {
    this.state = state;
    this.#command = command;
  }

  /** Gives an event its place. `body` becomes the event: it must be the caller's own. */
  emit(body: EventBody): void {
    const { seq: causeSeq, time } = this.#command;
    this.#events.push(Object.assign(body, { seq: causeSeq + this.#events.length + 1, time, causeSeq }));
  }

  /** Tells a refusal. It comes alone: a refused command has changed nothing. */
  reject(refusal: Refusal): void {
    assert(this.#events.length === 0 && !this.state.accounts.hasPostings, 'a refused command changed something');
    const command = isIdentifier(this.#command.type) ? this.#command.type : 'unknown';
    this.emit({ type: 'CommandRejected', command, ...refusal });
  }

  /** Takes an order out of the book, frees what it held and says why. */
  cancelResting(market: MarketState, order: RestingOrder, reason: CancelReason): void {
    const { orderId, participantId, remainingLots, side } = order;
    const freed = market.remove(order);
    const { accounts } = this.state;
    accounts.release(accounts.get(participantId), market.holdAsset(side), freed);
    const { symbol } = market.instrument;
    this.emit({ type: 'OrderCanceled', orderId, market: symbol, participantId, remainingLots, reason });
  }

  /** Cancels a market's orders, or one participant's: bids best to worst, then asks, oldest first. */
  cancelAll(market: MarketState, reason: CancelReason, participantId: ParticipantId | null = null): void {
    const orderIds: OrderId[] = [];
    for (const side of sides) {
      market.book.walk(side, (order) => {
        if (participantId === null || order.participantId === participantId) orderIds.push(order.orderId);
        return true;
      });
    }
    for (const orderId of orderIds) this.cancelResting(market, must(market.book.find(orderId), 'order'), reason);
  }

  /** Writes the postings, if any, and ends the command. */
  commit(): readonly MarketEvent[] {
    const postings = this.state.accounts.takePostings();
    if (postings.length > 0) this.emit({ type: 'FundsPosted', postings });
    assert(this.#events.length > 0, () => `${this.#command.type} caused no event`);
    return this.#events;
  }
}
