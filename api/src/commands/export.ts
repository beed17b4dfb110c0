import { type Command, Option } from 'commander';
import { BUNDLE_ENDING } from '../export/bundle/write-bundle.ts';
import { BUNDLE } from '../export/download.ts';
import { exportToFolder, type WrittenTable } from '../export/export-folder.ts';
import { tableFormats } from '../export/formats/index.ts';
import { tables } from '../export/tables/index.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import { openIfReadable } from '../ledger/sqlite-archive.ts';
import { openForReading } from '../ledger/sqlite-file.ts';
import { type CandleInterval, candleIntervals } from '../market/candle-interval.ts';
import { must } from '../util/assert.ts';
import { choiceOf } from './choices.ts';
import { exportBundle } from './export-bundle.ts';
import { type FoundRun, findRun } from './find-run.ts';
import { Progress } from './progress.ts';

type Options = {
  readonly format: string;
  readonly out?: string;
  readonly tables: readonly string[];
  readonly interval: readonly CandleInterval[];
  readonly data: string;
  readonly force?: true;
  readonly json?: true;
};

const tableNames = tables.map(({ name }) => name);
const formatNames = [...tableFormats.map(({ name }) => name), BUNDLE];

export function addExport(program: Command): void {
  program
    .command('export')
    .argument('<run>', "a run's id, its folder, or a data folder that holds one run")
    .description(
      'write a run for other programs, or as one file that others can check; docs/export.md says what each column means',
    )
    .addOption(new Option('--format <name>', 'how to write it').choices(formatNames).default('csv'))
    .option('--out <path>', 'folder, or file of a bundle, to write to (default: named after the run)')
    .addOption(choiceOf('--tables <list>', 'which tables', tableNames).default(tableNames, 'all'))
    .addOption(choiceOf('--interval <list>', 'of candles', candleIntervals).default(['M1'], 'M1'))
    .option('--data <dir>', 'data folder in which a run is looked for by its id', 'data')
    .option('--force', 'replace files that are in the way')
    .option('--json', 'JSON lines: how far it came, one a table, and the result as the last one')
    .addHelpText('after', HELP)
    .action(exportRun);
}

const HELP = `
A run that is still being written is exported up to its last commit.

  market export 20260105-143000-k3px --format parquet
  market export 20260105-143000-k3px --format bundle
  market export data --format csv --tables trades,candles --interval M1,H1 --out for-pandas
`;

async function exportRun(name: string, options: Options): Promise<void> {
  const found = findRun(name, options.data);
  if (options.format !== BUNDLE) return exportTables(found, options);
  const path = options.out ?? `${found.manifest.runId}.${BUNDLE_ENDING}`;
  await exportBundle(found, path, { isForced: options.force === true, isJson: options.json === true });
}

function exportTables({ paths, manifest }: FoundRun, options: Options): void {
  const upTo = openIfReadable(paths)?.figures();
  if (upTo === undefined) throw new LedgerError(`${paths.ledger} cannot be read: it is missing or damaged`);
  const file = openForReading(paths.ledger);
  const progress = new RowProgress(options.json === true);
  const folder = options.out ?? `${manifest.runId}-${options.format}`;
  const written = exportToFolder({
    file,
    tables: tables.filter((table) => options.tables.includes(table.name)),
    format: must(
      tableFormats.find((format) => format.name === options.format),
      options.format,
    ),
    extent: { upTo, intervals: options.interval },
    folder,
    isForced: options.force === true,
    onRows: (table, count) => progress.add(table, count),
  });
  progress.end();
  file.close();
  process.stdout.write(options.json ? jsonLines(manifest.runId, folder, written) : describe(folder, written));
}

/** How far it came; how many rows there will be is not known before they are read. */
class RowProgress {
  readonly #progress: Progress;
  #rows = 0;

  constructor(isJson: boolean) {
    this.#progress = new Progress(null, isJson);
  }

  add(table: string, count: number): void {
    this.#rows += count;
    this.#progress.show(0, `${this.#rows} rows, now ${table}`);
  }

  end(): void {
    this.#progress.end();
  }
}

function jsonLines(runId: string, folder: string, written: readonly WrittenTable[]): string {
  const total = written.reduce((sum, { rows }) => sum + rows, 0);
  return [...written, { runId, folder, tables: written.length, rows: total }]
    .map((line) => `${JSON.stringify(line)}\n`)
    .join('');
}

function describe(folder: string, written: readonly WrittenTable[]): string {
  const lines = written.map(
    ({ table, rows, path }) => `${table.padEnd(10)} ${String(rows).padStart(10)} rows  ${path}`,
  );
  return `${[...lines, `what they mean: ${folder}/about.json`].join('\n')}\n`;
}
