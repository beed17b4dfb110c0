import type { Command } from 'commander';
import { stringify } from 'yaml';
import { setupHash } from '../ledger/run-setup.ts';
import { chooseScenario, ScenarioFileError, shippedScenarios } from '../scenario-files.ts';
import { openKernel } from '../simulation/open-kernel.ts';
import type { Scenario } from '../simulation/scenario.ts';
import { eventText, needsPrices, participantCounts } from '../simulation/scenario-summary.ts';
import { fieldTables, markdownOf } from '../simulation/scenarios/field-table.ts';
import { durationText } from '../simulation/scenarios/quantities.ts';

type Options = { readonly json?: true };

export function addScenarios(program: Command): void {
  program
    .command('scenarios')
    .description('list what can be run by name')
    .option('--json', 'JSON: one object a line')
    .action(list);
  const scenario = program.command('scenario').description('work on scenario files (docs/scenarios.md)');
  scenario
    .command('check')
    .argument('<file>', 'a scenario file, or the name of a scenario that comes with the program')
    .description('say everything that is wrong with a scenario file, or print it with everything worked out')
    .option('--json', 'JSON: the scenario as a run keeps it, or the problems')
    .addHelpText('after', HELP)
    .action(check);
  scenario.command('fields').description('every field of a scenario file, as Markdown').action(printFields);
}

const HELP = `
Exit code 1 when something is wrong. Each problem is one line: file, line, column, field, what was
found, what was expected, what to do.

  market scenario check my/scenario.yaml
`;

function printFields(): void {
  process.stdout.write(fieldTables().map(markdownOf).join('\n'));
}

function list({ json }: Options): void {
  const rows = shippedScenarios().map(summary);
  process.stdout.write(json ? rows.map((row) => `${JSON.stringify(row)}\n`).join('') : table(rows));
}

function summary(scenario: Scenario) {
  const [agents, liquidity, background] = participantCounts(scenario).map(({ count }) => count);
  const { name, title, description, markets } = scenario;
  const participants = { agents, liquidity, background };
  const facts = { participants, events: scenario.events.length, needsPrices: needsPrices(scenario) };
  return { name, title, description, markets, ...facts, hash: hashOf(scenario) };
}

/** As in the manifest of a run that no price file and no model changed. */
function hashOf(scenario: Scenario): string {
  return setupHash({ scenario, pricesCsv: null });
}

function table(rows: readonly ReturnType<typeof summary>[]): string {
  const lines = rows.map(({ name, title, markets, participants, events }) => {
    const { agents, liquidity, background } = participants;
    const who = `${agents} agents, ${liquidity} makers, ${background} background`;
    return [
      name.padEnd(12),
      title.padEnd(24),
      `${markets.length} markets`.padEnd(11),
      who.padEnd(42),
      `${events} events`,
    ];
  });
  return `${lines.map((cells) => cells.join(' ').trimEnd()).join('\n')}\n`;
}

function check(file: string, { json }: Options): void {
  const scenario = readOrTell(file, json === true);
  if (scenario === null) {
    process.exitCode = 1;
    return;
  }
  // Sound numbers can still make no market together: this does what a run does first.
  if (scenario.reference.kind !== 'REPLAY') openKernel(scenario, '1', null);
  process.stdout.write(json ? `${JSON.stringify(scenario)}\n` : resolved(scenario));
}

function readOrTell(file: string, json: boolean): Scenario | null {
  try {
    return chooseScenario(file, shippedScenarios()).scenario;
  } catch (error) {
    if (!(error instanceof ScenarioFileError)) throw error;
    const { problems } = error;
    const count = `${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}`;
    if (json) process.stdout.write(`${JSON.stringify({ problems })}\n`);
    else process.stderr.write(`${error.message}\n${count}\n`);
    return null;
  }
}

function resolved(scenario: Scenario): string {
  const events = scenario.events.map((event) => `#   ${durationText(event.atMs)}  ${eventText(event)}\n`);
  const head = `# ${scenario.name}, ${hashOf(scenario)}\n# What a run keeps: numbers in ms, sats and basis points, as their names say.\n`;
  const timetable = events.length === 0 ? '' : `# Timetable:\n${events.join('')}`;
  return `${head}${timetable}${stringify(scenario, { lineWidth: 120, aliasDuplicateObjects: false })}`;
}
