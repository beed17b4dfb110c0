import type { EventOf, MarketEvent } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import type { MarketStatus } from '../market/market-status.ts';
import { BASIS_POINTS, notionalSats, type Sats, type Seq, type SimTime } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { BookProjection } from './book.ts';
import type { Projection } from './projection.ts';
import { RollingWindow } from './rolling-window.ts';
import type { TickerView } from './views.ts';

type MarketTicker = {
  readonly instrument: Instrument;
  readonly window: RollingWindow;
  status: MarketStatus;
  haltReason: string | null;
  lastPriceSats: Sats | null;
  referencePriceSats: Sats;
  seq: Seq;
  time: SimTime;
};

/** L1 and 24-hour statistics of every market; best prices are read from the book fold. */
export class TickerProjection implements Projection {
  readonly #book: BookProjection;
  readonly #markets = new Map<MarketSymbol, MarketTicker>();

  constructor(book: BookProjection) {
    this.#book = book;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        for (const instrument of event.instruments) this.#markets.set(instrument.symbol, begin(instrument, event));
        return;
      case 'TimeAdvanced':
        this.#setReferences(event);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'MarketHalted':
        this.#setStatus(event, 'HALTED', event.reason);
        return;
      case 'MarketResumed':
        this.#setStatus(event, 'CONTINUOUS', null);
        return;
      case 'OrderAccepted':
        this.#touch(event.order.market, event);
        return;
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
    const bestBidSats = this.#book.bestPriceSats(market, 'BUY');
    const bestAskSats = this.#book.bestPriceSats(market, 'SELL');
    const { openSats, highSats, lowSats, volumeLots, turnoverSats, tradeCount } = state.window.totals();
    const { lastPriceSats } = state;
    const changeSats = (lastPriceSats ?? openSats) - openSats;
    const both = bestBidSats !== null && bestAskSats !== null;
    return {
      market,
      status: state.status,
      haltReason: state.haltReason,
      lastPriceSats,
      bestBidSats,
      bestAskSats,
      midSats: both ? Math.floor((bestBidSats + bestAskSats) / 2) : null,
      spreadSats: both ? bestAskSats - bestBidSats : null,
      referencePriceSats: state.referencePriceSats,
      openSats,
      highSats,
      lowSats,
      changeSats,
      changeBps: Math.round((changeSats * BASIS_POINTS) / openSats),
      volumeLots,
      turnoverSats,
      tradeCount,
      vwapSats: volumeLots === 0 ? null : Math.round((turnoverSats / volumeLots) * state.instrument.lotsPerUnit),
      seq: state.seq,
      time: state.time,
    };
  }

  /** What one unit counts as in a valuation: mid, else last, else reference. */
  markSats(market: MarketSymbol): Sats {
    return this.marketPriceSats(market) ?? this.#state(market).referencePriceSats;
  }

  /** What the market itself says: mid, else last; null before anybody quoted both sides or traded. */
  marketPriceSats(market: MarketSymbol): Sats | null {
    const bid = this.#book.bestPriceSats(market, 'BUY');
    const ask = this.#book.bestPriceSats(market, 'SELL');
    if (bid !== null && ask !== null) return Math.floor((bid + ask) / 2);
    return this.#state(market).lastPriceSats;
  }

  #state(market: MarketSymbol): MarketTicker {
    return must(this.#markets.get(market), `ticker of ${market}`);
  }

  #setReferences(event: EventOf<'TimeAdvanced'>): void {
    let index = 0;
    for (const state of this.#markets.values()) {
      state.referencePriceSats = must(event.referencePricesSats[index], 'reference price');
      state.window.rollTo(event.time);
      state.seq = event.seq;
      state.time = event.time;
      index += 1;
    }
  }

  #trade(event: EventOf<'TradeExecuted'>): void {
    const state = this.#touch(event.market, event);
    state.lastPriceSats = event.priceSats;
    const notional = notionalSats(event.priceSats, event.quantityLots, state.instrument.lotsPerUnit);
    state.window.add(event.time, event.priceSats, event.quantityLots, notional);
  }

  #setStatus(
    event: EventOf<'MarketHalted'> | EventOf<'MarketResumed'>,
    status: MarketStatus,
    haltReason: string | null,
  ): void {
    const state = this.#touch(event.market, event);
    state.status = status;
    state.haltReason = haltReason;
  }

  #touch(market: MarketSymbol, event: MarketEvent): MarketTicker {
    const state = this.#state(market);
    state.seq = event.seq;
    state.time = event.time;
    return state;
  }
}

function begin(instrument: Instrument, event: MarketEvent): MarketTicker {
  const { openingPriceSats } = instrument;
  return {
    instrument,
    window: new RollingWindow(event.time, openingPriceSats),
    status: 'CONTINUOUS',
    haltReason: null,
    lastPriceSats: null,
    referencePriceSats: openingPriceSats,
    seq: event.seq,
    time: event.time,
  };
}
