import { ByteWriter, type ColumnSource, ParquetWriter, type SchemaElement } from 'hyparquet-writer';
import { unreachable } from '../../util/assert.ts';
import type { Cell, Row } from '../read-pages.ts';
import type { ColumnSpec, ColumnType } from '../table-spec.ts';
import { NOTHING, type TableEncoder, type TableFormat } from './table-format.ts';

/** Apache Parquet, snappy: `int64` as INT64, `timestamp` as TIMESTAMP(ms, UTC), `text` as STRING, `bool` as BOOLEAN. */
export const parquet: TableFormat = {
  name: 'parquet',
  mediaType: 'application/vnd.apache.parquet',
  open: (table) => new ParquetEncoder(table.columns),
};

/** A row group is encoded in memory: enough rows to pack well, few enough to stay small beside long prompts. */
const GROUP_ROWS = 10_000;

class ParquetEncoder implements TableEncoder {
  readonly #columns: readonly ColumnSpec[];
  readonly #bytes = new ByteWriter();
  readonly #writer: ParquetWriter;
  #rows: Row[] = [];

  constructor(columns: readonly ColumnSpec[]) {
    this.#columns = columns;
    const root: SchemaElement = { name: 'root', num_children: columns.length };
    const schema = [root, ...columns.map(elementOf)];
    this.#writer = new ParquetWriter({ writer: this.#bytes, schema, createdBy: 'Agent Market' });
  }

  begin(): Uint8Array {
    return this.#take();
  }

  page(rows: readonly Row[]): Uint8Array {
    this.#rows.push(...rows);
    return this.#rows.length < GROUP_ROWS ? NOTHING : this.#writeGroup();
  }

  end(): Uint8Array {
    const last = this.#rows.length === 0 ? NOTHING : this.#writeGroup();
    void this.#writer.finish();
    return Buffer.concat([last, this.#take()]);
  }

  #writeGroup(): Uint8Array {
    const rows = this.#rows;
    this.#rows = [];
    const columnData = this.#columns.map((column, place): ColumnSource => {
      return { name: column.name, data: rows.map((row) => cellOf(column.type, row[place] ?? null)) };
    });
    void this.#writer.write({ columnData, rowGroupSize: rows.length });
    return this.#take();
  }

  /** What was written since the last time; the writer goes on counting where it is in the file. */
  #take(): Uint8Array {
    const taken = Uint8Array.from(this.#bytes.getBytes());
    this.#bytes.index = 0;
    return taken;
  }
}

function elementOf({ name, type, isNullable }: ColumnSpec): SchemaElement {
  const repetition = isNullable ? ('OPTIONAL' as const) : ('REQUIRED' as const);
  return { name, repetition_type: repetition, ...storedAs(type) };
}

function storedAs(type: ColumnType): Pick<SchemaElement, 'type' | 'converted_type' | 'logical_type'> {
  switch (type) {
    case 'int64':
      return { type: 'INT64' };
    case 'text':
      return { type: 'BYTE_ARRAY', converted_type: 'UTF8' };
    case 'bool':
      return { type: 'BOOLEAN' };
    case 'timestamp':
      return {
        type: 'INT64',
        converted_type: 'TIMESTAMP_MILLIS',
        logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
      };
    default:
      return unreachable(type);
  }
}

function cellOf(type: ColumnType, cell: Cell): bigint | boolean | string | null {
  if (cell === null) return null;
  switch (type) {
    case 'int64':
    case 'timestamp':
      return BigInt(cell);
    case 'text':
      return String(cell);
    case 'bool':
      return cell === 1;
    default:
      return unreachable(type);
  }
}
