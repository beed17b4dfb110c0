import type { JournalEntry } from '../../src/ledger/journal.ts';
import type { MarketEvent } from '../../src/market/events.ts';

/** Events that no exchange made, as a journal takes them: each behind a command of its own. */
export function entriesOf(events: readonly MarketEvent[]): readonly JournalEntry[] {
  return events.map((event, index) => {
    const command = { type: 'PauseRun', seq: 2 * index + 1, time: event.time } as const;
    return { command, events: [{ ...event, seq: command.seq + 1, causeSeq: command.seq }], latencyMs: null };
  });
}
