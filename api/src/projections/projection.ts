import type { MarketEvent } from '../market/events.ts';

/** A pure fold: what it shows is a function of the events it was given, in order. Updates itself in place. */
export interface Projection {
  apply(event: MarketEvent): void;
}
