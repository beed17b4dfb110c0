import type { Asset, Instrument } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { OrderId, Side, TradeId } from '../market/order.ts';
import { sides } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import { assert, must } from '../util/assert.ts';
import type { Account, AccountKind, Accounts, AssetIndex } from './accounts.ts';
import type { RestingOrder } from './book.ts';
import { type ExchangePhase, ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';

export type BalanceSnapshot = { readonly asset: Asset; readonly available: number; readonly held: number };

export type AccountSnapshot = {
  readonly participantId: ParticipantId;
  readonly kind: AccountKind;
  readonly isRetired: boolean;
  /** Only what is not zero, sorted by asset. */
  readonly balances: readonly BalanceSnapshot[];
};

export type OrderSnapshot = Omit<RestingOrder, 'side'>;

/** Both sides best price first, then oldest first: the order in which they would trade. */
export type MarketSnapshot = {
  readonly instrument: Instrument;
  readonly status: MarketStatus;
  readonly bids: readonly OrderSnapshot[];
  readonly asks: readonly OrderSnapshot[];
};

/**
 * Everything the exchange knows, as plain JSON in one canonical form: two exchanges that will behave alike have equal
 * snapshots, however they came there.
 */
export type StateSnapshot = {
  readonly version: 1;
  readonly phase: ExchangePhase;
  readonly nextOrderId: OrderId;
  readonly nextTradeId: TradeId;
  readonly markets: readonly MarketSnapshot[];
  /** Sorted by participant id. */
  readonly accounts: readonly AccountSnapshot[];
};

export function captureState(state: ExchangeState): StateSnapshot {
  return {
    version: 1,
    phase: state.phase,
    nextOrderId: state.nextOrderId,
    nextTradeId: state.nextTradeId,
    markets: [...state.markets.values()].map(captureMarket),
    accounts: [...state.accounts.all()].map((account) => captureAccount(account, state.accounts)).sort(byParticipantId),
  };
}

function captureMarket(market: MarketState): MarketSnapshot {
  const { instrument, status } = market;
  return { instrument: { ...instrument }, status, bids: captureSide(market, 'BUY'), asks: captureSide(market, 'SELL') };
}

function captureSide(market: MarketState, side: Side): OrderSnapshot[] {
  const orders: OrderSnapshot[] = [];
  market.book.walk(side, (order) => {
    const { orderId, participantId, priceSats, quantityLots, remainingLots } = order;
    const { postOnly, selfTradePrevention, isQuote } = order;
    const size = { quantityLots, remainingLots };
    orders.push({ orderId, participantId, priceSats, ...size, postOnly, selfTradePrevention, isQuote });
    return true;
  });
  return orders;
}

function captureAccount(account: Account, accounts: Accounts): AccountSnapshot {
  const { participantId, kind, isRetired } = account;
  const balances = accounts.assets
    .map((asset, index) => ({ asset, available: account.free(index), held: account.heldOf(index) }))
    .filter(({ available, held }) => available !== 0 || held !== 0)
    .sort((a, b) => compareText(a.asset, b.asset));
  return { participantId, kind, isRetired, balances };
}

/** The state that a snapshot describes. Crashes when the snapshot's holds do not cover its orders. */
export function restoreState(snapshot: StateSnapshot): ExchangeState {
  assert(snapshot.version === 1, () => `snapshot version ${snapshot.version} is unknown`);
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
  account.isRetired = isRetired;
  for (const { asset, available, held } of balances) {
    const index: AssetIndex = must(accounts.indexOf(asset), asset);
    accounts.restore(account, index, available, held);
  }
}

function restoreMarket(snapshot: MarketSnapshot, state: ExchangeState): void {
  const market = must(state.findMarket(snapshot.instrument.symbol), snapshot.instrument.symbol);
  market.status = snapshot.status;
  for (const side of sides) {
    for (const order of side === 'BUY' ? snapshot.bids : snapshot.asks) market.rest({ ...order, side });
  }
}

function byParticipantId(a: AccountSnapshot, b: AccountSnapshot): number {
  return compareText(a.participantId, b.participantId);
}

/** By code units, the same on every machine. */
function compareText(a: string, b: string): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
