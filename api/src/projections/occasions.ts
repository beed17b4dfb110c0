import type { EventType, MarketEvent } from '../market/events.ts';
import { RingBuffer } from '../util/ring-buffer.ts';
import type { Projection } from './projection.ts';
import type { OccasionView } from './views.ts';

const KEPT = 500;

/** Events that people want marked on a chart: everything that is neither trade, order, thought nor clock. */
export const occasionTypes: readonly EventType[] = [
  'RunStarted',
  'RunEnded',
  'RunPaused',
  'RunResumed',
  'SpeedSet',
  'NewsPublished',
  'ShockApplied',
  'MarketHalted',
  'MarketResumed',
  'BrainSet',
  'ParticipantRetired',
];

/** True for occasions; a person admitted or funded while the run goes on is one, the opening cast is not. */
export function isOccasion(event: MarketEvent): boolean {
  if (event.type === 'FundsPosted')
    return event.postings.some(({ reason }) => reason === 'ADJUST' || reason === 'REPLENISH');
  return occasionTypes.includes(event.type);
}

export class OccasionsProjection implements Projection {
  readonly #recent = new RingBuffer<OccasionView>(KEPT);

  apply(event: MarketEvent): void {
    if (isOccasion(event)) this.#recent.push({ seq: event.seq, time: event.time, event });
  }

  /** Newest first. */
  recent(limit: number): readonly OccasionView[] {
    return this.#recent.last(limit).reverse();
  }
}
