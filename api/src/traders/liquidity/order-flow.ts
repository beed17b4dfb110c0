import type { Seq, SimTime } from '../../market/units.ts';
import type { TradeView } from '../../projections/views.ts';

export type FlowState = { readonly netSats: number; readonly seenSeq: Seq; readonly seenAt: SimTime | null };

/**
 * What takers bought more than they sold, fading with time: what a maker that cannot tell who knows something must take
 * for information (Kyle, Econometrica 53, 1985; Glosten and Milgrom, Journal of Financial Economics 14, 1985).
 */
export class OrderFlow {
  #netSats = 0;
  #seenSeq: Seq = 0;
  #seenAt: SimTime | null = null;

  /** Positive when takers bought. */
  get netSats(): number {
    return this.#netSats;
  }

  /** @param newestFirst what was traded in its market last */
  look(newestFirst: readonly TradeView[], now: SimTime, halfLifeMs: number): void {
    this.#netSats *= 0.5 ** ((now - (this.#seenAt ?? now)) / halfLifeMs);
    this.#seenAt = now;
    const seenSeq = this.#seenSeq;
    for (const { seq, takerSide, notionalSats, isAuction } of newestFirst) {
      if (seq <= seenSeq) break;
      this.#seenSeq = Math.max(this.#seenSeq, seq);
      if (!isAuction) this.#netSats += takerSide === 'BUY' ? notionalSats : -notionalSats;
    }
  }

  state(): FlowState {
    return { netSats: this.#netSats, seenSeq: this.#seenSeq, seenAt: this.#seenAt };
  }

  restore({ netSats, seenSeq, seenAt }: FlowState): void {
    this.#netSats = netSats;
    this.#seenSeq = seenSeq;
    this.#seenAt = seenAt;
  }
}
