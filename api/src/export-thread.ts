import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { workerData } from 'node:worker_threads';
import { writeBundle } from './export/bundle/write-bundle.ts';
import { BUNDLE } from './export/download.ts';
import { exportTable } from './export/export-table.ts';
import { tableFormats } from './export/formats/index.ts';
import { tables } from './export/tables/index.ts';
import { LedgerError } from './ledger/ledger-error.ts';
import { readManifest } from './ledger/manifest-file.ts';
import { figuresOf } from './ledger/run-figures.ts';
import { runPaths } from './ledger/run-paths.ts';
import { openForReading } from './ledger/sqlite-file.ts';
import type { CandleInterval } from './market/candle-interval.ts';
import { must } from './util/assert.ts';

/** What the main thread gives the thread that makes one file and then ends; the bytes go to its standard output. */
export type ExportThreadData = {
  readonly dataDir: string;
  readonly runId: string;
  readonly format: string;
  readonly table: string | null;
  readonly intervals: readonly CandleInterval[];
  /** Where a copy of the ledger may lie; whoever started the thread removes it. */
  readonly scratchDir: string;
};

const data: ExportThreadData = workerData;
const paths = runPaths(data.dataDir, data.runId);

await (data.format === BUNDLE ? sendBundle() : sendTable());

async function sendTable(): Promise<void> {
  const table = must(
    tables.find(({ name }) => name === data.table),
    'table',
  );
  const format = must(
    tableFormats.find(({ name }) => name === data.format),
    'format',
  );
  const file = openForReading(paths.ledger);
  const pieces = exportTable(file, table, format, { upTo: figuresOf(file), intervals: data.intervals });
  await pipeline(Readable.from(pieces), process.stdout, { end: false });
}

async function sendBundle(): Promise<void> {
  const manifest = readManifest(paths.manifest);
  if (manifest === undefined) throw new LedgerError(`${paths.folder} has no manifest.json`);
  const bytes = new PassThrough();
  const sent = pipeline(bytes, process.stdout, { end: false });
  await Promise.all([sent, writeBundle({ paths, manifest, scratchDir: data.scratchDir, now: Date.now }, bytes)]);
}
