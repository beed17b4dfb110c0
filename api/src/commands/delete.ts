import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { LedgerError } from '../ledger/ledger-error.ts';
import { removeRun } from '../ledger/retention.ts';
import { findRun } from './find-run.ts';
import { factsOf } from './run-facts.ts';
import { sizeWords } from './words.ts';

type Options = { readonly data: string; readonly yes?: true; readonly json?: true };

export function addDelete(program: Command): void {
  program
    .command('delete')
    .argument('<run>', "a run's id, its folder, or a data folder that holds one run")
    .description('delete a run for good: its whole folder; asks first on a terminal')
    .option('--data <dir>', 'data folder in which a run is looked for by its id', 'data')
    .option('--yes', 'do not ask')
    .option('--json', 'one JSON object as the last line')
    .addHelpText('after', '\nRefused while the run is being written: stop its server first.\n')
    .action(deleteRun);
}

async function deleteRun(name: string, { data, yes, json }: Options): Promise<void> {
  const found = findRun(name, data);
  const { runId, scenario, seed, sizeBytes } = factsOf(found);
  const { folder } = found.paths;
  const about = `${runId} (${scenario}, seed ${seed}, ${sizeWords(sizeBytes)}) in ${folder}`;
  if (yes !== true && !(await isConfirmed(about))) throw new LedgerError(`${runId} was kept`);
  if (!removeRun(found.paths))
    throw new LedgerError(`${folder} is being written: stop its server first, then try again`);
  process.stdout.write(json ? `${JSON.stringify({ runId, folder, sizeBytes })}\n` : `deleted ${about}\n`);
}

async function isConfirmed(about: string): Promise<boolean> {
  if (!process.stdin.isTTY)
    throw new LedgerError(`${about} was kept: nobody can be asked here, add --yes to delete it`);
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  const answer = await terminal.question(`Delete ${about} for good? Type yes: `);
  terminal.close();
  return answer.trim().toLowerCase() === 'yes';
}
