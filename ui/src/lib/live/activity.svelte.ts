import type { CandleInterval } from '#lib/generated/graphql.ts';
import { ActivityDocument } from './documents/activity.ts';
import type { Link } from './feed.svelte.ts';

const MOST_BARS = 400;

/** Coarser bars for a longer run, so that a bar stays a bar. */
const STEPS: readonly { readonly interval: CandleInterval; readonly ms: number }[] = [
  { interval: 'S5', ms: 5_000 },
  { interval: 'M1', ms: 60_000 },
  { interval: 'M5', ms: 300_000 },
  { interval: 'M15', ms: 900_000 },
  { interval: 'H1', ms: 3_600_000 },
];

export function activityStep(spanMs: number): (typeof STEPS)[number] {
  return STEPS.find((step) => spanMs / step.ms <= MOST_BARS) ?? (STEPS.at(-1) as (typeof STEPS)[number]);
}

/** Traded value of the whole run over simulated time, all markets together. Slow by nature, so it is asked for, not subscribed to. */
export class RunActivity {
  readonly #link: Link;
  bars = $state.raw<readonly { readonly time: number; readonly turnover: number }[]>([]);

  constructor(link: Link) {
    this.#link = link;
  }

  async load(interval: CandleInterval): Promise<void> {
    const { data } = await this.#link.client.query(ActivityDocument, { interval, last: MOST_BARS }).toPromise();
    if (!data) return;
    const byTime = new Map<number, number>();
    for (const { openTimes, turnovers } of data.markets.map((market) => market.candleColumns)) {
      for (const [index, time] of openTimes.entries()) {
        byTime.set(time, (byTime.get(time) ?? 0) + Number(turnovers[index]));
      }
    }
    this.bars = [...byTime].map(([time, turnover]) => ({ time, turnover })).sort((a, b) => a.time - b.time);
  }
}
