import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import type { RunPaths } from '../../ledger/run-paths.ts';
import { isBundlePath } from './bundle-index.ts';

/** Locks, SQLite's side files, half-written files, snapshots and copies from before an update are of no use elsewhere. */
const STAYS_BEHIND =
  /(^snapshot-\d+\.gz|^ledger\.schema-\d+\.sqlite|\.lock|\.lock\.json|-wal|-shm|-journal|\.new|\.part)$/;

/** What of a run's folder goes into its bundle besides ledger and manifest, relative to the folder, sorted. */
export function otherFiles(paths: RunPaths): readonly string[] {
  const own = [basename(paths.ledger), basename(paths.manifest)];
  return filesIn(paths.folder).filter((path) => !own.includes(path) && !STAYS_BEHIND.test(path));
}

function filesIn(folder: string): readonly string[] {
  const entries = readdirSync(folder, { withFileTypes: true });
  const paths = entries.flatMap((entry) => {
    if (entry.isFile()) return [entry.name];
    if (!entry.isDirectory()) return [];
    const within = readdirSync(join(folder, entry.name), { withFileTypes: true });
    return within.filter((file) => file.isFile()).map((file) => `${entry.name}/${file.name}`);
  });
  return paths.filter(isBundlePath).sort();
}

/** Whether commits still lie beside the ledger, so that copying the file alone would lose them. */
export function hasLooseCommits(paths: RunPaths): boolean {
  const log = `${paths.ledger}-wal`;
  return existsSync(log) && statSync(log).size > 0;
}
