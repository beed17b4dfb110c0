import type { Asset } from '../market/instrument.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';

type OpenPosting = { -readonly [Key in keyof Posting]: Posting[Key] };

/** A trade writes at most five postings, so equal legs of consecutive trades lie at most this far back. */
const LOOK_BACK = 5;

/**
 * Collects the postings of one command in the order in which money moved: read in this order, no account is overdrawn
 * between two of them. A movement with the same legs as one just before is added to it, but never across a hold, nor
 * across what came in where it goes out: it may be just this that moves.
 */
export class PostingBatch {
  #postings: OpenPosting[] | null = null;
  /** Postings before this place are closed. */
  #closed = 0;

  get isEmpty(): boolean {
    return this.#postings === null;
  }

  add(asset: Asset, amount: number, from: AccountBucket, to: AccountBucket, reason: PostingReason): void {
    const postings = this.#postings;
    if (postings === null) this.#postings = [{ asset, amount, from, to, reason }];
    else if (!this.#addTo(postings, asset, amount, from, to, reason)) {
      postings.push({ asset, amount, from, to, reason });
    }
    if (reason === 'HOLD' || reason === 'BORROW') this.#closed = postings === null ? 1 : postings.length;
  }

  /** Whether there was a posting that the movement could be added to. */
  #addTo(
    postings: OpenPosting[],
    asset: Asset,
    amount: number,
    from: AccountBucket,
    to: AccountBucket,
    reason: PostingReason,
  ): boolean {
    const earliest = Math.max(this.#closed, postings.length - LOOK_BACK);
    for (let index = postings.length - 1; index >= earliest; index -= 1) {
      const posting = postings[index] as OpenPosting;
      if (posting.to === from && posting.asset === asset) break;
      if (posting.from !== from || posting.to !== to || posting.asset !== asset || posting.reason !== reason) continue;
      posting.amount += amount;
      return true;
    }
    return false;
  }

  /** All postings; the batch is empty afterwards. */
  take(): readonly Posting[] {
    const postings = this.#postings ?? [];
    this.#postings = null;
    this.#closed = 0;
    return postings;
  }
}
