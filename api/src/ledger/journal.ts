import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq, SimTime } from '../market/units.ts';
import type { ModelEntry } from './model-entry.ts';

/**
 * Something that came from outside the run: an act of the person in charge, a model's answer. `step` and `time` say after
 * how many steps of the simulation, and at which simulated time, it came; `payload` is plain JSON.
 */
export type JournalInput = {
  readonly kind: 'ACT' | 'COMMAND' | 'ANSWER';
  readonly step: number;
  readonly time: SimTime;
  readonly payload: unknown;
};

/**
 * One command with what it caused. `latencyMs` is measured and stays outside the journal hash, as do the inputs and what
 * models said.
 */
export type JournalEntry = {
  readonly command: SequencedCommand;
  readonly events: readonly MarketEvent[];
  readonly latencyMs: number | null;
  /** What came from outside since the command before it, oldest first; left out when nothing did. */
  readonly inputs?: readonly JournalInput[];
  /** What passed between traders and models since the command before it, oldest first; left out when nothing did. */
  readonly models?: readonly ModelEntry[];
};

/** What anybody may read of a run, beside its writer or long after it. */
export interface JournalReader {
  /** Commands and their events with seq above `afterSeq`, at most `limit` entries, in order. */
  read(afterSeq: Seq, limit: number): readonly JournalEntry[];
  /** The last durable seq; 0 when empty. */
  lastSeq(): Seq;
  /**
   * Calls `listener` when more became durable, with the last durable seq. A hint, not the truth: it may come late or twice,
   * and what became durable is told by `read`. Returns the way to unsubscribe. The listener must not throw.
   */
  onHint(listener: (durableSeq: Seq) => void): () => void;
}

/** Where a run's truth is kept. One writer; what `append` returned is on disk for good. */
export interface Journal extends JournalReader {
  /**
   * One transaction: commands, events and all rows derived from them. Returns the last durable seq. Throws `JournalFault`
   * when the disk fails: whether the batch reached it is unknown then, and `recover` comes next. Throws `LedgerDamage` when
   * the file is not the one that was written: nothing more can be appended.
   */
  append(batch: readonly JournalEntry[]): Seq;
  /**
   * After a `JournalFault`: looks at the disk anew, compares it with the batch that failed and writes that batch unless it
   * is there already, so that it is applied once. Returns the last durable seq, which is that of the batch. Throws as
   * `append` does; may be called until it succeeds. Without a fault before it does nothing.
   */
  recover(): Seq;
  /** Hash over seq, time, type, version and payload of every row so far, hex. */
  journalHash(): string;
  close(): void;
}
