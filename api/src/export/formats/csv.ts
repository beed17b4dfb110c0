import { stringify } from 'csv-stringify/sync';
import { unreachable } from '../../util/assert.ts';
import type { Cell, Row } from '../read-pages.ts';
import type { ColumnSpec, TableSpec } from '../table-spec.ts';
import { NOTHING, type TableEncoder, type TableFormat } from './table-format.ts';

/** RFC 4180 with `\n`; null is an empty cell, an empty text is `""`. */
export const csv: TableFormat = { name: 'csv', mediaType: 'text/csv; charset=utf-8', open };

/** Only a text matches; null stays bare. */
const QUOTE_EMPTY_TEXT = { quoted_match: /^$/ } as const;

function open({ columns }: TableSpec): TableEncoder {
  return {
    begin: () => Buffer.from(`${columns.map(({ name }) => name).join(',')}\n`),
    page: (rows) =>
      Buffer.from(
        stringify(
          rows.map((row) => written(columns, row)),
          QUOTE_EMPTY_TEXT,
        ),
      ),
    end: () => NOTHING,
  };
}

function written(columns: readonly ColumnSpec[], row: Row): Cell[] {
  return columns.map((column, place) => writtenCell(column, row[place] ?? null));
}

function writtenCell({ type }: ColumnSpec, cell: Cell): Cell {
  if (cell === null) return null;
  switch (type) {
    case 'int64':
    case 'text':
      return cell;
    case 'bool':
      return cell === 1 ? 'true' : 'false';
    case 'timestamp':
      return new Date(cell).toISOString();
    default:
      return unreachable(type);
  }
}
