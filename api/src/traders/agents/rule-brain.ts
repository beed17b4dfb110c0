import type { Decision, Stance, WakeCondition } from '../../market/decision.ts';
import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import type { OrderId } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Sats, type SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import { must } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { ceilToTick, floorToTick } from '../orders.ts';
import { ActionMix, type Wish } from './action-mix.ts';
import { answerLimits } from './agent-answer.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { sats, units } from './figures.ts';
import { type OrderPlan, planExit, planOrder } from './order-plan.ts';
import type { Candidate } from './scanner.ts';
import { type Sight, see } from './sight.ts';
import type { AgentStrategy, Opinion } from './strategies/agent-strategy.ts';
import { balancing, does, holds, sentence } from './thesis.ts';

/** Where an agent that bought would admit to be wrong, and where it would be content. */
type Watch = { readonly stopSats: Sats; readonly targetSats: Sats };

type State = {
  readonly generator: RngState;
  readonly mix: ReturnType<ActionMix['state']>;
  readonly watches: Readonly<Record<MarketSymbol, Watch>>;
};

/** How often each place of the shortlist is chosen. */
const FOCUS = [0.45, 0.75, 0.9, 1] as const;

/** How strongly holding much of an asset speaks against buying more, and holding little against selling. */
const SHARE_PULL = 1.2;

/** How strongly a full purse speaks for buying, and the part of its wealth an agent likes to keep in it. */
const CASH_PULL = 0.8;
const USUAL_CASH = 0.4;

/** A deterministic stand-in for a language model: one strategy, an adaptive readiness to act, and plain words. */
export class RuleBrain {
  readonly #participantId: ParticipantId;
  readonly #strategy: AgentStrategy;
  readonly #parameters: AgentParameters;
  readonly #mix = new ActionMix();
  #rng: Rng;
  #watches: Readonly<Record<MarketSymbol, Watch>> = {};

  constructor(participantId: ParticipantId, strategy: AgentStrategy, parameters: AgentParameters, seed: string) {
    this.#participantId = participantId;
    this.#strategy = strategy;
    this.#parameters = parameters;
    this.#rng = Rng.derive(seed, `${participantId}/rule`);
  }

  /** Decides about one market of a shortlist, the triggering one when there is one. */
  decide(view: MarketView, now: SimTime, shortlist: readonly Candidate[], trigger: MarketSymbol | null): Decision {
    const instrument = trigger === null ? this.#focus(shortlist) : view.instrument(trigger);
    const sight = see(view, now, instrument, this.#participantId, this.#rng);
    const stale = this.#staleOrders(view, now);
    const decision = this.#exit(sight, stale) ?? this.#judge(sight, stale);
    return { ...decision, cancelOrderIds: this.#clearWay(view, decision) };
  }

  state(): State {
    return { generator: this.#rng.state(), mix: this.#mix.state(), watches: this.#watches };
  }

  restore({ generator, mix, watches }: State): void {
    this.#rng = Rng.restore(generator);
    this.#mix.restore(mix);
    this.#watches = watches;
  }

  #focus(shortlist: readonly Candidate[]): Instrument {
    const draw = this.#rng.unit();
    const place = FOCUS.findIndex((upTo) => draw < upTo);
    return must(shortlist[Math.min(place, shortlist.length - 1)], 'a market to look at').instrument;
  }

  #staleOrders(view: MarketView, now: SimTime): readonly OrderId[] {
    return view
      .openOrders(this.#participantId)
      .filter(({ placedAt }) => now - placedAt >= this.#parameters.patienceMs)
      .map(({ order }) => order.orderId)
      .slice(0, answerLimits.cancels);
  }

  /** Its own orders on the other side go first: nobody trades with himself. */
  #clearWay(view: MarketView, { market, orders, cancelOrderIds }: Decision): readonly OrderId[] {
    const side = orders[0]?.side;
    if (side === undefined) return cancelOrderIds;
    const inTheWay = view
      .openOrders(this.#participantId)
      .filter(({ order }) => order.market === market && order.side !== side)
      .map(({ order }) => order.orderId);
    return [...new Set([...cancelOrderIds, ...inTheWay])].slice(0, answerLimits.cancels);
  }

  /** A price beyond its own stop or target is dealt with before anything else. */
  #exit(sight: Sight, stale: readonly OrderId[]): Decision | null {
    const { asset, priceSats, instrument, rng } = sight;
    const watch = this.#watches[instrument.symbol];
    if (watch === undefined || (priceSats > watch.stopSats && priceSats < watch.targetSats)) return null;
    this.#forget(instrument.symbol);
    const plan = planExit(sight);
    if (plan === null) return null;
    const amount = units(plan.order.quantityLots, instrument);
    const isStop = priceSats <= watch.stopSats;
    const saw = isStop
      ? rng.pick([
          `${asset} fell through my stop at ${sats(watch.stopSats)}, now ${sats(priceSats)}; I was wrong, selling ${amount}`,
          `stop: ${asset} is at ${sats(priceSats)}, my line was ${sats(watch.stopSats)}. Selling ${amount}`,
        ])
      : rng.pick([
          `${asset} reached my target of ${sats(watch.targetSats)}; selling ${amount} into it at ${sats(priceSats)}`,
          `${sats(watch.targetSats)} was the plan for ${asset} and ${sats(priceSats)} is here: taking profit on ${amount}`,
        ]);
    return this.#decision(sight, 'SELL', sentence(saw), priceSats, 8_000, plan, stale);
  }

  #judge(sight: Sight, stale: readonly OrderId[]): Decision {
    const opinion = this.#strategy.opine(sight);
    const evenShare = this.#parameters.maxShareBps / BASIS_POINTS / 3;
    const cashShare = sight.cashSats / Math.max(1, sight.equitySats);
    const pull = CASH_PULL * (cashShare - USUAL_CASH) - SHARE_PULL * (sight.share - evenShare);
    const strength = opinion.strength + pull;
    const wish = this.#mix.wish(strength);
    const plan = wish === 'HOLD' ? null : planOrder(wish, sight, this.#parameters);
    this.#mix.learn(plan === null ? 'HOLD' : wish);
    if (plan === null) return this.#rest(sight, opinion, wish, strength, stale);
    const { stopSats, targetSats } = this.#watchFor(sight);
    if (wish === 'BUY') this.#watches = { ...this.#watches, [sight.instrument.symbol]: { stopSats, targetSats } };
    const isTorn = opinion.strength * (wish === 'BUY' ? 1 : -1) < 0;
    const why = isTorn ? `${opinion.saw}, ${balancing(plan.order.side, sight)}` : opinion.saw;
    const thesis = sentence(`${why}; ${does(plan, sight, stopSats, targetSats)}`);
    return this.#decision(sight, wish, thesis, opinion.fairValueSats, confidence(strength), plan, stale);
  }

  #rest(sight: Sight, opinion: Opinion, wish: Wish, strength: number, stale: readonly OrderId[]): Decision {
    const stance: Stance = stale.length > 0 ? 'CANCEL' : 'HOLD';
    const thesis = sentence(`${opinion.saw}; ${holds(wish, sight, this.#parameters, stale.length)}`);
    return this.#decision(sight, stance, thesis, opinion.fairValueSats, confidence(strength), null, stale);
  }

  #watchFor({ priceSats, instrument }: Sight): Watch {
    const { stopBps, targetBps } = this.#parameters;
    return {
      stopSats: floorToTick(priceSats * (1 - stopBps / BASIS_POINTS), instrument),
      targetSats: ceilToTick(priceSats * (1 + targetBps / BASIS_POINTS), instrument),
    };
  }

  #forget(market: MarketSymbol): void {
    this.#watches = Object.fromEntries(Object.entries(this.#watches).filter(([symbol]) => symbol !== market));
  }

  #decision(
    sight: Sight,
    stance: Stance,
    thesis: string,
    fairValueSats: number,
    confidenceBps: number,
    plan: OrderPlan | null,
    cancelOrderIds: readonly OrderId[],
  ): Decision {
    return {
      market: sight.instrument.symbol,
      stance,
      thesis,
      fairValueSats: Math.max(1, Math.round(fairValueSats)),
      confidenceBps,
      orders: plan === null ? [] : [plan.order],
      cancelOrderIds,
      wakeConditions: this.#conditions(),
    };
  }

  #conditions(): readonly WakeCondition[] {
    return Object.entries(this.#watches).flatMap(([market, { stopSats, targetSats }]) => [
      { kind: 'PRICE_BELOW', market, priceSats: stopSats },
      { kind: 'PRICE_ABOVE', market, priceSats: targetSats },
    ]);
  }
}

/** Between 35 and 90 %: rules know how strong a signal is, not whether it is right. */
function confidence(strength: number): number {
  return Math.round(3_500 + 5_500 * (1 - Math.exp(-Math.abs(strength))));
}
