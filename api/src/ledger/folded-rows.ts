import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Candle, EquityPoint, LeaderboardRow } from '../projections/views.ts';

/** Rows that only a fold of the events can tell. */
export type FoldedRows = {
  /** Closed since the last call, each once. */
  readonly candles: readonly Candle[];
  /** New points of the equity curves. */
  readonly equity: readonly (EquityPoint & { readonly participantId: ParticipantId })[];
  /** The leaderboard as it is now; empty when it need not be written again. */
  readonly standings: readonly LeaderboardRow[];
};

/** Asked once per append, with the events of that append. */
export type RowFold = (events: readonly MarketEvent[]) => FoldedRows;

const nothing: FoldedRows = { candles: [], equity: [], standings: [] };

/** For journals that keep no candles and no equity. */
export const foldNothing: RowFold = () => nothing;
