import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Asset, MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { OrderId, Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Sats, Seq, SimTime } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import { NONE } from '../util/integer-index.ts';
import type { AssetIndex } from './accounts.ts';
import { buyInShorts } from './buy-in.ts';
import { cancelAllOrders, cancelOrder } from './cancel-order.ts';
import { runClock } from './clock.ts';
import { sideCode } from './codes.ts';
import { ExchangeState } from './exchange-state.ts';
import {
  advanceTime,
  closeMarket,
  haltMarket,
  preOpenMarket,
  resumeMarket,
  setFees,
  startAuctionByCommand,
  uncrossMarket,
} from './market-control.ts';
import { type BookLevel, levelsOf, type MarketStatistics, statisticsOf } from './market-data.ts';
import type { MarketState } from './market-state.ts';
import {
  applyShock,
  pauseAgent,
  pauseRun,
  publishNews,
  recordDecision,
  resumeAgent,
  resumeRun,
  setBudget,
  setSpeed,
  wakeAgent,
} from './notices.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { adjustFunds, admitParticipant, retireParticipant, setBrain, setPersona } from './participants.ts';
import { placeOco } from './place-oco.ts';
import { placeOrder } from './place-order.ts';
import * as plainOrders from './plain-orders.ts';
import { replaceOrder } from './replace-order.ts';
import { replaceQuotes } from './replace-quotes.ts';
import { endRun, startRun } from './run-control.ts';
import { captureOrder, captureState, type OrderSnapshot, restoreState, type StateSnapshot } from './snapshot.ts';
import { hashState } from './state-hash.ts';
import { Transaction } from './transaction.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { applyPlain } = plainOrders;

/** The state together with the place in the run up to which it is right. */
export type ExchangeSnapshot = {
  /** Seq of the last event; 0 before the first command. */
  readonly lastSeq: Seq;
  readonly lastTime: SimTime;
  readonly state: StateSnapshot;
};

/** A live order and where it lives. */
export type OpenOrder = OrderSnapshot & { readonly market: MarketSymbol };

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
    if (!Number.isSafeInteger(seq) || seq <= this.#lastSeq) assert(false, `seq ${seq} after ${this.#lastSeq}`);
    if (!Number.isSafeInteger(time) || time < this.#lastTime) assert(false, `time ${time} after ${this.#lastTime}`);
    const events = applyPlain(this.#state, command, seq, time) ?? this.#applyFully(command);
    this.#lastSeq = seq + events.length;
    this.#lastTime = time;
    return events;
  }

  #applyFully(command: SequencedCommand): readonly MarketEvent[] {
    const state = this.#state;
    const { seq, time } = command;
    const transaction = new Transaction(state, seq, time);
    if (time >= state.nextDueAt) runClock(transaction);
    transaction.clockIsDone();
    const outcome = carryOut(transaction, command);
    if (outcome !== DONE) transaction.reject(command.type, outcome);
    if (state.hasShortSelling) settleShorts(transaction);
    return transaction.commit();
  }

  snapshot(): ExchangeSnapshot {
    return { lastSeq: this.#lastSeq, lastTime: this.#lastTime, state: captureState(this.#state) };
  }

  static restore(snapshot: ExchangeSnapshot): Exchange {
    const exchange = new Exchange();
    exchange.#state = restoreState(snapshot.state);
    exchange.#lastSeq = snapshot.lastSeq;
    exchange.#lastTime = snapshot.lastTime;
    exchange.#state.check();
    for (const market of exchange.#state.markets) {
      assert(!market.isContinuous || !market.isCrossed(), `${market.symbol} is crossed`);
    }
    return exchange;
  }

  /** Equal for exchanges that will behave alike, whatever way and at whatever time they came there. */
  stateHash(): string {
    return hashState(this.#state);
  }

  available(participantId: ParticipantId, asset: Asset): number {
    const { accounts } = this.#state;
    return accounts.amount(accounts.available(accounts.get(participantId), this.#asset(asset)));
  }

  held(participantId: ParticipantId, asset: Asset): number {
    const { accounts } = this.#state;
    return accounts.amount(accounts.held(accounts.get(participantId), this.#asset(asset)));
  }

  /** Lots borrowed from the treasury to sell them short. */
  owed(participantId: ParticipantId, asset: Asset): number {
    const { accounts } = this.#state;
    return accounts.owed(accounts.get(participantId), this.#asset(asset));
  }

  isAdmitted(participantId: ParticipantId): boolean {
    const account = this.#state.accounts.findParticipant(participantId);
    return account !== null && !this.#state.accounts.isRetired(account);
  }

  status(market: MarketSymbol): MarketStatus {
    return this.#market(market).status;
  }

  bestPrice(market: MarketSymbol, side: Side): Sats | null {
    const state = this.#market(market);
    const { bestTicks } = state.side(sideCode(side));
    return bestTicks === 0 ? null : state.toSats(bestTicks);
  }

  /** L2: the best `limit` levels of a side, best first; what is hidden does not count. */
  levels(market: MarketSymbol, side: Side, limit: number): readonly BookLevel[] {
    return levelsOf(this.#market(market), sideCode(side), limit);
  }

  /** L3: the first `limit` orders of a side in the order in which they would trade. */
  orders(market: MarketSymbol, side: Side, limit: number): readonly OrderSnapshot[] {
    const rows = this.#market(market).side(sideCode(side)).rows(limit);
    return rows.map((row) => captureOrder(this.#state, row));
  }

  /** What has traded since the run began. */
  statistics(market: MarketSymbol): MarketStatistics {
    return statisticsOf(this.#market(market));
  }

  /** Null when the order is filled, canceled or unknown. Waiting stops are open too. */
  openOrder(orderId: OrderId): OpenOrder | null {
    const row = this.#state.findOrder(orderId);
    return row === NONE ? null : this.#openOrder(row);
  }

  /** By market in the run's order, then by order id. */
  openOrdersOf(participantId: ParticipantId): readonly OpenOrder[] {
    const { orders, accounts } = this.#state;
    const rows = orders.ofOwner(accounts.get(participantId));
    return rows.sort((a, b) => orders.market(a) - orders.market(b)).map((row) => this.#openOrder(row));
  }

  /** Size of all columns, for those who measure. */
  get bytes(): number {
    const { orders, accounts, markets } = this.#state;
    const ladders = markets.flatMap(({ bids, asks, buyStops, sellStops }) => [bids, asks, buyStops, sellStops]);
    return ladders.reduce((sum, { ladder }) => sum + ladder.bytes, orders.bytes + accounts.bytes);
  }

  #openOrder(row: number): OpenOrder {
    return { ...captureOrder(this.#state, row), market: this.#state.marketOf(row).instrument.symbol };
  }

  #asset(asset: Asset): AssetIndex {
    return must(this.#state.accounts.indexOf(asset), asset);
  }

  #market(symbol: MarketSymbol): MarketState {
    return must(this.#state.findMarket(symbol), `market ${symbol}`);
  }
}

function settleShorts(transaction: Transaction): void {
  const { state } = transaction;
  if (state.phase === 'OPEN') buyInShorts(transaction);
  state.accounts.repayDebts();
}

function carryOut(transaction: Transaction, command: SequencedCommand): Outcome {
  const { phase } = transaction.state;
  if (command.type !== 'StartRun' && phase !== 'OPEN') return refused('RUN_NOT_OPEN');
  // The most frequent first: the words are compared one after the other.
  switch (command.type) {
    case 'PlaceOrder':
      return placeOrder(transaction, command);
    case 'CancelOrder':
      return cancelOrder(transaction, command);
    case 'ReplaceQuotes':
      return replaceQuotes(transaction, command);
    case 'ReplaceOrder':
      return replaceOrder(transaction, command);
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
    case 'SetPersona':
      return setPersona(transaction, command);
    case 'AdjustFunds':
      return adjustFunds(transaction, command);
    case 'PlaceOco':
      return placeOco(transaction, command);
    case 'CancelAllOrders':
      return cancelAllOrders(transaction, command);
    case 'RecordDecision':
      return recordDecision(transaction, command);
    case 'SetBudget':
      return setBudget(transaction, command);
    case 'PauseAgent':
      return pauseAgent(transaction, command);
    case 'ResumeAgent':
      return resumeAgent(transaction, command);
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
    case 'StartAuction':
      return startAuctionByCommand(transaction, command);
    case 'UncrossMarket':
      return uncrossMarket(transaction, command);
    case 'CloseMarket':
      return closeMarket(transaction, command);
    case 'PreOpenMarket':
      return preOpenMarket(transaction, command);
    case 'SetFees':
      return setFees(transaction, command);
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
