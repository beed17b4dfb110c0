import type { WakeReason } from '../../market/decision.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { lotsWorth } from '../orders.ts';
import { withDefaults } from '../parameters.ts';
import type { Interests, Noticed, Trader, Turn, Wake } from '../trader.ts';
import { botTurn } from '../turns.ts';
import { type Ladder, ladder, roundNumber } from './ladder-quotes.ts';
import type { LiquiditySeat, LiquidityStrategy } from './liquidity-strategy.ts';

const defaults = {
  /** Mean of the exponential waiting time between requotes. */
  meanWakeMs: 8_000,
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
};

/** Part of what it owns that it shows at most: the rest pays fees and absorbs what changes between look and order. */
const SHOWN = 0.9;

/**
 * Quotes ten levels a side around the outside world's price as it sees it, shifted against its inventory, wider when
 * prices run. Requotes at random times, after fills and when its view has moved by half its spread. After ABIDES'
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
    if (view.ticker(this.#instrument.symbol).status !== 'CONTINUOUS') return botTurn([], delayMs);
    this.#look(view);
    const { bids, asks } = this.#quotes(view);
    return botTurn([{ type: 'ReplaceQuotes', market: this.#instrument.symbol, bids, asks }], delayMs);
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
    };
  }

  restore(state: unknown): void {
    const { generator, errorBps, moveBps, seenSats } = state as State;
    this.#rng = Rng.restore(generator);
    this.#errorBps = errorBps;
    this.#moveBps = moveBps;
    this.#seenSats = seenSats;
  }

  #reactionMs(): number {
    return this.#rng.integer(this.#parameters.minReactionMs, this.#parameters.maxReactionMs);
  }

  #isStale(view: MarketView): boolean {
    if (this.#seenSats === null) return false;
    const moved = Math.abs(view.ticker(this.#instrument.symbol).referencePriceSats / this.#seenSats - 1);
    return moved * BASIS_POINTS > this.#halfSpreadBps();
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

  #quotes(view: MarketView): Ladder {
    const { baseAsset, lotsPerUnit } = this.#instrument;
    const owned = (asset: string) => view.available(this.participantId, asset) + view.held(this.participantId, asset);
    const cashSats = owned(QUOTE_ASSET);
    const stockLots = owned(baseAsset);
    const believed = (this.#seenSats ?? 0) * (1 + this.#errorBps / BASIS_POINTS);
    const stockShare = (stockLots / lotsPerUnit) * believed;
    const tilt = stockShare / Math.max(1, stockShare + cashSats) - 0.5;
    return ladder({
      instrument: this.#instrument,
      centreSats: believed * (1 - (2 * tilt * this.#parameters.skewBps) / BASIS_POINTS),
      halfSpreadBps: this.#halfSpreadBps(),
      levels: this.#parameters.levels,
      gapBps: this.#parameters.gapBps,
      sizeLots: this.#sizeLots(view, believed),
      cashSats: Math.floor(cashSats * SHOWN),
      stockLots: Math.ceil(stockLots * SHOWN),
    });
  }

  #sizeLots(view: MarketView, priceSats: number): Lots {
    const recent = view.candles(this.#instrument.symbol, 'M1', 5).reduce((sum, candle) => sum + candle.volumeLots, 0);
    const share = (recent * this.#parameters.volumeShareBps) / BASIS_POINTS;
    return roundNumber(Math.max(share, lotsWorth(this.#parameters.floorSats, priceSats, this.#instrument)));
  }
}

export const ladderMaker: LiquidityStrategy = {
  strategy: 'ladder',
  description: 'Quotes ten levels a side around the outside price, shifted against its inventory.',
  createTrader: (seat) => new LadderMaker(seat),
};
