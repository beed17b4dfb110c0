import type { EventOf, MarketEvent } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import { BASIS_POINTS, notionalSats, type Sats, type Seq, type SimTime } from '../market/units.ts';
import { vwapSats } from '../market/vwap.ts';
import { must } from '../util/assert.ts';
import type { BookProjection } from './book.ts';
import { DayFigures, type DayFiguresState } from './day-figures.ts';
import { isPhaseEvent, type MarketPhase, nextPhase, plainPhase } from './market-phase.ts';
import type { Projection } from './projection.ts';
import { RollingWindow, type RollingWindowState } from './rolling-window.ts';
import type { TickerView, TouchView } from './views.ts';

type MarketTicker = {
  readonly instrument: Instrument;
  readonly window: RollingWindow;
  readonly day: DayFigures;
  phase: MarketPhase;
  lastPriceSats: Sats | null;
  referencePriceSats: Sats;
  seq: Seq;
  time: SimTime;
  /** What was told last: traders ask several times between two events. */
  told: TickerView | null;
};

type MarketState = Omit<MarketTicker, 'window' | 'day' | 'told'> & {
  readonly window: RollingWindowState;
  readonly day: DayFiguresState;
};

/** L1, state and statistics of every market; best prices are read from the book fold. */
export class TickerProjection implements Projection {
  readonly #book: BookProjection;
  readonly #markets = new Map<MarketSymbol, MarketTicker>();

  constructor(book: BookProjection) {
    this.#book = book;
  }

  apply(event: MarketEvent): void {
    if (isPhaseEvent(event)) {
      const state = this.#touch(event.market, event);
      state.phase = nextPhase(state.phase, event);
      return;
    }
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#markets.set(instrument.symbol, begin(instrument, event));
        return;
      case 'TimeAdvanced':
        this.#second(event);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'OrderAccepted':
        this.#touch(event.order.market, event);
        return;
      case 'OrderTriggered':
      case 'OrderDecremented':
      case 'IcebergRefilled':
      case 'OrderCanceled':
      case 'OrderReplaced':
      case 'QuotesReplaced':
        this.#touch(event.market, event);
        return;
      default:
        return;
    }
  }

  view(market: MarketSymbol): TickerView {
    const state = this.#state(market);
    const bid = this.#book.bestPriceSats(market, 'BUY');
    const ask = this.#book.bestPriceSats(market, 'SELL');
    const { told, seq } = state;
    if (told !== null && told.seq === seq && told.bestBidSats === bid && told.bestAskSats === ask) return told;
    state.told = this.#tell(market, state, bid, ask);
    return state.told;
  }

  #tell(market: MarketSymbol, state: MarketTicker, bestBidSats: Sats | null, bestAskSats: Sats | null): TickerView {
    const { lastPriceSats, instrument, day } = state;
    const totals = state.window.totals();
    const { openSats, highSats, lowSats, volumeLots, turnoverSats, tradeCount } = totals;
    const changeSats = (lastPriceSats ?? openSats) - openSats;
    return {
      market,
      ...state.phase,
      lastPriceSats,
      bestBidSats,
      bestAskSats,
      ...middle(bestBidSats, bestAskSats),
      referencePriceSats: state.referencePriceSats,
      openSats,
      highSats,
      lowSats,
      changeSats,
      changeBps: Math.round((changeSats * BASIS_POINTS) / openSats),
      volumeLots,
      turnoverSats,
      tradeCount,
      vwapSats: vwapSats(turnoverSats, volumeLots, instrument.lotsPerUnit),
      day: day.view(),
      seq: state.seq,
      time: state.time,
    };
  }

  touch(market: MarketSymbol): TouchView {
    const { phase, lastPriceSats, referencePriceSats } = this.#state(market);
    const bestBidSats = this.#book.bestPriceSats(market, 'BUY');
    const bestAskSats = this.#book.bestPriceSats(market, 'SELL');
    const { midSats } = middle(bestBidSats, bestAskSats);
    return { status: phase.status, bestBidSats, bestAskSats, midSats, lastPriceSats, referencePriceSats };
  }

  /** What one unit counts as in a valuation: mid, else last, else reference. */
  markSats(market: MarketSymbol): Sats {
    return this.marketPriceSats(market) ?? this.#state(market).referencePriceSats;
  }

  /** What the market itself says: mid, else last; null before anybody quoted both sides or traded. */
  marketPriceSats(market: MarketSymbol): Sats | null {
    const bid = this.#book.bestPriceSats(market, 'BUY');
    const ask = this.#book.bestPriceSats(market, 'SELL');
    return middle(bid, ask).midSats ?? this.#state(market).lastPriceSats;
  }

  state(): readonly MarketState[] {
    return [...this.#markets.values()].map((market) => {
      const { told: _, ...kept } = market;
      return { ...kept, window: market.window.state(), day: market.day.state() };
    });
  }

  restore(state: unknown): void {
    this.#markets.clear();
    for (const market of state as readonly MarketState[]) this.#markets.set(market.instrument.symbol, again(market));
  }

  #state(market: MarketSymbol): MarketTicker {
    return must(this.#markets.get(market), `ticker of ${market}`);
  }

  /** No reference prices at all mean that they stay. */
  #second(event: EventOf<'TimeAdvanced'>): void {
    const prices = event.referencePricesSats;
    let index = 0;
    for (const state of this.#markets.values()) {
      if (prices.length > 0) state.referencePriceSats = must(prices[index], 'reference price');
      state.window.rollTo(event.time);
      state.seq = event.seq;
      state.time = event.time;
      index += 1;
    }
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const state = this.#touch(event.market, event);
    const { priceSats, quantityLots, time } = event;
    const notional = notionalSats(priceSats, quantityLots, state.instrument.lotsPerUnit);
    state.lastPriceSats = priceSats;
    state.window.add(time, priceSats, quantityLots, notional);
    state.day.add(priceSats, quantityLots, notional);
  }

  #touch(market: MarketSymbol, event: MarketEvent): MarketTicker {
    const state = this.#state(market);
    state.seq = event.seq;
    state.time = event.time;
    return state;
  }
}

/** A crossed book has neither middle nor spread: its prices are not what anybody would trade at. */
function middle(bidSats: Sats | null, askSats: Sats | null): Pick<TickerView, 'midSats' | 'spreadSats'> {
  if (bidSats === null || askSats === null || bidSats >= askSats) return { midSats: null, spreadSats: null };
  return { midSats: Math.floor((bidSats + askSats) / 2), spreadSats: askSats - bidSats };
}

function again(state: MarketState): MarketTicker {
  const window = new RollingWindow(state.time, state.instrument.openingPriceSats);
  const day = new DayFigures(state.instrument.lotsPerUnit);
  window.restore(state.window);
  day.restore(state.day);
  return { ...state, window, day, told: null };
}

function begin(instrument: Instrument, event: MarketEvent): MarketTicker {
  const { openingPriceSats, lotsPerUnit, openingStatus } = instrument;
  return {
    instrument,
    window: new RollingWindow(event.time, openingPriceSats),
    day: new DayFigures(lotsPerUnit),
    phase: plainPhase(openingStatus),
    lastPriceSats: null,
    referencePriceSats: openingPriceSats,
    seq: event.seq,
    time: event.time,
    told: null,
  };
}
