import type { RunHistory } from '../../ledger/history.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { Seq } from '../../market/units.ts';
import { isOccasion } from '../../projections/occasions.ts';
import type { OccasionView, ReadModel } from '../../projections/views.ts';
import type { Row } from './lossless-feed.ts';

export const OCCASIONS_KEY = 'occasions';

export function occasionRow(event: MarketEvent): Row<OccasionView> {
  return { seq: event.seq, key: OCCASIONS_KEY, item: { seq: event.seq, time: event.time, event } };
}

/** Occasions above `seq` from the run's file, at most `limit`: fewer only when there are no more in what is visible. */
export function occasionsBehind(
  history: RunHistory,
  read: ReadModel,
  seq: Seq,
  limit: number,
): readonly Row<OccasionView>[] {
  const head = read.seq;
  const startedAt = read.run?.startedAt ?? 0;
  const rows: Row<OccasionView>[] = [];
  for (let afterSeq = seq; rows.length < limit; ) {
    const page = history.occasions({ beforeSeq: null, afterSeq, limit });
    for (const event of page) {
      if (event.seq <= head && isOccasion(event, startedAt) && rows.length < limit) rows.push(occasionRow(event));
    }
    afterSeq = page.at(-1)?.seq ?? head;
    if (page.length < limit || afterSeq >= head) break;
  }
  return rows;
}
