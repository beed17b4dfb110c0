import type { Asset } from '../market/instrument.ts';
import type { AccountBucket, Posting, PostingReason } from '../market/posting.ts';
import { must } from '../util/assert.ts';

type OpenPosting = { -readonly [Key in keyof Posting]: Posting[Key] };

/**
 * The order in which a command's postings are told: money is set aside, changes hands, pays its fee, and what is left
 * is freed. Read in this order, no account is overdrawn between two postings.
 */
const phases: Readonly<Record<PostingReason, number>> = {
  ISSUE: 0,
  FUND: 1,
  ADJUST: 2,
  REPLENISH: 3,
  HOLD: 4,
  SETTLE: 5,
  FEE: 6,
  RELEASE: 7,
  RETIRE: 8,
};

/** A trade writes at most five postings, so equal legs of consecutive trades lie at most this far back. */
const LOOK_BACK = 5;

/** Collects the postings of one command. A movement with the same legs as one just before is added to it. */
export class PostingBatch {
  #postings: OpenPosting[] = [];
  #isInOrder = true;

  get isEmpty(): boolean {
    return this.#postings.length === 0;
  }

  add(asset: Asset, amount: number, from: AccountBucket, to: AccountBucket, reason: PostingReason): void {
    const postings = this.#postings;
    for (let index = postings.length - 1; index >= 0 && index >= postings.length - LOOK_BACK; index -= 1) {
      const posting = must(postings[index], 'posting');
      if (posting.from !== from || posting.to !== to || posting.asset !== asset || posting.reason !== reason) continue;
      posting.amount += amount;
      return;
    }
    const last = postings[postings.length - 1];
    if (last !== undefined && phases[last.reason] > phases[reason]) this.#isInOrder = false;
    postings.push({ asset, amount, from, to, reason });
  }

  /** All postings in order of their phases; the batch is empty afterwards. */
  take(): readonly Posting[] {
    const postings = this.#postings;
    if (postings.length === 0) return postings;
    if (!this.#isInOrder) postings.sort((a, b) => phases[a.reason] - phases[b.reason]);
    this.#postings = [];
    this.#isInOrder = true;
    return postings;
  }
}
