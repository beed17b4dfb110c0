import type { Seq } from '../../market/units.ts';
import type { FeedBody } from './feed-events.ts';

/** Something to tell. `lastSeq`: everything up to there that the subscription is about is told with it. */
export type Telling = {
  readonly body: FeedBody;
  readonly lastSeq: Seq;
  /** Seq of the oldest row of a snapshot; null for what goes on from the event before. */
  readonly snapshotFrom: Seq | null;
};

/** How far one subscription has been told. Holds places, never rows. */
export interface FeedCursor {
  /** Everything up to here is told. */
  readonly position: Seq;
  /** False when there is certainly nothing to tell. */
  isBehind(): boolean;
  /** What is to be told next, in order; at most a batch. When it is empty, `position` is the last event there is. */
  take(): readonly Telling[];
}
