import type { Occasion } from '#lib/feeds/occasions.ts';
import type { CandleInterval } from '#lib/generated/graphql.ts';
import { ActivityDocument, KeptActivityDocument } from './documents/activity.ts';
import { RunOccasionsDocument } from './documents/history.ts';
import type { Link } from './link.ts';

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

type Bar = { readonly time: number; readonly turnover: number };
type Turnover = { readonly openTime: number; readonly turnover: string };

/**
 * Traded value of the whole run over simulated time, all markets together, and what happened in it: also later than the moment
 * that the rest of the screen shows. Slow by nature, so it is asked for, not subscribed to.
 */
export class RunActivity {
  readonly #link: Link;
  bars = $state.raw<readonly Bar[]>([]);
  occasions = $state.raw<readonly Occasion[]>([]);

  constructor(link: Link) {
    this.#link = link;
  }

  /** Of the run that goes on. */
  async load(interval: CandleInterval): Promise<void> {
    const { data } = await this.#link.live.query(ActivityDocument, { interval, last: MOST_BARS }).toPromise();
    if (!data) return;
    const columns = data.markets.map((market) => market.candleColumns);
    this.bars = addUp(
      columns.flatMap(({ openTimes, turnovers }) =>
        openTimes.map((openTime, index) => ({ openTime, turnover: turnovers[index] ?? '0' })),
      ),
    );
    this.occasions = data.occasions.nodes.toReversed();
  }

  /** Of a kept run with these markets. */
  async loadKept(id: string, markets: readonly string[], interval: CandleInterval): Promise<void> {
    const { live } = this.#link;
    const answers = await Promise.all(
      markets.map((market) => live.query(KeptActivityDocument, { id, market, interval, last: MOST_BARS }).toPromise()),
    );
    this.bars = addUp(answers.flatMap(({ data }) => data?.run?.candles.nodes ?? []));
    const { data } = await live.query(RunOccasionsDocument, { id, after: null }).toPromise();
    this.occasions = (data?.run?.occasions.nodes ?? []).toReversed();
  }
}

function addUp(candles: readonly Turnover[]): readonly Bar[] {
  const byTime = new Map<number, number>();
  for (const { openTime, turnover } of candles) byTime.set(openTime, (byTime.get(openTime) ?? 0) + Number(turnover));
  return [...byTime].map(([time, turnover]) => ({ time, turnover })).sort((a, b) => a.time - b.time);
}
