import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { SimTime } from '../../market/units.ts';
import type { MarketView, OrderView, TouchView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import type { BotSeat } from '../bot-strategy.ts';
import { Latency, type LatencyState } from '../latency.ts';
import { affordableLots } from '../orders.ts';
import type { Interests, Trader, TraderAction, Turn, Wake } from '../trader.ts';
import { botTurn, cancel, idleTurn, place } from '../turns.ts';
import { attention } from './attention.ts';
import type { Mind, PaceParameters, Situation } from './background-strategy.ts';

type State = { readonly generator: RngState; readonly latency: LatencyState; readonly memory: unknown };

const interests: Interests = { fills: false, news: false, seconds: false };

const none: readonly OrderView[] = [];

/**
 * Wakes at random times, withdraws what has become stale, and lets its mind choose at most one order; what of its own would
 * stand in the way of that one is withdrawn too.
 */
export class BackgroundTrader<P extends PaceParameters> implements Trader {
  readonly participantId: ParticipantId;
  readonly interests = interests;
  readonly firstWakeDelayMs: number;
  readonly #instrument: Instrument;
  readonly #parameters: P;
  readonly #mind: Mind<P>;
  readonly #latency: Latency;
  #rng: Rng;

  constructor({ participantId, instrument, seed }: BotSeat, parameters: P, mind: Mind<P>) {
    this.participantId = participantId;
    this.#instrument = instrument;
    this.#parameters = parameters;
    this.#mind = mind;
    this.#latency = new Latency(seed, participantId, parameters);
    this.#rng = Rng.derive(seed, participantId);
    this.firstWakeDelayMs = this.#nextDelayMs(1);
  }

  takeTurn(view: MarketView, now: SimTime): Turn {
    const touch = view.touch(this.#instrument.symbol);
    if (touch.status !== 'CONTINUOUS') return idleTurn(this.#nextDelayMs(1));
    const open = view.openOrders(this.participantId);
    const stale = this.#staleOf(open, now);
    const situation = this.#situation(view, touch, now, stale);
    const chosen = this.#mind.choose(situation);
    const pace = attention(view, this.#instrument.symbol, this.#parameters.attention);
    const order = chosen === null ? null : withinMeans(chosen, Math.sqrt(pace), situation);
    const actions = withdrawals(open, stale, order);
    if (order !== null) actions.push(place(order));
    const delayMs = this.#nextDelayMs(pace);
    return actions.length === 0 ? idleTurn(delayMs) : botTurn(actions, this.#latency.send(now), delayMs);
  }

  notice(): Wake | null {
    return null;
  }

  receive(): Turn {
    throw new InvariantError(`${this.participantId} never asks a model`);
  }

  state(): State {
    return { generator: this.#rng.state(), latency: this.#latency.state(), memory: this.#mind.state() };
  }

  restore(state: unknown): void {
    const { generator, latency, memory } = state as State;
    this.#rng = Rng.restore(generator);
    this.#latency.restore(latency);
    this.#mind.restore(memory);
  }

  /** @param pace how much faster than usual */
  #nextDelayMs(pace: number): number {
    return Math.ceil(this.#rng.exponential(this.#parameters.meanWakeMs / pace));
  }

  #staleOf(open: readonly OrderView[], now: SimTime): readonly OrderView[] {
    if (open.length === 0) return none;
    return open.filter(({ placedAt }) => now - placedAt >= this.#parameters.staleMs);
  }

  #situation(view: MarketView, touch: TouchView, now: SimTime, stale: readonly OrderView[]): Situation<P> {
    const { baseAsset, lotsPerUnit } = this.#instrument;
    const cash = view.available(this.participantId, QUOTE_ASSET);
    const stock = view.available(this.participantId, baseAsset);
    let freedCash = 0;
    let freedStock = 0;
    for (const { order, remainingLots } of stale) {
      if (order.side === 'SELL') freedStock += remainingLots;
      else freedCash += ((order.priceSats ?? 0) / lotsPerUnit) * remainingLots;
    }
    const cashOwned = cash + view.held(this.participantId, QUOTE_ASSET);
    const stockOwned = stock + view.held(this.participantId, baseAsset);
    const stockWorth = (stockOwned * (touch.midSats ?? touch.referencePriceSats)) / lotsPerUnit;
    return {
      touch,
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

function withdrawals(
  open: readonly OrderView[],
  stale: readonly OrderView[],
  order: OrderRequest | null,
): TraderAction[] {
  const actions: TraderAction[] = [];
  for (const view of open) {
    if (stale.includes(view) || (order !== null && areCrossed(order, view))) actions.push(cancel(view.order.orderId));
  }
  return actions;
}

/** Whether the two would trade with each other. */
function areCrossed(order: OrderRequest, { order: resting }: OrderView): boolean {
  if (order.side === resting.side || order.priceSats === null || resting.priceSats === null) return false;
  return order.side === 'BUY' ? order.priceSats >= resting.priceSats : order.priceSats <= resting.priceSats;
}

/** So many times the order, cut to what can be paid for; null when nothing is left. */
function withinMeans<P>(order: OrderRequest, times: number, situation: Situation<P>): OrderRequest | null {
  const { instrument, touch, cashSats, stockLots } = situation;
  const priceSats = order.priceSats ?? touch.bestAskSats ?? touch.referencePriceSats;
  const means = order.side === 'SELL' ? stockLots : affordableLots(cashSats, priceSats, instrument);
  const wanted = Math.max(1, Math.round(order.quantityLots * times));
  const quantityLots = Math.min(wanted, means, instrument.maxOrderLots);
  return quantityLots >= 1 ? { ...order, quantityLots } : null;
}
