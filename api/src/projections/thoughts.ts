import type { EventOf, MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Seq } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { RingBuffer } from '../util/ring-buffer.ts';
import type { OrdersProjection } from './orders.ts';
import type { Projection } from './projection.ts';
import type { AgentTotals, ThoughtView } from './views.ts';

/** What a feed begins with, prompts and all; older ones are in the ledger. */
const KEPT = 100;
/** An agent that thinks seldom has its newest in memory too. */
const KEPT_PER_AGENT = 12;

type Growing = { -readonly [Key in keyof AgentTotals]: AgentTotals[Key] };

type State = {
  /** By seq; those that are only remembered as one agent's too. */
  readonly thoughts: readonly ThoughtView[];
  readonly recent: readonly Seq[];
  readonly byAgent: readonly (readonly [ParticipantId, readonly Seq[]])[];
  readonly totals: readonly (readonly [ParticipantId, AgentTotals])[];
};

const none: AgentTotals = { decisionCount: 0, abstentionCount: 0, inputTokens: 0, outputTokens: 0, costMicroUsd: 0 };

/** What agents thought, with what came of it. */
export class ThoughtsProjection implements Projection {
  readonly #orders: OrdersProjection;
  readonly #recent = new RingBuffer<ThoughtView>(KEPT);
  readonly #bySeq = new Map<Seq, ThoughtView>();
  readonly #byAgent = new Map<ParticipantId, RingBuffer<ThoughtView>>();
  readonly #totals = new Map<ParticipantId, Growing>();

  constructor(orders: OrdersProjection) {
    this.#orders = orders;
  }

  apply(event: MarketEvent): void {
    switch (event.type) {
      case 'AgentDecided':
      case 'AgentAbstained':
        this.#add(event);
        return;
      default:
        return;
    }
  }

  recent(limit: number): readonly ThoughtView[] {
    return this.#recent
      .last(limit)
      .reverse()
      .map((thought) => this.#withOrders(thought));
  }

  of(participantId: ParticipantId, limit: number): readonly ThoughtView[] {
    const ring = this.#byAgent.get(participantId);
    return (ring?.last(limit).reverse() ?? []).map((thought) => this.#withOrders(thought));
  }

  get(seq: Seq): ThoughtView | undefined {
    const thought = this.#bySeq.get(seq);
    return thought === undefined ? undefined : this.#withOrders(thought);
  }

  totals(participantId: ParticipantId): AgentTotals {
    return this.#totals.get(participantId) ?? none;
  }

  state(): State {
    const recent = this.#recent.toArray();
    const byAgent = [...this.#byAgent].map(([participantId, ring]) => [participantId, ring.toArray()] as const);
    const thoughts = new Set([...byAgent.flatMap(([, own]) => own), ...recent]);
    return {
      thoughts: [...thoughts],
      recent: recent.map(({ seq }) => seq),
      byAgent: byAgent.map(([participantId, own]) => [participantId, own.map(({ seq }) => seq)]),
      totals: [...this.#totals],
    };
  }

  restore(state: unknown): void {
    const { thoughts, recent, byAgent, totals } = state as State;
    const bySeq = new Map(thoughts.map((thought) => [thought.seq, thought]));
    const known = (seqs: readonly Seq[]) => seqs.map((seq) => must(bySeq.get(seq), `thought ${seq}`));
    this.#recent.replaceWith(known(recent));
    this.#bySeq.clear();
    for (const thought of known(recent)) this.#bySeq.set(thought.seq, thought);
    this.#byAgent.clear();
    for (const [participantId, own] of byAgent) this.#ringOf(participantId).replaceWith(known(own));
    this.#totals.clear();
    for (const [participantId, sums] of totals) this.#totals.set(participantId, { ...sums });
  }

  #ringOf(participantId: ParticipantId): RingBuffer<ThoughtView> {
    const ring = this.#byAgent.get(participantId) ?? new RingBuffer<ThoughtView>(KEPT_PER_AGENT);
    this.#byAgent.set(participantId, ring);
    return ring;
  }

  #withOrders(thought: ThoughtView): ThoughtView {
    return { ...thought, orders: [...this.#orders.ofDecision(thought.seq)] };
  }

  #add(event: EventOf<'AgentDecided'> | EventOf<'AgentAbstained'>): void {
    const { seq, time, record } = event;
    const { participantId, outcome } = record;
    const stance = outcome.kind === 'DECIDED' ? outcome.decision.stance : null;
    const thought: ThoughtView = { seq, time, participantId, record, orders: [], stance };
    this.#forgetOldest();
    this.#recent.push(thought);
    this.#bySeq.set(seq, thought);
    this.#ringOf(participantId).push(thought);
    this.#count(event);
  }

  #forgetOldest(): void {
    const oldest = this.#recent.length === KEPT ? this.#recent.at(0) : undefined;
    if (oldest === undefined) return;
    this.#bySeq.delete(oldest.seq);
    this.#orders.forgetDecision(oldest.seq);
  }

  #count(event: EventOf<'AgentDecided'> | EventOf<'AgentAbstained'>): void {
    const { participantId, outcome, evidence } = event.record;
    const totals = this.#totals.get(participantId) ?? { ...none };
    if (outcome.kind === 'DECIDED') totals.decisionCount += 1;
    else totals.abstentionCount += 1;
    totals.inputTokens += evidence.usage.inputTokens;
    totals.outputTokens += evidence.usage.outputTokens;
    totals.costMicroUsd = plus(totals.costMicroUsd, evidence.usage.costMicroUsd);
    this.#totals.set(participantId, totals);
  }
}

/** Unknown plus anything is unknown. */
function plus(sum: number | null, cost: number | null): number | null {
  return sum === null || cost === null ? null : sum + cost;
}
