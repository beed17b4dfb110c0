import { unreachable } from '../../util/assert.ts';
import type { Cell, Row } from '../read-pages.ts';
import type { ColumnSpec, TableSpec } from '../table-spec.ts';
import { NOTHING, type TableEncoder, type TableFormat } from './table-format.ts';

/** One JSON object a line, with every column in it. Whole numbers are below 2^53, so any reader of JSON keeps them exact. */
export const ndjson: TableFormat = { name: 'ndjson', mediaType: 'application/x-ndjson; charset=utf-8', open };

function open({ columns }: TableSpec): TableEncoder {
  return {
    begin: () => NOTHING,
    page: (rows) => Buffer.from(rows.map((row) => `${JSON.stringify(objectOf(columns, row))}\n`).join('')),
    end: () => NOTHING,
  };
}

function objectOf(columns: readonly ColumnSpec[], row: Row): object {
  return Object.fromEntries(columns.map((column, place) => [column.name, cellOf(column, row[place] ?? null)]));
}

function cellOf({ type }: ColumnSpec, cell: Cell): Cell | boolean {
  if (cell === null) return null;
  switch (type) {
    case 'int64':
    case 'text':
      return cell;
    case 'bool':
      return cell === 1;
    case 'timestamp':
      return new Date(cell).toISOString();
    default:
      return unreachable(type);
  }
}
