import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { parseScenarioFile, type Scenario, ScenarioFileError } from './scenario-file.ts';
import { judge, type Verdict } from './verdict.ts';

/** Something is wrong with what was asked for; the exchange was not tried. */
const BAD_INPUT_EXIT_CODE = 2;

const HELP = `
Each scenario is played twice on a fresh exchange: as it stands, and with a restart from a snapshot before every step
(of more than 100 steps, before every so many). Both must do what the file expects, and both must end in the same state.

One line for each scenario, below it what differs if it fails, and as the last line how many passed and failed.
Exit code 0: all passed, 1: a scenario failed, 2: a file cannot be read or is no scenario file.`;

export function addConformance(program: Command): void {
  program
    .command('conformance')
    .description('check the exchange against scenario files')
    .argument('<file...>', 'scenario files: JSON with "schemaVersion": 1 and "scenarios"')
    .addHelpText('after', HELP)
    .action(conformance);
}

function conformance(files: readonly string[]): void {
  const scenarios = readAll(files);
  if (scenarios === null) return;
  let failed = 0;
  for (const scenario of scenarios) {
    const verdict = judge(scenario);
    if (verdict.problems.length > 0) failed += 1;
    process.stdout.write(linesOf(verdict));
  }
  process.stdout.write(`${scenarios.length - failed} passed, ${failed} failed\n`);
  if (failed > 0) process.exitCode = 1;
}

/** All files or nothing: totals over half of what was asked for would mislead. */
function readAll(files: readonly string[]): readonly Scenario[] | null {
  try {
    return files.flatMap((file) => parseScenarioFile(readText(file), file));
  } catch (error) {
    if (!(error instanceof ScenarioFileError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = BAD_INPUT_EXIT_CODE;
    return null;
  }
}

function readText(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new ScenarioFileError(`${file}: ${error instanceof Error ? error.message : 'cannot be read'}`);
  }
}

function linesOf({ scenario, problems }: Verdict): string {
  const title = `${scenario.id} ${scenario.title}`.trim();
  if (problems.length === 0) return `ok  ${title}\n`;
  return `FAIL ${title}\n${problems.map((line) => `     ${line}\n`).join('')}`;
}
