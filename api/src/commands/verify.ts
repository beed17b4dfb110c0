import { basename, dirname, resolve } from 'node:path';
import type { Command } from 'commander';
import { isRunId } from '../ledger/run-id.ts';
import { runPaths } from '../ledger/run-paths.ts';
import { type VerifyReport, verifyRun } from '../ledger/verify-run.ts';
import { foldFromZero } from '../simulation/market-fold.ts';
import { Progress } from './progress.ts';

export function addVerify(program: Command): void {
  program
    .command('verify')
    .description('check a kept run: database, both chains, high-water mark, books, and tables against its own events')
    .argument('<dir>', 'folder of the run, such as data/runs/20260105-143000-k3px')
    .option('--json', 'one JSON object as the last line')
    .action(verify);
}

function verify(dir: string, { json }: { readonly json?: true }): void {
  const folder = resolve(dir);
  const runId = basename(folder);
  if (!isRunId(runId) || basename(dirname(folder)) !== 'runs') {
    throw new Error(`${dir} is no folder of a run: expected DATA_DIR/runs/RUN_ID`);
  }
  const progress = new Progress(1);
  const paths = runPaths(dirname(dirname(folder)), runId);
  const onProgress = (share: number) => progress.show(share, `reading ${runId}`);
  const report = verifyRun(paths, { makeFold: foldFromZero, onProgress });
  progress.end();
  process.stdout.write(json === true ? `${JSON.stringify(report)}\n` : describe(report));
  if (!report.isOk) process.exitCode = 1;
}

const WORDS = { OK: 'OK', WRONG: 'WRONG', NOT_CHECKED: 'not checked' } as const;

function describe({ runId, isOk, lastSeq, journalHash, checks }: VerifyReport): string {
  const lines = checks.map(({ check, status, detail }) =>
    [check.padEnd(18), WORDS[status], detail && `: ${detail}`].join(' ').replace(' :', ':').trimEnd(),
  );
  const last = isOk ? `${runId} holds: ${lastSeq} rows, journal hash ${journalHash}` : `${runId} is damaged`;
  return `${[...lines, last].join('\n')}\n`;
}
