import { runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { testRun } from '../ledger/test-run.ts';
import { makeOld } from '../ledger/written-before.ts';

const ROWS = 'select seq, type, payload from journal order by seq';

/** A finished run as a program wrote it that had fewer columns. Returns its id. */
export function writeOlderRun(dataDir: string, seed: string): string {
  const run = testRun(dataDir);
  run.journal.append(new MarketScript(seed, { isPlain: true }).take(60));
  const { runId } = run.finish({ status: 'ENDED', reason: 'enough' });
  makeOld(run.paths);
  return runId;
}

export type OlderRows = { readonly journal: readonly unknown[]; readonly columns: number; readonly migrations: number };

/** The rows a migration must not touch, and how far it came. */
export function readOlderRun(dataDir: string, runId: string): OlderRows {
  const file = openForReading(runPaths(dataDir, runId).ledger);
  const journal = file.prepare(ROWS).raw().all();
  const columns = file.prepare<[], number>(`select count(*) from pragma_table_info('orders')`).pluck().get() ?? 0;
  const migrations = file.prepare<[], number>('select count(*) from mikro_orm_migrations').pluck().get() ?? 0;
  file.close();
  return { journal, columns, migrations };
}
