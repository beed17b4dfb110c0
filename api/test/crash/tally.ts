import { must } from '../../src/util/assert.ts';
import { type Place, places } from './dying-server.ts';

/** What one place's kills found in flight. */
export type Counts = { kills: number; trades: number; acknowledged: number; events: number; livedMs: number };

/** What a campaign has to show, place by place. */
export class Tally {
  readonly #counts = new Map<Place, Counts>(places.map((place) => [place, nothing()]));

  of(place: Place): Counts {
    return must(this.#counts.get(place), place);
  }

  get kills(): number {
    return places.reduce((sum, place) => sum + this.of(place).kills, 0);
  }

  get acknowledged(): number {
    return places.reduce((sum, place) => sum + this.of(place).acknowledged, 0);
  }

  /** Events in flight in the lives that ended at these places. */
  perSecond(...among: readonly Place[]): number {
    const sum = (figure: 'events' | 'livedMs') => among.reduce((total, place) => total + this.of(place)[figure], 0);
    return Math.round((sum('events') / Math.max(1, sum('livedMs'))) * 1_000);
  }
}

function nothing(): Counts {
  return { kills: 0, trades: 0, acknowledged: 0, events: 0, livedMs: 0 };
}
