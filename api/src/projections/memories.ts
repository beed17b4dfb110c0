import type { Decision } from '../market/decision.ts';
import type { EventOf, MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import { BASIS_POINTS, type BasisPoints, type Sats, type SimTime } from '../market/units.ts';
import type { Projection } from './projection.ts';
import type { TickerProjection } from './ticker.ts';
import type { MemoryView } from './views.ts';

const MINUTE_MS = 60_000;
const FIVE_MINUTES_MS = 5 * MINUTE_MS;

/** Most memories with an outcome, and most that still wait for one, of each agent. */
const KEPT = 8;
const WAITING = 24;

/** After so long a memory weighs half as much. */
const HALF_LIFE_MS = 20 * MINUTE_MS;

/** A memory that weighs less is gone. One of no move at all is after three half-lives, one of 100 bps after six. */
const LEAST_WEIGHT = 1 / 8;

/** A move of so much adds the weight of a memory of none. */
const WEIGHT_BPS = 10;

type State = {
  readonly waiting: readonly (readonly [ParticipantId, readonly MemoryView[]])[];
  readonly kept: readonly (readonly [ParticipantId, readonly MemoryView[]])[];
};

/**
 * What each agent believed and what the price did after, one and five minutes later. Only beliefs with a direction are
 * remembered, and only outcomes teach; small ones and old ones drop out.
 */
export class MemoriesProjection implements Projection {
  readonly #ticker: TickerProjection;
  #waiting = new Map<ParticipantId, readonly MemoryView[]>();
  #kept = new Map<ParticipantId, readonly MemoryView[]>();

  constructor(ticker: TickerProjection) {
    this.#ticker = ticker;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'AgentDecided':
        this.#believe(event);
        return;
      case 'TimeAdvanced':
        for (const [participantId, waiting] of this.#waiting) this.#age(participantId, waiting, event.time);
        return;
      default:
        return;
    }
  }

  /** Those with an outcome, newest first, as they stand at `now`. */
  of(participantId: ParticipantId, now: SimTime): readonly MemoryView[] {
    const kept = this.#kept.get(participantId) ?? [];
    return kept.filter((memory) => weightOf(memory, now) >= LEAST_WEIGHT).toReversed();
  }

  state(): State {
    return { waiting: [...this.#waiting], kept: [...this.#kept] };
  }

  restore(state: unknown): void {
    const { waiting, kept } = state as State;
    this.#waiting = new Map(waiting);
    this.#kept = new Map(kept);
  }

  #believe({ seq, time, record: { participantId, outcome } }: EventOf<'AgentDecided'>): void {
    if (outcome.kind !== 'DECIDED') return;
    const { market, thesis, stance } = outcome.decision;
    const priceSats = this.#priceOf(market);
    const direction = directionOf(outcome.decision, priceSats);
    if (direction === null) return;
    const memory = { seq, time, market, stance, thesis, direction, priceSats, minuteBps: null, fiveMinutesBps: null };
    this.#waiting.set(participantId, [...(this.#waiting.get(participantId) ?? []), memory].slice(-WAITING));
  }

  #age(participantId: ParticipantId, waiting: readonly MemoryView[], now: SimTime): void {
    const [oldest] = waiting;
    if (oldest === undefined || now - oldest.time < MINUTE_MS) return;
    const grown = waiting.map((memory) => this.#grown(memory, now));
    const done = grown.filter(({ fiveMinutesBps }) => fiveMinutesBps !== null);
    this.#waiting.set(
      participantId,
      grown.filter(({ fiveMinutesBps }) => fiveMinutesBps === null),
    );
    if (done.length > 0)
      this.#kept.set(participantId, strongest([...(this.#kept.get(participantId) ?? []), ...done], now));
  }

  #grown(memory: MemoryView, now: SimTime): MemoryView {
    const age = now - memory.time;
    if (age < MINUTE_MS) return memory;
    if (age >= FIVE_MINUTES_MS) return { ...memory, fiveMinutesBps: this.#gainBps(memory) };
    return memory.minuteBps === null ? { ...memory, minuteBps: this.#gainBps(memory) } : memory;
  }

  /** How far the price went in the direction of the belief. */
  #gainBps({ market, direction, priceSats }: MemoryView): BasisPoints {
    const moveBps = Math.round(((this.#priceOf(market) - priceSats) * BASIS_POINTS) / priceSats) || 0;
    return direction === 'UP' ? moveBps : 0 - moveBps;
  }

  #priceOf(market: string): Sats {
    const { midSats, lastPriceSats, referencePriceSats } = this.#ticker.touch(market);
    return midSats ?? lastPriceSats ?? referencePriceSats;
  }
}

/** Where the price should go when the decision is right; null when it says nothing of that. */
function directionOf({ stance, fairValueSats }: Decision, priceSats: Sats): MemoryView['direction'] | null {
  if (stance === 'BUY') return 'UP';
  if (stance === 'SELL') return 'DOWN';
  if (fairValueSats === null || fairValueSats === priceSats) return null;
  return fairValueSats > priceSats ? 'UP' : 'DOWN';
}

/** Halves once a half-life, in steps, so that it is exact on every machine. */
function weightOf({ time, fiveMinutesBps }: MemoryView, now: SimTime): number {
  return (1 + Math.abs(fiveMinutesBps ?? 0) / WEIGHT_BPS) / 2 ** Math.floor((now - time) / HALF_LIFE_MS);
}

/** At most as many as are kept, the lightest dropped first, oldest first as they came. */
function strongest(memories: readonly MemoryView[], now: SimTime): readonly MemoryView[] {
  const alive = memories.filter((memory) => weightOf(memory, now) >= LEAST_WEIGHT);
  const heaviest = alive.toSorted((a, b) => weightOf(b, now) - weightOf(a, now) || b.seq - a.seq).slice(0, KEPT);
  return heaviest.toSorted((a, b) => a.seq - b.seq);
}
