import type { MarketEvent } from '../market/events.ts';
import type { Seq, SimTime } from '../market/units.ts';
import { readEvents } from './journal-rows.ts';
import { newestCommits } from './rows/commit-rows.ts';
import { openForReading, type SqliteFile } from './sqlite-file.ts';

/** A row of the journal by its number and its simulated time. */
export type JournalPlace = { readonly seq: Seq; readonly time: SimTime };

const nowhere: JournalPlace = { seq: 0, time: 0 };

/** A run's journal for those who go back and forth in it, beside its writer or long after it. */
export class ReplayJournal {
  readonly #file: SqliteFile;

  /** Throws SQLite's error when the file cannot be read. */
  constructor(path: string) {
    this.#file = openForReading(path);
  }

  /** Above `afterSeq`, oldest first, at most `limit`. */
  events(afterSeq: Seq, limit: number): readonly MarketEvent[] {
    return readEvents(this.#file, afterSeq, limit);
  }

  first(): JournalPlace {
    return this.#rowFrom(0) ?? nowhere;
  }

  /** The end of what is durable. */
  last(): JournalPlace {
    const [newest] = newestCommits(this.#file, 1);
    return newest === undefined ? nowhere : { seq: newest.lastSeq, time: newest.lastTime };
  }

  /** The last row up to that time; 0 before the first. Times never fall, so halving finds it without an index. */
  seqAt(time: SimTime): Seq {
    let low = 0;
    let high = this.last().seq;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      const row = this.#rowFrom(middle);
      if (row !== undefined && row.time <= time) low = middle;
      else high = middle - 1;
    }
    return low;
  }

  close(): void {
    this.#file.close();
  }

  #rowFrom(seq: Seq): JournalPlace | undefined {
    return this.#file
      .prepare<[Seq], JournalPlace>('select seq, time from journal where seq >= ? order by seq limit 1')
      .get(seq);
  }
}
