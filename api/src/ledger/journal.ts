import type { SequencedCommand } from '../market/commands.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Seq } from '../market/units.ts';
import type { ModelEntry } from './model-entry.ts';

/** One command with what it caused. `latencyMs` is measured and stays outside the journal hash, as does what models said. */
export type JournalEntry = {
  readonly command: SequencedCommand;
  readonly events: readonly MarketEvent[];
  readonly latencyMs: number | null;
  /** What passed between traders and models since the command before it, oldest first; left out when nothing did. */
  readonly models?: readonly ModelEntry[];
};

/** Where a run's truth is kept. One writer; what `append` returned is on disk for good. */
export interface Journal {
  /** One transaction: commands, events and all rows derived from them. Returns the last durable seq. Throws when the disk fails: nothing is applied then. */
  append(batch: readonly JournalEntry[]): Seq;
  /** Commands and their events with seq above `afterSeq`, at most `limit` entries, in order. */
  read(afterSeq: Seq, limit: number): readonly JournalEntry[];
  /** 0 when empty. */
  lastSeq(): Seq;
  /** Hash over seq, time, type, version and payload of every row so far, hex. */
  journalHash(): string;
  close(): void;
}
