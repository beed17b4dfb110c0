import { z } from 'zod';
import type { Instrument } from '../../market/instrument.ts';
import { BASIS_POINTS, type Lots, type SimTime } from '../../market/units.ts';
import type { MarketView, TouchView } from '../../projections/views.ts';
import { amount, type ParametersOf, whole } from '../bot-strategy.ts';
import { lotsWorth } from '../orders.ts';
import { bargain } from './bargain.ts';
import { stockShare } from './inventory.ts';
import { ladder, roundNumber } from './ladder-quotes.ts';
import { defineLiquidity, type Offer, type Outlook, type Quoter } from './liquidity-strategy.ts';
import { type FlowState, OrderFlow } from './order-flow.ts';
import { eyesight, OutsidePrice, type OutsidePriceState } from './outside-price.ts';
import { quoting } from './quoting-parameters.ts';

const parameters = z.strictObject({
  ...quoting({
    meanWakeMs: 6_000,
    minReactionMs: 150,
    maxReactionMs: 900,
    latencyMs: 3,
    latencyJitterMs: 4,
    minStockBps: 500,
    maxStockBps: 9_500,
    stressMoveBps: 800,
    stressFlowBps: 2_000,
    stressHalfLifeMs: 30_000,
    calmPart: 0.4,
    calmMs: 10_000,
  }),
  ...eyesight({ noiseBps: 1.2, noiseKept: 0.8 }),
  levels: whole(10, [1, 50], 'levels a side, count'),
  gapBps: amount(5, [0.1, 1_000], 'distance between levels behind the touch, basis points'),
  minHalfSpreadBps: amount(2, [0.1, 1_000], 'narrowest half spread, basis points'),
  maxHalfSpreadBps: amount(60, [0.1, 5_000], 'widest half spread, basis points'),
  spreadPerMove: amount(0.45, [0.01, 100], 'half spread per basis point of movement between two looks, ratio'),
  alphaBps: whole(2_500, [1, 10_000], 'weight of the newest look in the average movement, basis points'),
  stalePart: amount(
    0.6,
    [0.1, 1_000],
    'part of its half spread by which the outside price moves until it requotes, ratio',
  ),
  volumeMinutes: whole(5, [1, 60], 'how many whole minutes of traded volume count, minutes'),
  volumeShareBps: whole(250, [0, 10_000], 'size of the first level, part of that volume, basis points'),
  floorSats: whole(6_000_000, [1, 1_000_000_000_000], 'smallest notional of the first level, sats'),
  // Makers that trade with each other must not talk each other up.
  maxSizeFactor: amount(5, [1, 1_000], 'largest notional of the first level as a multiple of the smallest, ratio'),
  takeEdgeBps: amount(2, [0, 1_000], 'it takes what is this much better than its centre and the fee, basis points'),
  impactBps: amount(0, [0, 100], 'shift of its prices for each million sats that takers bought net, basis points'),
  impactHalfLifeMs: whole(600_000, [1_000, 86_400_000], 'time in which half of that shift is gone, ms'),
  skewBps: amount(60, [0, 5_000], 'shift of its prices when it holds only bitcoin or only stock, basis points'),
});

type Numbers = ParametersOf<typeof parameters>;

type State = {
  readonly outside: OutsidePriceState;
  readonly moveBps: number;
  readonly minute: number;
  readonly tradedLots: Lots;
  readonly flow: FlowState;
};

const MINUTE_MS = 60_000;

/** Part of what it owns that it shows at most: the rest pays fees and absorbs what changes between look and order. */
const SHOWN = 0.9;

/** The net buying that `impactBps` is about. */
const IMPACT_UNIT_SATS = 1_000_000;

/** Trades that it reads back at a look. */
const NEWEST_TRADES = 50;

class LadderQuoter implements Quoter {
  readonly #instrument: Instrument;
  readonly #numbers: Numbers;
  readonly #outside: OutsidePrice;
  readonly #flow = new OrderFlow();
  #moveBps: number;
  /** The minute in which it last counted what was traded. */
  #minute = -1;
  #tradedLots: Lots = 0;

  constructor(instrument: Instrument, numbers: Numbers) {
    this.#instrument = instrument;
    this.#numbers = numbers;
    this.#outside = new OutsidePrice(numbers);
    this.#moveBps = numbers.minHalfSpreadBps / numbers.spreadPerMove;
  }

  /** Updates what it believes about the price and about how fast prices move. */
  look = ({ touch: { referencePriceSats }, rng, view, now }: Outlook): void => {
    this.#count(view, now);
    const shiftedBefore = this.#shiftBps();
    const outsideBps = this.#outside.changeBps(referencePriceSats);
    this.#outside.look(referencePriceSats, rng);
    this.#readTape(view, now);
    const movedBps = Math.abs(outsideBps + this.#shiftBps() - shiftedBefore);
    this.#moveBps += (this.#numbers.alphaBps / BASIS_POINTS) * (movedBps - this.#moveBps);
  };

  offer = (outlook: Outlook): Offer => {
    const { levels, gapBps, skewBps, takeEdgeBps } = this.#numbers;
    const believedSats = this.#outside.believedSats * (1 + this.#shiftBps() / BASIS_POINTS);
    const tilt = stockShare(outlook, believedSats, this.#instrument) - 0.5;
    const plan = {
      instrument: outlook.view.instrument(this.#instrument.symbol),
      centreSats: believedSats * (1 - (2 * tilt * skewBps) / BASIS_POINTS),
      halfSpreadBps: this.#halfSpreadBps(),
      levels,
      gapBps,
      sizeLots: this.#sizeLots(believedSats),
      cashSats: Math.floor(outlook.cashSats * SHOWN),
      stockLots: Math.ceil(outlook.stockLots * SHOWN),
      othersBidSats: outlook.othersBidSats,
      othersAskSats: outlook.othersAskSats,
    };
    const sizeLots = Math.max(1, this.#floorLots(plan.centreSats));
    return { ...ladder(plan), take: bargain(plan, takeEdgeBps, sizeLots) };
  };

  isStale = ({ referencePriceSats }: TouchView): boolean =>
    this.#outside.movedBps(referencePriceSats) > this.#numbers.stalePart * this.#halfSpreadBps();

  state = (): State => ({
    outside: this.#outside.state(),
    moveBps: this.#moveBps,
    minute: this.#minute,
    tradedLots: this.#tradedLots,
    flow: this.#flow.state(),
  });

  restore = (state: unknown): void => {
    const { outside, moveBps, minute, tradedLots, flow } = state as State;
    this.#outside.restore(outside);
    this.#flow.restore(flow);
    this.#moveBps = moveBps;
    this.#minute = minute;
    this.#tradedLots = tradedLots;
  };

  #readTape(view: MarketView, now: SimTime): void {
    const { impactBps, impactHalfLifeMs } = this.#numbers;
    if (impactBps > 0) this.#flow.look(view.trades(this.#instrument.symbol, NEWEST_TRADES), now, impactHalfLifeMs);
  }

  /** What it takes from the tape about the price, basis points. */
  #shiftBps(): number {
    return (this.#flow.netSats / IMPACT_UNIT_SATS) * this.#numbers.impactBps;
  }

  #halfSpreadBps(): number {
    const { minHalfSpreadBps, maxHalfSpreadBps, spreadPerMove } = this.#numbers;
    return Math.min(maxHalfSpreadBps, Math.max(minHalfSpreadBps, spreadPerMove * this.#moveBps));
  }

  /** Whole minutes only, so that it counts once a minute and not at every look. */
  #count(view: MarketView, now: SimTime): void {
    const minute = Math.floor(now / MINUTE_MS);
    if (minute === this.#minute) return;
    const candles = view.candles(this.#instrument.symbol, 'M1', this.#numbers.volumeMinutes + 1);
    this.#minute = minute;
    this.#tradedLots = candles.reduce((sum, candle) => (candle.isClosed ? sum + candle.volumeLots : sum), 0);
  }

  #sizeLots(priceSats: number): Lots {
    const { volumeShareBps, maxSizeFactor } = this.#numbers;
    const floorLots = this.#floorLots(priceSats);
    const shareLots = (this.#tradedLots * volumeShareBps) / BASIS_POINTS;
    return roundNumber(Math.min(Math.max(shareLots, floorLots), floorLots * maxSizeFactor));
  }

  #floorLots(priceSats: number): Lots {
    return lotsWorth(this.#numbers.floorSats, priceSats, this.#instrument);
  }
}

/**
 * The adaptive ladder: ten levels a side around the outside world's price as it sees it, sized as a part of the volume
 * traded of late, wider when prices run, shifted against its inventory. After ABIDES' adaptive market maker (percentage of
 * volume, spread adapted to what it sees).
 */
export const ladderMaker = defineLiquidity({
  strategy: 'ladder',
  description: 'Quotes ten levels a side around the outside price, shifted against its inventory.',
  parameters,
  createQuoter: (instrument, numbers) => new LadderQuoter(instrument, numbers),
});
