import type { Quote } from '../../market/commands.ts';
import type { WakeReason } from '../../market/decision.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import type { Level, MarketView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { affordableLots, ceilToTick, floorToTick, lotsWorth, takeUpTo } from '../orders.ts';
import { withDefaults } from '../parameters.ts';
import type { Interests, Noticed, Trader, Turn, Wake } from '../trader.ts';
import { botTurn, place } from '../turns.ts';
import { type Ladder, type LadderPlan, ladder, roundNumber } from './ladder-quotes.ts';
import type { LiquiditySeat, LiquidityStrategy } from './liquidity-strategy.ts';

const defaults = {
  /** Mean of the exponential waiting time between requotes. */
  meanWakeMs: 6_000,
  /** Reaction to a fill or to a move of the outside world's price, uniform. */
  minReactionMs: 150,
  maxReactionMs: 900,
  levels: 10,
  gapBps: 5,
  /** Narrowest and widest half spread. */
  minHalfSpreadBps: 2,
  maxHalfSpreadBps: 60,
  /** Half spread per basis point that the price moves between two looks. */
  spreadPerMove: 0.45,
  /** Weight of the newest look in the moving averages, basis points. */
  alphaBps: 2_500,
  /** Size of the first level as part of the volume of the last five minutes. */
  volumeShareBps: 250,
  /** Smallest notional of the first level. */
  floorSats: 6_000_000,
  /** Largest, as a multiple of the smallest: makers that trade with each other must not talk each other up. */
  maxSizeFactor: 5,
  /** What others offer this much better than its centre, the taker fee apart, it takes. */
  takeEdgeBps: 2,
  /** How far it moves its prices when it holds only bitcoin or only stock. */
  skewBps: 60,
  /** Standard deviation of its error about the outside world's price, and how much of it lasts to the next look. */
  noiseBps: 1.2,
  noiseKept: 0.8,
};

type LadderParameters = typeof defaults;

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

  constructor(seat: LiquiditySeat) {
    this.participantId = seat.participantId;
    this.#instrument = seat.instrument;
    this.#parameters = withDefaults(defaults, seat.parameters);
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
      instrument: this.#instrument,
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

export const ladderMaker: LiquidityStrategy = {
  strategy: 'ladder',
  description: 'Quotes ten levels a side around the outside price, shifted against its inventory.',
  createTrader: (seat) => new LadderMaker(seat),
};
