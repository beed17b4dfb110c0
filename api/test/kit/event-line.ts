import type { EventBody, MarketEvent } from '../../src/market/events.ts';
import type { PlacedOrder, Side } from '../../src/market/order.ts';
import type { Participant, ParticipantId } from '../../src/market/participant.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { limitOrder, otherInstrument, participant, plainInstrument, START_TIME } from '../engine/session.ts';

export const AAPL = plainInstrument.symbol;

/** A read model and a pen: writes events without an exchange, for folds that need a certain history. */
export class EventLine {
  readonly read = createReadModel();
  #seq = 0;
  #time = START_TIME;
  #ids = 0;

  /** A run that has just been opened, with these agents. */
  static open(...agents: readonly ParticipantId[]): EventLine {
    const line = new EventLine();
    const instruments = [plainInstrument, otherInstrument];
    line.tell({ type: 'RunStarted', scenario: 'test', seed: '1', instruments });
    for (const id of agents) line.admit({ ...participant(id), kind: 'AGENT' });
    return line;
  }

  tell(body: EventBody): MarketEvent {
    this.#seq += 1;
    const event: MarketEvent = { ...body, seq: this.#seq, time: this.#time, causeSeq: this.#seq };
    this.read.apply(event);
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
    this.#post({ asset, amount, reason, from: at('treasury'), to: at(account) });
  }

  accept(order: Partial<PlacedOrder>): number {
    this.#ids += 1;
    const placed = { ...limitOrder, orderId: this.#ids, participantId: 'nobody', decisionSeq: null, ...order };
    this.tell({ type: 'OrderAccepted', order: placed });
    return placed.orderId;
  }

  /** `agent` takes from or gives to `nobody`, whose order crosses; money moves too. */
  trade(agent: ParticipantId, side: Side, priceSats: number, quantityLots: number, takerFeeSats = 0): MarketEvent {
    const makerOrderId = this.accept({ side: side === 'BUY' ? 'SELL' : 'BUY', priceSats, quantityLots });
    const takerOrderId = this.accept({ participantId: agent, side, priceSats, quantityLots });
    this.#ids += 1;
    const ids = { tradeId: this.#ids, makerOrderId, takerOrderId, makerId: 'nobody', takerId: agent };
    const fees = { makerFeeSats: 0, takerFeeSats };
    const trade = this.tell({
      type: 'TradeExecuted',
      market: AAPL,
      priceSats,
      quantityLots,
      takerSide: side,
      ...ids,
      ...fees,
    });
    const sats = priceSats * quantityLots;
    const [cashFrom, cashTo] = side === 'BUY' ? [agent, 'nobody'] : ['nobody', agent];
    this.#post({ asset: 'BTC', amount: sats, reason: 'SETTLE', from: at(cashFrom), to: at(cashTo) });
    this.#post({ asset: 'AAPL', amount: quantityLots, reason: 'SETTLE', from: at(cashTo), to: at(cashFrom) });
    if (takerFeeSats > 0) {
      this.#post({ asset: 'BTC', amount: takerFeeSats, reason: 'FEE', from: at(agent), to: at('fees') });
    }
    return trade;
  }

  #post(posting: Extract<EventBody, { readonly type: 'FundsPosted' }>['postings'][number]): void {
    this.tell({ type: 'FundsPosted', postings: [posting] });
  }
}

function at(account: ParticipantId) {
  return { account, bucket: 'AVAILABLE' } as const;
}
