import type { QueueQuery } from '#lib/generated/graphql.ts';
import { QueueDocument } from './documents/history.ts';
import type { Link } from './link.ts';

export type Queues = NonNullable<QueueQuery['market']>;

/** Who rests in one book, order by order. Nobody needs it unless they look, so it is asked for, not subscribed to. */
export class RestingOrders {
  readonly #link: Link;
  /** Null until the first answer about the market that was asked for. */
  queues = $state.raw<Queues | null>(null);
  #market = '';
  #isAsking = false;

  constructor(link: Link) {
    this.#link = link;
  }

  /** Does nothing while a question is under way: a slow server is not asked faster. */
  async load(market: string, depth: number): Promise<void> {
    if (market !== this.#market) this.queues = null;
    this.#market = market;
    if (this.#isAsking) return;
    this.#isAsking = true;
    const { data } = await this.#link.client.query(QueueDocument, { market, depth }).toPromise();
    this.#isAsking = false;
    if (market === this.#market && data?.market) this.queues = data.market;
  }
}
