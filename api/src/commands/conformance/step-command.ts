import type { Exchange } from '../../engine/exchange.ts';
import type { Command } from '../../market/commands.ts';
import type { OrderId, OrderRequest } from '../../market/order.ts';
import type { SimTime } from '../../market/units.ts';
import { type Cast, NOBODY } from './cast.ts';
import { SYMBOL } from './listing.ts';
import type { OrderNames } from './order-names.ts';
import type { ScenarioOrder, Step } from './scenario-file.ts';
import { numberOf, priceSatsOf } from './values.ts';

const KINDS: Words = { limit: 'LIMIT', market: 'MARKET', stop: 'STOP', stopLimit: 'STOP_LIMIT' };
const SIDES: Words = { buy: 'BUY', sell: 'SELL' };
const TIMES_IN_FORCE: Words = { GTC: 'GTC', IOC: 'IOC', FOK: 'FOK', GTD: 'GTD' };
const PREVENTIONS: Words = {
  none: 'NONE',
  cancelNewest: 'CANCEL_NEWEST',
  cancelOldest: 'CANCEL_OLDEST',
  cancelBoth: 'CANCEL_BOTH',
  decrement: 'DECREMENT',
};

/** No order will ever have it. */
const UNKNOWN_ORDER_ID: OrderId = Number.MAX_SAFE_INTEGER;

export type StepContext = {
  readonly exchange: Pick<Exchange, 'openOrder'>;
  readonly cast: Cast;
  readonly names: OrderNames;
  /** When the scenario's clock shows 0. */
  readonly startTime: SimTime;
  /** Used where a replace of an order that is gone does not say what it wants. */
  readonly smallest: { readonly priceSats: number; readonly quantityLots: number };
};

/** What a step asks of the exchange. */
export function commandOf(step: Step, index: number, context: StepContext): Command {
  const { cast, names, startTime } = context;
  switch (step.op) {
    case 'submit': {
      const order = requestOf(step.order, startTime);
      return { type: 'PlaceOrder', participantId: cast.sender(step, index), order, decisionSeq: null };
    }
    case 'oco': {
      const limit = requestOf(step.limit, startTime);
      const stop = requestOf(step.stop, startTime);
      return { type: 'PlaceOco', participantId: cast.sender(step, index), limit, stop, decisionSeq: null };
    }
    case 'cancel':
      return { type: 'CancelOrder', ...targetOf(step.id, names), decisionSeq: null };
    case 'replace':
      return replaceCommand(step, context);
    case 'massCancel':
      return { type: 'CancelAllOrders', participantId: cast.account(step.account), market: null };
    case 'halt':
      return { type: 'HaltMarket', market: SYMBOL, reason: 'scenario', cancelOpenOrders: false };
    case 'uncross':
      return { type: 'UncrossMarket', market: SYMBOL };
    case 'setReference':
      return { type: 'AdvanceTime', referencePricesSats: [priceSatsOf(step.price) as number] };
    case 'advanceTime':
      return { type: 'AdvanceTime', referencePricesSats: [] };
  }
}

/** The types promise more than the file does: what the exchange is going to refuse has to reach it. */
function requestOf(order: ScenarioOrder, startTime: SimTime): OrderRequest {
  const expireAt = numberOf(order.expireAt ?? null);
  const request: Record<keyof OrderRequest, unknown> = {
    market: SYMBOL,
    side: wordOf(SIDES, order.side),
    kind: wordOf(KINDS, order.type),
    timeInForce: wordOf(TIMES_IN_FORCE, order.tif),
    postOnly: order.postOnly,
    priceSats: priceSatsOf(order.price),
    stopPriceSats: priceSatsOf(order.stopPrice),
    quantityLots: numberOf(order.qty),
    displayLots: numberOf(order.display ?? null),
    expireAt: typeof expireAt === 'number' ? startTime + expireAt : expireAt,
    selfTradePrevention: wordOf(PREVENTIONS, order.stp),
  };
  return request as OrderRequest;
}

type Words = Readonly<Record<string, string>>;

/** A word that the format does not know stays unknown, even if it happens to be one of the exchange's own. */
function wordOf(words: Words, value: unknown): unknown {
  if (typeof value !== 'string') return value;
  return Object.hasOwn(words, value) ? words[value] : value.toLowerCase();
}

function targetOf(name: string, names: OrderNames) {
  return names.find(name) ?? { participantId: NOBODY, orderId: UNKNOWN_ORDER_ID };
}

/** What a replace does not mention stays as it is. */
function replaceCommand(step: Extract<Step, { op: 'replace' }>, context: StepContext): Command {
  const target = targetOf(step.id, context.names);
  const order = context.exchange.openOrder(target.orderId) ?? context.smallest;
  const priceSats = step.price === undefined ? order.priceSats : (priceSatsOf(step.price) as number);
  const quantityLots = step.qty === undefined ? order.quantityLots : (numberOf(step.qty) as number);
  return { type: 'ReplaceOrder', ...target, priceSats, quantityLots };
}
