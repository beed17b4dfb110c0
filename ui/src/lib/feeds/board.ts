import type { FeedRules } from '@agent-market/schema';
import type { BoardRowFieldsFragment, LeaderboardSubscription } from '#lib/generated/graphql.ts';

export type BoardRow = BoardRowFieldsFragment;
export type BoardEvent = Extract<LeaderboardSubscription['leaderboard'], { readonly __typename: 'LeaderboardUpdate' }>;

export type Board = {
  readonly rows: readonly BoardRow[];
  /** Equity of each row over the last updates, sats, oldest first: what the small curves draw. */
  readonly curves: ReadonlyMap<string, readonly number[]>;
};

/** Points a small curve keeps; when full, every second point goes, so the curve always spans the whole run. */
const MOST_POINTS = 120;

function extend(curve: readonly number[], value: number): readonly number[] {
  if (curve.at(-1) === value && curve.length > 1) return curve;
  if (curve.length < MOST_POINTS) return [...curve, value];
  return [...curve.filter((_, index) => index % 2 === 0), value];
}

export const boardRules: FeedRules<Board, BoardEvent> = {
  empty: { rows: [], curves: new Map() },
  isSnapshot: () => true,
  apply: (data, event) => ({
    rows: event.rows,
    curves: new Map(
      event.rows.map((row) => [
        row.participant,
        extend(data.curves.get(row.participant) ?? [], Number(row.equitySats)),
      ]),
    ),
  }),
};
