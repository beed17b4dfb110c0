import type { EventBody, MarketEvent } from '../../src/market/events.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import type { CancelReason, PlacedOrder, Side } from '../../src/market/order.ts';
import type { Participant, ParticipantId } from '../../src/market/participant.ts';
import type { PostingReason } from '../../src/market/posting.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { limitOrder, otherInstrument, participant, plainInstrument, START_TIME } from '../engine/session.ts';

export const AAPL = plainInstrument.symbol;

/** Anything but the size of a trade; who is who follows from the orders. */
type TradeTerms = { readonly takerSide?: Side; readonly isAuction?: boolean; readonly priceSats?: number };

/** A read model and a pen: writes events without an exchange, for folds that need a certain history. */
export class EventLine {
  readonly read = createReadModel();
  readonly events: MarketEvent[] = [];
  #seq = 0;
  #time = START_TIME;
  #ids = 0;

  /** A run that has just been opened, with these agents. */
  static open(...agents: readonly ParticipantId[]): EventLine {
    return EventLine.openWith({}, ...agents);
  }

  /** The same, with other rules in the first market. */
  static openWith(rules: Partial<Instrument>, ...agents: readonly ParticipantId[]): EventLine {
    const line = new EventLine();
    const instruments = [{ ...plainInstrument, ...rules }, otherInstrument];
    line.tell({ type: 'RunStarted', scenario: 'test', seed: '1', instruments });
    for (const id of agents) line.admit({ ...participant(id), kind: 'AGENT' });
    return line;
  }

  tell(body: EventBody): MarketEvent {
    this.#seq += 1;
    const event: MarketEvent = { ...body, seq: this.#seq, time: this.#time, causeSeq: this.#seq };
    this.read.apply(event);
    this.events.push(event);
    return event;
  }

  admit(admitted: Participant): void {
    this.tell({ type: 'ParticipantAdmitted', participant: admitted });
  }

  /** Lets simulated time pass and says so. */
  pass(durationMs: number, aaplReferenceSats = 100): void {
    this.#time += durationMs;
    this.tell({ type: 'TimeAdvanced', referencePricesSats: [aaplReferenceSats, 100] });
  }

  /** From the treasury. */
  fund(account: ParticipantId, asset: string, amount: number, reason: 'FUND' | 'REPLENISH' = 'FUND'): void {
    this.move(reason, asset, amount, 'treasury', account);
  }

  borrow(account: ParticipantId, lots: number): void {
    this.move('BORROW', 'AAPL', lots, 'treasury', account);
  }

  repay(account: ParticipantId, lots: number): void {
    this.move('REPAY', 'AAPL', lots, account, 'treasury');
  }

  accept(order: Partial<PlacedOrder>): number {
    this.#ids += 1;
    const origin = { orderId: this.#ids, participantId: 'nobody', decisionSeq: null, linkedOrderId: null };
    const placed = { ...limitOrder, ...origin, ...order };
    this.tell({ type: 'OrderAccepted', order: placed });
    return placed.orderId;
  }

  cancel(orderId: number, remainingLots: number, reason: CancelReason = 'USER'): MarketEvent {
    return this.tell({ type: 'OrderCanceled', orderId, market: AAPL, participantId: 'nobody', remainingLots, reason });
  }

  /** A trade between two orders that were accepted before; no money moves. */
  meet(makerOrderId: number, takerOrderId: number, quantityLots: number, terms: TradeTerms = {}): MarketEvent {
    this.#ids += 1;
    const parties = { tradeId: this.#ids, makerOrderId, takerOrderId, makerId: 'nobody', takerId: 'nobody' };
    const usual = { priceSats: 100, takerSide: 'BUY', isAuction: false, makerFeeSats: 0, takerFeeSats: 0 } as const;
    return this.tell({ type: 'TradeExecuted', market: AAPL, quantityLots, ...usual, ...parties, ...terms });
  }

  /** `agent` takes from or gives to `nobody`, whose order crosses; money moves too. */
  trade(agent: ParticipantId, side: Side, priceSats: number, quantityLots: number, takerFeeSats = 0): MarketEvent {
    const makerOrderId = this.accept({ side: side === 'BUY' ? 'SELL' : 'BUY', priceSats, quantityLots });
    const takerOrderId = this.accept({ participantId: agent, side, priceSats, quantityLots });
    this.#ids += 1;
    const ids = { tradeId: this.#ids, makerOrderId, takerOrderId, makerId: 'nobody', takerId: agent };
    const terms = { market: AAPL, priceSats, quantityLots, takerSide: side, isAuction: false };
    const trade = this.tell({ type: 'TradeExecuted', ...terms, ...ids, makerFeeSats: 0, takerFeeSats });
    const sats = priceSats * quantityLots;
    const [cashFrom, cashTo] = side === 'BUY' ? [agent, 'nobody'] : ['nobody', agent];
    this.move('SETTLE', 'BTC', sats, cashFrom, cashTo);
    this.move('SETTLE', 'AAPL', quantityLots, cashTo, cashFrom);
    if (takerFeeSats > 0) this.move('FEE', 'BTC', takerFeeSats, agent, 'fees');
    return trade;
  }

  /** From one account's free money to another's. */
  move(reason: PostingReason, asset: string, amount: number, from: ParticipantId, to: ParticipantId): void {
    this.tell({ type: 'FundsPosted', postings: [{ asset, amount, reason, from: at(from), to: at(to) }] });
  }
}

function at(account: ParticipantId) {
  return { account, bucket: 'AVAILABLE' } as const;
}
