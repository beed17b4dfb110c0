import type { Statement } from 'better-sqlite3';
import { PAYLOAD_VERSION } from '../payload.ts';
import type { PreparedEntry, PreparedRow } from '../prepared-batch.ts';
import type { SqliteFile } from '../sqlite-file.ts';
import type { Value } from './row-buffer.ts';

/** Rows that one statement writes at most: with more of them sequences of types repeat too seldom. */
const ROWS_TOGETHER = 4;

/** Prepared statements that are kept; what comes after them is written row by row. */
const MAX_SHAPES = 300;

const COLUMNS = 'seq, time, payload, at_ms, crc, cause_seq, latency_ms, kind, type, version, fence';

type Insert = Statement<Value[]>;
type Shape = { insert: Insert | null; readonly next: Map<string, Shape> };

/**
 * How the rows of `journal` are written: the rows of an entry by one statement for each sequence of types, in which all that
 * repeats is text. Commands and their events come in a few dozen sequences; to bind less and to call less spares a third.
 */
export class JournalInserts {
  readonly #file: SqliteFile;
  readonly #fence: number;
  /** Of sequences that begin with a command, and of those that begin with an event. */
  readonly #commands: Shape = newShape();
  readonly #events: Shape = newShape();
  #shapeCount = 0;

  constructor(file: SqliteFile, fence: number) {
    this.#file = file;
    this.#fence = fence;
  }

  put({ rows, latencyMs }: PreparedEntry, atMs: number): void {
    for (let start = 0; start < rows.length; ) start += this.#putSome(rows, start, latencyMs, atMs);
  }

  /** Returns how many it wrote. */
  #putSome(rows: readonly PreparedRow[], start: number, latencyMs: number | null, atMs: number): number {
    const end = Math.min(rows.length, start + (this.#shapeCount < MAX_SHAPES ? ROWS_TOGETHER : 1));
    const commandSeq = rows[0]?.seq ?? 0;
    const values: Value[] = [];
    let shape = start === 0 ? this.#commands : this.#events;
    for (let index = start; index < end; index += 1) {
      const row = rows[index];
      if (row === undefined) break;
      const { seq, time, type, payload, crc } = row;
      shape = shape.next.get(type) ?? grow(shape, type);
      values.push(seq, time, payload, atMs, crc, index === 0 ? latencyMs : commandSeq);
    }
    shape.insert ??= this.#prepare(rows.slice(start, end), start === 0);
    shape.insert.run(...values);
    return end - start;
  }

  #prepare(rows: readonly PreparedRow[], isFromCommand: boolean): Insert {
    this.#shapeCount += 1;
    const tuples = rows.map(({ type }, index) => this.#tuple(type, isFromCommand && index === 0));
    return this.#file.prepare(`insert or rollback into journal (${COLUMNS}) values ${tuples.join(', ')}`);
  }

  #tuple(type: string, isCommand: boolean): string {
    // The last value is an event's cause or a command's latency.
    const [last, kind] = isCommand ? ['null, ?', 'COMMAND'] : ['?, null', 'EVENT'];
    return `(?, ?, ?, ?, ?, ${last}, '${kind}', '${type}', ${PAYLOAD_VERSION}, ${this.#fence})`;
  }
}

function newShape(): Shape {
  return { insert: null, next: new Map() };
}

function grow(shape: Shape, type: string): Shape {
  const longer = newShape();
  shape.next.set(type, longer);
  return longer;
}
