import type { Command, Quote } from '../../src/market/commands.ts';
import type { OrderRequest } from '../../src/market/order.ts';
import { type RejectReason, rejectReasons } from '../../src/market/reject-reason.ts';
import { costOf } from './reference-matching.ts';
import { isStop, mayRest, type Place, type ReferenceState } from './reference-state.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Reasons with what makes each apply; the order of `rejectReasons` decides among those that do. */
type Faults = readonly (readonly [RejectReason, boolean])[];

export function firstOf(faults: Faults): RejectReason | null {
  return rejectReasons.find((reason) => faults.some(([other, applies]) => other === reason && applies)) ?? null;
}

/** Of an order whose participant and market are known. */
export function refusalOfOrder(state: ReferenceState, owner: string, request: OrderRequest, now: number) {
  const form = firstOf([
    ['PARTICIPANT_RETIRED', state.isPresent.get(owner) === false],
    ...faultsOfForm(state, request, now),
  ]);
  return form ?? refusalOfState(state, request) ?? refusalOfTerms(state, request) ?? lackOfMoney(state, owner, request);
}

function faultsOfForm(state: ReferenceState, request: OrderRequest, now: number): Faults {
  const { market, kind, timeInForce, postOnly, displayLots, expireAt, priceSats, stopPriceSats } = request;
  const { quantityStepLots: step } = state.market(market).instrument;
  const hasLimit = kind === 'LIMIT' || kind === 'STOP_LIMIT';
  const isCombined =
    (hasLimit || priceSats === null) &&
    (isStop(kind) || stopPriceSats === null) &&
    (!postOnly || (kind === 'LIMIT' && mayRest(request))) &&
    (displayLots === null || mayRest(request)) &&
    (expireAt === null || timeInForce === 'GTD') &&
    (kind !== 'MARKET' || timeInForce !== 'GTD');
  const isDisplay =
    displayLots === null || (displayLots % step === 0 && displayLots >= step && displayLots <= request.quantityLots);
  return [
    ['INVALID_COMBINATION', !isCombined],
    ...faultsOfSize(state, market, request.quantityLots),
    ['INVALID_DISPLAY', !isDisplay],
    ...(hasLimit ? faultsOfPrice(state, market, priceSats) : []),
    ['INVALID_STOP_PRICE', isStop(kind) && !isInRange(state, market, stopPriceSats)],
    ['OFF_TICK', isStop(kind) && isOffTick(state, market, stopPriceSats)],
    ['INVALID_EXPIRY', timeInForce === 'GTD' && (expireAt === null || expireAt <= now)],
  ];
}

function faultsOfSize(state: ReferenceState, market: string, lots: number): Faults {
  const { maxOrderLots, quantityStepLots } = state.market(market).instrument;
  return [
    ['INVALID_QUANTITY', lots < 1 || lots > maxOrderLots],
    ['OFF_LOT', lots % quantityStepLots !== 0],
  ];
}

function faultsOfPrice(state: ReferenceState, market: string, price: number | null): Faults {
  return [
    ['INVALID_PRICE', !isInRange(state, market, price)],
    ['OFF_TICK', isOffTick(state, market, price)],
  ];
}

function isInRange(state: ReferenceState, market: string, price: number | null): boolean {
  return price !== null && price >= 1 && price <= state.market(market).instrument.maxPriceSats;
}

function isOffTick(state: ReferenceState, market: string, price: number | null): boolean {
  return price !== null && price % state.market(market).instrument.tickSats !== 0;
}

/** New orders, replaces and quotes are taken in all states but two. */
function refusalOfState(state: ReferenceState, { market }: Place): RejectReason | null {
  const { status } = state.market(market);
  return status === 'CLOSED' ? 'MARKET_CLOSED' : status === 'HALTED' ? 'MARKET_HALTED' : null;
}

type Terms = Place & Pick<OrderRequest, 'kind' | 'postOnly' | 'priceSats' | 'stopPriceSats' | 'quantityLots'>;

/** What depends on the market: minimum notional, static band, post-only. */
function refusalOfTerms(state: ReferenceState, terms: Terms): RejectReason | null {
  const { market, priceSats: limit, stopPriceSats, quantityLots: lots } = terms;
  const { status, reference } = state.market(market);
  const worth = limit ?? stopPriceSats ?? reference ?? state.mark(market);
  return firstOf([
    ['MIN_NOTIONAL', worth !== null && isBelowMinimum(state, market, worth, lots)],
    ['PRICE_BAND', limit !== null && isOutsideBand(state, market, limit)],
    [
      'POST_ONLY_WOULD_CROSS',
      limit !== null && terms.postOnly && status === 'CONTINUOUS' && state.crosses(terms, limit),
    ],
  ]);
}

/** Without a division: a reference price need not be a multiple of the lots in a unit. */
function isBelowMinimum(state: ReferenceState, market: string, price: number, lots: number): boolean {
  const { minNotionalSats, lotsPerUnit } = state.market(market).instrument;
  return price * lots < minNotionalSats * lotsPerUnit;
}

function isOutsideBand(state: ReferenceState, market: string, price: number): boolean {
  const { instrument, reference } = state.market(market);
  if (instrument.priceBandTicks === null || reference === null) return false;
  return Math.abs(price - reference) > instrument.priceBandTicks * instrument.tickSats;
}

function lackOfMoney(state: ReferenceState, owner: string, request: OrderRequest): RejectReason | null {
  return state.lackOf(owner, request, needOf(state, owner, request), true);
}

/** What an order must be able to hold or pay when it is placed. */
export function needOf(state: ReferenceState, owner: string, request: OrderRequest): number {
  const { side, kind, quantityLots: left } = request;
  if (kind === 'MARKET' && side === 'BUY') return costOf(state, { ...request, owner, left });
  return state.need(request, request.priceSats ?? request.stopPriceSats ?? 0, left);
}

/** Both legs are refused for the limit order's reason, or else the stop's. */
export function refusalOfPair(state: ReferenceState, command: CommandOf<'PlaceOco'>, now: number): RejectReason | null {
  const { participantId: owner, limit, stop } = command;
  const isPair =
    limit.kind === 'LIMIT' &&
    mayRest(limit) &&
    isStop(stop.kind) &&
    limit.market === stop.market &&
    limit.side === stop.side;
  const reasons = [limit, stop].map((leg) => {
    const reason = refusalOfOrder(state, owner, leg, now);
    return firstOf([['INVALID_COMBINATION', !isPair], ...(reason === null ? [] : [[reason, true] as const])]);
  });
  return reasons[0] ?? reasons[1] ?? null;
}

/** Whether a replace ends its order, as its new total is filled already. */
export function endsOrder(order: { readonly total: number; readonly left: number }, total: number): boolean {
  return total <= order.total - order.left;
}

export function refusalOfReplace(state: ReferenceState, command: CommandOf<'ReplaceOrder'>): RejectReason | null {
  const { participantId, orderId, priceSats, quantityLots } = command;
  const isRetired = state.isPresent.get(participantId) === false;
  const order = state.order(orderId);
  if (order === undefined) {
    return firstOf([
      ['PARTICIPANT_RETIRED', isRetired],
      ['INVALID_QUANTITY', quantityLots < 1],
      ['UNKNOWN_ORDER', true],
    ]);
  }
  const { market } = order;
  const form = firstOf([
    ['PARTICIPANT_RETIRED', isRetired],
    ['INVALID_COMBINATION', order.linked !== null || (order.kind === 'STOP' && priceSats !== null)],
    ...faultsOfSize(state, market, quantityLots),
    ...(order.kind === 'STOP' ? [] : faultsOfPrice(state, market, priceSats)),
    ['NOT_OWNER', order.owner !== participantId],
  ]);
  if (form !== null) return form;
  const refusal = refusalOfState(state, order);
  if (refusal !== null || endsOrder(order, quantityLots)) return refusal;
  const price = priceSats ?? order.stopPriceSats ?? 0;
  const more = state.need(order, price, quantityLots - (order.total - order.left)) - state.hold(order);
  const change = { ...order, priceSats, quantityLots };
  return refusalOfTerms(state, change) ?? state.lackOf(participantId, order, more, true);
}

export function refusalOfQuotes(state: ReferenceState, command: CommandOf<'ReplaceQuotes'>): RejectReason | null {
  const { participantId, market, bids, asks } = command;
  const quotes = [...bids, ...asks];
  const form = firstOf([
    ['PARTICIPANT_RETIRED', state.isPresent.get(participantId) === false],
    ...quotes.flatMap(({ quantityLots }) => faultsOfSize(state, market, quantityLots)),
    ...quotes.flatMap(({ priceSats }) => faultsOfPrice(state, market, priceSats)),
  ]);
  const refusal = form ?? refusalOfState(state, { market, side: 'BUY' });
  return refusal === 'MARKET_HALTED' && quotes.length === 0 ? null : refusal;
}

/** Whether a quote is left out although its list is accepted. */
export function isLeftOut(state: ReferenceState, owner: string, place: Place, quote: Quote): boolean {
  const terms = { ...place, ...quote, kind: 'LIMIT', postOnly: true, stopPriceSats: null } as const;
  const need = state.need(place, quote.priceSats, quote.quantityLots);
  return (refusalOfTerms(state, terms) ?? state.lackOf(owner, place, need, false)) !== null;
}

/** Changes of a market's state. */
export function refusalOfControl(state: ReferenceState, command: Command & { readonly market: string }) {
  const { status } = state.market(command.market);
  const isClosed = status === 'CLOSED';
  switch (command.type) {
    case 'HaltMarket':
      return isClosed ? 'MARKET_CLOSED' : status === 'HALTED' ? 'MARKET_HALTED' : null;
    case 'ResumeMarket':
      return isClosed ? 'MARKET_CLOSED' : status === 'HALTED' ? null : 'MARKET_NOT_HALTED';
    case 'StartAuction':
      if (status === 'HALTED') return 'MARKET_HALTED';
      return isClosed ? 'MARKET_CLOSED' : status === 'AUCTION' ? 'MARKET_IN_AUCTION' : null;
    case 'UncrossMarket':
      return isClosed ? 'MARKET_CLOSED' : status === 'AUCTION' ? null : 'MARKET_NOT_IN_AUCTION';
    case 'CloseMarket':
      return isClosed ? 'MARKET_CLOSED' : null;
    case 'PreOpenMarket':
    case 'SetFees':
      return isClosed ? null : 'MARKET_OPEN';
    default:
      return null;
  }
}
