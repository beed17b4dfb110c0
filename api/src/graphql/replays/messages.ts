import type { GraphQLFormattedError } from 'graphql';
import type { Seq, SimTime } from '../../market/units.ts';
import type { ReplayState } from '../../simulation/replay/replay.ts';
import type { Selection } from '../operations/documents.ts';
import type { RateState } from '../operations/points.ts';

/** What somebody wants of a replay; what is null stays as it is. */
export type ReplayWish = {
  readonly runId: string;
  /** A simulated time, or a place in the journal. */
  readonly moment: { readonly time: SimTime } | { readonly seq: Seq } | null;
  readonly speed: number | null;
  readonly isPlaying: boolean | null;
};

export type ReplayRefusal = { readonly code: 'NOT_FOUND' | 'TOO_MANY_REPLAYS' | 'INTERNAL'; readonly message: string };

export type Steered = ReplayState | ReplayRefusal;

/** An operation as it crosses the border between two threads; it was checked and paid for. */
export type SentOperation = Selection & { readonly document: string; readonly rate: RateState };

export type SentResult = { readonly data?: unknown; readonly errors?: readonly GraphQLFormattedError[] };

/** To the thread that replays. `call` numbers what is answered. */
export type ToReplays =
  | { readonly type: 'STEER'; readonly call: number; readonly replayId: string; readonly wish: ReplayWish }
  | { readonly type: 'LOOK'; readonly call: number; readonly replayId: string }
  | { readonly type: 'END'; readonly replayId: string }
  | {
      readonly type: 'EXECUTE' | 'SUBSCRIBE';
      readonly call: number;
      readonly replayId: string;
      readonly operation: SentOperation;
    }
  /** Of the feed that the call opened: its next event. */
  | { readonly type: 'NEXT'; readonly call: number }
  /** Nobody waits for the call any more. */
  | { readonly type: 'LEAVE'; readonly call: number };

export type FromReplays =
  | { readonly type: 'STEERED'; readonly call: number; readonly steered: Steered }
  | { readonly type: 'RESULT'; readonly call: number; readonly result: SentResult }
  | { readonly type: 'OPENED'; readonly call: number }
  /** Null when the feed is over. */
  | { readonly type: 'PAYLOAD'; readonly call: number; readonly payload: string | null };

export function noReplay(replayId: string): ReplayRefusal {
  const message = `There is no replay ${JSON.stringify(replayId)}: open it with PUT /replay/${replayId}`;
  return { code: 'NOT_FOUND', message };
}
