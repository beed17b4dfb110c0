import type { Seq } from '../../market/units.ts';

/** A read model as text, as it was after the event `seq`. */
export type Waypoint = { readonly seq: Seq; readonly text: string };

/** Events between two waypoints: folded in a fraction of a second. */
const EVENTS_APART = 20_000;

/** UTF-16 units of all waypoints of one run. */
const MAX_LENGTH = 96_000_000;

/** Where a run was at some moments, so that none is far from anywhere. When they get too many, every second one goes. */
export class Waypoints {
  readonly #maxLength: number;
  #apart: number;
  /** By seq. */
  #kept: readonly Waypoint[] = [];

  constructor(apart = EVENTS_APART, maxLength = MAX_LENGTH) {
    this.#apart = apart;
    this.#maxLength = maxLength;
  }

  get length(): number {
    return this.#kept.reduce((sum, { text }) => sum + text.length, 0);
  }

  /** The last one up to a place. */
  before(seq: Seq): Waypoint | null {
    return this.#kept.findLast((waypoint) => waypoint.seq <= seq) ?? null;
  }

  /** Keeps where a fold is if it is far from the waypoint before it; the text is made only then. */
  pass(seq: Seq, text: () => string): void {
    if (seq - (this.before(seq)?.seq ?? 0) < this.#apart) return;
    this.#kept = [...this.#kept, { seq, text: text() }].sort((a, b) => a.seq - b.seq);
    while (this.length > this.#maxLength && this.#kept.length > 1) this.#thinOut();
  }

  #thinOut(): void {
    this.#apart *= 2;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 1);
  }
}
