import { packText } from '../../ledger/packed-text.ts';
import type { Seq } from '../../market/units.ts';

/** A read model as packed text, as it was after the event `seq`. */
export type Waypoint = { readonly seq: Seq; readonly packed: Uint8Array };

/** Events between two waypoints: folded in a fraction of a second. */
const EVENTS_APART = 20_000;

/** Of all waypoints of one run together. */
const MAX_BYTES = 64_000_000;

/** Where a run was at some moments, so that none is far from anywhere. When they get too many, every second one goes. */
export class Waypoints {
  readonly #maxBytes: number;
  #apart: number;
  /** By seq. */
  #kept: readonly Waypoint[] = [];

  constructor(apart = EVENTS_APART, maxBytes = MAX_BYTES) {
    this.#apart = apart;
    this.#maxBytes = maxBytes;
  }

  get bytes(): number {
    return this.#kept.reduce((sum, { packed }) => sum + packed.length, 0);
  }

  /** The last one up to a place. */
  before(seq: Seq): Waypoint | null {
    return this.#kept.findLast((waypoint) => waypoint.seq <= seq) ?? null;
  }

  /** Keeps where a fold is if it is far from the waypoint before it; the text is made only then. */
  pass(seq: Seq, text: () => string): void {
    if (seq - (this.before(seq)?.seq ?? 0) < this.#apart) return;
    this.#kept = [...this.#kept, { seq, packed: packText(text()) }].sort((a, b) => a.seq - b.seq);
    while (this.bytes > this.#maxBytes && this.#kept.length > 1) this.#thinOut();
  }

  #thinOut(): void {
    this.#apart *= 2;
    this.#kept = this.#kept.filter((_, index) => index % 2 === 1);
  }
}
