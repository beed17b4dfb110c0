import type { Command, Quote } from '../market/commands.ts';
import type { PlacedQuote } from '../market/events.ts';
import type { Instrument } from '../market/instrument.ts';
import type { OrderId, Side } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { must } from '../util/assert.ts';
import type { Account } from './accounts.ts';
import type { RestingOrder } from './book.ts';
import type { MarketState } from './market-state.ts';
import { refusalOfPrice, refusalOfQuantity } from './order-check.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isRecord, isSafeInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type ReplaceQuotes = Extract<Command, { type: 'ReplaceQuotes' }>;

/** Longer lists are refused; comparing two lists costs the product of their lengths. */
export const MAX_QUOTES_PER_SIDE = 100;

/**
 * Makes a maker's quotes in one market equal to two lists, touching only what differs. A new quote that would trade
 * or that cannot be paid for is left out whole; the others stand.
 */
export function replaceQuotes(transaction: Transaction, command: ReplaceQuotes): Outcome {
  const { participantId, market: symbol } = command;
  const { state } = transaction;
  const account = state.accounts.findParticipant(participantId);
  const market = state.findMarket(symbol);
  const refusal = refusalOf(command, account, market);
  if (refusal !== null || account === null || market === null) {
    return refused(must(refusal, 'refusal'), { participantId, market: symbol });
  }
  const quotes = market.book.ordersOf(participantId).filter((order) => order.isQuote);
  const bids = compare(quotes, 'BUY', command.bids);
  const asks = compare(quotes, 'SELL', command.asks);
  const canceledOrderIds = [...bids.gone, ...asks.gone].map((order) => order.orderId).sort((a, b) => a - b);

  const freed = { BUY: removeAll(market, bids.gone), SELL: removeAll(market, asks.gone) };
  const placed: PlacedQuote[] = [];
  for (const { side, wanted } of [bids, asks]) {
    const asset = market.holdAsset(side);
    const used = placeAll(transaction, market, account, side, wanted, account.free(asset) + freed[side], placed);
    state.accounts.hold(account, asset, Math.max(0, used - freed[side]));
    state.accounts.release(account, asset, Math.max(0, freed[side] - used));
  }
  transaction.emit({ type: 'QuotesReplaced', participantId, market: symbol, canceledOrderIds, placed });
  return DONE;
}

function refusalOf(command: ReplaceQuotes, account: Account | null, market: MarketState | null): RejectReason | null {
  const { bids, asks } = command;
  if (!isQuoteList(bids) || !isQuoteList(asks)) return 'INVALID_COMMAND';
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (account.isRetired) return 'PARTICIPANT_RETIRED';
  if (market === null) return 'UNKNOWN_MARKET';
  const quotes = [...bids, ...asks];
  if (areCrossed(bids, asks)) return 'INVALID_COMBINATION';
  const shape = firstRefusal(quotes, market.instrument);
  if (shape !== null) return shape;
  return market.isHalted && quotes.length > 0 ? 'MARKET_HALTED' : null;
}

function isQuoteList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_QUOTES_PER_SIDE && value.every(isRecord);
}

function areCrossed(bids: readonly Quote[], asks: readonly Quote[]): boolean {
  const prices = (quotes: readonly Quote[]) => quotes.map(({ priceSats }) => priceSats).filter(isSafeInteger);
  return Math.max(...prices(bids)) >= Math.min(...prices(asks));
}

/** Precedence holds for the whole list: a bad quantity anywhere is told before a bad price. */
function firstRefusal(quotes: readonly Quote[], instrument: Instrument): RejectReason | null {
  const quantities = quotes.map(({ quantityLots }) => refusalOfQuantity(quantityLots, instrument));
  const prices = quotes.map(({ priceSats }) => refusalOfPrice(priceSats, instrument));
  const isBadPrice = (refusal: RejectReason | null) => refusal === 'INVALID_PRICE';
  return quantities.find(Boolean) ?? prices.find(isBadPrice) ?? prices.find(Boolean) ?? null;
}

/** One side's difference: quotes to take away, quotes to add. What is in both keeps its order and its place. */
type SideChange = { readonly side: Side; readonly gone: readonly RestingOrder[]; readonly wanted: readonly Quote[] };

function compare(quotes: readonly RestingOrder[], side: Side, desired: readonly Quote[]): SideChange {
  const standing = quotes.filter((order) => order.side === side);
  const kept = new Set<OrderId>();
  const wanted = desired.filter(({ priceSats, quantityLots }) => {
    const same = standing.find(
      (order) => order.priceSats === priceSats && order.remainingLots === quantityLots && !kept.has(order.orderId),
    );
    if (same !== undefined) kept.add(same.orderId);
    return same === undefined;
  });
  return { side, gone: standing.filter((order) => !kept.has(order.orderId)), wanted };
}

function removeAll(market: MarketState, orders: readonly RestingOrder[]): number {
  return orders.reduce((freed, order) => freed + market.remove(order), 0);
}

/** Rests every quote that is passive and within the budget, first come, first served; answers what they need held. */
function placeAll(
  transaction: Transaction,
  market: MarketState,
  account: Account,
  side: Side,
  wanted: readonly Quote[],
  budget: number,
  placed: PlacedQuote[],
): number {
  const { state } = transaction;
  let used = 0;
  for (const { priceSats, quantityLots } of wanted) {
    const amount = market.holdAmount(side, priceSats, quantityLots);
    if (market.wouldCross(side, priceSats) || used + amount > budget) continue;
    const orderId = state.nextOrderId;
    state.nextOrderId += 1;
    used += amount;
    market.rest({
      orderId,
      participantId: account.participantId,
      side,
      priceSats,
      quantityLots,
      remainingLots: quantityLots,
      postOnly: true,
      selfTradePrevention: 'CANCEL_NEWEST',
      isQuote: true,
    });
    placed.push({ priceSats, quantityLots, orderId, side });
  }
  return used;
}
