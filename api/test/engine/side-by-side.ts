import { isDeepStrictEqual } from 'node:util';
import { expect } from 'vitest';
import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { sides } from '../../src/market/order.ts';
import { Auditor } from '../auditor.ts';
import { ReferenceExchange } from './reference-exchange.ts';
import type { ReferenceOrder } from './reference-state.ts';
import { Sequencer } from './session.ts';

/** Commands between two comparisons of everything. */
const LOOK_EVERY = 50;
/** Commands between two restarts of the twin. */
const RESTART_EVERY = 1000;

type Snapshot = ReturnType<Exchange['snapshot']>;

const ALL = Number.MAX_SAFE_INTEGER;

/** The exchange, a twin that is restored from snapshots, the reference exchange and the auditor, under one command. */
export class SideBySide {
  exchange = new Exchange();
  commandCount = 0;
  readonly sequencer = new Sequencer();
  readonly #reference = new ReferenceExchange();
  readonly #auditor = new Auditor();
  #twin = new Exchange();

  apply(command: Command, stepMs = 1): readonly MarketEvent[] {
    const placed = this.sequencer.place(command, stepMs);
    const events = this.exchange.apply(placed);
    this.sequencer.passed(events);
    this.#twin.apply(placed);
    this.#auditor.observeAll(events);
    this.#auditor.endCommand();
    const what = `command ${this.commandCount} ${JSON.stringify(placed)}`;
    const [told, expected] = [withoutMoneyAndPlace(events), this.#reference.apply(placed)];
    // Cheaper than `expect`, which then says where they differ.
    if (!isDeepStrictEqual(told, expected)) expect(told, what).toEqual(expected);
    this.commandCount += 1;
    if (this.commandCount % LOOK_EVERY === 0) this.look(what);
    if (this.commandCount % RESTART_EVERY === 0) this.restartTwin(what);
    return events;
  }

  /** The twin goes on from its own snapshot, after a proof that it is where the exchange is. */
  restartTwin(what: string): void {
    expect(this.#twin.stateHash(), what).toBe(this.exchange.stateHash());
    this.#twin = Exchange.restore(JSON.parse(JSON.stringify(this.#twin.snapshot())));
    expect(this.#twin.stateHash(), what).toBe(this.exchange.stateHash());
  }

  finish(): void {
    this.look('the last command');
    this.restartTwin('the last command');
    this.#auditor.finish();
    expect(this.#auditor.findings).toEqual([]);
    expect(this.#auditor.commandCount).toBe(this.commandCount);
  }

  /** Books, stops, figures and balances. */
  look(what: string): void {
    for (const market of this.exchange.snapshot().state.markets) {
      const { symbol } = market.instrument;
      expect(this.#toldOf(market), `${symbol} after ${what}`).toEqual(this.#expectedOf(symbol));
      for (const side of sides) {
        const levels = this.exchange.levels(symbol, side, ALL);
        const depth = levels.map(({ priceSats, quantityLots, orderCount }) => [priceSats, quantityLots, orderCount]);
        expect(this.#auditor.depth(symbol, side), `${symbol} ${side} after ${what}`).toEqual(depth);
      }
    }
    this.#lookAtBalances(what);
  }

  #toldOf(market: Snapshot['state']['markets'][number]) {
    const { symbol } = market.instrument;
    const { bids, asks, stops, status, auctionEndsAt, lastPriceSats, referencePriceSats } = market;
    const { highPriceSats, lowPriceSats, volumeLots, turnoverSats } = this.exchange.statistics(symbol);
    const lines = (orders: typeof bids) =>
      orders.map((order) => [
        order.orderId,
        order.participantId,
        order.priceSats,
        order.quantityLots,
        order.remainingLots,
        order.displayedLots,
        order.expireAt,
        order.linkedOrderId,
      ]);
    return {
      state: [status, auctionEndsAt, lastPriceSats, referencePriceSats],
      day: [highPriceSats, lowPriceSats, volumeLots, turnoverSats],
      bids: lines(bids),
      asks: lines(asks),
      stops: stops.map(({ orderId, stopPriceSats, priceSats, remainingLots, linkedOrderId }) => {
        return [orderId, stopPriceSats, priceSats, remainingLots, linkedOrderId];
      }),
      levels: sides.map((side) => {
        return this.exchange.levels(symbol, side, ALL).map(({ priceSats, quantityLots }) => [priceSats, quantityLots]);
      }),
    };
  }

  #expectedOf(symbol: string) {
    const market = this.#reference.market(symbol);
    const [bids, asks] = sides.map((side) => this.#reference.queue(symbol, side)) as [
      ReferenceOrder[],
      ReferenceOrder[],
    ];
    const lines = (orders: readonly ReferenceOrder[]) =>
      orders.map(({ id, owner, priceSats, total, left, shown, expireAt, linked }) => {
        return [id, owner, priceSats, total, left, shown, expireAt, linked];
      });
    const stops = sides.flatMap((side) => this.#reference.stops(symbol, side));
    return {
      state: [market.status, market.auctionEndsAt, market.last, market.reference],
      day: [market.high, market.low, market.volume, market.turnover],
      bids: lines(bids),
      asks: lines(asks),
      stops: stops.map(({ id, stopPriceSats, priceSats, left, linked }) => {
        return [id, stopPriceSats, priceSats, left, linked];
      }),
      levels: [bids, asks].map((orders) => {
        const levels = Map.groupBy(orders, ({ priceSats }) => priceSats);
        return [...levels].map(([price, all]) => [price, all.reduce((sum, { shown }) => sum + shown, 0)]);
      }),
    };
  }

  #lookAtBalances(what: string): void {
    const reference = this.#reference;
    for (const id of [...reference.isPresent.keys(), 'fees', 'treasury']) {
      for (const asset of reference.assets()) {
        const about = `${id} ${asset} after ${what}`;
        const [available, held] = [this.exchange.available(id, asset), this.exchange.held(id, asset)];
        const owed = this.exchange.owed(id, asset);
        const expected = [reference.available(id, asset), reference.held(id, asset), reference.owed(id, asset)];
        expect([available, held, owed], about).toEqual(expected);
        if (!reference.isPresent.has(id)) continue;
        const audited = this.#auditor.balance(id, asset);
        expect([audited.available, audited.held], about).toEqual([available, held]);
      }
    }
  }
}

/** Events as the reference exchange tells them. */
function withoutMoneyAndPlace(events: readonly MarketEvent[]) {
  return events
    .filter((event) => event.type !== 'FundsPosted')
    .map(({ seq: _seq, time: _time, causeSeq: _cause, ...body }) => body);
}
