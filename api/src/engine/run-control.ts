import type { Command } from '../market/commands.ts';
import { type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import { BASIS_POINTS, MAX_SATS } from '../market/units.ts';
import { QUOTE_INDEX } from './accounts.ts';
import { startAuction } from './market-phase.ts';
import { DONE, type Outcome, refused } from './outcome.ts';
import {
  isBasisPoints,
  isIdentifier,
  isListOf,
  isOneOf,
  isPositiveInteger,
  isRecord,
  isSafeInteger,
  isString,
  plain,
} from './shapes.ts';
import type { Transaction } from './transaction.ts';

type CommandOf<Type extends Command['type']> = Extract<Command, { type: Type }>;

/** Units of each base asset that exist in a run. */
export const ISSUED_UNITS = 1_000_000_000;

/** The book keeps sizes of orders and prices in ticks as 32-bit integers. */
const LARGEST_INT32 = 2 ** 31 - 1;

/** Opens the markets and issues all money there will ever be to the treasury. Once per run. */
export function startRun(transaction: Transaction, command: CommandOf<'StartRun'>): Outcome {
  const { state } = transaction;
  const { scenario, seed } = command;
  if (!isString(scenario) || !isString(seed) || !areInstruments(command.instruments)) {
    return refused('INVALID_COMMAND');
  }
  if (state.phase !== 'READY') return refused('RUN_NOT_OPEN');
  const instruments = command.instruments.map(printInstrument);
  state.open(instruments);
  transaction.emit({ type: 'RunStarted', scenario, seed, instruments });
  state.accounts.issue(QUOTE_INDEX, MAX_SATS);
  for (const market of state.markets) {
    state.accounts.issue(market.baseIndex, ISSUED_UNITS * market.instrument.lotsPerUnit);
    if (market.status === 'AUCTION') startAuction(transaction, market, 'OPENING');
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

/** At least one market, each sound, none named twice. */
function areInstruments(value: unknown): value is readonly Instrument[] {
  if (!isListOf(isInstrument, value) || value.length === 0) return false;
  const bases = new Set(value.map((instrument) => instrument.baseAsset));
  return bases.size === value.length && !bases.has(QUOTE_ASSET);
}

/** Besides types: no order's notional can pass all money there is, so that no product leaves the safe integers. */
export function isInstrument(value: unknown): value is Instrument {
  if (!isRecord(value) || !isIdentifier(value.baseAsset) || !isString(value.name)) return false;
  const { baseAsset, quoteAsset, symbol, lotsPerUnit, tickSats, openingPriceSats, maxOrderLots, maxPriceSats } = value;
  if (quoteAsset !== QUOTE_ASSET || symbol !== `${baseAsset}/${quoteAsset}`) return false;
  if (!isPositiveInteger(lotsPerUnit) || !isPositiveInteger(tickSats) || tickSats % lotsPerUnit !== 0) return false;
  if (!isPositiveInteger(openingPriceSats) || !isPositiveInteger(maxPriceSats)) return false;
  if (!isBasisPoints(value.makerFeeBps) || !isBasisPoints(value.takerFeeBps)) return false;
  if (!areSoundRules(value) || maxPriceSats / tickSats > LARGEST_INT32) return false;
  const areWholeTicks = openingPriceSats % tickSats === 0 && openingPriceSats <= maxPriceSats;
  const worstFeeBps = Math.max(value.makerFeeBps, value.takerFeeBps);
  const largestSats = Math.ceil((MAX_SATS / (BASIS_POINTS + worstFeeBps)) * BASIS_POINTS);
  const isBounded =
    isPositiveInteger(maxOrderLots) &&
    maxOrderLots <= LARGEST_INT32 &&
    maxPriceSats / lotsPerUnit <= largestSats / maxOrderLots;
  return areWholeTicks && isBounded && ISSUED_UNITS * lotsPerUnit <= Number.MAX_SAFE_INTEGER;
}

/** The rules that `usualRules` switches off. */
function areSoundRules(value: Readonly<Record<string, unknown>>): boolean {
  const { quantityStepLots, minNotionalSats, priceBandTicks, volatilityBandBps, auctionMs, maxShortLots } = value;
  const { openingStatus, previousCloseSats, tickSats, maxPriceSats } = value;
  if (!isPositiveInteger(quantityStepLots) || !isCount(minNotionalSats) || !isCount(auctionMs)) return false;
  if (!isCount(maxShortLots) || !isOneOf(['PRE_OPEN', 'AUCTION', 'CONTINUOUS'], openingStatus)) return false;
  if (priceBandTicks !== null && !isPositiveInteger(priceBandTicks)) return false;
  if (volatilityBandBps !== null && !isPositiveInteger(volatilityBandBps)) return false;
  if (previousCloseSats === null) return true;
  const isPrice = isPositiveInteger(previousCloseSats) && previousCloseSats <= (maxPriceSats as number);
  return isPrice && previousCloseSats % (tickSats as number) === 0;
}

/** Nothing but the fields of an instrument, without negative zeros. */
function printInstrument(instrument: Instrument): Instrument {
  return {
    symbol: instrument.symbol,
    baseAsset: instrument.baseAsset,
    quoteAsset: instrument.quoteAsset,
    name: instrument.name,
    lotsPerUnit: instrument.lotsPerUnit,
    tickSats: instrument.tickSats,
    openingPriceSats: instrument.openingPriceSats,
    maxOrderLots: instrument.maxOrderLots,
    maxPriceSats: instrument.maxPriceSats,
    makerFeeBps: plain(instrument.makerFeeBps),
    takerFeeBps: plain(instrument.takerFeeBps),
    quantityStepLots: instrument.quantityStepLots,
    minNotionalSats: plain(instrument.minNotionalSats),
    priceBandTicks: instrument.priceBandTicks,
    volatilityBandBps: instrument.volatilityBandBps,
    auctionMs: plain(instrument.auctionMs),
    maxShortLots: plain(instrument.maxShortLots),
    openingStatus: instrument.openingStatus,
    previousCloseSats: instrument.previousCloseSats,
  };
}

function isCount(value: unknown): boolean {
  return isSafeInteger(value) && value >= 0;
}
