import { closeSync, existsSync, mkdirSync, openSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { LedgerError } from '../ledger/ledger-error.ts';
import type { SqliteFile } from '../ledger/sqlite-file.ts';
import { aboutRun } from './about-run.ts';
import { exportTable } from './export-table.ts';
import type { TableFormat } from './formats/table-format.ts';
import type { Extent } from './read-pages.ts';
import type { TableSpec } from './table-spec.ts';

export type FolderExport = {
  readonly file: SqliteFile;
  readonly tables: readonly TableSpec[];
  readonly format: TableFormat;
  readonly extent: Extent;
  readonly folder: string;
  /** Replace files that are already there. */
  readonly isForced: boolean;
  readonly onRows: (table: string, count: number) => void;
};

export type WrittenTable = { readonly table: string; readonly path: string; readonly rows: number };

/**
 * Writes one file a table, and `about.json` beside them. A file has its name only once it is whole.
 *
 * @throws LedgerError when a file is in the way; nothing is written then
 */
export function exportToFolder(job: FolderExport): readonly WrittenTable[] {
  const { folder, tables, format } = job;
  const about = join(folder, 'about.json');
  const paths = tables.map(({ name }) => join(folder, `${name}.${format.name}`));
  const taken = [...paths, about].find((path) => existsSync(path));
  if (taken !== undefined && !job.isForced) {
    throw new LedgerError(`${taken} exists already: choose another folder with --out, or --force to replace it`);
  }
  mkdirSync(folder, { recursive: true });
  const written = tables.map((table, index) => exportFile(job, table, paths[index] ?? ''));
  writeFileSync(
    about,
    `${JSON.stringify({ ...aboutRun(job.file, job.extent), tables: described(job, written) }, null, 2)}\n`,
  );
  return written;
}

function exportFile({ file, format, extent, onRows }: FolderExport, table: TableSpec, path: string): WrittenTable {
  const unfinished = `${path}.part`;
  let rows = 0;
  const count = (more: number) => {
    rows += more;
    onRows(table.name, more);
  };
  const target = openSync(unfinished, 'w');
  try {
    for (const piece of exportTable(file, table, format, extent, count)) writeFileSync(target, piece);
  } catch (error) {
    rmSync(unfinished, { force: true });
    throw error;
  } finally {
    closeSync(target);
  }
  renameSync(unfinished, path);
  return { table: table.name, path, rows };
}

function described({ tables, format }: FolderExport, written: readonly WrittenTable[]) {
  return tables.map(({ name, description, columns }, index) => ({
    name,
    file: `${name}.${format.name}`,
    rows: written[index]?.rows ?? 0,
    description,
    columns: columns.map(({ name: column, type, unit, isNullable, meaning }) => ({
      name: column,
      type,
      unit,
      isNullable,
      meaning,
    })),
  }));
}
