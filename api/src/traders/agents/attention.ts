import type { WakeCondition, WakeReason } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Sats, type SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import type { Noticed } from '../trader.ts';
import { priceOf } from './sight.ts';
import { isMet } from './wake-conditions.ts';

/** What caught the eye, and where. */
export type Trigger = { readonly reason: WakeReason; readonly market: MarketSymbol | null };

type State = {
  readonly turnAt: SimTime | null;
  readonly prices: Readonly<Record<MarketSymbol, Sats>>;
  readonly conditions: readonly WakeCondition[];
  readonly trigger: Trigger | null;
};

/** What an agent keeps an eye on between turns: prices since its last look, its own conditions, fills and news. */
export class Attention {
  readonly #participantId: ParticipantId;
  #turnAt: SimTime | null = null;
  #prices: Readonly<Record<MarketSymbol, Sats>> = {};
  #conditions: readonly WakeCondition[] = [];
  #trigger: Trigger | null = null;

  constructor(participantId: ParticipantId) {
    this.#participantId = participantId;
  }

  /** The event that deserves a turn, or null. Price moves count only when `floorMs` have passed since the last turn. */
  notice(event: Noticed, view: MarketView, priceMoveBps: number, floorMs: number): Trigger | null {
    const trigger = this.#triggerOf(event, view, priceMoveBps, floorMs);
    if (trigger !== null) this.#trigger = trigger;
    return trigger;
  }

  /** The next turn looks at the world afresh. Answers what triggered it. */
  take(view: MarketView, now: SimTime): Trigger | null {
    const trigger = this.#trigger;
    this.#trigger = null;
    this.#turnAt = now;
    const prices = view.instruments.map(({ symbol }) => [symbol, priceOf(view.ticker(symbol))] as const);
    this.#prices = Object.fromEntries(prices);
    return trigger;
  }

  /** Replaces the agent's own conditions; those that already hold would only wake it at once and are left out. */
  watch(conditions: readonly WakeCondition[], view: MarketView): void {
    this.#conditions = conditions.filter((condition) => !isMet(condition, view));
  }

  /** What is left of the rest between two turns. */
  restMs(now: SimTime, floorMs: number): number {
    return this.#turnAt === null ? 0 : Math.max(0, this.#turnAt + floorMs - now);
  }

  state(): State {
    return {
      turnAt: this.#turnAt,
      prices: this.#prices,
      conditions: this.#conditions,
      trigger: this.#trigger,
    };
  }

  restore({ turnAt, prices, conditions, trigger }: State): void {
    this.#turnAt = turnAt;
    this.#prices = prices;
    this.#conditions = conditions;
    this.#trigger = trigger;
  }

  #triggerOf(event: Noticed, view: MarketView, priceMoveBps: number, floorMs: number): Trigger | null {
    switch (event.type) {
      case 'NewsPublished':
        return { reason: 'NEWS', market: event.markets[0] ?? null };
      case 'TradeExecuted':
        // Its own immediate orders hold no surprise; that somebody took its resting one does.
        return event.makerId === this.#participantId ? { reason: 'FILL', market: event.market } : null;
      case 'TimeAdvanced':
        if (this.#turnAt === null || event.time - this.#turnAt < floorMs) return null;
        return this.#metCondition(view) ?? this.#movedMarket(view, priceMoveBps);
    }
  }

  #metCondition(view: MarketView): Trigger | null {
    const met = this.#conditions.find((condition) => isMet(condition, view));
    if (met === undefined || met.kind === 'AFTER') return null;
    this.#conditions = this.#conditions.filter((condition) => condition !== met);
    return { reason: 'OWN_CONDITION', market: met.market };
  }

  #movedMarket(view: MarketView, priceMoveBps: number): Trigger | null {
    for (const { symbol } of view.instruments) {
      const before = this.#prices[symbol];
      if (before === undefined) continue;
      const moveBps = Math.abs(priceOf(view.ticker(symbol)) / before - 1) * BASIS_POINTS;
      if (moveBps >= priceMoveBps) return { reason: 'PRICE_MOVE', market: symbol };
    }
    return null;
  }
}
