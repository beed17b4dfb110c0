import type { MarketEvent } from '../market/events.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { Candle, EquityPoint, LeaderboardRow } from '../projections/views.ts';

/** A point of somebody's equity curve. */
export type OwnedEquity = EquityPoint & { readonly participantId: ParticipantId };

/** What only the projections know, folded from the first event on: that against which a ledger's tables are checked. */
export interface MarketFold {
  /** All events of one entry, in order. */
  apply(events: readonly MarketEvent[]): void;
  /** Closed since the last call. */
  takeCandles(): readonly Candle[];
  /** New points of the equity curves since the last call. */
  takeEquity(): readonly OwnedEquity[];
  standings(): readonly LeaderboardRow[];
}
