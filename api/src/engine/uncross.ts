import type { OrderId } from '../market/order.ts';
import { feeSats, type Lots, type Sats } from '../market/units.ts';
import { type AccountIndex, IN_HELD } from './accounts.ts';
import { auctionIndication } from './auction-price.ts';
import type { BookSide } from './book-side.ts';
import { wakeStops } from './cascade.ts';
import { BUY } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import { emptiesSlice, endLinked, refill, takeFrom } from './fill.ts';
import { leaveAuction } from './market-phase.ts';
import type { MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';
import type { Ticks } from './price-ladder.ts';
import { electStops } from './stops.ts';
import type { Transaction } from './transaction.ts';

/**
 * Ends a call auction: everything that can trade at its one price does, and the market is continuous. Orders that were
 * canceled on the way may leave a crossed book; then the rest is uncrossed again. Rules U05 to U10.
 */
export function uncross(transaction: Transaction, market: MarketState): void {
  leaveAuction(market);
  market.status = 'CONTINUOUS';
  do uncrossOnce(transaction, market);
  while (market.isCrossed());
  wakeStops(transaction, market);
}

function uncrossOnce(transaction: Transaction, market: MarketState): void {
  const { ticks, quantityLots } = auctionIndication(market);
  const priceSats = ticks === 0 ? null : market.toSats(ticks);
  transaction.emit({ type: 'MarketUncrossed', market: market.instrument.symbol, priceSats, quantityLots });
  if (ticks !== 0) matchAt(transaction, market, ticks);
}

function matchAt(transaction: Transaction, market: MarketState, ticks: Ticks): void {
  const { orders } = transaction.state;
  const { bids, asks } = market;
  while (bids.bestTicks >= ticks && asks.bestTicks !== 0 && asks.bestTicks <= ticks) {
    const bid = bids.head;
    const ask = asks.head;
    if (orders.account(bid) === orders.account(ask)) {
      transaction.cancel(orders.orderId(bid) > orders.orderId(ask) ? bid : ask, 'SELF_TRADE');
    } else cross(transaction, market, ticks, bid, ask);
  }
}

/** One auction trade. Both sides pay the maker's fee. */
function cross(transaction: Transaction, market: MarketState, ticks: Ticks, bid: Row, ask: Row): void {
  const { state } = transaction;
  const { orders, accounts } = state;
  const quantityLots = Math.min(orders.displayedLots(bid), orders.displayedLots(ask));
  const notional = market.notional(ticks, quantityLots);
  const fee = feeSats(notional, market.instrument.makerFeeBps);
  const buyer = partyOf(state, market.bids, bid, quantityLots);
  const seller = partyOf(state, market.asks, ask, quantityLots);
  const buyerFreed = takeFrom(state, market, market.bids, bid, quantityLots);
  const sellerFreed = takeFrom(state, market, market.asks, ask, quantityLots);
  const base = market.baseIndex;
  accounts.settle(
    buyer.account,
    fee,
    buyerFreed,
    seller.account,
    fee,
    sellerFreed,
    base,
    quantityLots,
    notional,
    IN_HELD,
  );
  const parties = buyer.orderId < seller.orderId ? ([buyer, seller] as const) : ([seller, buyer] as const);
  tellTrade(transaction, market, ticks, quantityLots, ...parties, fee);
  for (const { linkedId } of parties) endLinked(transaction, linkedId);
  for (const { side, row, isSliceGone } of parties) if (isSliceGone) refill(transaction, market, side, row);
  market.print(ticks, quantityLots, notional);
  electStops(state, market, ticks);
}

type Party = {
  readonly row: Row;
  readonly side: BookSide;
  readonly orderId: OrderId;
  readonly account: AccountIndex;
  readonly linkedId: OrderId;
  readonly isBuyer: boolean;
  readonly isSliceGone: boolean;
};

function partyOf(state: ExchangeState, side: BookSide, row: Row, lots: Lots): Party {
  const { orders } = state;
  return {
    row,
    side,
    orderId: orders.orderId(row),
    account: orders.account(row),
    linkedId: orders.linkedOrderId(row),
    isBuyer: orders.side(row) === BUY,
    isSliceGone: emptiesSlice(state, row, lots),
  };
}

/** The older order is called the maker. Rule U08. */
function tellTrade(
  transaction: Transaction,
  market: MarketState,
  ticks: Ticks,
  quantityLots: Lots,
  maker: Party,
  taker: Party,
  fee: Sats,
): void {
  const { state } = transaction;
  transaction.emit({
    type: 'TradeExecuted',
    tradeId: state.takeTradeId(),
    market: market.instrument.symbol,
    priceSats: market.toSats(ticks),
    quantityLots,
    takerSide: taker.isBuyer ? 'BUY' : 'SELL',
    makerOrderId: maker.orderId,
    takerOrderId: taker.orderId,
    makerId: state.accounts.name(maker.account),
    takerId: state.accounts.name(taker.account),
    makerFeeSats: fee,
    takerFeeSats: fee,
    isAuction: true,
  });
}
