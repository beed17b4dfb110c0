import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import type { Instrument } from '../../src/market/instrument.ts';
import type { OrderRequest, Side } from '../../src/market/order.ts';
import type { ParticipantId } from '../../src/market/participant.ts';
import type { Funds } from '../../src/market/posting.ts';
import { unreachable } from '../../src/util/assert.ts';
import { Auditor } from '../auditor.ts';
import { participant, plainInstrument, requestOf, Sequencer } from './session.ts';

export const AAPL = plainInstrument.symbol;

const AMPLE: Funds = { BTC: 1_000_000_000, AAPL: 1_000_000 };

/** One situation of the market: what is sent, what is told, what is left. */
export type MarketCase = {
  /** Begins with the rules of docs/spec.md that decide it. */
  readonly title: string;
  /** Where the market differs from the plain one: lots of a unit, ticks of a sat, fees of 10 and 20 basis points. */
  readonly rules?: Partial<Instrument>;
  /** Everybody's funds; ann, bob and cat have ample ones unless told otherwise. */
  readonly funds?: Readonly<Record<ParticipantId, Funds>>;
  readonly send: readonly Step[];
  /** Some commands are such as typed code cannot write: the slow exchange, which trusts its input, does not judge them. */
  readonly isMalformed?: true;
  /** All events but those that move money, in words. */
  readonly told: readonly string[];
  /** Price and lots of each level afterwards, best first. Empty unless told otherwise. */
  readonly bids?: readonly (readonly [number, number])[];
  readonly asks?: readonly (readonly [number, number])[];
  /** Available and held afterwards, by participant and asset. */
  readonly balances?: Readonly<Record<string, readonly [number, number]>>;
};

/** A command, with the simulated time that passes before it; one millisecond unless told otherwise. */
export type Step = { readonly command: unknown; readonly afterMs?: number };

/** Typed code cannot say most of what has to be refused: a case may send anything. */
export function raw(command: unknown, afterMs = 1): Step {
  return { command, afterMs };
}

export function send(command: Command, afterMs = 1): Step {
  return { command, afterMs };
}

export function place(participantId: ParticipantId, order: Partial<OrderRequest>, afterMs = 1): Step {
  return send({ type: 'PlaceOrder', participantId, order: requestOf(order), decisionSeq: null }, afterMs);
}

/** A limit order, good till canceled. */
export function limit(participantId: ParticipantId, side: Side, priceSats: number, quantityLots: number): Step {
  return place(participantId, { side, priceSats, quantityLots });
}

export function cancel(participantId: ParticipantId, orderId: number): Step {
  return send({ type: 'CancelOrder', participantId, orderId, decisionSeq: null });
}

export function cancelAll(participantId: ParticipantId): Step {
  return send({ type: 'CancelAllOrders', participantId, market: null });
}

export function replace(participantId: ParticipantId, orderId: number, priceSats: number, quantityLots: number): Step {
  return send({ type: 'ReplaceOrder', participantId, orderId, priceSats, quantityLots });
}

export function quote(
  participantId: ParticipantId,
  bids: readonly (readonly [number, number])[],
  asks: readonly (readonly [number, number])[],
): Step {
  const quotes = (pairs: readonly (readonly [number, number])[]) =>
    pairs.map(([priceSats, quantityLots]) => ({ priceSats, quantityLots }));
  return send({ type: 'ReplaceQuotes', participantId, market: AAPL, bids: quotes(bids), asks: quotes(asks) });
}

type Move = 'ResumeMarket' | 'StartAuction' | 'UncrossMarket' | 'CloseMarket' | 'PreOpenMarket';

export function move(type: Move): Step {
  return send({ type, market: AAPL });
}

export function halt(cancelOpenOrders = false): Step {
  return send({ type: 'HaltMarket', market: AAPL, reason: 'a test', cancelOpenOrders });
}

export function reference(priceSats: number, afterMs = 1): Step {
  return send({ type: 'AdvanceTime', referencePricesSats: [priceSats] }, afterMs);
}

export function adjust(participantId: ParticipantId, asset: string, amount: number): Step {
  return send({ type: 'AdjustFunds', participantId, asset, amount, reason: 'ADJUST' });
}

/** Applies commands to an exchange and watches what comes of them. */
export type Judge = {
  readonly exchange: Exchange;
  apply(command: Command, stepMs?: number): readonly MarketEvent[];
  /** Throws when anything was wrong. */
  finish(): void;
};

/** Believes events only, and restores the exchange from its snapshot after every command. */
export class AuditingJudge implements Judge {
  exchange = new Exchange();
  readonly #sequencer = new Sequencer();
  readonly #auditor = new Auditor();

  apply(command: Command, stepMs = 1): readonly MarketEvent[] {
    const events = this.exchange.apply(this.#sequencer.place(command, stepMs));
    this.#sequencer.passed(events);
    this.#auditor.observeAll(events);
    this.#auditor.endCommand();
    this.#restart();
    return events;
  }

  finish(): void {
    this.#auditor.finish();
    if (this.#auditor.findings.length > 0) throw new Error(this.#auditor.findings.join('\n'));
  }

  #restart(): void {
    const hash = this.exchange.stateHash();
    this.exchange = Exchange.restore(JSON.parse(JSON.stringify(this.exchange.snapshot())));
    if (this.exchange.stateHash() !== hash) throw new Error('a restored exchange has another hash');
  }
}

export function openCase(judge: Judge, { rules, funds }: Pick<MarketCase, 'rules' | 'funds'>): void {
  const instruments = [{ ...plainInstrument, ...rules }];
  judge.apply({ type: 'StartRun', scenario: 'case', seed: '1', instruments });
  for (const [id, given] of Object.entries(funds ?? { ann: AMPLE, bob: AMPLE, cat: AMPLE })) {
    judge.apply({ type: 'AdmitParticipant', participant: participant(id), funds: given });
  }
}

/** What people would say happened. */
export function inWords(events: readonly MarketEvent[]): readonly string[] {
  return events.flatMap((event) => (event.type === 'FundsPosted' ? [] : [words(event)]));
}

function words(event: MarketEvent): string {
  switch (event.type) {
    case 'OrderAccepted':
      return `${event.order.orderId} accepted`;
    case 'OrderRejected':
      return `${event.order.orderId} refused: ${event.reason}`;
    case 'CommandRejected':
      return `${event.command} refused: ${event.reason}`;
    case 'OrderCanceled':
      return `${event.orderId} canceled, ${event.remainingLots} left: ${event.reason}`;
    case 'OrderReplaced':
      return `${event.orderId} replaced`;
    case 'OrderTriggered':
      return `${event.orderId} triggered`;
    case 'OrdersCanceled':
      return `${event.orderCount} orders of ${event.participantId} canceled`;
    case 'QuotesReplaced':
      return `${event.canceledOrderIds.length} quotes canceled, ${event.placed.length} placed`;
    case 'TradeExecuted':
      return `${event.quantityLots} at ${event.priceSats}: ${event.makerOrderId} with ${event.takerOrderId}`;
    case 'MarketUncrossed':
      return `uncrossed ${event.quantityLots} at ${event.priceSats}`;
    case 'AuctionStarted':
      return `auction: ${event.reason}`;
    case 'ParticipantRetired':
      return `${event.participantId} retired`;
    case 'OrderDecremented':
    case 'IcebergRefilled':
    case 'AuctionIndicated':
    case 'BuyInStarted':
    case 'RunStarted':
    case 'RunEnded':
    case 'RunPaused':
    case 'RunResumed':
    case 'SpeedSet':
    case 'ParticipantAdmitted':
    case 'BrainSet':
    case 'PersonaSet':
    case 'FundsPosted':
    case 'AgentDecided':
    case 'AgentAbstained':
    case 'AgentWoken':
    case 'BudgetSet':
    case 'AgentPaused':
    case 'AgentResumed':
    case 'NewsPublished':
    case 'ShockApplied':
    case 'MarketHalted':
    case 'MarketResumed':
    case 'MarketClosed':
    case 'MarketPreOpened':
    case 'FeesSet':
    case 'TimeAdvanced':
      return event.type;
    default:
      return unreachable(event);
  }
}
