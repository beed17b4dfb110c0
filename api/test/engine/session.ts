import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import type { EventOf, EventType, MarketEvent } from '../../src/market/events.ts';
import { type Instrument, type MarketSymbol, usualRules } from '../../src/market/instrument.ts';
import { type OrderId, type OrderRequest, plainTerms, type Side } from '../../src/market/order.ts';
import type { Participant, ParticipantId } from '../../src/market/participant.ts';
import type { Funds } from '../../src/market/posting.ts';
import { assert } from '../../src/util/assert.ts';

export const START_TIME = Date.UTC(2026, 0, 5, 14, 30);

/** Round numbers: a lot is a unit, a tick is a sat, and fees are 10 and 20 basis points. */
export const plainInstrument: Instrument = {
  symbol: 'AAPL/BTC',
  baseAsset: 'AAPL',
  quoteAsset: 'BTC',
  name: 'Apple',
  lotsPerUnit: 1,
  tickSats: 1,
  openingPriceSats: 100,
  maxOrderLots: 1_000_000,
  maxPriceSats: 1_000_000_000,
  makerFeeBps: 10,
  takerFeeBps: 20,
  ...usualRules,
};

export const otherInstrument: Instrument = {
  ...plainInstrument,
  symbol: 'ETH/BTC',
  baseAsset: 'ETH',
  name: 'Ether',
  lotsPerUnit: 100,
  tickSats: 100,
};

/** Gives commands their place: events take the numbers between one command and the next. */
export class Sequencer {
  #seq = 0;
  #time = START_TIME;

  place<T extends Command>(command: T, stepMs = 1): T & { readonly seq: number; readonly time: number } {
    this.#seq += 1;
    this.#time += stepMs;
    return { ...command, seq: this.#seq, time: this.#time };
  }

  get time(): number {
    return this.#time;
  }

  passed(events: readonly MarketEvent[]): void {
    this.#seq += events.length;
  }
}

export function participant(participantId: ParticipantId): Participant {
  const text = { name: participantId, strategy: 'test', description: 'A tester.' };
  return { participantId, kind: 'BACKGROUND', ...text, brain: null, market: null };
}

export const limitOrder: OrderRequest = {
  market: plainInstrument.symbol,
  side: 'BUY',
  kind: 'LIMIT',
  timeInForce: 'GTC',
  postOnly: false,
  priceSats: 100,
  quantityLots: 1,
  selfTradePrevention: 'CANCEL_NEWEST',
  ...plainTerms,
};

const DEFAULT_FUNDS: Funds = { BTC: 1_000_000_000, AAPL: 1_000_000, ETH: 100_000_000 };

/** One exchange, and everything that was said on it. */
export class Session {
  exchange = new Exchange();
  readonly sequencer = new Sequencer();
  readonly events: MarketEvent[] = [];

  /** A run with the plain markets and these participants, each with ample funds unless told otherwise; `rules` are the first market's. */
  static open(
    participants: Readonly<Record<ParticipantId, Funds>> | readonly ParticipantId[] = [],
    rules: Partial<Instrument> = {},
  ): Session {
    const session = new Session();
    const instruments = [{ ...plainInstrument, ...rules }, otherInstrument];
    session.send({ type: 'StartRun', scenario: 'test', seed: '1', instruments });
    const entries = Array.isArray(participants)
      ? participants.map((id) => [id, DEFAULT_FUNDS] as const)
      : Object.entries(participants as Readonly<Record<ParticipantId, Funds>>);
    for (const [id, funds] of entries) {
      session.send({ type: 'AdmitParticipant', participant: participant(id), funds });
    }
    return session;
  }

  send(command: Command, stepMs = 1): readonly MarketEvent[] {
    const events = this.exchange.apply(this.sequencer.place(command, stepMs));
    this.sequencer.passed(events);
    this.events.push(...events);
    return events;
  }

  /** For what typed code cannot say. */
  sendRaw(command: unknown): readonly MarketEvent[] {
    return this.send(command as Command);
  }

  place(participantId: ParticipantId, order: Partial<OrderRequest>): readonly MarketEvent[] {
    return this.send({ type: 'PlaceOrder', participantId, order: requestOf(order), decisionSeq: null });
  }

  /** A pair; the stop is on the limit's side and as large unless told otherwise. */
  oco(participantId: ParticipantId, limit: Partial<OrderRequest>, stop: Partial<OrderRequest>) {
    const first = requestOf(limit);
    const second = requestOf({ ...sameOrder(first), kind: 'STOP', ...stop });
    return this.send({ type: 'PlaceOco', participantId, limit: first, stop: second, decisionSeq: null });
  }

  /** Places a limit order and answers its id. */
  rest(participantId: ParticipantId, side: Side, priceSats: number, quantityLots: number): OrderId {
    return acceptedId(this.place(participantId, { side, priceSats, quantityLots }));
  }

  cancel(participantId: ParticipantId, orderId: OrderId): readonly MarketEvent[] {
    return this.send({ type: 'CancelOrder', participantId, orderId, decisionSeq: null });
  }

  cancelAll(participantId: ParticipantId, market: MarketSymbol | null = null): readonly MarketEvent[] {
    return this.send({ type: 'CancelAllOrders', participantId, market });
  }

  /** Time goes on, with new reference prices or without. */
  advance(toTime: number, referencePricesSats: readonly number[] = []): readonly MarketEvent[] {
    return this.send({ type: 'AdvanceTime', referencePricesSats }, toTime - this.sequencer.time);
  }

  replace(participantId: ParticipantId, orderId: OrderId, priceSats: number | null, quantityLots: number) {
    return this.send({ type: 'ReplaceOrder', participantId, orderId, priceSats, quantityLots });
  }

  /** Quotes as pairs of price and lots. */
  quote(participantId: ParticipantId, bids: readonly [number, number][], asks: readonly [number, number][]) {
    const quotes = (pairs: readonly [number, number][]) =>
      pairs.map(([priceSats, quantityLots]) => ({ priceSats, quantityLots }));
    const market = plainInstrument.symbol;
    return this.send({ type: 'ReplaceQuotes', participantId, market, bids: quotes(bids), asks: quotes(asks) });
  }

  /** Both sides as `[price, [[order id, remaining lots], ...]]`, best first, in queue order. */
  book(symbol = plainInstrument.symbol) {
    const market = this.exchange.snapshot().state.markets.find(({ instrument }) => instrument.symbol === symbol);
    assert(market !== undefined, `no market ${symbol}`);
    return { bids: byPrice(market.bids), asks: byPrice(market.asks) };
  }

  /** Available and held of a participant, in BTC and AAPL. */
  balance(participantId: ParticipantId) {
    const of = (asset: string) => [
      this.exchange.available(participantId, asset),
      this.exchange.held(participantId, asset),
    ];
    return { BTC: of('BTC'), AAPL: of('AAPL') };
  }
}

/** What the legs of a pair have in common. */
function sameOrder({ market, side, quantityLots }: OrderRequest) {
  return { market, side, quantityLots };
}

/** The plain order with other terms; market orders and stops have no limit, stops stand at 100. */
export function requestOf(order: Partial<OrderRequest>): OrderRequest {
  const { kind } = order;
  const noLimit = kind === 'MARKET' || kind === 'STOP' ? { priceSats: null } : {};
  const stop = kind === 'STOP' || kind === 'STOP_LIMIT' ? { stopPriceSats: 100 } : {};
  return { ...limitOrder, ...noLimit, ...stop, ...order };
}

type Line = { readonly priceSats: number | null; readonly orderId: number; readonly remainingLots: number };

function byPrice(orders: readonly Line[]): [number, [number, number][]][] {
  const levels = new Map<number, [number, number][]>();
  for (const { priceSats, orderId, remainingLots } of orders) {
    assert(priceSats !== null, 'an order in the book has a price');
    levels.set(priceSats, [...(levels.get(priceSats) ?? []), [orderId, remainingLots]]);
  }
  return [...levels];
}

export function eventsOf<T extends EventType>(events: readonly MarketEvent[], type: T): readonly EventOf<T>[] {
  return events.filter((event): event is EventOf<T> => event.type === type);
}

export function acceptedId(events: readonly MarketEvent[]): OrderId {
  const [accepted] = eventsOf(events, 'OrderAccepted');
  assert(accepted !== undefined, () => `not accepted: ${JSON.stringify(events)}`);
  return accepted.order.orderId;
}

/** `[maker order, taker order, price, lots]` of each trade. */
export function tradesOf(events: readonly MarketEvent[]): [number, number, number, number][] {
  return eventsOf(events, 'TradeExecuted').map((trade) => [
    trade.makerOrderId,
    trade.takerOrderId,
    trade.priceSats,
    trade.quantityLots,
  ]);
}

/** `[order, lots, reason]` of each cancel. */
export function cancelsOf(events: readonly MarketEvent[]): [number, number, string][] {
  return eventsOf(events, 'OrderCanceled').map((cancel) => [cancel.orderId, cancel.remainingLots, cancel.reason]);
}

/** The reasons of all refusals, of orders and of commands. */
export function refusalsOf(events: readonly MarketEvent[]): string[] {
  return events.flatMap((event) =>
    event.type === 'OrderRejected' || event.type === 'CommandRejected' ? [event.reason] : [],
  );
}
