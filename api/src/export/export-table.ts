import type { SqliteFile } from '../ledger/sqlite-file.ts';
import type { TableFormat } from './formats/table-format.ts';
import { type Extent, readPages } from './read-pages.ts';
import type { TableSpec } from './table-spec.ts';

/** A table as bytes, made only as fast as they are taken. `onRows` hears how many rows went into each piece. */
export function* exportTable(
  file: SqliteFile,
  table: TableSpec,
  format: TableFormat,
  extent: Extent,
  onRows: (count: number) => void = () => {},
): Generator<Uint8Array> {
  const encoder = format.open(table);
  yield encoder.begin();
  for (const page of readPages(file, table, extent)) {
    onRows(page.length);
    yield encoder.page(page);
  }
  yield encoder.end();
}
