import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { SimTime } from '../../market/units.ts';
import type { MarketView, OrderView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import type { BotSeat } from '../bot-strategy.ts';
import { affordableLots } from '../orders.ts';
import type { Interests, Trader, Turn, Wake } from '../trader.ts';
import { botTurn, cancel, place } from '../turns.ts';
import type { Chooser, PaceParameters, Situation } from './background-strategy.ts';

type State<M> = { readonly generator: RngState; readonly memory: M };

/** Wakes at random times, withdraws what has become stale, and lets its strategy choose at most one order. */
export class BackgroundTrader<P extends PaceParameters, M> implements Trader {
  readonly participantId: ParticipantId;
  readonly interests: Interests = { fills: false, news: false, seconds: false };
  readonly firstWakeDelayMs: number;
  readonly #chooser: Chooser<P, M>;
  readonly #instrument: Instrument;
  readonly #parameters: P;
  #rng: Rng;
  #memory: M;

  constructor(chooser: Chooser<P, M>, seat: BotSeat, parameters: P) {
    this.participantId = seat.participantId;
    this.#chooser = chooser;
    this.#instrument = seat.instrument;
    this.#parameters = parameters;
    this.#rng = Rng.derive(seat.seed, seat.participantId);
    this.#memory = chooser.startMemory;
    this.firstWakeDelayMs = this.#nextDelayMs();
  }

  takeTurn(view: MarketView, now: SimTime): Turn {
    if (view.ticker(this.#instrument.symbol).status !== 'CONTINUOUS') return botTurn([], this.#nextDelayMs());
    const stale = this.#staleOrders(view, now);
    const situation = this.#situation(view, now, stale);
    const { order, memory } = this.#chooser.choose(situation, this.#memory);
    this.#memory = memory;
    const affordable = order === null ? null : withinMeans(order, situation);
    const actions = stale.map(({ order: { orderId } }) => cancel(orderId));
    return botTurn(affordable === null ? actions : [...actions, place(affordable)], this.#nextDelayMs());
  }

  notice(): Wake | null {
    return null;
  }

  receive(): Turn {
    throw new InvariantError(`${this.participantId} never asks a model`);
  }

  state(): State<M> {
    return { generator: this.#rng.state(), memory: this.#memory };
  }

  restore(state: unknown): void {
    const { generator, memory } = state as State<M>;
    this.#rng = Rng.restore(generator);
    this.#memory = memory;
  }

  #nextDelayMs(): number {
    return Math.ceil(this.#rng.exponential(this.#parameters.meanWakeMs));
  }

  #staleOrders(view: MarketView, now: SimTime): readonly OrderView[] {
    return view.openOrders(this.participantId).filter(({ placedAt }) => now - placedAt >= this.#parameters.staleMs);
  }

  #situation(view: MarketView, now: SimTime, stale: readonly OrderView[]): Situation<P> {
    const { baseAsset, lotsPerUnit, symbol } = this.#instrument;
    const freed = (side: string) => stale.filter(({ order }) => order.side === side);
    const freedCash = freed('BUY').reduce(
      (sum, o) => sum + ((o.order.priceSats ?? 0) / lotsPerUnit) * o.remainingLots,
      0,
    );
    const freedStock = freed('SELL').reduce((sum, o) => sum + o.remainingLots, 0);
    const cash = view.available(this.participantId, QUOTE_ASSET);
    const stock = view.available(this.participantId, baseAsset);
    const ticker = view.ticker(symbol);
    const cashOwned = cash + view.held(this.participantId, QUOTE_ASSET);
    const stockOwned = stock + view.held(this.participantId, baseAsset);
    const stockWorth = (stockOwned * (ticker.midSats ?? ticker.referencePriceSats)) / lotsPerUnit;
    return {
      view,
      now,
      instrument: view.instrument(this.#instrument.symbol),
      parameters: this.#parameters,
      rng: this.#rng,
      cashSats: cash + freedCash,
      stockLots: stock + freedStock,
      cashShare: cashOwned / Math.max(1, cashOwned + stockWorth),
    };
  }
}

/** The order, cut to what can be paid for; null when nothing is left. */
function withinMeans<P>(order: OrderRequest, situation: Situation<P>): OrderRequest | null {
  const { instrument, view, cashSats, stockLots } = situation;
  const ticker = view.ticker(instrument.symbol);
  const priceSats = order.priceSats ?? ticker.bestAskSats ?? ticker.referencePriceSats;
  const means = order.side === 'SELL' ? stockLots : affordableLots(cashSats, priceSats, instrument);
  const quantityLots = Math.min(order.quantityLots, means, instrument.maxOrderLots);
  return quantityLots >= 1 ? { ...order, quantityLots } : null;
}
