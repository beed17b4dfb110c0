import type { Command } from 'commander';
import { readManifestOrDamage } from '../ledger/manifest-file.ts';
import { runIds, runPaths } from '../ledger/run-paths.ts';
import { factsOf, type RunFacts } from './run-facts.ts';
import { durationWords, sizeWords, table } from './words.ts';

type Options = { readonly data: string; readonly json?: true };

export function addRuns(program: Command): void {
  program
    .command('runs')
    .description('list the runs of a data folder, newest first')
    .option('--data <dir>', 'data folder', 'data')
    .option('--json', 'one JSON object a run')
    .action(listRuns);
}

function listRuns({ data, json }: Options): void {
  const runs = runIds(data)
    .toReversed()
    .flatMap((runId) => {
      const paths = runPaths(data, runId);
      const manifest = readManifestOrDamage(paths.manifest, runId);
      return manifest === undefined ? [] : [factsOf({ paths, manifest })];
    });
  if (json) process.stdout.write(runs.map((run) => `${JSON.stringify(run)}\n`).join(''));
  else process.stdout.write(runs.length === 0 ? `${data} holds no runs.\n` : table(HEAD, runs.map(lineOf)));
}

/** `seq` counts commands and events together. */
const HEAD = ['run', 'scenario', 'seed', 'status', 'started', 'length', 'seq', 'trades', 'size'];

function lineOf(run: RunFacts): readonly (string | number)[] {
  const { runId, scenario, seed, status, startedAt, lengthMs, lastSeq, tradeCount, sizeBytes } = run;
  const started = startedAt.slice(0, 19).replace('T', ' ');
  const length = lengthMs === null ? '-' : durationWords(lengthMs);
  return [runId, scenario, seed, status, started, length, lastSeq, tradeCount, sizeWords(sizeBytes)];
}
