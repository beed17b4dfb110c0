import type { Command } from '../market/commands.ts';
import { type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import type { RejectReason } from '../market/reject-reason.ts';
import { BASIS_POINTS, MAX_SATS } from '../market/units.ts';
import { QUOTE_INDEX } from './accounts.ts';
import type { MarketState } from './market-state.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import { isBasisPoints, isIdentifier, isPositiveInteger, isRecord, isString } from './shapes.ts';
import type { Transaction } from './transaction.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Units of each base asset that exist in a run. */
export const ISSUED_UNITS = 1_000_000_000;

/** Opens the markets and issues all money there will ever be to the treasury. Once per run. */
export function startRun(transaction: Transaction, command: CommandOf<'StartRun'>): Outcome {
  const { state } = transaction;
  const { scenario, seed, instruments } = command;
  if (!isString(scenario) || !isString(seed) || !areInstruments(instruments)) {
    return refused('INVALID_COMMAND');
  }
  if (state.phase !== 'READY') return refused('RUN_NOT_OPEN');
  state.open(instruments);
  transaction.emit({ type: 'RunStarted', scenario, seed, instruments });
  state.accounts.issue(QUOTE_INDEX, MAX_SATS);
  for (const { baseIndex, instrument } of state.markets.values()) {
    state.accounts.issue(baseIndex, ISSUED_UNITS * instrument.lotsPerUnit);
  }
  return DONE;
}

/** After it nothing changes any more. */
export function endRun(transaction: Transaction, command: CommandOf<'EndRun'>): Outcome {
  if (!isString(command.reason)) return refused('INVALID_COMMAND');
  transaction.state.phase = 'ENDED';
  transaction.emit({ type: 'RunEnded', reason: command.reason });
  return DONE;
}

/** Stops trading in a market. Cancels are still accepted, nothing else. */
export function haltMarket(transaction: Transaction, command: CommandOf<'HaltMarket'>): Outcome {
  const { market: symbol, reason, cancelOpenOrders } = command;
  const market = transaction.state.findMarket(symbol);
  const isSound = isString(reason) && typeof cancelOpenOrders === 'boolean';
  const refusal = isSound ? refusalOfSwitch(market, false) : 'INVALID_COMMAND';
  if (refusal !== null || market === null) return refused(refusal ?? 'UNKNOWN_MARKET', { market: symbol });
  market.status = 'HALTED';
  transaction.emit({ type: 'MarketHalted', market: symbol, reason });
  if (cancelOpenOrders) transaction.cancelAll(market, 'HALTED');
  return DONE;
}

export function resumeMarket(transaction: Transaction, command: CommandOf<'ResumeMarket'>): Outcome {
  const market = transaction.state.findMarket(command.market);
  const refusal = refusalOfSwitch(market, true);
  if (refusal !== null || market === null) {
    return refused(refusal ?? 'UNKNOWN_MARKET', { market: command.market });
  }
  market.status = 'CONTINUOUS';
  transaction.emit({ type: 'MarketResumed', market: command.market });
  return DONE;
}

function refusalOfSwitch(market: MarketState | null, mustBeHalted: boolean): RejectReason | null {
  if (market === null) return 'UNKNOWN_MARKET';
  if (market.isHalted === mustBeHalted) return null;
  return mustBeHalted ? 'MARKET_NOT_HALTED' : 'MARKET_HALTED';
}

/** At least one market, each sound, none named twice. */
function areInstruments(value: unknown): value is readonly Instrument[] {
  if (!Array.isArray(value) || value.length === 0 || !value.every(isInstrument)) return false;
  const bases = new Set(value.map((instrument) => instrument.baseAsset));
  return bases.size === value.length && !bases.has(QUOTE_ASSET);
}

/** Besides types: no order's notional can pass all money there is, so that no product leaves the safe integers. */
function isInstrument(value: unknown): value is Instrument {
  if (!isRecord(value) || !isIdentifier(value.baseAsset) || !isString(value.name)) return false;
  const { baseAsset, quoteAsset, symbol, lotsPerUnit, tickSats, openingPriceSats, maxOrderLots, maxPriceSats } = value;
  if (quoteAsset !== QUOTE_ASSET || symbol !== `${baseAsset}/${quoteAsset}`) return false;
  if (!isPositiveInteger(lotsPerUnit) || !isPositiveInteger(tickSats) || tickSats % lotsPerUnit !== 0) return false;
  if (!isPositiveInteger(openingPriceSats) || !isPositiveInteger(maxPriceSats)) return false;
  if (!isBasisPoints(value.makerFeeBps) || !isBasisPoints(value.takerFeeBps)) return false;
  const areWholeTicks = openingPriceSats % tickSats === 0 && openingPriceSats <= maxPriceSats;
  const worstFeeBps = Math.max(value.makerFeeBps, value.takerFeeBps);
  const largestSats = Math.ceil((MAX_SATS / (BASIS_POINTS + worstFeeBps)) * BASIS_POINTS);
  const isBounded = isPositiveInteger(maxOrderLots) && maxPriceSats / lotsPerUnit <= largestSats / maxOrderLots;
  return areWholeTicks && isBounded && ISSUED_UNITS * lotsPerUnit <= Number.MAX_SAFE_INTEGER;
}
