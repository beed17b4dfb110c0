import { z } from 'zod';
import type { Quote } from '../../market/commands.ts';
import type { WakeReason } from '../../market/decision.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import type { Level, MarketView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { amount, type BotSeat, defineBot, type ParametersOf, whole } from '../bot-strategy.ts';
import { affordableLots, ceilToTick, floorToTick, lotsWorth, takeUpTo } from '../orders.ts';
import type { Interests, Noticed, Trader, Turn, Wake } from '../trader.ts';
import { botTurn, place } from '../turns.ts';
import { type Ladder, type LadderPlan, ladder, roundNumber } from './ladder-quotes.ts';
import type { LiquidityStrategy } from './liquidity-strategy.ts';

const parameters = z.strictObject({
  meanWakeMs: whole(6_000, [1, 86_400_000], 'mean of the exponential waiting time between requotes, ms'),
  minReactionMs: whole(150, [0, 60_000], 'fastest reaction to a fill or to a move of the outside price, ms'),
  maxReactionMs: whole(900, [0, 60_000], 'slowest reaction, the times between are equally likely, ms'),
  levels: whole(10, [1, 50], 'levels a side, count'),
  gapBps: amount(5, [0.1, 1_000], 'distance between levels behind the touch, basis points'),
  minHalfSpreadBps: amount(2, [0.1, 1_000], 'narrowest half spread, basis points'),
  maxHalfSpreadBps: amount(60, [0.1, 5_000], 'widest half spread, basis points'),
  spreadPerMove: amount(0.45, [0.01, 100], 'half spread per basis point of movement between two looks, ratio'),
  alphaBps: whole(2_500, [1, 10_000], 'weight of the newest look in the moving averages, basis points'),
  volumeShareBps: whole(250, [0, 10_000], 'size of the first level, part of the volume of five minutes, basis points'),
  floorSats: whole(6_000_000, [1, 1_000_000_000_000], 'smallest notional of the first level, sats'),
  // Makers that trade with each other must not talk each other up.
  maxSizeFactor: amount(5, [1, 1_000], 'largest notional of the first level as a multiple of the smallest, ratio'),
  takeEdgeBps: amount(
    2,
    [0, 1_000],
    'it takes what is offered this much better than its centre, fee apart, basis points',
  ),
  skewBps: amount(60, [0, 5_000], 'shift of its prices when it holds only bitcoin or only stock, basis points'),
  noiseBps: amount(1.2, [0, 1_000], 'standard deviation of its error about the outside price, basis points'),
  noiseKept: amount(0.8, [0, 0.999], 'part of the error that lasts to the next look, ratio'),
});

type LadderParameters = ParametersOf<typeof parameters>;

type State = {
  readonly generator: RngState;
  readonly errorBps: number;
  readonly moveBps: number;
  readonly seenSats: Sats | null;
  readonly shown: Ladder;
};

/** It requotes out of turn when the outside price has moved by this part of its half spread. */
const STALE_PART = 0.6;

/** Part of what it owns that it shows at most: the rest pays fees and absorbs what changes between look and order. */
const SHOWN = 0.9;

/** Part of what it shows that a bargain may cost: less than what it does not show. */
const BARGAIN_PART = 0.08;

/**
 * Quotes ten levels a side around the outside world's price as it sees it, shifted against its inventory, wider when
 * prices run. Requotes at random times, after fills and when the outside price has run away, during auctions too, so that
 * they find a fair price. After ABIDES'
 * adaptive market maker; the inventory shift after Avellaneda and Stoikov (2008).
 */
class LadderMaker implements Trader {
  readonly participantId: ParticipantId;
  readonly interests: Interests = { fills: true, news: false, seconds: true };
  readonly firstWakeDelayMs: number;
  readonly #instrument: Instrument;
  readonly #parameters: LadderParameters;
  #rng: Rng;
  #errorBps = 0;
  #moveBps: number;
  #seenSats: Sats | null = null;
  #shown: Ladder = { bids: [], asks: [] };

  constructor(seat: BotSeat, numbers: LadderParameters) {
    this.participantId = seat.participantId;
    this.#instrument = seat.instrument;
    this.#parameters = numbers;
    this.#rng = Rng.derive(seat.seed, seat.participantId);
    this.#moveBps = this.#parameters.minHalfSpreadBps / this.#parameters.spreadPerMove;
    this.firstWakeDelayMs = this.#rng.integer(1, 50);
  }

  takeTurn(view: MarketView, _now: SimTime, _reason: WakeReason): Turn {
    const delayMs = Math.ceil(this.#rng.exponential(this.#parameters.meanWakeMs));
    const { status } = view.ticker(this.#instrument.symbol);
    if (status === 'HALTED' || status === 'CLOSED') return botTurn([], delayMs);
    this.#look(view);
    const plan = this.#plan(view);
    this.#shown = ladder(plan);
    const { bids, asks } = this.#shown;
    const quotes = { type: 'ReplaceQuotes', market: this.#instrument.symbol, bids, asks } as const;
    const bargain = status === 'CONTINUOUS' ? this.#bargain(plan) : null;
    return botTurn(bargain === null ? [quotes] : [quotes, place(bargain)], delayMs);
  }

  notice(event: Noticed, view: MarketView): Wake | null {
    if (event.type === 'TradeExecuted') return { delayMs: this.#reactionMs(), reason: 'FILL' };
    return this.#isStale(view) ? { delayMs: this.#reactionMs(), reason: 'PRICE_MOVE' } : null;
  }

  receive(): Turn {
    throw new InvariantError(`${this.participantId} never asks a model`);
  }

  state(): State {
    return {
      generator: this.#rng.state(),
      errorBps: this.#errorBps,
      moveBps: this.#moveBps,
      seenSats: this.#seenSats,
      shown: this.#shown,
    };
  }

  restore(state: unknown): void {
    const { generator, errorBps, moveBps, seenSats, shown } = state as State;
    this.#rng = Rng.restore(generator);
    this.#errorBps = errorBps;
    this.#moveBps = moveBps;
    this.#seenSats = seenSats;
    this.#shown = shown;
  }

  #reactionMs(): number {
    return this.#rng.integer(this.#parameters.minReactionMs, this.#parameters.maxReactionMs);
  }

  #isStale(view: MarketView): boolean {
    if (this.#seenSats === null) return false;
    const moved = Math.abs(view.ticker(this.#instrument.symbol).referencePriceSats / this.#seenSats - 1);
    return moved * BASIS_POINTS > STALE_PART * this.#halfSpreadBps();
  }

  /** Updates what it believes about the price and about how fast prices move. */
  #look(view: MarketView): void {
    const { noiseBps, noiseKept, alphaBps } = this.#parameters;
    this.#errorBps = this.#errorBps * noiseKept + this.#rng.normal(0, noiseBps * Math.sqrt(1 - noiseKept ** 2));
    const { referencePriceSats } = view.ticker(this.#instrument.symbol);
    const moved = Math.abs(referencePriceSats / (this.#seenSats ?? referencePriceSats) - 1) * BASIS_POINTS;
    const alpha = alphaBps / BASIS_POINTS;
    this.#moveBps += alpha * (moved - this.#moveBps);
    this.#seenSats = referencePriceSats;
  }

  #halfSpreadBps(): number {
    const { minHalfSpreadBps, maxHalfSpreadBps, spreadPerMove } = this.#parameters;
    return Math.min(maxHalfSpreadBps, Math.max(minHalfSpreadBps, spreadPerMove * this.#moveBps));
  }

  /** An order for what stands in the way of its quotes, at a price that pays the fee, from what it does not show. */
  #bargain(plan: LadderPlan): OrderRequest | null {
    const { instrument, centreSats, othersAskSats, othersBidSats } = plan;
    const edge = (instrument.takerFeeBps + this.#parameters.takeEdgeBps) / BASIS_POINTS;
    const buySats = floorToTick(centreSats * (1 - edge), instrument);
    const sellSats = ceilToTick(centreSats * (1 + edge), instrument);
    const sizeLots = Math.max(1, this.#floorLots(centreSats));
    if (othersAskSats !== null && othersAskSats <= buySats) {
      const lots = Math.min(sizeLots, affordableLots(plan.cashSats * BARGAIN_PART, buySats, instrument));
      return lots < 1 ? null : takeUpTo(instrument, 'BUY', buySats, lots);
    }
    if (othersBidSats === null || othersBidSats < sellSats) return null;
    const lots = Math.min(sizeLots, Math.floor(plan.stockLots * BARGAIN_PART));
    return lots < 1 ? null : takeUpTo(instrument, 'SELL', sellSats, lots);
  }

  #plan(view: MarketView): LadderPlan {
    const { baseAsset, lotsPerUnit } = this.#instrument;
    const owned = (asset: string) => view.available(this.participantId, asset) + view.held(this.participantId, asset);
    const cashSats = owned(QUOTE_ASSET);
    const stockLots = owned(baseAsset);
    const believed = (this.#seenSats ?? 0) * (1 + this.#errorBps / BASIS_POINTS);
    const stockShare = (stockLots / lotsPerUnit) * believed;
    const tilt = stockShare / Math.max(1, stockShare + cashSats) - 0.5;
    return {
      instrument: view.instrument(this.#instrument.symbol),
      centreSats: believed * (1 - (2 * tilt * this.#parameters.skewBps) / BASIS_POINTS),
      halfSpreadBps: this.#halfSpreadBps(),
      levels: this.#parameters.levels,
      gapBps: this.#parameters.gapBps,
      sizeLots: this.#sizeLots(view, believed),
      cashSats: Math.floor(cashSats * SHOWN),
      stockLots: Math.ceil(stockLots * SHOWN),
      ...this.#others(view),
    };
  }

  /** The best prices where somebody else stands; its own levels do not count, unless shared. */
  #others(view: MarketView): { readonly othersBidSats: Sats | null; readonly othersAskSats: Sats | null } {
    const { bids, asks } = view.book(this.#instrument.symbol, this.#parameters.levels + 1);
    return { othersBidSats: stranger(bids, this.#shown.bids), othersAskSats: stranger(asks, this.#shown.asks) };
  }

  #sizeLots(view: MarketView, priceSats: number): Lots {
    const recent = view.candles(this.#instrument.symbol, 'M1', 5).reduce((sum, candle) => sum + candle.volumeLots, 0);
    const share = (recent * this.#parameters.volumeShareBps) / BASIS_POINTS;
    const floorLots = this.#floorLots(priceSats);
    return roundNumber(Math.min(Math.max(share, floorLots), floorLots * this.#parameters.maxSizeFactor));
  }

  #floorLots(priceSats: number): Lots {
    return lotsWorth(this.#parameters.floorSats, priceSats, this.#instrument);
  }
}

function stranger(levels: readonly Level[], own: readonly Quote[]): Sats | null {
  const found = levels.find(
    ({ priceSats, orderCount }) => orderCount > 1 || !own.some((quote) => quote.priceSats === priceSats),
  );
  return found?.priceSats ?? null;
}

export const ladderMaker: LiquidityStrategy = defineBot({
  strategy: 'ladder',
  description: 'Quotes ten levels a side around the outside price, shifted against its inventory.',
  parameters,
  createTrader: (seat, numbers) => new LadderMaker(seat, numbers),
});
