import type { EventOf, MarketEvent } from '../market/events.ts';
import type { MarketSymbol } from '../market/instrument.ts';
import { BASIS_POINTS, type Lots } from '../market/units.ts';
import { must } from '../util/assert.ts';
import type { BookProjection } from './book.ts';
import { type GaugeRow, gaugesOf, ROW_MS } from './gauge-figures.ts';
import { GaugeRing } from './gauge-ring.ts';
import type { Projection } from './projection.ts';
import type { GaugesView, Level } from './views.ts';

/** Levels of a side that count as its depth. */
const LEVELS = 10;

type Counts = { volumeLots: Lots; tradeCount: number; submissionCount: number };

type MarketGauges = { readonly rows: GaugeRing; readonly counts: Counts };

type State = {
  readonly nextAt: number;
  readonly markets: readonly {
    readonly market: MarketSymbol;
    readonly rows: readonly GaugeRow[];
    readonly counts: Counts;
  }[];
};

/** What the last two simulated hours of each market say about how real it is: a look at the book every ten seconds. */
export class GaugesProjection implements Projection {
  readonly #book: BookProjection;
  readonly #markets = new Map<MarketSymbol, MarketGauges>();
  #nextAt = 0;

  constructor(book: BookProjection) {
    this.#book = book;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'RunStarted':
        this.#begin(event);
        return;
      case 'TimeAdvanced':
        this.#look(event);
        return;
      case 'TradeExecuted':
        this.#trade(event);
        return;
      case 'OrderAccepted':
        this.#submit(event.order.market, 1);
        return;
      case 'OrderReplaced':
        this.#submit(event.market, 1);
        return;
      case 'QuotesReplaced':
        this.#submit(event.market, event.placed.length);
        return;
      default:
        return;
    }
  }

  view(market: MarketSymbol): GaugesView {
    return gaugesOf(this.#of(market).rows.toArray());
  }

  state(): State {
    const markets = [...this.#markets].map(([market, { rows, counts }]) => ({ market, rows: rows.toArray(), counts }));
    return { nextAt: this.#nextAt, markets };
  }

  restore(state: unknown): void {
    const { nextAt, markets } = state as State;
    this.#nextAt = nextAt;
    this.#markets.clear();
    for (const { market, rows, counts } of markets) {
      const gauges = { rows: new GaugeRing(), counts: { ...counts } };
      gauges.rows.replaceWith(rows);
      this.#markets.set(market, gauges);
    }
  }

  #begin({ instruments, time }: EventOf<'RunStarted'>): void {
    this.#nextAt = time + ROW_MS;
    for (const { symbol } of instruments) {
      this.#markets.set(symbol, { rows: new GaugeRing(), counts: nothing() });
    }
  }

  #look({ time }: EventOf<'TimeAdvanced'>): void {
    if (time < this.#nextAt) return;
    this.#nextAt += ROW_MS * Math.max(1, Math.floor((time - this.#nextAt) / ROW_MS) + 1);
    for (const [market, { rows, counts }] of this.#markets) {
      rows.push({ ...this.#bookNow(market), ...counts });
      Object.assign(counts, nothing());
    }
  }

  #bookNow(market: MarketSymbol): Omit<GaugeRow, keyof Counts> {
    const { bids, asks } = this.#book.view(market, LEVELS);
    const [bid, ask] = [bids[0], asks[0]];
    if (bid === undefined || ask === undefined || bid.priceSats >= ask.priceSats) {
      return { midSats: null, spreadBps: null, touchLots: null, imbalance: null };
    }
    const midSats = (bid.priceSats + ask.priceSats) / 2;
    const [bidLots, askLots] = [lotsOf(bids), lotsOf(asks)];
    return {
      midSats,
      spreadBps: ((ask.priceSats - bid.priceSats) / midSats) * BASIS_POINTS,
      touchLots: Math.min(bid.quantityLots, ask.quantityLots),
      imbalance: (bidLots - askLots) / (bidLots + askLots),
    };
  }

  #trade({ market, quantityLots }: EventOf<'TradeExecuted'>): void {
    const { counts } = this.#of(market);
    counts.volumeLots += quantityLots;
    counts.tradeCount += 1;
  }

  #submit(market: MarketSymbol, count: number): void {
    this.#of(market).counts.submissionCount += count;
  }

  #of(market: MarketSymbol): MarketGauges {
    return must(this.#markets.get(market), `gauges of ${market}`);
  }
}

function nothing(): Counts {
  return { volumeLots: 0, tradeCount: 0, submissionCount: 0 };
}

function lotsOf(levels: readonly Level[]): Lots {
  return levels.reduce((sum, { quantityLots }) => sum + quantityLots, 0);
}
