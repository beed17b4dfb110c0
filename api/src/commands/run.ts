import { readFileSync } from 'node:fs';
import { type Command, Option } from 'commander';
import { codeVersion } from '../code-version.ts';
import type { Journal } from '../ledger/journal.ts';
import { MemoryJournal } from '../ledger/memory-journal.ts';
import { createRun } from '../ledger/run-folder.ts';
import { newRunId } from '../ledger/run-id.ts';
import type { RunSetup } from '../ledger/run-setup.ts';
import { firstOrigin } from '../run-opener.ts';
import { type HeadlessTotals, runHeadless } from '../simulation/headless.ts';
import type { Kernel } from '../simulation/kernel.ts';
import { openKernel } from '../simulation/open-kernel.ts';
import { rowFold } from '../simulation/row-fold.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { scenarios } from '../simulation/scenarios/index.ts';
import { parseDuration } from './duration.ts';
import { Progress } from './progress.ts';

type Options = {
  readonly scenario: string;
  readonly seed: string;
  readonly for: number;
  readonly out: string;
  readonly ledger: 'sqlite' | 'memory';
  readonly prices?: string;
  readonly json?: true;
};

type Kept = { readonly runId: string; readonly journal: Journal; finish(): void };

export function addRun(program: Command): void {
  const names = scenarios.map(({ name }) => name);
  program
    .command('run')
    .description('run a scenario without a screen, as fast as the machine can; all agents follow their rules')
    .addOption(new Option('--scenario <name>', 'which market to run').choices(names).default('calm'))
    .option('--seed <text>', 'same scenario and seed: the same run', '1')
    .option('--for <duration>', 'simulated time, such as 6h30m', parseDuration, 23_400_000)
    .option('--out <dir>', 'data folder that keeps the run', 'data')
    .addOption(new Option('--ledger <kind>', 'where events go').choices(['sqlite', 'memory']).default('sqlite'))
    .option('--prices <csv>', 'price file of the replay scenario: date, asset, open, high, low, close, volume in USD')
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(run);
}

const HELP = `
  market run --scenario volatile --seed 7 --for 6h30m
  market run --for 1h --ledger memory --json
`;

function run(options: Options): void {
  const scenario = scenarios.find(({ name }) => name === options.scenario) as Scenario;
  const cpuBefore = process.cpuUsage();
  const csvText = options.prices === undefined ? null : readFileSync(options.prices, 'utf8');
  if (scenario.reference.kind === 'REPLAY' && csvText === null) throw new Error('replay needs --prices FILE.csv');
  const kernel = openKernel(scenario, options.seed, csvText);
  const kept = keep(options, kernel, { scenario, pricesCsv: csvText });
  const startAt = kernel.now;
  const progress = new Progress(options.for, options.json === true);
  const totals = runHeadless(kernel, kept.journal, startAt + options.for, (time) =>
    progress.show(time - startAt, `${new Date(time).toISOString()}  seq ${kernel.seq}`),
  );
  progress.end();
  const result = resultOf(kernel, kept, options, totals, process.cpuUsage(cpuBefore));
  kept.finish();
  process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : describe(result));
}

function keep({ ledger, out, scenario, seed }: Options, kernel: Kernel, setup: RunSetup): Kept {
  const runId = newRunId(Date.now(), Math.random);
  if (ledger === 'memory') return { runId, journal: new MemoryJournal(), finish: () => {} };
  const place = { dataDir: out, runId, now: Date.now, fold: rowFold(kernel.view) };
  const run = createRun({ ...place, scenario, seed, codeVersion, origin: firstOrigin(setup) });
  return {
    runId,
    journal: run.journal,
    finish: () => {
      const ending = { status: 'ENDED', reason: 'the time asked for is over', stateHash: kernel.stateHash() } as const;
      run.finish(ending);
    },
  };
}

function resultOf(kernel: Kernel, kept: Kept, options: Options, totals: HeadlessTotals, cpu: NodeJS.CpuUsage) {
  return {
    runId: kept.runId,
    scenario: options.scenario,
    seed: options.seed,
    seq: kernel.seq,
    simAt: new Date(kernel.now).toISOString(),
    stateHash: kernel.stateHash(),
    journalHash: kept.journal.journalHash(),
    commands: totals.commandCount,
    events: totals.eventCount,
    trades: totals.tradeCount,
    cpuSeconds: Math.round((cpu.user + cpu.system) / 10_000) / 100,
  };
}

function describe(result: ReturnType<typeof resultOf>): string {
  return `${Object.entries(result)
    .map(([name, value]) => `${name.padEnd(12)} ${value}`)
    .join('\n')}\n`;
}
