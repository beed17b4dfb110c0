import type { Seq } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import type { JournalEntry } from './journal.ts';

/** Crashes unless the batch goes on right after `lastSeq` without a gap. Returns its last seq. */
export function assertContinues(lastSeq: Seq, batch: readonly JournalEntry[]): Seq {
  let seq = lastSeq;
  for (const { command, events } of batch) {
    assert(command.seq === seq + 1, () => `the journal ends at ${seq}, so ${command.type} cannot be ${command.seq}`);
    seq = command.seq;
    for (const event of events) {
      assert(event.seq === seq + 1, () => `${event.type} ${event.seq} does not follow ${seq}`);
      assert(event.causeSeq === command.seq, () => `${event.type} ${event.seq} names another cause`);
      seq = event.seq;
    }
  }
  return seq;
}
