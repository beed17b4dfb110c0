import type { Asset } from '../market/instrument.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';

export type OpenPosting = { -readonly [Key in keyof Posting]: Posting[Key] };

/**
 * Collects the postings of one command in the order in which money moved: read in this order, no account is overdrawn
 * between two of them. A movement with the same legs as the one before is added to it, so that who cancels many orders
 * gets one posting; a hold stays by itself, as each order's own.
 */
export class PostingBatch {
  #postings: OpenPosting[] | null = null;

  get isEmpty(): boolean {
    return this.#postings === null;
  }

  /** Adds a movement to the one before where they are alike. */
  add(asset: Asset, amount: number, from: AccountBucket, to: AccountBucket, reason: PostingReason): void {
    const last = this.#postings === null ? null : (this.#postings[this.#postings.length - 1] as OpenPosting);
    const isAlike = last !== null && last.from === from && last.to === to && last.asset === asset;
    if (isAlike && last.reason === reason) last.amount += amount;
    else this.append(asset, amount, from, to, reason);
  }

  /** The list, for several postings of their own at once. */
  open(): OpenPosting[] {
    this.#postings ??= [];
    return this.#postings;
  }

  /** A posting of its own. */
  append(asset: Asset, amount: number, from: AccountBucket, to: AccountBucket, reason: PostingReason): void {
    if (this.#postings === null) this.#postings = [{ asset, amount, from, to, reason }];
    else this.#postings.push({ asset, amount, from, to, reason });
  }

  /** All postings; the batch is empty afterwards. */
  take(): readonly Posting[] {
    const postings = this.#postings ?? [];
    this.#postings = null;
    return postings;
  }
}
