import { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import { BASIS_POINTS, type SimTime } from '../../market/units.ts';
import type { TouchView } from '../../projections/views.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { lotsWorth } from '../orders.ts';
import { bargain } from './bargain.ts';
import { stockShare } from './inventory.ts';
import { ladder } from './ladder-quotes.ts';
import { defineLiquidity, type Offer, type Outlook, type Quoter } from './liquidity-strategy.ts';
import { eyesight, OutsidePrice, type OutsidePriceState } from './outside-price.ts';
import { quoting } from './quoting-parameters.ts';

const parameters = z.strictObject({
  ...quoting({
    meanWakeMs: 5_000,
    minReactionMs: 100,
    maxReactionMs: 600,
    latencyMs: 2,
    latencyJitterMs: 3,
    minStockBps: 1_000,
    maxStockBps: 9_000,
    stressMoveBps: 400,
    stressFlowBps: 1_500,
    stressHalfLifeMs: 30_000,
    calmPart: 0.4,
    calmMs: 10_000,
  }),
  ...eyesight({ noiseBps: 1.5, noiseKept: 0.8 }),
  riskAversion: amount(0.01, [0.000_01, 10], 'gamma, aversion to one clip of inventory, per basis point'),
  fillDecay: amount(0.4, [0.001, 100], 'kappa, how fast fills become rare away from the price, per basis point'),
  horizonMs: whole(30_000, [1, 86_400_000], 'time that is always left, ms'),
  varianceHalfLifeMs: whole(120_000, [1_000, 86_400_000], 'after which a look counts half in the variance, ms'),
  minVolatilityBps: amount(0.5, [0, 1_000], 'least it reckons with in a root second, basis points'),
  maxVolatilityBps: amount(20, [0.01, 1_000], 'most it reckons with in a root second, basis points'),
  targetStockBps: whole(5_000, [0, 10_000], 'part of its wealth that it likes to hold as stock, basis points'),
  outsideShareBps: whole(5_000, [0, 10_000], 'weight of the outside price beside the mid of the book, basis points'),
  stalePart: amount(0.6, [0.1, 1_000], 'part of its half spread by which its price moves until it requotes, ratio'),
  levels: whole(5, [1, 50], 'levels a side, count'),
  gapBps: amount(5, [0.1, 1_000], 'distance between levels behind the touch, basis points'),
  clipSats: whole(10_000_000, [1, 1_000_000_000_000], 'notional of the first level and unit of inventory, sats'),
  maxShiftBps: amount(150, [0, 5_000], 'furthest that its inventory moves its prices, basis points'),
  maxHalfSpreadBps: amount(150, [0.1, 5_000], 'widest half spread, basis points'),
  takeEdgeBps: amount(3, [0, 1_000], 'it takes what is this much better than its price and the fee, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

type State = {
  readonly outside: OutsidePriceState;
  readonly priceSats: number | null;
  readonly seenAt: SimTime;
  readonly variance: number;
};

/** Part of what it owns that it shows at most: the rest pays fees. */
const SHOWN = 0.9;

/** Variances are per second, as time is in the formula. */
const SECOND_MS = 1_000;

/** What the formula gives, basis points of the price. */
export type Optimum = { readonly shiftBps: number; readonly spreadBps: number };

/**
 * Avellaneda and Stoikov, "High-frequency trading in a limit order book", Quantitative Finance 8 (2008), 217-224:
 *
 *     reservation price   r = s - q * gamma * sigma^2 * (T - t)
 *     optimal spread      delta_ask + delta_bid = gamma * sigma^2 * (T - t) + (2 / gamma) * ln(1 + gamma / kappa)
 *
 * `s` is 1 here, so that all of it is in basis points of the price and fits every market: `inventory` q in clips above the
 * target, `variance` sigma^2 in squared basis points per second, gamma and kappa per basis point, T - t in seconds. The
 * result is the distance of the reservation price from s, and the whole spread.
 */
export function optimum(inventory: number, variance: number, numbers: OptimumParameters): Optimum {
  const { riskAversion: gamma, fillDecay: kappa, horizonMs } = numbers;
  const risk = gamma * variance * (horizonMs / SECOND_MS);
  return { shiftBps: -inventory * risk, spreadBps: risk + (2 / gamma) * Math.log1p(gamma / kappa) };
}

type OptimumParameters = Pick<Numbers, 'riskAversion' | 'fillDecay' | 'horizonMs'>;

class AvellanedaStoikovQuoter implements Quoter {
  readonly #instrument: Instrument;
  readonly #numbers: Numbers;
  readonly #outside: OutsidePrice;
  #priceSats: number | null = null;
  #seenAt: SimTime = 0;
  #variance: number;

  constructor(instrument: Instrument, numbers: Numbers) {
    this.#instrument = instrument;
    this.#numbers = numbers;
    this.#outside = new OutsidePrice(numbers);
    this.#variance = numbers.minVolatilityBps ** 2;
  }

  /** The price is the middle of the book, pulled to the outside price; its variance comes from the looks themselves. */
  look = ({ touch, rng, now }: Outlook): void => {
    this.#outside.look(touch.referencePriceSats, rng);
    const share = this.#numbers.outsideShareBps / BASIS_POINTS;
    const bookSats = touch.midSats ?? touch.lastPriceSats ?? this.#outside.believedSats;
    const priceSats = share * this.#outside.believedSats + (1 - share) * bookSats;
    this.#learn(priceSats, now);
    this.#priceSats = priceSats;
    this.#seenAt = now;
  };

  offer = (outlook: Outlook): Offer => {
    const { levels, gapBps, takeEdgeBps } = this.#numbers;
    const priceSats = this.#priceSats ?? this.#outside.believedSats;
    const clipLots = Math.max(1, lotsWorth(this.#numbers.clipSats, priceSats, this.#instrument));
    const { shiftBps, spreadBps } = this.#optimum(outlook, priceSats);
    const plan = {
      instrument: outlook.view.instrument(this.#instrument.symbol),
      centreSats: priceSats * (1 + shiftBps / BASIS_POINTS),
      halfSpreadBps: spreadBps / 2,
      levels,
      gapBps,
      sizeLots: clipLots,
      cashSats: Math.floor(outlook.cashSats * SHOWN),
      stockLots: Math.ceil(outlook.stockLots * SHOWN),
      othersBidSats: outlook.othersBidSats,
      othersAskSats: outlook.othersAskSats,
    };
    return { ...ladder(plan), take: bargain(plan, takeEdgeBps, clipLots) };
  };

  isStale = ({ referencePriceSats }: TouchView): boolean =>
    this.#outside.movedBps(referencePriceSats) * (this.#numbers.outsideShareBps / BASIS_POINTS) >
    (this.#numbers.stalePart * optimum(0, this.#variance, this.#numbers).spreadBps) / 2;

  state = (): State => ({
    outside: this.#outside.state(),
    priceSats: this.#priceSats,
    seenAt: this.#seenAt,
    variance: this.#variance,
  });

  restore = (state: unknown): void => {
    const { outside, priceSats, seenAt, variance } = state as State;
    this.#outside.restore(outside);
    this.#priceSats = priceSats;
    this.#seenAt = seenAt;
    this.#variance = variance;
  };

  /** Exponential average of the squared return per second; the weight of a look grows with the time since the last. */
  #learn(priceSats: number, now: SimTime): void {
    const { varianceHalfLifeMs, minVolatilityBps, maxVolatilityBps } = this.#numbers;
    const elapsedMs = now - this.#seenAt;
    if (this.#priceSats === null || elapsedMs <= 0) return;
    const returnBps = (priceSats / this.#priceSats - 1) * BASIS_POINTS;
    const sample = (returnBps ** 2 * SECOND_MS) / elapsedMs;
    const weight = 1 - 2 ** (-elapsedMs / varianceHalfLifeMs);
    const learnt = this.#variance + weight * (sample - this.#variance);
    this.#variance = Math.min(maxVolatilityBps ** 2, Math.max(minVolatilityBps ** 2, learnt));
  }

  #optimum(outlook: Outlook, priceSats: number): Optimum {
    const { targetStockBps, clipSats, maxShiftBps, maxHalfSpreadBps } = this.#numbers;
    const wealthSats = outlook.cashSats + (outlook.stockLots / this.#instrument.lotsPerUnit) * priceSats;
    const excess = stockShare(outlook, priceSats, this.#instrument) - targetStockBps / BASIS_POINTS;
    const { shiftBps, spreadBps } = optimum((excess * wealthSats) / clipSats, this.#variance, this.#numbers);
    return {
      shiftBps: Math.max(-maxShiftBps, Math.min(maxShiftBps, shiftBps)),
      spreadBps: Math.min(2 * maxHalfSpreadBps, spreadBps),
    };
  }
}

/**
 * The maker of Avellaneda and Stoikov (2008); see `optimum`. Their T is the end of the day, when inventory is worth what
 * the price says: here markets need not close, so the horizon rolls: T - t is `horizonMs` at every look, and the maker is
 * as careful in the evening as in the morning. The levels behind the touch are ours: the paper has one a side.
 */
export const avellanedaStoikov = defineLiquidity({
  strategy: 'avellaneda-stoikov',
  description: 'Quotes around the price at which it is indifferent to its inventory, wider the riskier the market.',
  parameters,
  createQuoter: (instrument, numbers) => new AvellanedaStoikovQuoter(instrument, numbers),
});
