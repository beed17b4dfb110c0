import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

/**
 * A program: the judges of copies of the sources, one copy after the other, each with the engine that lies in it. They
 * share a process, because a start costs more than a judgement. A line of JSON tells each failure as it happens, and
 * one the end of each copy, so that whoever listens knows which copy made the program hang.
 */
type Task = {
  readonly folders: readonly string[];
  readonly scenarioFiles: readonly string[];
  readonly commandCount: number;
  /** All judges, and not only those up to the first that is displeased. */
  readonly isThorough: boolean;
};

/** What a damage says that is no program. */
const BROKEN = /is not (defined|a function|iterable|a constructor)|before initialization|constant variable/;

const task = JSON.parse(process.argv[2] ?? '') as Task;

for (const folder of task.folders) {
  try {
    await judgeCopy(folder);
  } catch (error) {
    tell(folder, { judge: 'the loader', problem: textOf(error), isBroken: true });
  }
  tell(folder, { hasEnded: true });
}

function tell(folder: string, line: object): void {
  process.stdout.write(`${JSON.stringify({ folder, ...line })}\n`);
}

function tellProblem(folder: string, judge: string, problem: string): void {
  tell(folder, { judge, problem: problem.slice(0, 300), isBroken: BROKEN.test(problem) });
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

async function judgeCopy(folder: string): Promise<void> {
  const isPleased = await play(folder);
  if (isPleased || task.isThorough) await compareAll(folder);
}

function moduleOf(folder: string, path: string): string {
  return pathToFileURL(join(folder, 'api', path)).href;
}

type Scenarios = typeof import('../../src/commands/conformance/scenario-file.ts');
type Verdicts = typeof import('../../src/commands/conformance/verdict.ts');
type Comparison = typeof import('./comparison.ts');
type HappeningsModule = typeof import('./happenings.ts');

async function play(folder: string): Promise<boolean> {
  const { parseScenarioFile }: Scenarios = await import(moduleOf(folder, 'src/commands/conformance/scenario-file.ts'));
  const { judge }: Verdicts = await import(moduleOf(folder, 'src/commands/conformance/verdict.ts'));
  let isPleased = true;
  for (const scenario of task.scenarioFiles.flatMap((file) => parseScenarioFile(readFileSync(file, 'utf8'), file))) {
    const { problems } = judge(scenario);
    if (problems.length === 0) continue;
    tellProblem(folder, `scenario ${scenario.id}`, problems.join(' '));
    if (!task.isThorough) return false;
    isPleased = false;
  }
  return isPleased;
}

async function compareAll(folder: string): Promise<void> {
  const { compare, shapeNames }: Comparison = await import(moduleOf(folder, 'test/engine/comparison.ts'));
  const { Happenings }: HappeningsModule = await import(moduleOf(folder, 'test/engine/happenings.ts'));
  for (const name of shapeNames) {
    try {
      compare({ name, seed: '1', commandCount: task.commandCount }, new Happenings());
    } catch (error) {
      tellProblem(folder, `comparison of the ${name} market`, textOf(error));
      if (!task.isThorough) return;
    }
  }
}
