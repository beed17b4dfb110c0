import { type CancelReason, type OrderId, opposite } from '../market/order.ts';
import { feeSats, type Lots, type Sats } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { type Account, type Accounts, QUOTE_INDEX } from './accounts.ts';
import type { RestingOrder } from './book.ts';
import type { MarketState } from './market-state.ts';
import { isOwnMaker, isWithinLimit, type TakerTerms } from './preview.ts';
import type { Transaction } from './transaction.ts';

/** An order on its way through the book. Everything it may have to pay is held already. */
export type Taker = TakerTerms & {
  readonly orderId: OrderId;
  readonly account: Account;
  /** Total size, filled part included. */
  readonly quantityLots: Lots;
  readonly postOnly: boolean;
  readonly isQuote: boolean;
  /** Why a remainder may not rest; null when it may. */
  readonly remainderReason: 'NO_LIQUIDITY' | 'IOC_REMAINDER' | null;
  remainingLots: Lots;
  /** What is left of the taker's hold, in the asset it pays with. */
  heldAmount: number;
};

/** Sends an order through the book; then what is left of it rests or is canceled, and its hold shrinks to fit. */
export function execute(transaction: Transaction, market: MarketState, taker: Taker): void {
  const metOwnOrder = match(transaction, market, taker);
  const { limitSats, remainingLots } = taker;
  const cancelReason = metOwnOrder ? 'SELF_TRADE' : taker.remainderReason;
  let keptAmount = 0;
  if (remainingLots > 0 && cancelReason !== null) tellCanceled(transaction, market, taker, cancelReason);
  if (remainingLots > 0 && cancelReason === null) {
    const priceSats = must(limitSats, 'limit of an order that rests');
    rest(market, taker, priceSats);
    keptAmount = market.holdAmount(taker.side, priceSats, remainingLots);
  }
  transaction.state.accounts.release(taker.account, market.holdAsset(taker.side), taker.heldAmount - keptAmount);
}

export function tellCanceled(transaction: Transaction, market: MarketState, taker: Taker, reason: CancelReason): void {
  const { orderId, participantId, remainingLots } = taker;
  const { symbol } = market.instrument;
  transaction.emit({ type: 'OrderCanceled', orderId, market: symbol, participantId, remainingLots, reason });
}

function rest(market: MarketState, taker: Taker, priceSats: Sats): void {
  const { orderId, participantId, side, quantityLots, remainingLots } = taker;
  const { postOnly, selfTradePrevention, isQuote } = taker;
  market.rest({
    orderId,
    participantId,
    side,
    priceSats,
    quantityLots,
    remainingLots,
    postOnly,
    selfTradePrevention,
    isQuote,
  });
}

/** Matches in price-time priority, each fill at the resting price; true when it was ended by an order of its own. */
function match(transaction: Transaction, market: MarketState, taker: Taker): boolean {
  const makerSide = opposite(taker.side);
  while (taker.remainingLots > 0) {
    const maker = market.book.head(makerSide);
    if (maker === null || !isWithinLimit(taker, maker.priceSats)) return false;
    if (isOwnMaker(taker, maker)) return true;
    trade(transaction, market, taker, maker);
  }
  return false;
}

function trade(transaction: Transaction, market: MarketState, taker: Taker, maker: RestingOrder): void {
  const { state } = transaction;
  const { symbol, makerFeeBps, takerFeeBps } = market.instrument;
  const { orderId: makerOrderId, participantId: makerId, priceSats } = maker;
  const quantityLots = Math.min(taker.remainingLots, maker.remainingLots);
  const notional = market.notional(priceSats, quantityLots);
  const makerFeeSats = feeSats(notional, makerFeeBps);
  const takerFeeSats = feeSats(notional, takerFeeBps);
  const makerFreed = market.fillHead(maker.side, quantityLots);
  const makerAccount = state.accounts.get(makerId);

  const takerParty = { account: taker.account, feeSats: takerFeeSats };
  const makerParty = { account: makerAccount, feeSats: makerFeeSats };
  if (taker.side === 'BUY') {
    settle(state.accounts, market, quantityLots, notional, takerParty, makerParty);
    taker.heldAmount -= notional + takerFeeSats;
  } else {
    settle(state.accounts, market, quantityLots, notional, makerParty, takerParty);
    taker.heldAmount -= quantityLots;
    state.accounts.release(makerAccount, QUOTE_INDEX, makerFreed - notional - makerFeeSats);
  }
  taker.remainingLots -= quantityLots;
  transaction.emit({
    type: 'TradeExecuted',
    tradeId: state.nextTradeId,
    market: symbol,
    priceSats,
    quantityLots,
    takerSide: taker.side,
    makerOrderId,
    takerOrderId: taker.orderId,
    makerId,
    takerId: taker.participantId,
    makerFeeSats,
    takerFeeSats,
  });
  state.nextTradeId += 1;
}

type Party = { readonly account: Account; readonly feeSats: Sats };

/** Lots against sats. The buyer pays its fee on top, out of its hold; the seller's is taken from what it receives. */
function settle(
  accounts: Accounts,
  market: MarketState,
  lots: Lots,
  notional: Sats,
  buyer: Party,
  seller: Party,
): void {
  const fees = accounts.fees.available;
  accounts.post('SETTLE', QUOTE_INDEX, notional, buyer.account.held, seller.account.available);
  accounts.post('SETTLE', market.baseIndex, lots, seller.account.held, buyer.account.available);
  accounts.post('FEE', QUOTE_INDEX, buyer.feeSats, buyer.account.held, fees);
  accounts.post('FEE', QUOTE_INDEX, seller.feeSats, seller.account.available, fees);
}
