import type { Asset, Instrument } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { OrderId, OrderKind, SelfTradePrevention, Side, TimeInForce, TradeId } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Lots, Sats, SimTime } from '../market/units.ts';
import { assert, must } from '../util/assert.ts';
import type { AccountIndex, AccountKind, Accounts } from './accounts.ts';
import type { BookSide } from './book-side.ts';
import {
  kindCode,
  kindWord,
  POST_ONLY,
  packFlags,
  QUOTE,
  sideCode,
  sideWord,
  stpCode,
  stpWord,
  timeCode,
  timeWord,
} from './codes.ts';
import { type ExchangePhase, ExchangeState } from './exchange-state.ts';
import { neededToWait } from './fill.ts';
import type { Indication, MarketState } from './market-state.ts';
import type { Row } from './order-table.ts';

/** `owed` lots were borrowed from the treasury. */
export type BalanceSnapshot = {
  readonly asset: Asset;
  readonly available: number;
  readonly held: number;
  readonly owed: number;
};

export type AccountSnapshot = {
  readonly participantId: ParticipantId;
  readonly kind: AccountKind;
  readonly isRetired: boolean;
  /** Only what is not zero, sorted by asset. */
  readonly balances: readonly BalanceSnapshot[];
};

/** A live order in the words of the market. */
export type OrderSnapshot = {
  readonly orderId: OrderId;
  readonly participantId: ParticipantId;
  readonly side: Side;
  readonly kind: OrderKind;
  readonly timeInForce: TimeInForce;
  readonly postOnly: boolean;
  readonly selfTradePrevention: SelfTradePrevention;
  /** Null for a `STOP`. */
  readonly priceSats: Sats | null;
  readonly stopPriceSats: Sats | null;
  /** Total size, filled part included. */
  readonly quantityLots: Lots;
  readonly remainingLots: Lots;
  /** What shows now; the rest of what remains is hidden. */
  readonly displayedLots: Lots;
  readonly displayLots: Lots | null;
  readonly expireAt: SimTime | null;
  readonly linkedOrderId: OrderId | null;
  /** Placed by `ReplaceQuotes`. */
  readonly isQuote: boolean;
};

export type MarketSnapshot = {
  readonly instrument: Instrument;
  readonly status: MarketStatus;
  readonly auctionEndsAt: SimTime | null;
  readonly indication: Indication;
  readonly referencePriceSats: Sats | null;
  readonly lastPriceSats: Sats | null;
  readonly highPriceSats: Sats | null;
  readonly lowPriceSats: Sats | null;
  readonly volumeLots: Lots;
  readonly turnoverSats: Sats;
  /** Both sides best price first, then in queue order: the order in which they would trade. */
  readonly bids: readonly OrderSnapshot[];
  readonly asks: readonly OrderSnapshot[];
  /** Waiting stops: buys from the lowest stop price up, then sells from the highest down, oldest first. */
  readonly stops: readonly OrderSnapshot[];
};

/**
 * Everything the exchange knows, as plain JSON in one canonical form: two exchanges that will behave alike have equal
 * snapshots, however they came there.
 */
export type StateSnapshot = {
  readonly version: 2;
  readonly phase: ExchangePhase;
  readonly nextOrderId: OrderId;
  readonly nextTradeId: TradeId;
  readonly markets: readonly MarketSnapshot[];
  /** Sorted by participant id. */
  readonly accounts: readonly AccountSnapshot[];
};

export function captureState(state: ExchangeState): StateSnapshot {
  return {
    version: 2,
    phase: state.phase,
    nextOrderId: state.nextOrderId,
    nextTradeId: state.nextTradeId,
    markets: state.markets.map((market) => captureMarket(state, market)),
    accounts: captureAccounts(state.accounts),
  };
}

/** All of a market but its orders. */
export function captureFigures(market: MarketState): Omit<MarketSnapshot, 'bids' | 'asks' | 'stops'> {
  const orNull = (value: number) => (value === 0 ? null : value);
  return {
    instrument: { ...market.instrument },
    status: market.status,
    auctionEndsAt: orNull(market.auctionEndsAt),
    indication: market.indication,
    referencePriceSats: orNull(market.referenceSats),
    lastPriceSats: orNull(market.toSats(market.lastTicks)),
    highPriceSats: orNull(market.toSats(market.highTicks)),
    lowPriceSats: orNull(market.toSats(market.lowTicks)),
    volumeLots: market.volumeLots,
    turnoverSats: market.turnoverSats,
  };
}

function captureMarket(state: ExchangeState, market: MarketState): MarketSnapshot {
  const ordersOf = (side: BookSide) => side.rows().map((row) => captureOrder(state, row));
  return {
    ...captureFigures(market),
    bids: ordersOf(market.bids),
    asks: ordersOf(market.asks),
    stops: [...ordersOf(market.buyStops), ...ordersOf(market.sellStops)],
  };
}

export function captureOrder(state: ExchangeState, row: Row): OrderSnapshot {
  const { orders, accounts } = state;
  const market = state.marketOf(row);
  const flags = orders.flags(row);
  const orNull = (value: number) => (value === 0 ? null : value);
  return {
    orderId: orders.orderId(row),
    participantId: accounts.name(orders.account(row)),
    side: sideWord(orders.side(row)),
    kind: kindWord(flags),
    timeInForce: timeWord(flags),
    postOnly: (flags & POST_ONLY) !== 0,
    selfTradePrevention: stpWord(flags),
    priceSats: orNull(market.toSats(orders.ticks(row))),
    stopPriceSats: orNull(market.toSats(orders.stopTicks(row))),
    quantityLots: orders.quantityLots(row),
    remainingLots: orders.remainingLots(row),
    displayedLots: orders.displayedLots(row),
    displayLots: orNull(orders.displayLots(row)),
    expireAt: orNull(orders.expireAt(row)),
    linkedOrderId: orNull(orders.linkedOrderId(row)),
    isQuote: (flags & QUOTE) !== 0,
  };
}

function captureAccounts(accounts: Accounts): AccountSnapshot[] {
  return Array.from({ length: accounts.count }, (_, account) => captureAccount(accounts, account)).sort((a, b) =>
    compareText(a.participantId, b.participantId),
  );
}

function captureAccount(accounts: Accounts, account: AccountIndex): AccountSnapshot {
  const balances = accounts.assets
    .map((asset, index) => ({
      asset,
      available: accounts.amount(accounts.available(account, index)),
      held: accounts.amount(accounts.held(account, index)),
      owed: accounts.owed(account, index),
    }))
    .filter(({ available, held, owed }) => available !== 0 || held !== 0 || owed !== 0)
    .sort((a, b) => compareText(a.asset, b.asset));
  const participantId = accounts.name(account);
  return { participantId, kind: accounts.kind(account), isRetired: accounts.isRetired(account), balances };
}

/** The state that a snapshot describes. Crashes when the snapshot's holds do not cover its orders. */
export function restoreState(snapshot: StateSnapshot): ExchangeState {
  assert(snapshot.version === 2, () => `snapshot version ${snapshot.version} is unknown`);
  const state = new ExchangeState();
  if (snapshot.markets.length > 0) state.open(snapshot.markets.map((market) => market.instrument));
  state.phase = snapshot.phase;
  state.nextOrderId = snapshot.nextOrderId;
  state.nextTradeId = snapshot.nextTradeId;
  for (const account of snapshot.accounts) restoreAccount(account, state.accounts);
  for (const market of snapshot.markets) restoreMarket(market, state);
  state.accounts.check();
  return state;
}

function restoreAccount(snapshot: AccountSnapshot, accounts: Accounts): void {
  const { participantId, kind, isRetired, balances } = snapshot;
  const account = accounts.find(participantId) ?? accounts.open(participantId, kind);
  if (isRetired) accounts.retire(account);
  for (const { asset, available, held, owed } of balances) {
    accounts.restore(account, must(accounts.indexOf(asset), asset), available, held, owed);
  }
}

function restoreMarket(snapshot: MarketSnapshot, state: ExchangeState): void {
  const market = must(state.findMarket(snapshot.instrument.symbol), snapshot.instrument.symbol);
  const { tickSats } = market.instrument;
  const ticksOf = (priceSats: Sats | null) => (priceSats === null ? 0 : priceSats / tickSats);
  market.status = snapshot.status;
  market.auctionEndsAt = snapshot.auctionEndsAt ?? 0;
  market.indication = snapshot.indication;
  market.referenceSats = snapshot.referencePriceSats ?? 0;
  market.lastTicks = ticksOf(snapshot.lastPriceSats);
  market.highTicks = ticksOf(snapshot.highPriceSats);
  market.lowTicks = ticksOf(snapshot.lowPriceSats);
  market.volumeLots = snapshot.volumeLots;
  market.turnoverSats = snapshot.turnoverSats;
  for (const order of [...snapshot.bids, ...snapshot.asks]) restoreOrder(state, market, order, false);
  for (const order of snapshot.stops) restoreOrder(state, market, order, true);
  for (const order of [...snapshot.bids, ...snapshot.asks]) coverPair(state, market, order);
}

function restoreOrder(state: ExchangeState, market: MarketState, order: OrderSnapshot, isWaiting: boolean): void {
  const { working, orders } = state;
  const { tickSats } = market.instrument;
  const flags = packFlags(
    sideCode(order.side),
    kindCode(order.kind),
    timeCode(order.timeInForce),
    stpCode(order.selfTradePrevention),
  );
  working.orderId = order.orderId;
  working.account = state.accounts.get(order.participantId);
  working.flags = flags | (order.postOnly ? POST_ONLY : 0) | (order.isQuote ? QUOTE : 0);
  working.ticks = order.priceSats === null ? 0 : order.priceSats / tickSats;
  working.quantityLots = order.quantityLots;
  working.remainingLots = order.remainingLots;
  const stopTicks = order.stopPriceSats === null ? 0 : order.stopPriceSats / tickSats;
  working.setTerms(stopTicks, order.displayLots ?? 0, order.expireAt ?? 0, order.linkedOrderId ?? 0);
  const row = isWaiting ? market.wait(working, 0) : market.rest(working, 0);
  if (!isWaiting) market.side(working.side).show(row, order.displayedLots);
  if (!isWaiting || order.linkedOrderId === null) market.cover(row, neededToWait(state, market, row));
  state.expireLater(working.expireAt, orders.orderId(row));
}

/** What a pair needs is with its limit. */
function coverPair(state: ExchangeState, market: MarketState, order: OrderSnapshot): void {
  if (order.linkedOrderId === null) return;
  const row = state.orders.find(order.orderId);
  const stop = state.orders.find(order.linkedOrderId);
  market.cover(row, Math.max(neededToWait(state, market, row), neededToWait(state, market, stop)));
}

/** By code units, the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
