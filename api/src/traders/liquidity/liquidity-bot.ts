import type { Quote } from '../../market/commands.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { Level, MarketView, TouchView } from '../../projections/views.ts';
import { InvariantError } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import type { BotSeat } from '../bot-strategy.ts';
import { Latency, type LatencyState } from '../latency.ts';
import type { Interests, Noticed, Trader, TraderAction, Turn, Wake } from '../trader.ts';
import { botTurn, idleTurn, place } from '../turns.ts';
import { type Inventory, lotsToBuy, lotsToSell, withinLimits } from './inventory.ts';
import type { Ladder } from './ladder-quotes.ts';
import type { Outlook, Quoter } from './liquidity-strategy.ts';
import type { QuotingParameters } from './quoting-parameters.ts';
import { StressGauge, type StressState } from './stress-gauge.ts';

type State = {
  readonly generator: RngState;
  readonly latency: LatencyState;
  readonly stress: StressState;
  readonly shown: Ladder;
  readonly quoter: unknown;
};

const interests: Interests = { fills: true, news: false, seconds: true };

const nothing: Ladder = { bids: [], asks: [] };

/** The first turns of a run make the book, spread over this time. */
const OPENING_MS = 50;

/**
 * What all liquidity bots do alike: they requote at random times, after fills and when their quotes have become wrong, in
 * auctions too, so that these find a fair price; never beyond their inventory limits; and take their quotes away while the
 * market is under stress. What they quote, their quoter says.
 */
export class LiquidityBot implements Trader {
  readonly participantId: ParticipantId;
  readonly interests = interests;
  readonly firstWakeDelayMs: number;
  readonly #instrument: Instrument;
  readonly #parameters: QuotingParameters;
  readonly #quoter: Quoter;
  readonly #stress: StressGauge;
  readonly #latency: Latency;
  #rng: Rng;
  #shown: Ladder = nothing;

  constructor({ participantId, instrument, seed }: BotSeat, parameters: QuotingParameters, quoter: Quoter) {
    this.participantId = participantId;
    this.#instrument = instrument;
    this.#parameters = parameters;
    this.#quoter = quoter;
    this.#stress = new StressGauge(parameters);
    this.#latency = new Latency(seed, participantId, parameters);
    this.#rng = Rng.derive(seed, participantId);
    this.firstWakeDelayMs = this.#rng.integer(1, OPENING_MS);
  }

  takeTurn(view: MarketView, now: SimTime): Turn {
    const delayMs = Math.ceil(this.#rng.exponential(this.#parameters.meanWakeMs));
    const touch = view.touch(this.#instrument.symbol);
    if (touch.status === 'HALTED' || touch.status === 'CLOSED') return idleTurn(delayMs);
    const outlook = this.#outlook(view, touch, now);
    this.#quoter.look(outlook);
    const isStressed = this.#stress.isStressed(priceOf(touch), now);
    const actions = isStressed ? this.#withdraw() : this.#quote(outlook);
    return actions.length === 0 ? idleTurn(delayMs) : botTurn(actions, this.#latency.send(now), delayMs);
  }

  notice(event: Noticed, view: MarketView): Wake | null {
    if (event.type === 'TradeExecuted') {
      if (event.makerId === this.participantId && !event.isAuction) this.#noteFill(event, view);
      return { delayMs: this.#reactionMs(), reason: 'FILL' };
    }
    const isStale = this.#quoter.isStale(view.touch(this.#instrument.symbol));
    return isStale ? { delayMs: this.#reactionMs(), reason: 'PRICE_MOVE' } : null;
  }

  receive(): Turn {
    throw new InvariantError(`${this.participantId} never asks a model`);
  }

  state(): State {
    return {
      generator: this.#rng.state(),
      latency: this.#latency.state(),
      stress: this.#stress.state(),
      shown: this.#shown,
      quoter: this.#quoter.state(),
    };
  }

  restore(state: unknown): void {
    const { generator, latency, stress, shown, quoter } = state as State;
    this.#rng = Rng.restore(generator);
    this.#latency.restore(latency);
    this.#stress.restore(stress);
    this.#shown = shown;
    this.#quoter.restore(quoter);
  }

  #reactionMs(): number {
    const { minReactionMs, maxReactionMs } = this.#parameters;
    return this.#rng.integer(minReactionMs, Math.max(minReactionMs, maxReactionMs));
  }

  #withdraw(): readonly TraderAction[] {
    const isAway = this.#shown.bids.length + this.#shown.asks.length === 0;
    this.#shown = nothing;
    return isAway ? [] : [this.#show(nothing)];
  }

  #quote(outlook: Outlook): readonly TraderAction[] {
    const { bids, asks, take } = this.#quoter.offer(outlook);
    this.#shown = withinLimits({ bids, asks }, outlook, this.#parameters, this.#instrument);
    const order = take === null || outlook.touch.status !== 'CONTINUOUS' ? null : this.#allowed(take, outlook);
    return order === null ? [this.#show(this.#shown)] : [this.#show(this.#shown), place(order)];
  }

  #show({ bids, asks }: Ladder): TraderAction {
    return { type: 'ReplaceQuotes', market: this.#instrument.symbol, bids, asks };
  }

  /** Quotes on the same side count too: they may be filled first. */
  #allowed(order: OrderRequest, outlook: Outlook): OrderRequest | null {
    const room = order.side === 'BUY' ? this.#roomToBuy(order, outlook) : this.#roomToSell(order, outlook);
    const quantityLots = Math.min(order.quantityLots, room);
    return quantityLots < 1 ? null : { ...order, quantityLots };
  }

  #roomToBuy({ priceSats }: OrderRequest, outlook: Outlook): Lots {
    const { bids } = this.#shown;
    const dearestSats = Math.max(priceSats ?? 0, bids[0]?.priceSats ?? 0);
    return lotsToBuy(dearestSats, outlook, this.#parameters, this.#instrument) - sizeOf(bids);
  }

  #roomToSell({ priceSats }: OrderRequest, outlook: Outlook): Lots {
    const { asks } = this.#shown;
    const cheapestSats = Math.min(priceSats ?? 0, asks[0]?.priceSats ?? Number.POSITIVE_INFINITY);
    const dearestSats = Math.max(cheapestSats, asks.at(-1)?.priceSats ?? 0, outlook.othersBidSats ?? 0);
    return lotsToSell(cheapestSats, dearestSats, outlook, this.#parameters, this.#instrument) - sizeOf(asks);
  }

  #noteFill(
    { takerSide, priceSats, quantityLots, time }: Extract<Noticed, { type: 'TradeExecuted' }>,
    view: MarketView,
  ) {
    const { cashSats, stockLots } = this.#owned(view);
    const lotSats = priceSats / this.#instrument.lotsPerUnit;
    const part = (quantityLots * lotSats) / Math.max(1, cashSats + stockLots * lotSats);
    this.#stress.fill(takerSide === 'SELL' ? part : -part, time);
  }

  #owned(view: MarketView): Inventory {
    const owned = (asset: string) => view.available(this.participantId, asset) + view.held(this.participantId, asset);
    return { cashSats: owned(QUOTE_ASSET), stockLots: owned(this.#instrument.baseAsset) };
  }

  #outlook(view: MarketView, touch: TouchView, now: SimTime): Outlook {
    const depth = Math.max(this.#shown.bids.length, this.#shown.asks.length) + 1;
    const { bids, asks } = view.book(this.#instrument.symbol, depth);
    const { cashSats, stockLots } = this.#owned(view);
    const othersBidSats = stranger(bids, this.#shown.bids);
    const othersAskSats = stranger(asks, this.#shown.asks);
    return { view, touch, now, rng: this.#rng, cashSats, stockLots, othersBidSats, othersAskSats };
  }
}

/** What the market says; where nobody offers, a bid above the last price says more than that price. */
function priceOf({ midSats, bestBidSats, bestAskSats, lastPriceSats, referencePriceSats }: TouchView): Sats {
  if (midSats !== null) return midSats;
  const priceSats = lastPriceSats ?? referencePriceSats;
  if (bestAskSats === null) return Math.max(priceSats, bestBidSats ?? 0);
  return bestBidSats === null ? Math.min(priceSats, bestAskSats) : priceSats;
}

function sizeOf(quotes: readonly Quote[]): number {
  return quotes.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
}

/** The best price where somebody else stands; its own levels do not count, unless shared. */
function stranger(levels: readonly Level[], own: readonly Quote[]): Sats | null {
  const found = levels.find(
    ({ priceSats, orderCount }) => orderCount > 1 || !own.some((quote) => quote.priceSats === priceSats),
  );
  return found?.priceSats ?? null;
}
