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
