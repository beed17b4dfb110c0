import type { DecisionOutcome, ShortlistEntry, WakeReason } from '../../market/decision.ts';
import type { Instrument, MarketSymbol } from '../../market/instrument.ts';
import type { Brain, ParticipantId } from '../../market/participant.ts';
import type { SimTime } from '../../market/units.ts';
import type { MarketView } from '../../projections/views.ts';
import { must } from '../../util/assert.ts';
import { Rng, type RngState } from '../../util/rng.ts';
import { Latency, type LatencyState } from '../latency.ts';
import type { ModelOutcome, ModelRequest } from '../llm/model.ts';
import type { Interests, Noticed, Trader, Turn, Wake } from '../trader.ts';
import { idleTurn } from '../turns.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { Attention } from './attention.ts';
import { type Character, characterOf } from './character.ts';
import { clampAnswer } from './clamp.ts';
import { actionsOf } from './decision-actions.ts';
import { modelRecord, RULE, ruleRecord } from './decision-records.ts';
import { systemPrompt, userPrompt } from './prompt.ts';
import { type Place, untilPlace } from './rota.ts';
import { RuleBrain } from './rule-brain.ts';
import { type Candidate, entryOf, scan } from './scanner.ts';
import { TickerMask } from './ticker-mask.ts';

export type AgentOptions = {
  readonly participantId: ParticipantId;
  readonly character: Character;
  readonly place: Place;
  readonly brain: Brain;
  readonly seed: string;
  /** Whether a model in this seat is kept from knowing the assets by name. */
  readonly masksTickers: boolean;
};

type State = {
  readonly brain: Brain;
  /** The one it was given since; null while it has its first. */
  readonly persona: string | null;
  readonly generator: RngState;
  readonly attention: ReturnType<Attention['state']>;
  readonly rule: ReturnType<RuleBrain['state']>;
  readonly latency: LatencyState;
  readonly questionCount: number;
  readonly pending: Pending | null;
};

/** What stays while the rules of the markets do: the first part of its prompt, and under which names it knows the assets. */
type Briefing = {
  readonly instruments: readonly Instrument[];
  readonly system: string;
  readonly mask: TickerMask | null;
};

/** The question that is open, and what was on offer with it. */
type Pending = { readonly requestId: string; readonly shortlist: readonly ShortlistEntry[] };

/** Between two questions to a failing model it waits this much longer than the floor. */
const AFTER_FAILURE = 2;

/** Spreads the first thoughts of a run over its first half minute. */
const FIRST_TURN_MIN_MS = 400;

/**
 * An AI seat: the scanner ranks the markets, the agent picks one and decides, by rule at once or by a model whose answer
 * comes back later. It has at most one question open and never waits for it: the market goes on.
 */
export class Agent implements Trader {
  readonly participantId: ParticipantId;
  readonly interests: Interests = { fills: true, news: true, seconds: true };
  readonly firstWakeDelayMs: number;
  readonly #seed: string;
  readonly #masksTickers: boolean;
  readonly #place: Place;
  readonly #attention: Attention;
  readonly #latency: Latency;
  #character: Character;
  #newPersona: string | null = null;
  #rule: RuleBrain;
  #briefing: Briefing | null = null;
  #brain: Brain;
  #rng: Rng;
  #questionCount = 0;
  #pending: Pending | null = null;

  constructor({ participantId, character, place, brain, seed, masksTickers }: AgentOptions) {
    const { strategy, parameters } = character;
    this.participantId = participantId;
    this.#seed = seed;
    this.#masksTickers = masksTickers;
    this.#character = character;
    this.#place = place;
    this.#brain = brain;
    this.#attention = new Attention(participantId);
    this.#rule = new RuleBrain(participantId, strategy, parameters, seed);
    this.#latency = new Latency(seed, participantId, parameters);
    this.#rng = Rng.derive(seed, participantId);
    this.firstWakeDelayMs = this.#rng.integer(FIRST_TURN_MIN_MS, parameters.roundMs);
  }

  takeTurn(view: MarketView, now: SimTime, reason: WakeReason): Turn {
    if (this.#pending !== null) return this.#idle(now);
    const trigger = this.#attention.take(view, now);
    const ranked = this.#ranked(view, now, trigger?.market ?? null);
    const shortlist = ranked.slice(0, this.#parameters.shortlistLength);
    if (shortlist.length === 0) return this.#idle(now);
    if (this.#brain.kind !== 'RULE') return this.#ask(view, now, reason, shortlist);
    const focus = shortlist.find(({ instrument }) => instrument.symbol === trigger?.market);
    return this.#follow(view, reason, shortlist, focus?.instrument.symbol ?? null, now);
  }

  notice(event: Noticed, view: MarketView): Wake | null {
    const { reactionMinMs, reactionMaxMs } = this.#parameters;
    const trigger = this.#attention.notice(event, view, this.#priceMoveBps(), this.#floorMs());
    if (trigger === null || this.#pending !== null) return null;
    // News is rare and worth a turn out of turn; fills come in bursts and wait for the floor like price moves do.
    const restMs = trigger.reason === 'FILL' ? this.#attention.restMs(event.time, this.#floorMs()) : 0;
    return { delayMs: restMs + this.#rng.integer(reactionMinMs, reactionMaxMs), reason: trigger.reason };
  }

  receive(outcome: ModelOutcome, view: MarketView, now: SimTime): Turn {
    const asked = this.#pending;
    if (outcome.request.requestId !== asked?.requestId) return this.#idle(now);
    this.#pending = null;
    if (outcome.fallBack) this.#brain = RULE;
    if (outcome.result.kind === 'ABSTAINED') {
      const { cause, detail } = outcome.result;
      return this.#abstained(now, outcome, asked, { kind: 'ABSTAINED', cause, detail });
    }
    const { mask } = this.#brief(view);
    const answer = mask?.shown(outcome.result.answer) ?? outcome.result.answer;
    const clamped = clampAnswer(answer, view, now, this.participantId, this.#parameters);
    if (!clamped.ok)
      return this.#abstained(now, outcome, asked, {
        ...{ kind: 'ABSTAINED', cause: 'UNKNOWN_MARKET', detail: clamped.reason },
      });
    const { decision, clamps } = clamped;
    this.#attention.take(view, now);
    this.#attention.watch(decision.wakeConditions, view);
    const sleep = decision.wakeConditions.find((condition) => condition.kind === 'AFTER');
    const { modelFloorMs, modelCeilingMs } = this.#parameters;
    const delayMs = Math.min(modelCeilingMs, Math.max(modelFloorMs, sleep?.delayMs ?? modelCeilingMs));
    return {
      decision: modelRecord(this.#brain, outcome, asked.shortlist, { kind: 'DECIDED', decision }, clamps),
      actions: actionsOf(decision),
      ask: null,
      arrivesInMs: 0,
      nextWakeDelayMs: outcome.fallBack ? this.#restMs(now) : delayMs,
    };
  }

  /** What a model would be asked in its place now, of at most `markets` markets. Changes nothing. */
  promptNow(view: MarketView, now: SimTime, markets = this.#parameters.shortlistLength) {
    const shortlist = this.#ranked(view, now, null).slice(0, markets);
    return this.#words(view, now, shortlist, 'TIMER');
  }

  /** An answer to a question that is still open is dropped when it comes. */
  setBrain(brain: Brain): void {
    this.#brain = brain;
    this.#pending = null;
  }

  /** So is one that its former self asked. */
  setPersona(handle: string): void {
    this.#assume(handle);
    this.#pending = null;
  }

  state(): State {
    return {
      brain: this.#brain,
      persona: this.#newPersona,
      generator: this.#rng.state(),
      attention: this.#attention.state(),
      rule: this.#rule.state(),
      latency: this.#latency.state(),
      questionCount: this.#questionCount,
      pending: this.#pending,
    };
  }

  restore(state: unknown): void {
    const { brain, persona, generator, attention, rule, latency, questionCount, pending } = state as State;
    if (persona !== null) this.#assume(persona);
    this.#brain = brain;
    this.#rng = Rng.restore(generator);
    this.#attention.restore(attention);
    this.#rule.restore(rule);
    this.#latency.restore(latency);
    this.#questionCount = questionCount;
    this.#pending = pending;
  }

  get #parameters(): AgentParameters {
    return this.#character.parameters;
  }

  #assume(handle: string): void {
    this.#newPersona = handle;
    this.#character = must(characterOf(handle), `persona ${handle}`);
    const { strategy, parameters } = this.#character;
    this.#rule = new RuleBrain(this.participantId, strategy, parameters, this.#seed);
    this.#briefing = null;
  }

  #brief({ instruments }: MarketView): Briefing {
    if (this.#briefing?.instruments === instruments) return this.#briefing;
    const { persona, parameters } = this.#character;
    const mask = this.#masksTickers ? new TickerMask(instruments) : null;
    const text = systemPrompt(persona, instruments, parameters);
    this.#briefing = { instruments, system: mask?.hide(text) ?? text, mask };
    return this.#briefing;
  }

  /** The question in the words a model gets. */
  #words(view: MarketView, now: SimTime, shortlist: readonly Candidate[], wakeReason: WakeReason) {
    const { system, mask } = this.#brief(view);
    const user = userPrompt({ view, now, participantId: this.participantId, shortlist, wakeReason });
    const offered = shortlist.map(({ instrument }) => mask?.hidden(instrument) ?? instrument);
    return { system, user: mask?.hide(user) ?? user, shortlist: offered };
  }

  /** The scanner's choice, with the market that woke the agent first. */
  #ranked(view: MarketView, now: SimTime, trigger: MarketSymbol | null): readonly Candidate[] {
    const { participantId } = this;
    const found = scan({ view, now, participantId, parameters: this.#parameters });
    const [woke, others] = [true, false].map((isTrigger) =>
      found.filter(({ instrument }) => (instrument.symbol === trigger) === isTrigger),
    );
    return [...(woke ?? []), ...(others ?? [])];
  }

  #follow(
    view: MarketView,
    wakeReason: WakeReason,
    shortlist: readonly Candidate[],
    focus: MarketSymbol | null,
    now: SimTime,
  ): Turn {
    // What a model would have been shown: a rule decides on the same view, so the reader of a thought sees it too.
    const prompt = userPrompt({ view, now, participantId: this.participantId, shortlist, wakeReason });
    const decision = this.#rule.decide(view, now, shortlist, focus);
    this.#attention.watch(decision.wakeConditions, view);
    const seen = { wakeReason, viewSeq: view.seq, shortlist: shortlist.map(entryOf), prompt };
    return {
      decision: ruleRecord(this.participantId, decision, seen),
      actions: actionsOf(decision),
      ask: null,
      arrivesInMs: this.#latency.send(now),
      nextWakeDelayMs: this.#restMs(now),
    };
  }

  #ask(view: MarketView, now: SimTime, wakeReason: WakeReason, shortlist: readonly Candidate[]): Turn {
    this.#questionCount += 1;
    const { participantId } = this;
    const request: ModelRequest = {
      requestId: `${participantId}-${this.#questionCount}`,
      participantId,
      model: must(this.#brain.model, `a model for ${participantId}`),
      wakeReason,
      viewSeq: view.seq,
      ...this.#words(view, now, shortlist, wakeReason),
    };
    this.#pending = { requestId: request.requestId, shortlist: shortlist.map(entryOf) };
    return { decision: null, actions: [], ask: request, arrivesInMs: 0, nextWakeDelayMs: null };
  }

  #abstained(now: SimTime, outcome: ModelOutcome, { shortlist }: Pending, result: DecisionOutcome): Turn {
    return {
      decision: modelRecord(this.#brain, outcome, shortlist, result, []),
      actions: [],
      ask: null,
      arrivesInMs: 0,
      nextWakeDelayMs: this.#brain.kind === 'RULE' ? this.#restMs(now) : AFTER_FAILURE * this.#parameters.modelFloorMs,
    };
  }

  #idle(now: SimTime): Turn {
    return idleTurn(this.#restMs(now));
  }

  #floorMs(): number {
    return this.#brain.kind === 'RULE' ? this.#parameters.floorMs : this.#parameters.modelFloorMs;
  }

  #priceMoveBps(): number {
    return this.#brain.kind === 'RULE' ? this.#parameters.priceMoveBps : this.#parameters.modelPriceMoveBps;
  }

  #restMs(now: SimTime): number {
    const { roundMs, lateMaxMs } = this.#parameters;
    return untilPlace(now, this.#place, roundMs) + this.#rng.integer(0, lateMaxMs);
  }
}
