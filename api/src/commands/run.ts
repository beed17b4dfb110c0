import { type Command, Option } from 'commander';
import { codeVersion } from '../code-version.ts';
import { HashJournal } from '../ledger/hash-journal.ts';
import type { Journal } from '../ledger/journal.ts';
import { createRun, type Ending } from '../ledger/run-folder.ts';
import { newRunId } from '../ledger/run-id.ts';
import type { RunSetup } from '../ledger/run-setup.ts';
import type { SimTime } from '../market/units.ts';
import { firstOrigin, pricesOf } from '../run-opener.ts';
import { chooseScenario, DEFAULT_SCENARIO, shippedScenarios } from '../scenario-files.ts';
import { type HeadlessTotals, runHeadless } from '../simulation/headless.ts';
import type { Kernel } from '../simulation/kernel.ts';
import { withModelSeats } from '../simulation/model-seats.ts';
import { openKernel } from '../simulation/open-kernel.ts';
import { rowFold } from '../simulation/row-fold.ts';
import type { ModelPort } from '../traders/llm/model.ts';
import { RecordedModel } from '../traders/llm/recorded-model.ts';
import { parseDuration } from './duration.ts';
import { liveModels } from './live-models.ts';
import { type Missing, missingOption, missPolicy } from './missing.ts';
import { Progress } from './progress.ts';
import { readRecord } from './recorded-answers.ts';

type Options = {
  readonly scenario: string;
  readonly seed: string;
  readonly for: number;
  readonly out: string;
  readonly ledger: 'sqlite' | 'memory';
  readonly prices?: string;
  readonly model?: string;
  readonly answers?: string;
  readonly missing: Missing;
  readonly json?: true;
};

type Opened = { readonly kernel: Kernel; readonly setup: RunSetup; readonly scenario: string };

type Kept = {
  readonly runId: string;
  readonly journal: Pick<Journal, 'append' | 'journalHash'>;
  finish(ending: Omit<Ending, 'status'>): void;
};

export function addRun(program: Command): void {
  program
    .command('run')
    .description(
      'run a scenario without a screen, as fast as the machine can; without --model all agents follow their rules',
    )
    .option(
      '--scenario <name>',
      'which market to run: its name, or a scenario file (market scenarios)',
      DEFAULT_SCENARIO,
    )
    .option('--seed <text>', 'same scenario and seed: the same run', '1')
    .option('--for <duration>', 'simulated time, such as 6h30m', parseDuration, 23_400_000)
    .option('--out <dir>', 'data folder that keeps the run', 'data')
    .addOption(
      new Option('--ledger <kind>', 'where events go: memory keeps only their hash')
        .choices(['sqlite', 'memory'])
        .default('sqlite'),
    )
    .option('--prices <csv>', 'price file of the replay scenario: date, asset, open, high, low, close, volume in USD')
    .option('--model <name>', 'what every second agent asks; providers as the server has them (docs/models.md)')
    .option('--answers <path>', "take the model's answers from a kept run's folder or a file of recorded answers")
    .addOption(missingOption())
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(run);
}

const HELP = `
  market run --scenario volatile --seed 7 --for 6h30m
  market run --scenario my/scenario.yaml --for 1h
  market run --for 1h --ledger memory --json
`;

async function run(options: Options): Promise<void> {
  const cpuBefore = process.cpuUsage();
  const opened = open(options);
  const { kernel, scenario } = opened;
  const kept = keep(options, opened);
  try {
    const totals = await runKernel(options, kernel, kept);
    const result = resultOf(kernel, kept, { ...options, scenario }, totals, process.cpuUsage(cpuBefore));
    kept.finish({ reason: 'the time asked for is over', stateHash: kernel.stateHash() });
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : describe(result));
  } catch (error) {
    kept.finish({ reason: `failed: ${error instanceof Error ? error.message : String(error)}` });
    throw error;
  }
}

function open(options: Options): Opened {
  const { scenario } = chooseScenario(options.scenario, shippedScenarios());
  const csvText = pricesOf(scenario, options.prices ?? null);
  const seated = withModelSeats(scenario, options.model ?? null);
  const setup = { scenario: seated, pricesCsv: csvText };
  return { kernel: openKernel(seated, options.seed, csvText), setup, scenario: scenario.name };
}

async function runKernel(options: Options, kernel: Kernel, { journal }: Kept): Promise<HeadlessTotals> {
  const startAt = kernel.now;
  const progress = new Progress(options.for, options.json === true);
  const onProgress = (time: SimTime) =>
    progress.show(time - startAt, `${new Date(time).toISOString()}  seq ${kernel.seq}`);
  const model = answeringModel(options);
  const answering = model === null ? {} : { model };
  const totals = await runHeadless({ kernel, journal, until: startAt + options.for, ...answering, onProgress });
  progress.end();
  return totals;
}

function answeringModel({ model, answers, missing }: Options): ModelPort | null {
  if (model === undefined && answers !== undefined)
    throw new Error('--answers needs --model: the name that the seats asked');
  if (model === undefined) return null;
  return answers === undefined ? liveModels() : new RecordedModel(readRecord(answers), missPolicy(missing));
}

function keep({ ledger, out, seed }: Options, { kernel, setup, scenario }: Opened): Kept {
  const runId = newRunId(Date.now(), Math.random);
  if (ledger === 'memory') return { runId, journal: new HashJournal(), finish: () => {} };
  const place = { dataDir: out, runId, now: Date.now, fold: rowFold(kernel.view) };
  const run = createRun({ ...place, scenario, seed, codeVersion, origin: firstOrigin(setup) });
  return { runId, journal: run.journal, finish: (ending) => void run.finish({ status: 'ENDED', ...ending }) };
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
