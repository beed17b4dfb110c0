import { feeSats, type Lots, type Sats } from '../market/units.ts';
import { NONE } from '../util/integer-index.ts';
import { CANCEL_OLDEST, DECREMENT, otherSide, STP_NONE, stpOf } from './codes.ts';
import type { ExchangeState } from './exchange-state.ts';
import type { MarketState } from './market-state.ts';
import { isWithinLimit } from './matching.ts';
import type { Row } from './order-table.ts';
import type { Level, PriceLadder } from './price-ladder.ts';
import type { WorkingOrder } from './working-order.ts';

export type Preview = {
  /** What the order would get if no volatility band were in its way. */
  readonly lots: Lots;
  /** What it would pay now, with its fee, up to the volatility band. */
  readonly costSats: Sats;
  readonly leavesVolatilityBand: boolean;
};

const NOTHING: Preview = { lots: 0, costSats: 0, leavesVolatilityBand: false };

/** What an order would do on arrival, without touching the book. */
export function previewMatch(state: ExchangeState, market: MarketState, order: WorkingOrder): Preview {
  if (!market.isContinuous) return NOTHING;
  const visit = new Visit(state, market, order);
  const { ladder } = visit;
  const anchor = market.knownTicks;
  let costSats = 0;
  let leavesVolatilityBand = false;
  for (let level = ladder.best; level !== NONE && visit.left > 0 && !visit.isOver; level = ladder.nextWorse(level)) {
    const ticks = ladder.ticks(level);
    if (!isWithinLimit(order, ticks)) break;
    if (order.ticks === 0 && !market.isShortOfBandEdge(order.side, ticks)) break;
    const levelCost = visit.level(level);
    if (levelCost > 0 && !market.isInVolatilityBand(ticks, anchor)) leavesVolatilityBand = true;
    if (!leavesVolatilityBand) costSats += levelCost;
  }
  return { lots: visit.lots, costSats, leavesVolatilityBand };
}

/** A walk over the levels that an order would reach, with what self-trade prevention would do on the way. */
class Visit {
  readonly ladder: PriceLadder;
  /** What the order still wants, and what it would have got. */
  left: Lots;
  lots: Lots = 0;
  /** An own order would end it. */
  isOver = false;
  readonly #state: ExchangeState;
  readonly #market: MarketState;
  readonly #order: WorkingOrder;

  constructor(state: ExchangeState, market: MarketState, order: WorkingOrder) {
    this.ladder = market.side(otherSide(order.side)).ladder;
    this.left = order.remainingLots;
    this.#state = state;
    this.#market = market;
    this.#order = order;
  }

  /**
   * Visits a level; answers what the order would pay there. What shows is reached first, what is hidden after it. Slices
   * change the sizes of fills and so what rounding takes: where something is hidden the fee is reckoned on the sum.
   */
  level(level: Level): Sats {
    const before = this.lots;
    const fees = this.#takeShown(level);
    const hasHidden = this.ladder.hiddenLots(level) > 0;
    if (hasHidden && !this.isOver) this.#takeHidden(level);
    const notional = this.#market.notional(this.ladder.ticks(level), this.lots - before);
    return notional + (hasHidden ? feeSats(notional, this.#market.instrument.takerFeeBps) : fees);
  }

  #takeShown(level: Level): Sats {
    const { orders } = this.#state;
    const ticks = this.ladder.ticks(level);
    let fees = 0;
    for (let row = this.ladder.oldest(level); row !== NONE && this.left > 0; row = orders.younger(row)) {
      if (this.#isOwn(row)) {
        if (this.#endsAt(row)) return fees;
      } else {
        const fill = this.#take(orders.displayedLots(row));
        fees += feeSats(this.#market.notional(ticks, fill), this.#market.instrument.takerFeeBps);
      }
    }
    return fees;
  }

  #takeHidden(level: Level): void {
    const { orders } = this.#state;
    for (let row = this.ladder.oldest(level); row !== NONE && this.left > 0; row = orders.younger(row)) {
      if (!this.#isOwn(row)) this.#take(orders.hiddenLots(row));
    }
  }

  #take(available: Lots): Lots {
    const fill = Math.min(this.left, available);
    this.left -= fill;
    this.lots += fill;
    return fill;
  }

  #isOwn(row: Row): boolean {
    return this.#state.orders.account(row) === this.#order.account && stpOf(this.#order.flags) !== STP_NONE;
  }

  #endsAt(row: Row): boolean {
    const prevention = stpOf(this.#order.flags);
    if (prevention === CANCEL_OLDEST) return false;
    if (prevention === DECREMENT) {
      this.left -= Math.min(this.left, this.#state.orders.remainingLots(row));
      return false;
    }
    this.isOver = true;
    return true;
  }
}
