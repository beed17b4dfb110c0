import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { writeBundle } from '../export/bundle/write-bundle.ts';
import { LedgerError } from '../ledger/ledger-error.ts';
import type { FoundRun } from './find-run.ts';
import { Progress } from './progress.ts';

export type BundleChoices = { readonly isForced: boolean; readonly isJson: boolean };

/** The file has its name only once it is whole. */
export async function exportBundle({ paths, manifest }: FoundRun, path: string, choices: BundleChoices): Promise<void> {
  if (existsSync(path) && !choices.isForced) {
    throw new LedgerError(`${path} exists already: choose another name with --out, or --force to replace it`);
  }
  mkdirSync(dirname(path), { recursive: true });
  const progress = new Progress(1, choices.isJson);
  const onBytes = (done: number, total: number) => progress.show(done / total, `${megabytes(total)} MB to pack`);
  const unfinished = `${path}.part`;
  try {
    const job = { paths, manifest, scratchDir: dirname(path), now: Date.now, onBytes };
    const { runId, lastSeq, journalHash, files } = await writeBundle(job, createWriteStream(unfinished));
    renameSync(unfinished, path);
    progress.end();
    const result = { runId, path, bytes: statSync(path).size, files: files.length, lastSeq, journalHash };
    process.stdout.write(choices.isJson ? `${JSON.stringify(result)}\n` : `${runId} up to seq ${lastSeq}: ${path}\n`);
  } finally {
    rmSync(unfinished, { force: true });
  }
}

function megabytes(bytes: number): string {
  return (bytes / 1_000_000).toFixed(1);
}
