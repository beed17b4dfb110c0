import { type Instrument, QUOTE_ASSET, usualRules } from '../../market/instrument.ts';
import { BASIS_POINTS, MAX_SATS } from '../../market/units.ts';
import type { Scenario, ScenarioOrder, Step } from './scenario-file.ts';
import { LOTS_PER_UNIT } from './values.ts';

export const BASE_ASSET = 'SIM';
export const SYMBOL = `${BASE_ASSET}/${QUOTE_ASSET}`;

/** The most lots in an order and ticks in a price that a market may allow. */
const MAX_COUNT = 2 ** 31 - 1;

/** The market a scenario asks for, just wide enough for the largest price and quantity that it uses. */
export function instrumentOf(scenario: Scenario): Instrument {
  const { phase, tickSize, lotSize, lastPrice, bandTicks, minNotional, fees } = scenario.config;
  const maxOrderLots = Math.max(lotSize, ...upTo(MAX_COUNT, scenario.steps.flatMap(quantitiesOf)));
  const worstFeeBps = Math.max(fees.makerBps, fees.takerBps);
  const affordable = Math.floor(((MAX_SATS / (BASIS_POINTS + worstFeeBps)) * BASIS_POINTS) / maxOrderLots);
  const largest = Math.max(tickSize, ...upTo(MAX_COUNT * tickSize, pricesOf(scenario)));
  const maxTicks = Math.min(Math.ceil(largest / tickSize), Math.floor(affordable / tickSize), MAX_COUNT);
  return {
    ...usualRules,
    symbol: SYMBOL,
    baseAsset: BASE_ASSET,
    quoteAsset: QUOTE_ASSET,
    name: 'Scenario',
    lotsPerUnit: LOTS_PER_UNIT,
    tickSats: tickSize * LOTS_PER_UNIT,
    openingPriceSats: tickSize * LOTS_PER_UNIT,
    maxOrderLots,
    maxPriceSats: maxTicks * tickSize * LOTS_PER_UNIT,
    makerFeeBps: fees.makerBps,
    takerFeeBps: fees.takerBps,
    quantityStepLots: lotSize,
    minNotionalSats: minNotional,
    priceBandTicks: bandTicks,
    openingStatus: phase === 'auction' ? 'AUCTION' : 'CONTINUOUS',
    previousCloseSats: lastPrice === null ? null : lastPrice * LOTS_PER_UNIT,
  };
}

/** Larger numbers are there to be refused; they must not widen the market. */
function upTo(limit: number, values: readonly unknown[]): number[] {
  return values.filter((value): value is number => Number.isInteger(value) && (value as number) <= limit);
}

export function ordersOf(step: Step): readonly ScenarioOrder[] {
  if (step.op === 'submit') return [step.order];
  return step.op === 'oco' ? [step.limit, step.stop] : [];
}

function quantitiesOf(step: Step): unknown[] {
  if (step.op === 'replace') return [step.qty];
  return ordersOf(step).flatMap(({ qty, display }) => [qty, display]);
}

function pricesOf({ config, steps }: Scenario): unknown[] {
  const ofSteps = steps.flatMap((step) => {
    if (step.op === 'replace' || step.op === 'setReference') return [step.price];
    return ordersOf(step).flatMap(({ price, stopPrice }) => [price, stopPrice]);
  });
  return [config.lastPrice, config.referencePrice, ...ofSteps];
}
