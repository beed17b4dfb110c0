import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Asset, MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { OrderId, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Sats, Seq, SimTime } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import type { BookLevel, RestingOrder } from './book.ts';
import { cancelOrder } from './cancel-order.ts';
import { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import {
  advanceTime,
  applyShock,
  pauseRun,
  publishNews,
  recordDecision,
  resumeRun,
  setSpeed,
  wakeAgent,
} from './notices.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { adjustFunds, admitParticipant, retireParticipant, setBrain } from './participants.ts';
import { placeOrder } from './place-order.ts';
import { replaceOrder } from './replace-order.ts';
import { replaceQuotes } from './replace-quotes.ts';
import { endRun, haltMarket, resumeMarket, startRun } from './run-control.ts';
import { captureState, restoreState, type StateSnapshot } from './snapshot.ts';
import { hashState } from './state-hash.ts';
import { Transaction } from './transaction.ts';

/** The state together with the place in the run up to which it is right. */
export type ExchangeSnapshot = {
  /** Seq of the last event; 0 before the first command. */
  readonly lastSeq: Seq;
  readonly lastTime: SimTime;
  readonly state: StateSnapshot;
};

/** A resting order and where it rests. */
export type OpenOrder = RestingOrder & { readonly market: MarketSymbol };

/**
 * The exchange: a function from commands to events with a memory. It reads no clock, draws no random numbers and does
 * no I/O, so the same commands always cause the same events. What it refuses, it refuses with an event; it throws
 * only when one of its own invariants is broken.
 */
export class Exchange {
  #state = new ExchangeState();
  #lastSeq: Seq = 0;
  #lastTime: SimTime = 0;

  /** Events carry `command.seq + 1`, `+ 2`, ... and the command's time; there is at least one. */
  apply(command: SequencedCommand): readonly MarketEvent[] {
    const { seq, time } = command;
    assert(Number.isSafeInteger(seq) && seq > this.#lastSeq, () => `seq ${seq} after ${this.#lastSeq}`);
    assert(Number.isSafeInteger(time) && time >= this.#lastTime, () => `time ${time} after ${this.#lastTime}`);
    const transaction = new Transaction(this.#state, command);
    const outcome = carryOut(transaction, command);
    if (outcome !== DONE) transaction.reject(outcome);
    const events = transaction.commit();
    this.#check();
    this.#lastSeq = seq + events.length;
    this.#lastTime = time;
    return events;
  }

  snapshot(): ExchangeSnapshot {
    return { lastSeq: this.#lastSeq, lastTime: this.#lastTime, state: captureState(this.#state) };
  }

  static restore(snapshot: ExchangeSnapshot): Exchange {
    const exchange = new Exchange();
    exchange.#state = restoreState(snapshot.state);
    exchange.#lastSeq = snapshot.lastSeq;
    exchange.#lastTime = snapshot.lastTime;
    exchange.#check();
    return exchange;
  }

  /** Equal for exchanges that will behave alike, whatever way and at whatever time they came there. */
  stateHash(): string {
    return hashState(captureState(this.#state));
  }

  available(participantId: ParticipantId, asset: Asset): number {
    const { accounts } = this.#state;
    return accounts.get(participantId).free(must(accounts.indexOf(asset), asset));
  }

  held(participantId: ParticipantId, asset: Asset): number {
    const { accounts } = this.#state;
    return accounts.get(participantId).heldOf(must(accounts.indexOf(asset), asset));
  }

  isAdmitted(participantId: ParticipantId): boolean {
    return this.#state.accounts.findParticipant(participantId)?.isRetired === false;
  }

  status(market: MarketSymbol): MarketStatus {
    return this.#market(market).status;
  }

  isHalted(market: MarketSymbol): boolean {
    return this.#market(market).isHalted;
  }

  bestPrice(market: MarketSymbol, side: Side): Sats | null {
    return this.#market(market).book.bestPrice(side);
  }

  /** The best `limit` levels of a side, best first. */
  levels(market: MarketSymbol, side: Side, limit: number): readonly BookLevel[] {
    return this.#market(market).book.levels(side, limit);
  }

  /** Null when the order is filled, canceled or unknown. */
  openOrder(orderId: OrderId): OpenOrder | null {
    const found = this.#state.findOrder(orderId);
    return found === null ? null : copyOrder(found.market, found.order);
  }

  /** By market in the run's order, then by order id. */
  openOrdersOf(participantId: ParticipantId): readonly OpenOrder[] {
    return [...this.#state.markets.values()].flatMap((market) =>
      market.book.ordersOf(participantId).map((order) => copyOrder(market, order)),
    );
  }

  #market(symbol: MarketSymbol): MarketState {
    return must(this.#state.findMarket(symbol), `market ${symbol}`);
  }

  #check(): void {
    this.#state.accounts.check();
    for (const market of this.#state.markets.values()) {
      assert(!market.isCrossed(), () => `${market.instrument.symbol} is crossed`);
    }
  }
}

function copyOrder(market: MarketState, order: RestingOrder): OpenOrder {
  const { orderId, participantId, side, priceSats, quantityLots, remainingLots } = order;
  const { postOnly, selfTradePrevention, isQuote } = order;
  const size = { quantityLots, remainingLots };
  const { symbol } = market.instrument;
  return { orderId, participantId, market: symbol, side, priceSats, ...size, postOnly, selfTradePrevention, isQuote };
}

function carryOut(transaction: Transaction, command: SequencedCommand): Outcome {
  const { phase } = transaction.state;
  if (command.type !== 'StartRun' && phase !== 'OPEN') return refused('RUN_NOT_OPEN');
  switch (command.type) {
    case 'StartRun':
      return startRun(transaction, command);
    case 'EndRun':
      return endRun(transaction, command);
    case 'PauseRun':
      return pauseRun(transaction);
    case 'ResumeRun':
      return resumeRun(transaction);
    case 'SetSpeed':
      return setSpeed(transaction, command);
    case 'AdmitParticipant':
      return admitParticipant(transaction, command);
    case 'RetireParticipant':
      return retireParticipant(transaction, command);
    case 'SetBrain':
      return setBrain(transaction, command);
    case 'AdjustFunds':
      return adjustFunds(transaction, command);
    case 'PlaceOrder':
      return placeOrder(transaction, command);
    case 'CancelOrder':
      return cancelOrder(transaction, command);
    case 'ReplaceOrder':
      return replaceOrder(transaction, command);
    case 'ReplaceQuotes':
      return replaceQuotes(transaction, command);
    case 'RecordDecision':
      return recordDecision(transaction, command);
    case 'WakeAgent':
      return wakeAgent(transaction, command);
    case 'PublishNews':
      return publishNews(transaction, command);
    case 'ApplyShock':
      return applyShock(transaction, command);
    case 'HaltMarket':
      return haltMarket(transaction, command);
    case 'ResumeMarket':
      return resumeMarket(transaction, command);
    case 'AdvanceTime':
      return advanceTime(transaction, command);
    default:
      return refuseUnknown(command);
  }
}

/** The types leave no such command; a caller without types may still send one. */
function refuseUnknown(_command: never): Outcome {
  return refused('INVALID_COMMAND');
}
