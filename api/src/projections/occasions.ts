import type { EventType, MarketEvent } from '../market/events.ts';
import type { SimTime } from '../market/units.ts';
import { RingBuffer } from '../util/ring-buffer.ts';
import type { Projection } from './projection.ts';
import type { OccasionView } from './views.ts';

const KEPT = 500;

/** Always an occasion. */
const occasionTypes: ReadonlySet<EventType> = new Set<EventType>([
  'RunStarted',
  'RunEnded',
  'RunPaused',
  'RunResumed',
  'SpeedSet',
  'NewsPublished',
  'ShockApplied',
  'MarketHalted',
  'MarketResumed',
  'AuctionStarted',
  'MarketUncrossed',
  'MarketClosed',
  'MarketPreOpened',
  'FeesSet',
  'BuyInStarted',
  'BrainSet',
  'PersonaSet',
  'BudgetSet',
  'AgentPaused',
  'AgentResumed',
  'ParticipantRetired',
]);

/**
 * True for what people want to see marked. An agent that joins while the run goes on is an occasion, the cast of the
 * opening (at the very time `startedAt`) is not; money counts when it comes from or goes to the treasury by decree.
 */
export function isOccasion(event: MarketEvent, startedAt: SimTime): boolean {
  switch (event.type) {
    case 'FundsPosted':
      return event.postings.some(({ reason }) => reason === 'ADJUST' || reason === 'REPLENISH');
    case 'ParticipantAdmitted':
      return event.participant.kind === 'AGENT' && event.time > startedAt;
    default:
      return occasionTypes.has(event.type);
  }
}

type State = { readonly startedAt: SimTime; readonly recent: readonly OccasionView[] };

/** What happened to the market, newest last; bounded. */
export class OccasionsProjection implements Projection {
  readonly #recent = new RingBuffer<OccasionView>(KEPT);
  #startedAt: SimTime = 0;

  apply(event: MarketEvent): void {
    if (event.type === 'RunStarted') this.#startedAt = event.time;
    if (isOccasion(event, this.#startedAt)) this.#recent.push({ seq: event.seq, time: event.time, event });
  }

  state(): State {
    return { startedAt: this.#startedAt, recent: this.#recent.toArray() };
  }

  restore(state: unknown): void {
    const { startedAt, recent } = state as State;
    this.#startedAt = startedAt;
    this.#recent.replaceWith(recent);
  }

  /** Newest first. */
  recent(limit: number): readonly OccasionView[] {
    return this.#recent.last(limit).reverse();
  }
}
