import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { codeVersion } from '../code-version.ts';
import { type Difference, JournalComparison } from '../ledger/journal-comparison.ts';
import type { RunSetup } from '../ledger/run-setup.ts';
import type { SequencedCommand } from '../market/commands.ts';
import type { Brain, ParticipantId } from '../market/participant.ts';
import { keptScenario } from '../playable-run.ts';
import { shippedScenarios } from '../scenario-files.ts';
import { withBrains } from '../simulation/model-seats.ts';
import { openKernel } from '../simulation/open-kernel.ts';
import { type RecordedInputs, RecordedRerun } from '../simulation/recorded-rerun.ts';
import { isAct } from '../simulation/repeat-act.ts';
import { type Missing, missingOption, missPolicy } from './missing.ts';
import { Progress } from './progress.ts';
import { RecordedRun } from './recorded-run.ts';

type Options = { readonly missing: Missing; readonly prices?: string; readonly json?: true };

export function addRerun(program: Command): void {
  program
    .command('rerun')
    .description('run a kept run again from its scenario, seed, god acts and recorded model answers; ask no model')
    .argument('<dir>', 'folder of the run, such as data/runs/20260105-143000-k3px')
    .addOption(missingOption())
    .option('--prices <csv>', 'price file, if the run followed one')
    .option('--json', 'one JSON object as the last line')
    .action(rerun);
}

async function rerun(folder: string, options: Options): Promise<void> {
  const run = new RecordedRun(folder);
  try {
    const result = await compare(run, options);
    process.stdout.write(options.json ? `${JSON.stringify(result)}\n` : describe(result));
    if (!result.identical) process.exitCode = 1;
  } finally {
    run.close();
  }
}

type Result = {
  readonly runId: string;
  readonly scenario: string;
  readonly seed: string;
  readonly seq: number;
  readonly identical: boolean;
  readonly journalHash: string;
  readonly rerunHash: string;
  readonly stateHash: string;
  /** Model questions that were not in the record. */
  readonly missing: number;
  readonly difference: Difference | null;
};

async function compare(run: RecordedRun, options: Options): Promise<Result> {
  const { runId, scenario: name, seed } = run.about;
  const last = run.last();
  const { acts, brains } = inputsOf(run);
  const kernel = openAgain(run, brains, options);
  const comparison = new JournalComparison((afterSeq, limit) => run.read(afterSeq, limit));
  const progress = new Progress(last.lastTime - kernel.now, options.json === true);
  const startAt = kernel.now;
  const inputs: RecordedInputs = { commands: acts, questions: run.questions(), ...last };
  const again = new RecordedRerun({
    kernel,
    inputs,
    onMiss: missPolicy(options.missing),
    onEntries: (entries) => {
      comparison.add(entries);
      progress.show(kernel.now - startAt, `${new Date(kernel.now).toISOString()}  seq ${kernel.seq}`);
    },
  });
  await again.run();
  progress.end();
  comparison.end();
  const { journalHash: rerunHash, difference } = comparison;
  const identical = difference === null && rerunHash === last.journalHash;
  const hashes = { journalHash: last.journalHash, rerunHash, stateHash: kernel.stateHash() };
  return { runId, scenario: name, seed, seq: kernel.seq, identical, ...hashes, missing: again.missCount, difference };
}

/** The acts, and what every agent thought with when it came. */
function inputsOf(run: RecordedRun) {
  const acts: SequencedCommand[] = [];
  const brains = new Map<ParticipantId, Brain>();
  for (const { command } of run.entries()) {
    if (isAct(command)) acts.push(command);
    if (command.type !== 'AdmitParticipant' || command.participant.brain === null) continue;
    brains.set(command.participant.participantId, command.participant.brain);
  }
  return { acts, brains };
}

function openAgain(run: RecordedRun, brains: ReadonlyMap<ParticipantId, Brain>, { prices }: Options) {
  const { seed, runId, codeVersion: madeBy } = run.about;
  const setup = run.setup() ?? setupByName(run);
  if (madeBy !== codeVersion) {
    process.stderr.write(
      `run ${runId} was made by version ${madeBy}, this is ${codeVersion}: it may decide otherwise\n`,
    );
  }
  const csvText = prices === undefined ? setup.pricesCsv : readFileSync(prices, 'utf8');
  const known = keptScenario(setup);
  if (known.reference.kind === 'REPLAY' && csvText === null) throw new Error('replay needs --prices FILE.csv');
  return openKernel(withBrains(known, brains), seed, csvText);
}

/** Runs from before their scenario was kept beside them. */
function setupByName({ about: { runId, scenario: name } }: RecordedRun): RunSetup {
  const scenario = shippedScenarios().find((candidate) => candidate.name === name);
  if (scenario !== undefined) return { scenario, pricesCsv: null };
  throw new Error(`run ${runId} played scenario "${name}", which this program does not have`);
}

function describe({ difference, ...result }: Result): string {
  const lines = Object.entries(result).map(([name, value]) => `${name.padEnd(12)} ${value}`);
  if (difference !== null) {
    const { seq, recorded, done } = difference;
    lines.push(`first difference at seq ${seq}:`, `  recorded  ${shown(recorded)}`, `  rerun     ${shown(done)}`);
  }
  return `${lines.join('\n')}\n`;
}

const SHOWN_CHARACTERS = 200;

function shown(line: string | null): string {
  if (line === null) return '(nothing)';
  return line.length > SHOWN_CHARACTERS ? `${line.slice(0, SHOWN_CHARACTERS)}...` : line;
}
