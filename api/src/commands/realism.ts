import { randomInt } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { type Command, InvalidArgumentError } from 'commander';
import { MarketSample } from '../realism/market-sample.ts';
import type { MarketTape } from '../realism/market-tape.ts';
import { pricesOf } from '../run-opener.ts';
import { chooseScenario, DEFAULT_SCENARIO, shippedScenarios } from '../scenario-files.ts';
import { instrumentsOf } from '../simulation/open-kernel.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { parseDuration } from './duration.ts';
import { Progress } from './progress.ts';
import { expectationsOf } from './realism/expectations.ts';
import { quietTwin } from './realism/quiet-twin.ts';
import { reportPage } from './realism/report/page.ts';
import { type SeedJob, skipOf } from './realism/seed-job.ts';
import { recordRuns } from './realism/seed-runs.ts';
import { type Study, studyJson, studyText } from './realism/study.ts';
import { judge } from './realism/verdict.ts';
import { durationWords } from './words.ts';

type Options = {
  readonly scenario: string;
  readonly seeds: number;
  readonly seed?: number;
  readonly for: number;
  readonly prices?: string;
  readonly out?: string;
  readonly json?: true;
};

const LARGEST_FIRST_SEED = 1_000_000_000;

export function addRealism(program: Command): void {
  program
    .command('realism')
    .description('measure how much a scenario is like a real market, over several seeds; exit 1 when it is not')
    .option('--scenario <name>', 'which market to measure: its name, or a scenario file', DEFAULT_SCENARIO)
    .option('--seeds <count>', 'how many runs to pool', parseCount, 5)
    .option(
      '--seed <first>',
      'the first seed, a whole number, the others count on; without it they are drawn',
      parseCount,
    )
    .option('--for <duration>', 'simulated time of each run that is measured', parseDuration, 23_400_000)
    .option('--prices <csv>', 'price file of the replay scenario')
    .option('--out <file>', 'where the report with plots goes (default: data/realism-SCENARIO.html)')
    .option('--json', 'JSON lines: how far it came, and the result as the last one')
    .addHelpText('after', HELP)
    .action(measure);
}

const HELP = `
  Each seed runs twice: as the scenario says, and with jumps off and a constant reference.

  market realism --scenario volatile --seeds 5
  market realism --seed 7 --for 2h --json
`;

async function measure(options: Options): Promise<void> {
  const { scenario } = chooseScenario(options.scenario, shippedScenarios());
  const first = options.seed ?? randomInt(1, LARGEST_FIRST_SEED);
  const seeds = Array.from({ length: options.seeds }, (_, place) => String(first + place));
  if (!options.json) process.stdout.write(opening(scenario, seeds, options.for));
  const study = await record(options, scenario, seeds);
  const path = options.out ?? join('data', `realism-${scenario.name}.html`);
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, reportPage(study));
  process.stdout.write(options.json ? studyJson(study, path) : studyText(study, path));
  if (study.verdict.failed > 0) process.exitCode = 1;
}

function opening({ name }: Scenario, seeds: readonly string[], durationMs: number): string {
  return `${name}, seeds ${seeds.join(' ')} (again: --seed ${seeds[0]}), ${durationWords(durationMs)} each, and each once more in a still world\n`;
}

async function record(options: Options, scenario: Scenario, seeds: readonly string[]): Promise<Study> {
  const csvText = pricesOf(scenario, options.prices ?? null);
  const jobs = [scenario, quietTwin(scenario)].flatMap((each) =>
    seeds.map((seed): SeedJob => ({ scenario: each, seed, durationMs: options.for, csvText })),
  );
  const progress = new Progress(jobs.length * (options.for + skipOf(scenario)), options.json === true);
  const tapes = await recordRuns(jobs, (doneMs) => progress.show(doneMs, `${durationWords(doneMs)} of simulated time`));
  progress.end();
  const measured = pool(scenario, tapes.slice(0, seeds.length));
  const quiet = pool(scenario, tapes.slice(seeds.length));
  return { scenario, seeds, durationMs: options.for, samples: measured, quiet, verdict: judge(measured, quiet) };
}

function pool(scenario: Scenario, runs: readonly (readonly MarketTape[])[]): readonly MarketSample[] {
  const instruments = instrumentsOf(scenario);
  const expected = expectationsOf(scenario.reference, instruments);
  return expected.map(
    (each, place) =>
      new MarketSample(
        runs.flatMap((tapes) => tapes[place] ?? []),
        each,
      ),
  );
}

function parseCount(text: string): number {
  const count = Number(text);
  if (!Number.isSafeInteger(count) || count < 1) throw new InvalidArgumentError('Expected a whole number above 0.');
  return count;
}
