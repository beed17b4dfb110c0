import type { Command } from '../market/commands.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { auctionIndication } from './auction-price.ts';
import { BUY, SELL, sideWord } from './codes.ts';
import { leaveAuction, startAuction } from './market-phase.ts';
import type { MarketState } from './market-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isInstrument } from './run-control.ts';
import { isBasisPoints, isListOf, isPositiveInteger, isString, plain } from './shapes.ts';
import type { Transaction } from './transaction.ts';
import { uncross } from './uncross.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Stops trading in a market. Cancels are still accepted, nothing else. Rules H01 to H04, U12. */
export function haltMarket(transaction: Transaction, command: CommandOf<'HaltMarket'>): Outcome {
  const { market: symbol, reason, cancelOpenOrders } = command;
  if (!isString(reason) || typeof cancelOpenOrders !== 'boolean') return refused('INVALID_COMMAND', { market: symbol });
  return withMarket(transaction, symbol, refusalToHalt, (market) => {
    leaveAuction(market);
    market.status = 'HALTED';
    transaction.emit({ type: 'MarketHalted', market: symbol, reason });
    if (cancelOpenOrders) transaction.cancelMarket(market, 'HALTED');
  });
}

/** Reopens by auction, so that nobody is surprised by the first price. Rule H05. */
export function resumeMarket(transaction: Transaction, { market: symbol }: CommandOf<'ResumeMarket'>): Outcome {
  const refusal = ({ status }: MarketState) => refusalUnless(status, 'HALTED', 'MARKET_NOT_HALTED');
  return withMarket(transaction, symbol, refusal, (market) => {
    transaction.emit({ type: 'MarketResumed', market: symbol });
    startAuction(transaction, market, 'REOPENING');
  });
}

export function startAuctionByCommand(transaction: Transaction, command: CommandOf<'StartAuction'>): Outcome {
  return withMarket(transaction, command.market, refusalToAuction, (market) =>
    startAuction(transaction, market, market.status === 'PRE_OPEN' ? 'OPENING' : 'REQUESTED'),
  );
}

export function uncrossMarket(transaction: Transaction, command: CommandOf<'UncrossMarket'>): Outcome {
  const refusal = ({ status }: MarketState) => refusalUnless(status, 'AUCTION', 'MARKET_NOT_IN_AUCTION');
  return withMarket(transaction, command.market, refusal, (market) => uncross(transaction, market));
}

/** No order survives it. Rule U01. */
export function closeMarket(transaction: Transaction, { market: symbol }: CommandOf<'CloseMarket'>): Outcome {
  const refusal = ({ status }: MarketState) => (status === 'CLOSED' ? 'MARKET_CLOSED' : null);
  return withMarket(transaction, symbol, refusal, (market) => {
    leaveAuction(market);
    market.status = 'CLOSED';
    transaction.emit({ type: 'MarketClosed', market: symbol });
    transaction.cancelMarket(market, 'MARKET_CLOSED');
  });
}

export function preOpenMarket(transaction: Transaction, { market: symbol }: CommandOf<'PreOpenMarket'>): Outcome {
  const refusal = ({ status }: MarketState) => (status === 'CLOSED' ? null : 'MARKET_OPEN');
  return withMarket(transaction, symbol, refusal, (market) => {
    market.status = 'PRE_OPEN';
    transaction.emit({ type: 'MarketPreOpened', market: symbol });
  });
}

/** Only where no order lives: each is covered for the worse of the fees it was placed under. Rule U13. */
export function setFees(transaction: Transaction, command: CommandOf<'SetFees'>): Outcome {
  const { market: symbol, makerFeeBps, takerFeeBps } = command;
  if (!isBasisPoints(makerFeeBps) || !isBasisPoints(takerFeeBps)) return refused('INVALID_COMMAND', { market: symbol });
  const fees = { makerFeeBps: plain(makerFeeBps), takerFeeBps: plain(takerFeeBps) };
  const refusal = ({ instrument, status }: MarketState) => {
    if (!isInstrument({ ...instrument, ...fees })) return 'INVALID_COMMAND';
    return status === 'CLOSED' ? null : 'MARKET_OPEN';
  };
  return withMarket(transaction, symbol, refusal, (market) => {
    market.setFees(fees);
    transaction.emit({ type: 'FeesSet', market: symbol, ...fees });
  });
}

/** Moves the reference prices, if there are any: one for each market of the run. Rules B03, U11. */
export function advanceTime(transaction: Transaction, { referencePricesSats }: CommandOf<'AdvanceTime'>): Outcome {
  const { markets } = transaction.state;
  if (!isListOf(isPositiveInteger, referencePricesSats)) return refused('INVALID_COMMAND');
  if (referencePricesSats.length !== 0 && referencePricesSats.length !== markets.length) {
    return refused('INVALID_COMMAND');
  }
  transaction.emit({ type: 'TimeAdvanced', referencePricesSats });
  for (const [index, priceSats] of referencePricesSats.entries()) {
    const market = markets[index];
    if (market !== undefined) market.referenceSats = priceSats;
  }
  for (const market of markets) if (market.status === 'AUCTION') indicate(transaction, market);
  return DONE;
}

function indicate(transaction: Transaction, market: MarketState): void {
  const now = auctionIndication(market);
  const before = market.indication;
  const isSame = now.ticks === before.ticks && now.quantityLots === before.quantityLots;
  if (isSame && now.surplusLots === before.surplusLots) return;
  market.indication = now;
  transaction.emit({
    type: 'AuctionIndicated',
    market: market.instrument.symbol,
    priceSats: now.ticks === 0 ? null : market.toSats(now.ticks),
    quantityLots: now.quantityLots,
    surplusLots: Math.abs(now.surplusLots),
    surplusSide: now.surplusLots === 0 ? null : sideWord(now.surplusLots > 0 ? BUY : SELL),
  });
}

function refusalToHalt({ status }: MarketState): RejectReason | null {
  if (status === 'CLOSED') return 'MARKET_CLOSED';
  return status === 'HALTED' ? 'MARKET_HALTED' : null;
}

function refusalUnless(status: MarketStatus, wanted: MarketStatus, reason: RejectReason): RejectReason | null {
  if (status === 'CLOSED') return 'MARKET_CLOSED';
  return status === wanted ? null : reason;
}

function refusalToAuction({ status }: MarketState): RejectReason | null {
  if (status === 'CLOSED') return 'MARKET_CLOSED';
  if (status === 'HALTED') return 'MARKET_HALTED';
  return status === 'AUCTION' ? 'MARKET_IN_AUCTION' : null;
}

function withMarket(
  { state }: Transaction,
  symbol: string,
  refusalOf: (market: MarketState) => RejectReason | null,
  change: (market: MarketState) => void,
): Outcome {
  const market = state.findMarket(symbol);
  const refusal = market === null ? 'UNKNOWN_MARKET' : refusalOf(market);
  if (market === null || refusal !== null) return refused(refusal ?? 'UNKNOWN_MARKET', { market: symbol });
  change(market);
  return DONE;
}
