import type { OrderRequest } from '../market/order.ts';
import { plainTerms } from '../market/order.ts';
import type { Lots } from '../market/units.ts';
import { type AccountIndex, QUOTE_INDEX } from './accounts.ts';
import { enter, runElected } from './cascade.ts';
import { BUY, IOC, MARKET, packFlags, STP_NONE } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import { previewMatch } from './preview.ts';
import type { Transaction } from './transaction.ts';

/** Buys back the positions that have reached their limit, each account at most once a command. Rules N03, N04. */
export function buyInShorts(transaction: Transaction): void {
  const { state } = transaction;
  const done = new Set<AccountIndex>();
  for (let next = nextShort(state, done); next !== null; next = nextShort(state, done)) {
    done.add(next.account);
    buyIn(transaction, next.market, next.account);
    runElected(transaction);
  }
}

type Short = { readonly market: MarketState; readonly account: AccountIndex };

function nextShort({ markets, accounts }: ExchangeState, done: ReadonlySet<AccountIndex>): Short | null {
  for (const market of markets) {
    const { maxShortLots } = market.instrument;
    if (maxShortLots === 0 || !market.isContinuous) continue;
    const account = accounts.shortAtLeast(market.baseIndex, maxShortLots).find((each) => !done.has(each));
    if (account !== undefined) return { market, account };
  }
  return null;
}

function buyIn(transaction: Transaction, market: MarketState, account: AccountIndex): void {
  const { state } = transaction;
  const { accounts } = state;
  const participantId = accounts.name(account);
  const shortLots = -accounts.position(account, market.baseIndex);
  const { symbol } = market.instrument;
  transaction.emit({ type: 'BuyInStarted', participantId, market: symbol, quantityLots: shortLots });
  const quantityLots = affordable(state, market, account, shortLots);
  if (quantityLots > 0) buy(transaction, market, account, quantityLots);
}

/** The position, or as many whole steps of it as can be paid for now. */
function affordable(state: ExchangeState, market: MarketState, account: AccountIndex, shortLots: Lots): Lots {
  const { quantityStepLots, maxOrderLots } = market.instrument;
  const free = state.accounts.free(account, QUOTE_INDEX);
  let enough = 0;
  let tooMuch = Math.floor(Math.min(shortLots, maxOrderLots) / quantityStepLots) + 1;
  while (enough + 1 < tooMuch) {
    const middle = Math.floor((enough + tooMuch) / 2);
    if (costOf(state, market, account, middle * quantityStepLots) <= free) enough = middle;
    else tooMuch = middle;
  }
  return enough * quantityStepLots;
}

function costOf(state: ExchangeState, market: MarketState, account: AccountIndex, lots: Lots): number {
  fillIn(state, account, lots);
  return previewMatch(state, market, state.working).costSats;
}

function fillIn({ working }: ExchangeState, account: AccountIndex, lots: Lots): void {
  working.account = account;
  working.flags = packFlags(BUY, MARKET, IOC, STP_NONE);
  working.ticks = 0;
  working.quantityLots = lots;
  working.remainingLots = lots;
  working.setTerms(0, 0, 0, 0);
  working.heldAmount = 0;
}

function buy(transaction: Transaction, market: MarketState, account: AccountIndex, lots: Lots): void {
  const { state } = transaction;
  const orderId = state.takeOrderId();
  const request: OrderRequest = {
    market: market.instrument.symbol,
    side: 'BUY',
    kind: 'MARKET',
    timeInForce: 'IOC',
    postOnly: false,
    priceSats: null,
    quantityLots: lots,
    selfTradePrevention: 'NONE',
    ...plainTerms,
  };
  const participantId = state.accounts.name(account);
  const order = { ...request, orderId, participantId, decisionSeq: null, linkedOrderId: null };
  transaction.emit({ type: 'OrderAccepted', order });
  state.working.missingAmount = costOf(state, market, account, lots);
  state.working.orderId = orderId;
  enter(transaction, market, state.working);
}
