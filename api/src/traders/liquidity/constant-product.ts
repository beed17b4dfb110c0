import { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest, Side } from '../../market/order.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { takeUpTo } from '../orders.ts';
import { chunkPrice, curveLadder, curveSats, levelLots, type Pool, productOf } from './constant-product-curve.ts';
import { defineLiquidity, type Offer, type Outlook, type Quoter } from './liquidity-strategy.ts';
import { quoting } from './quoting-parameters.ts';

const usual = quoting({
  meanWakeMs: 5_000,
  minReactionMs: 100,
  maxReactionMs: 500,
  latencyMs: 0,
  latencyJitterMs: 0,
  minStockBps: 500,
  maxStockBps: 9_500,
  stressMoveBps: 800,
  stressFlowBps: 2_000,
  stressHalfLifeMs: 30_000,
  calmPart: 0.4,
  calmMs: 10_000,
});

const AT_THE_VENUE = [0, 0] as const;

const parameters = z.strictObject({
  ...usual,
  // A quote that was decided before a fill and arrives after it would sell the same lots twice at the old price.
  latencyMs: whole(0, AT_THE_VENUE, 'none, a pool lives at the venue, ms'),
  latencyJitterMs: whole(0, AT_THE_VENUE, 'none either, ms'),
  levels: whole(10, [1, 50], 'levels a side, count'),
  gapBps: amount(6, [0.1, 1_000], 'how far the price moves along the curve per level, basis points'),
  poolFeeBps: whole(
    3,
    [0, 1_000],
    'what a trade costs beyond the curve, at least more than the venue takes, basis points',
  ),
});

type Numbers = ParametersOf<typeof parameters>;

/** A bigint is no JSON. */
type State = { readonly product: string };

const noOffer: Offer = { bids: [], asks: [], take: null };

class ConstantProductQuoter implements Quoter {
  readonly #instrument: Instrument;
  readonly #numbers: Numbers;
  #product = 0n;

  constructor(instrument: Instrument, numbers: Numbers) {
    this.#instrument = instrument;
    this.#numbers = numbers;
  }

  /** The constant is set once; anew only when somebody took funds away, which no fill does. */
  look = (outlook: Outlook): void => {
    const { cashSats, stockLots } = outlook;
    if (stockLots < 1) return;
    const isBroken = BigInt(cashSats) < curveSats(this.#product, stockLots);
    if (this.#product === 0n || isBroken) this.#product = productOf(outlook);
  };

  offer = (outlook: Outlook): Offer => {
    if (this.#product === 0n || outlook.stockLots < 1) return noOffer;
    const { levels, gapBps, poolFeeBps } = this.#numbers;
    const instrument = outlook.view.instrument(this.#instrument.symbol);
    const pool: Pool = { instrument, product: this.#product, stockLots: outlook.stockLots };
    const feeBps = Math.max(poolFeeBps, Math.ceil(instrument.makerFeeBps) + 1);
    const { bids, asks } = curveLadder(pool, { levels, gapBps, feeBps });
    const take = outlook.touch.status === 'CONTINUOUS' ? this.#arbitrage(pool, outlook) : null;
    // Both on one side could be filled, and that would be further along the curve than either was priced for.
    return { bids: take?.side === 'BUY' ? [] : bids, asks: take?.side === 'SELL' ? [] : asks, take };
  };

  isStale = (): boolean => false;

  state = (): State => ({ product: this.#product.toString() });

  restore = (state: unknown): void => {
    this.#product = BigInt((state as State).product);
  };

  /** What others offer beyond the curve it takes itself, as much at once as the levels it shows. */
  #arbitrage(pool: Pool, { othersBidSats, othersAskSats }: Outlook): OrderRequest | null {
    const feeBps = Math.max(this.#numbers.poolFeeBps, Math.ceil(pool.instrument.takerFeeBps) + 1);
    for (const lots of this.#chunks(pool.stockLots)) {
      const buySats = chunkPrice(pool, 'BUY', lots, feeBps);
      if (buySats !== null && othersAskSats !== null && othersAskSats <= buySats)
        return this.#take('BUY', buySats, lots);
      const sellSats = chunkPrice(pool, 'SELL', lots, feeBps);
      if (sellSats !== null && othersBidSats !== null && othersBidSats >= sellSats) {
        return this.#take('SELL', sellSats, lots);
      }
    }
    return null;
  }

  /** All levels at once, then half as many, down to one. */
  *#chunks(stockLots: number): Generator<number> {
    const one = levelLots(stockLots, this.#numbers.gapBps);
    for (let levels = this.#numbers.levels; levels >= 1; levels = Math.floor(levels / 2)) yield one * levels;
  }

  #take(side: Side, priceSats: number, lots: number): OrderRequest {
    return takeUpTo(this.#instrument, side, priceSats, Math.min(lots, this.#instrument.maxOrderLots));
  }
}

/**
 * An automated market maker that keeps sats x lots = k (Uniswap v1, 2018; Angeris and others, "An analysis of Uniswap
 * markets", 2019) and shows its curve as quotes: it knows no outside price, others move it by trading with it. k is whole
 * and constant; the pool's sats are always `ceil(k / lots)` at least, and what it owns beyond are its earnings.
 */
export const constantProduct = defineLiquidity({
  strategy: 'constant-product',
  description: 'Quotes the curve of constant product onto the book, whatever the price is elsewhere.',
  parameters,
  createQuoter: (instrument, numbers) => new ConstantProductQuoter(instrument, numbers),
});
