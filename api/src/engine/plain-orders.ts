import type { Command, SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { OrderRequest, PlacedOrder } from '../market/order.ts';
import type { Seq, SimTime } from '../market/units.ts';
import * as integerIndex from '../util/integer-index.ts';
import * as accountBuckets from './accounts.ts';
import * as cascade from './cascade.ts';
import * as codes from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import * as matching from './matching.ts';
import * as orderCheck from './order-check.ts';
import * as placing from './place-order.ts';
import * as shapes from './shapes.ts';
import * as transactions from './transaction.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { NONE } = integerIndex;
const { IN_AVAILABLE, IN_HELD } = accountBuckets;
const { runElected } = cascade;
const { mayRest, SPECIAL, sideOf } = codes;
const { execute } = matching;
const { readPlainOrder } = orderCheck;
const { refusalOfRules } = placing;
const { isPositiveInteger, isRecord } = shapes;
const { Transaction } = transactions;

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/**
 * What a busy market does most, in one piece: an order that is nothing but a price and a size comes, and is canceled
 * again. Answers the events, or null for every other command; then nothing has changed, and the general way, which would
 * do the same here, does it: `place-order.ts` and `cancel-order.ts` say what the rules are.
 */
export function applyPlain(
  state: ExchangeState,
  command: SequencedCommand,
  seq: Seq,
  time: SimTime,
): readonly MarketEvent[] | null {
  if (state.phase !== 'OPEN' || time >= state.nextDueAt || state.hasShortSelling) return null;
  if (command.type === 'PlaceOrder') return placePlain(state, command, seq, time);
  return command.type === 'CancelOrder' ? cancelPlain(state, command, seq, time) : null;
}

function placePlain(
  state: ExchangeState,
  command: CommandOf<'PlaceOrder'>,
  causeSeq: Seq,
  time: SimTime,
): readonly MarketEvent[] | null {
  const { participantId, decisionSeq } = command;
  const request: OrderRequest = command.order;
  const account = state.accounts.findTrader(participantId);
  if (account === undefined || !isRecord(request)) return null;
  if (decisionSeq !== null && !isPositiveInteger(decisionSeq)) return null;
  const { working } = state;
  const market = state.findMarket(request.market);
  if (market === null || !market.isContinuous || !readPlainOrder(working, request, market.instrument)) return null;
  if (refusalOfRules(market, working) !== null) return null;
  const { side, ticks, quantityLots } = working;
  const needed = market.holdAmount(side, ticks, quantityLots);
  working.account = account;
  const funds = market.funds(working);
  if (needed > state.accounts.amount(funds)) return null;
  const orderId = state.takeOrderId();
  working.orderId = orderId;
  const order = {
    market: market.symbol,
    side: request.side,
    kind: 'LIMIT',
    timeInForce: request.timeInForce,
    postOnly: false,
    priceSats: request.priceSats,
    stopPriceSats: null,
    quantityLots,
    displayLots: null,
    expireAt: null,
    selfTradePrevention: request.selfTradePrevention,
    orderId,
    participantId,
    decisionSeq,
    linkedOrderId: null,
  } as const;
  if (!mayRest(working.flags) || market.wouldCross(side, ticks)) {
    state.accounts.tellHold(account, market.holdAsset(side), needed);
    working.heldAmount = needed;
    return trade(state, market, order, causeSeq, time);
  }
  const held = market.restNew(working, funds, needed);
  return [
    { type: 'OrderAccepted', order, seq: causeSeq + 1, time, causeSeq },
    { type: 'FundsPosted', postings: [held], seq: causeSeq + 2, time, causeSeq },
  ];
}

/** The order meets somebody, or does not wait for anybody. What it may have to pay is told as held. */
function trade(
  state: ExchangeState,
  market: MarketState,
  order: PlacedOrder,
  seq: Seq,
  time: SimTime,
): readonly MarketEvent[] {
  const transaction = new Transaction(state, seq, time);
  transaction.push({ type: 'OrderAccepted', order, seq: seq + 1, time, causeSeq: seq });
  state.working.bucket = IN_AVAILABLE;
  execute(transaction, market, state.working);
  state.working.bucket = IN_HELD;
  if (state.elected.length > 0) runElected(transaction);
  return transaction.commit();
}

function cancelPlain(
  state: ExchangeState,
  command: CommandOf<'CancelOrder'>,
  causeSeq: Seq,
  time: SimTime,
): readonly MarketEvent[] | null {
  const { orders, accounts } = state;
  const { participantId, orderId, decisionSeq } = command;
  const row = state.findOrder(orderId);
  if (row === NONE) return null;
  const flags = orders.flags(row);
  const account = orders.account(row);
  // Who has an order was admitted and has not retired.
  if ((flags & SPECIAL) !== 0 || accounts.name(account) !== participantId) return null;
  if (decisionSeq !== null && !isPositiveInteger(decisionSeq)) return null;
  const market = state.marketOf(row);
  const remainingLots = orders.remainingLots(row);
  const released = market.removePlain(row, account, sideOf(flags));
  return [
    {
      type: 'OrderCanceled',
      orderId,
      market: market.symbol,
      participantId,
      remainingLots,
      reason: 'USER',
      seq: causeSeq + 1,
      time,
      causeSeq,
    },
    { type: 'FundsPosted', postings: [released], seq: causeSeq + 2, time, causeSeq },
  ];
}
