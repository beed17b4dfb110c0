import { ActivityDocument } from './documents/activity.ts';
import type { Link } from './feed.svelte.ts';

const QUARTER_MS = 15 * 60_000;
const MOST_QUARTERS = 400;

/** Traded value of the whole run by quarter hours of simulated time, all markets together. Slow by nature, so it is asked for. */
export class RunActivity {
  readonly #link: Link;
  quarters = $state.raw<readonly { readonly time: number; readonly turnover: number }[]>([]);

  constructor(link: Link) {
    this.#link = link;
  }

  async load(): Promise<void> {
    const { data } = await this.#link.client.query(ActivityDocument, { last: MOST_QUARTERS }).toPromise();
    if (!data) return;
    const byTime = new Map<number, number>();
    for (const { openTime, turnover } of data.markets.flatMap((market) => market.candles.nodes)) {
      byTime.set(openTime, (byTime.get(openTime) ?? 0) + Number(turnover));
    }
    this.quarters = [...byTime].map(([time, turnover]) => ({ time, turnover })).sort((a, b) => a.time - b.time);
  }

  /** The quarter hour a simulated moment lies in: when it changes, the line has a new bar. */
  static quarterOf(timeMs: number): number {
    return Math.floor(timeMs / QUARTER_MS);
  }
}
