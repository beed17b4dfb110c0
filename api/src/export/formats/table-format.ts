import type { Row } from '../read-pages.ts';
import type { TableSpec } from '../table-spec.ts';

/** Writes one table, piece by piece, in order: the beginning, pages, the end. What a piece returns may be empty. */
export interface TableEncoder {
  begin(): Uint8Array;
  page(rows: readonly Row[]): Uint8Array;
  end(): Uint8Array;
}

export type TableFormat = {
  /** What `--format` takes; also the ending of the file's name. */
  readonly name: string;
  readonly mediaType: string;
  readonly open: (table: TableSpec) => TableEncoder;
};

export const NOTHING = new Uint8Array(0);
