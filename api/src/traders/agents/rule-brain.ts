import type { Aside, Decision, ExitPair, Stance } from '../../market/decision.ts';
import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type SimTime } from '../../market/units.ts';
import type { MarketView, OrderView } from '../../projections/views.ts';
import { must } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { ActionMix, type Wish } from './action-mix.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { planExitPair } from './exit-plan.ts';
import { sats, units } from './figures.ts';
import { type OrderPlan, planExit, planOrder } from './order-plan.ts';
import { staleOrders, withdrawals } from './own-orders.ts';
import { asideOf } from './rule-aside.ts';
import type { Candidate } from './scanner.ts';
import { type Sight, see } from './sight.ts';
import type { AgentStrategy, Opinion } from './strategies/agent-strategy.ts';
import { balancing, does, holds, leaves, sentence } from './thesis.ts';
import { boughtLots, conditionsOf, settled, type Watch, type Watches, watchOf } from './watch.ts';

type State = {
  readonly generator: RngState;
  readonly mix: ReturnType<ActionMix['state']>;
  readonly watches: Watches;
};

type Judged = {
  readonly sight: Sight;
  readonly opinion: Opinion;
  readonly wish: Wish;
  readonly strength: number;
  readonly open: readonly OrderView[];
};

type Done = { readonly plan: OrderPlan | null; readonly exit: ExitPair | null; readonly aside: Aside };

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
  #watches: Watches = {};

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
    const open = view.openOrders(this.#participantId);
    this.#watches = settled(this.#watches, open, view, this.#participantId);
    const stale = staleOrders(open, now, this.#parameters.patienceMs);
    const decision = this.#exit(sight) ?? this.#judge(sight, view, open, stale.length);
    return { ...decision, cancelOrderIds: withdrawals(open, stale, decision) };
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

  /** A price beyond its own stop or target is dealt with before anything else. */
  #exit(sight: Sight): Decision | null {
    const { asset, priceSats, instrument, rng, ticker } = sight;
    const watch = this.#watches[instrument.symbol];
    if (watch === undefined || !watch.isEntered || watch.isPaired || ticker.status !== 'CONTINUOUS') return null;
    if (priceSats > watch.stopSats && priceSats < watch.targetSats) return null;
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
    return this.#decision(sight, 'SELL', sentence(saw), priceSats, 8_000, {
      ...{ plan, exit: null },
      aside: asideOf(sight, 'SELL', 0, plan),
    });
  }

  #judge(sight: Sight, view: MarketView, open: readonly OrderView[], staleCount: number): Decision {
    const opinion = this.#strategy.opine(sight);
    const evenShare = this.#parameters.maxShareBps / BASIS_POINTS / 3;
    const cashShare = sight.cashSats / Math.max(1, sight.equitySats);
    const pull = CASH_PULL * (cashShare - USUAL_CASH) - SHARE_PULL * (sight.share - evenShare);
    const strength = opinion.strength + pull;
    const wish = this.#mix.wish(strength);
    const plan = wish === 'HOLD' ? null : planOrder(wish, sight, this.#parameters);
    this.#mix.learn(plan === null ? 'HOLD' : wish);
    const judged = { sight, opinion, wish, strength, open };
    return plan === null ? this.#rest(judged, view, staleCount) : this.#act(judged, plan);
  }

  #act({ sight, opinion, wish, strength, open }: Judged, plan: OrderPlan): Decision {
    const { side, quantityLots } = plan.order;
    const watch = watchOf(plan, sight, this.#parameters);
    const isBought = plan.manner === 'TAKE' || plan.manner === 'MARKET';
    const exit = side === 'BUY' && isBought ? this.#exitPair(sight, watch, quantityLots, open) : null;
    if (side === 'BUY') this.#watch(sight, { ...watch, isPaired: exit !== null });
    const isTorn = opinion.strength * (side === 'BUY' ? 1 : -1) < 0;
    const why = isTorn ? `${opinion.saw}, ${balancing(side, sight)}` : opinion.saw;
    const thesis = sentence(`${why}; ${does(plan, sight, watch, exit, this.#parameters)}`);
    return this.#decision(sight, wish, thesis, opinion.fairValueSats, confidence(strength), {
      ...{ plan, exit },
      aside: asideOf(sight, wish, strength, plan),
    });
  }

  #rest({ sight, opinion, wish, strength, open }: Judged, view: MarketView, staleCount: number): Decision {
    const exit = this.#lateExit(sight, view, open);
    const stance: Stance = staleCount > 0 && exit === null ? 'CANCEL' : 'HOLD';
    const then = exit === null ? holds(wish, sight, this.#parameters, staleCount) : `holding, ${leaves(exit, sight)}`;
    const thesis = sentence(`${opinion.saw}; ${then}`);
    return this.#decision(sight, stance, thesis, opinion.fairValueSats, confidence(strength), {
      ...{ plan: null, exit },
      aside: asideOf(sight, wish, strength, null),
    });
  }

  /** A pair for what a waiting order has bought meanwhile. */
  #lateExit(sight: Sight, view: MarketView, open: readonly OrderView[]): ExitPair | null {
    const { symbol } = sight.instrument;
    const watch = this.#watches[symbol];
    if (watch === undefined || watch.isPaired || !watch.isEntered || this.#parameters.exitPairBps === 0) return null;
    const bought = boughtLots(view, this.#participantId, symbol, watch);
    const exit = bought === 0 ? null : this.#exitPair(sight, watch, bought, open);
    if (exit !== null) this.#watch(sight, { ...watch, isPaired: true });
    return exit;
  }

  #exitPair(sight: Sight, watch: Watch, boughtLots: Lots, open: readonly OrderView[]): ExitPair | null {
    const { exitPairBps } = this.#parameters;
    if (exitPairBps === 0 || !sight.rng.chance(exitPairBps / BASIS_POINTS)) return null;
    return planExitPair(sight, watch, boughtLots, open, this.#parameters);
  }

  #watch({ instrument }: Sight, watch: Watch): void {
    this.#watches = { ...this.#watches, [instrument.symbol]: watch };
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
    { plan, exit, aside }: Done,
  ): Decision {
    return {
      market: sight.instrument.symbol,
      stance,
      thesis,
      fairValueSats: Math.max(1, Math.round(fairValueSats)),
      confidenceBps,
      orders: plan === null ? [] : [plan.order],
      ...(exit === null ? {} : { exit }),
      cancelOrderIds: [],
      wakeConditions: conditionsOf(this.#watches),
      ...aside,
    };
  }
}

/** Between 35 and 90 %: rules know how strong a signal is, not whether it is right. */
function confidence(strength: number): number {
  return Math.round(3_500 + 5_500 * (1 - Math.exp(-Math.abs(strength))));
}
