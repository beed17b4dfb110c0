import type { MarketEvent } from '../market/events.ts';

/** A pure fold: what it shows is a function of the events it was given, in order. Updates itself in place. */
export interface Projection {
  apply(event: MarketEvent): void;
  /**
   * What it remembers, as plain JSON: restored from it, a new one goes on exactly. It may share objects with the fold, so
   * it is to be written down before the next event.
   */
  state(): unknown;
  /** Takes what `state` gave instead of what it remembers. */
  restore(state: unknown): void;
}
