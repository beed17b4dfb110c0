import type { Command, Quote } from '../market/commands.ts';
import type { PlacedQuote } from '../market/events.ts';
import type { Instrument } from '../market/instrument.ts';
import type { OrderId } from '../market/order.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import type { Lots } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { AccountIndex } from './accounts.ts';
import { BUY, CANCEL_NEWEST, GTC, LIMIT, POST_ONLY, packFlags, QUOTE, SELL, type SideCode, sideWord } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import { refusalOfPrice, refusalOfQuantity } from './order-check.ts';
import type { Row } from './order-table.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import type { Ticks } from './price-ladder.ts';
import { isListOf, isRecord, isSafeInteger } from './shapes.ts';
import type { Transaction } from './transaction.ts';
import type { WorkingOrder } from './working-order.ts';

type ReplaceQuotes = Extract<Command, { type: 'ReplaceQuotes' }>;

/** Longer lists are refused; comparing two lists costs the product of their lengths. */
export const MAX_QUOTES_PER_SIDE = 100;

/** What can be wrong with the numbers of a quote, in order of precedence. */
const shapeReasons = ['INVALID_QUANTITY', 'OFF_LOT', 'INVALID_PRICE', 'OFF_TICK'] as const;

/**
 * Makes a maker's quotes in one market equal to two lists, touching only what differs. A new quote that would trade
 * or that cannot be paid for is left out whole; the others stand.
 */
export function replaceQuotes(transaction: Transaction, command: ReplaceQuotes): Outcome {
  const { participantId, market: symbol } = command;
  const { state } = transaction;
  const account = state.accounts.findParticipant(participantId);
  const market = state.findMarket(symbol);
  const refusal = refusalOf(state, command, account, market);
  if (refusal !== null || account === null || market === null) {
    return refused(must(refusal, 'refusal'), { participantId, market: symbol });
  }
  const quotes = quotesOf(state, market, account);
  const bids = compare(state, market, quotes, BUY, command.bids);
  const asks = compare(state, market, quotes, SELL, command.asks);
  const canceledOrderIds = [...bids.gone, ...asks.gone].map((row) => state.orders.orderId(row)).sort((a, b) => a - b);

  const freed = [removeAll(market, bids.gone), removeAll(market, asks.gone)] as const;
  const placed: PlacedQuote[] = [];
  for (const { side, wanted } of [bids, asks]) {
    const asset = market.holdAsset(side);
    const used = placeAll(transaction, market, account, side, wanted, freed[side], placed);
    state.accounts.hold(account, asset, Math.max(0, used - freed[side]));
    state.accounts.release(account, asset, Math.max(0, freed[side] - used));
  }
  transaction.emit({ type: 'QuotesReplaced', participantId, market: symbol, canceledOrderIds, placed });
  return DONE;
}

function quotesOf({ orders }: ExchangeState, market: MarketState, account: AccountIndex): readonly Row[] {
  return orders
    .ofOwner(account)
    .filter((row) => orders.market(row) === market.index && (orders.flags(row) & QUOTE) !== 0);
}

function refusalOf(
  { accounts }: ExchangeState,
  command: ReplaceQuotes,
  account: AccountIndex | null,
  market: MarketState | null,
): RejectReason | null {
  const { bids, asks } = command;
  if (!isQuoteList(bids) || !isQuoteList(asks)) return 'INVALID_COMMAND';
  if (account === null) return 'UNKNOWN_PARTICIPANT';
  if (accounts.isRetired(account)) return 'PARTICIPANT_RETIRED';
  if (market === null) return 'UNKNOWN_MARKET';
  if (areCrossed(bids, asks)) return 'INVALID_COMBINATION';
  const worst = Math.min(worstShape(bids, market.instrument), worstShape(asks, market.instrument));
  if (worst < shapeReasons.length) return shapeReasons[worst] ?? null;
  if (market.status === 'CLOSED') return 'MARKET_CLOSED';
  return market.status === 'HALTED' && bids.length + asks.length > 0 ? 'MARKET_HALTED' : null;
}

function isQuoteList(value: unknown): boolean {
  return Array.isArray(value) && value.length <= MAX_QUOTES_PER_SIDE && isListOf(isRecord, value);
}

function areCrossed(bids: readonly Quote[], asks: readonly Quote[]): boolean {
  let highestBid = Number.NEGATIVE_INFINITY;
  let lowestAsk = Number.POSITIVE_INFINITY;
  for (const { priceSats } of bids) if (isSafeInteger(priceSats) && priceSats > highestBid) highestBid = priceSats;
  for (const { priceSats } of asks) if (isSafeInteger(priceSats) && priceSats < lowestAsk) lowestAsk = priceSats;
  return highestBid >= lowestAsk;
}

/** Precedence holds for the whole list: a bad quantity anywhere is told before a bad price. The place of the first reason. */
function worstShape(quotes: readonly Quote[], instrument: Instrument): number {
  let worst: number = shapeReasons.length;
  for (const { quantityLots, priceSats } of quotes) {
    const refusal = refusalOfQuantity(quantityLots, instrument) ?? refusalOfPrice(priceSats, instrument);
    if (refusal !== null) worst = Math.min(worst, shapeReasons.indexOf(refusal as (typeof shapeReasons)[number]));
  }
  return worst;
}

/** One side's difference: quotes to take away, quotes to add. What is in both keeps its order and its place. */
type SideChange = { readonly side: SideCode; readonly gone: readonly Row[]; readonly wanted: readonly Quote[] };

function compare(
  { orders }: ExchangeState,
  market: MarketState,
  quotes: readonly Row[],
  side: SideCode,
  desired: readonly Quote[],
): SideChange {
  const standing = quotes.filter((row) => orders.side(row) === side);
  const isKept = standing.map(() => false);
  const wanted = desired.filter(({ priceSats, quantityLots }) => {
    const ticks = priceSats / market.instrument.tickSats;
    const same = standing.findIndex(
      (row, index) => orders.ticks(row) === ticks && orders.remainingLots(row) === quantityLots && !isKept[index],
    );
    if (same >= 0) isKept[same] = true;
    return same < 0;
  });
  return { side, gone: standing.filter((_, index) => !isKept[index]), wanted };
}

function removeAll(market: MarketState, rows: readonly Row[]): number {
  return rows.reduce((freed, row) => freed + market.remove(row), 0);
}

/** Rests every quote that is passive, inside the bands and within the budget, first come, first served. */
function placeAll(
  transaction: Transaction,
  market: MarketState,
  account: AccountIndex,
  side: SideCode,
  wanted: readonly Quote[],
  freed: number,
  placed: PlacedQuote[],
): number {
  const { state } = transaction;
  const budget = state.accounts.free(account, market.holdAsset(side)) + freed;
  let used = 0;
  for (const { priceSats, quantityLots } of wanted) {
    const ticks = priceSats / market.instrument.tickSats;
    const amount = market.holdAmount(side, ticks, quantityLots);
    if (market.wouldCross(side, ticks) || used + amount > budget) continue;
    if (!market.isInBand(ticks) || !market.isAboveMinimum(ticks, quantityLots)) continue;
    const orderId = state.takeOrderId();
    used += amount;
    writeQuote(state.working, orderId, account, side, ticks, quantityLots);
    market.rest(state.working, amount);
    placed.push({ priceSats, quantityLots, orderId, side: sideWord(side) });
  }
  return used;
}

function writeQuote(
  working: WorkingOrder,
  orderId: OrderId,
  account: AccountIndex,
  side: SideCode,
  ticks: Ticks,
  quantityLots: Lots,
): void {
  working.orderId = orderId;
  working.account = account;
  working.flags = packFlags(side, LIMIT, GTC, CANCEL_NEWEST) | POST_ONLY | QUOTE;
  working.ticks = ticks;
  working.quantityLots = quantityLots;
  working.remainingLots = quantityLots;
  working.setTerms(0, 0, 0, 0);
}
