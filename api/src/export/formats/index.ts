import { csv } from './csv.ts';
import { ndjson } from './ndjson.ts';
import { parquet } from './parquet.ts';
import type { TableFormat } from './table-format.ts';

/** Every way to write a table. */
export const tableFormats: readonly TableFormat[] = [csv, ndjson, parquet];
