import type { Posting } from '../market/posting.ts';

type OpenPosting = { -readonly [Key in keyof Posting]: Posting[Key] };

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
  add(posting: Posting): void {
    const last = this.#postings === null ? null : (this.#postings[this.#postings.length - 1] as OpenPosting);
    const isAlike =
      last !== null && last.from === posting.from && last.to === posting.to && last.asset === posting.asset;
    if (isAlike && last.reason === posting.reason) last.amount += posting.amount;
    else this.append(posting);
  }

  /** The list, for several postings of their own at once. */
  open(): OpenPosting[] {
    this.#postings ??= [];
    return this.#postings;
  }

  /** A posting of its own. */
  append(posting: Posting): void {
    if (this.#postings === null) this.#postings = [posting];
    else this.#postings.push(posting);
  }

  /** All postings; the batch is empty afterwards. */
  take(): readonly Posting[] {
    const postings = this.#postings ?? [];
    this.#postings = null;
    return postings;
  }
}
