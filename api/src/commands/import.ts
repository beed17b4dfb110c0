import type { Command } from 'commander';
import { readBundle } from '../export/bundle/read-bundle.ts';
import { runPaths } from '../ledger/run-paths.ts';
import { Progress } from './progress.ts';

type Options = { readonly data: string; readonly json?: true };

export function addImport(program: Command): void {
  program
    .command('import')
    .argument('<file>', 'a bundle, as `export --format bundle` writes it')
    .description('take the run of a bundle into a data folder, once everything in it was checked')
    .option('--data <dir>', 'data folder to take it into', 'data')
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(importRun);
}

const HELP = `
Refused, with what is wrong: a bundle in which a byte was changed or is missing, or that would
write anywhere but into its run's folder; a run that the data folder has already.

  market import 20260105-143000-k3px.market.tar.gz --data data
`;

async function importRun(bundle: string, { data, json }: Options): Promise<void> {
  const progress = new Progress(1, json === true);
  const onBytes = (done: number, total: number) => progress.show(done / total, 'unpacked and checked');
  const manifest = await readBundle({ bundle, dataDir: data, onBytes }).finally(() => progress.end());
  const { folder } = runPaths(data, manifest.runId);
  const { runId, scenario, seed, lastSeq } = manifest;
  const result = { runId, scenario, seed, lastSeq, folder };
  process.stdout.write(
    json ? `${JSON.stringify(result)}\n` : `${runId} (${scenario}, seed ${seed}, seq ${lastSeq}): ${folder}\n`,
  );
}
