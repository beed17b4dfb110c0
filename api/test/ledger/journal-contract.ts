import { describe, expect, it } from 'vitest';
import type { Journal, JournalEntry } from '../../src/ledger/journal.ts';
import { MarketScript } from './market-script.ts';

/** What every journal must do, whatever it is made of. `make` gives an empty one. */
export function describeJournal(name: string, make: () => Journal): void {
  describe(`${name} as a journal`, () => {
    it('is empty at first', () => {
      const journal = make();
      expect([journal.lastSeq(), journal.read(0, 10), journal.journalHash()]).toEqual([0, [], '0'.repeat(64)]);
    });

    it('answers the last durable seq, and gives back exactly what was appended', () => {
      const journal = make();
      const entries = new MarketScript('contract').take(400);
      for (let start = 0; start < entries.length; start += 37) {
        const batch = entries.slice(start, start + 37);
        expect(journal.append(batch)).toBe(lastSeqOf(batch));
      }
      expect(journal.lastSeq()).toBe(lastSeqOf(entries));
      expect(journal.read(0, 1_000)).toEqual(entries);
    });

    it('reads whole entries above a seq, oldest first, at most as many as asked for', () => {
      const journal = make();
      const entries = new MarketScript('pages').take(60);
      journal.append(entries);
      expect(journal.read(0, 0)).toEqual([]);
      expect(journal.read(0, 7)).toEqual(entries.slice(0, 7));
      for (let after = 0; after < 20; after += 1) {
        const command = entries[after]?.command.seq ?? 0;
        expect(journal.read(command, 3)).toEqual(entries.slice(after + 1, after + 4));
        expect(journal.read(command + 1, 3)).toEqual(entries.slice(after + 1, after + 4));
      }
      expect(journal.read(journal.lastSeq(), 5)).toEqual([]);
    });

    it('has the hash of what was said, however it was grouped into batches', () => {
      const whole = make();
      const parts = make();
      whole.append(new MarketScript('hash').take(120));
      for (const entry of new MarketScript('hash').take(120)) parts.append([entry]);
      expect(parts.journalHash()).toBe(whole.journalHash());
      expect(whole.journalHash()).toMatch(/^[0-9a-f]{64}$/);
    });

    it('has another hash when one value differs, and the same when only the latency does', () => {
      const [original, slower, other] = [make(), make(), make()];
      const entries = new MarketScript('change').take(30);
      original.append(entries);
      slower.append(entries.map((entry) => ({ ...entry, latencyMs: 12_345 })));
      other.append(entries.map((entry, index) => (index === 17 ? later(entry) : entry)));
      expect(slower.journalHash()).toBe(original.journalHash());
      expect(other.journalHash()).not.toBe(original.journalHash());
    });

    it('takes an empty batch as nothing', () => {
      const journal = make();
      journal.append(new MarketScript('empty').take(5));
      const before = [journal.lastSeq(), journal.journalHash()];
      expect(journal.append([])).toBe(before[0]);
      expect([journal.lastSeq(), journal.journalHash()]).toEqual(before);
    });

    it('hints at everything that became durable, after it did, until nobody listens', () => {
      const journal = make();
      const script = new MarketScript('hints');
      const hints: number[] = [];
      const stop = journal.onHint((durableSeq) => {
        expect(journal.lastSeq()).toBe(durableSeq);
        hints.push(durableSeq);
      });
      const batches = [script.take(3), [], script.take(2)];
      const seqs = batches.map((batch) => journal.append(batch));
      expect(hints).toEqual([seqs[0], seqs[2]]);
      stop();
      journal.append(script.take(1));
      expect(hints).toHaveLength(2);
    });

    it('recovers from nothing by doing nothing', () => {
      const journal = make();
      expect(journal.recover()).toBe(0);
      const lastSeq = journal.append(new MarketScript('recover').take(5));
      expect([journal.recover(), journal.lastSeq()]).toEqual([lastSeq, lastSeq]);
    });

    it('refuses a gap, a repetition and a wrong cause, and is unharmed', () => {
      const journal = make();
      const [first, second, third] = new MarketScript('gap').take(3) as [JournalEntry, JournalEntry, JournalEntry];
      journal.append([first]);
      const hash = journal.journalHash();
      expect(() => journal.append([third])).toThrow('the journal ends at');
      expect(() => journal.append([first])).toThrow('the journal ends at');
      const stray = { ...second, events: second.events.map((event) => ({ ...event, causeSeq: 1 })) };
      expect(() => journal.append([stray])).toThrow('names another cause');
      expect(journal.journalHash()).toBe(hash);
      expect(journal.append([second])).toBe(lastSeqOf([second]));
    });
  });
}

export function lastSeqOf(entries: readonly JournalEntry[]): number {
  const last = entries.at(-1);
  return last?.events.at(-1)?.seq ?? last?.command.seq ?? 0;
}

function later(entry: JournalEntry): JournalEntry {
  return { ...entry, command: { ...entry.command, time: entry.command.time + 1 } };
}
