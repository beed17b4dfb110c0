import { readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, isAbsolute, join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { ConfigError } from './config-error.ts';
import type { Scenario } from './simulation/scenario.ts';
import { problemText, type ScenarioProblem } from './simulation/scenarios/explain.ts';
import { type ReadScenario, readScenario, type ScenarioFile } from './simulation/scenarios/read-scenario.ts';

const FOLDER = fileURLToPath(new URL('../scenarios/', import.meta.url));
const IS_PATH = /[/\\]|\.(?:ya?ml|json)$/;

/** Larger files are somebody's mistake. */
const MOST_CHARACTERS = 1_000_000;

/** What starts unless somebody chooses. */
export const DEFAULT_SCENARIO = 'calm';

/** Scenario files that cannot be used; the message holds a line for each thing that is wrong. */
export class ScenarioFileError extends ConfigError {
  readonly problems: readonly ScenarioProblem[];

  constructor(problems: readonly ScenarioProblem[]) {
    super(problems.map(problemText).join('\n'));
    this.problems = problems;
  }
}

/**
 * The scenarios that come with the program, one a file, the default first.
 *
 * @throws ScenarioFileError when one of them is broken
 */
export function shippedScenarios(): readonly Scenario[] {
  const names = readdirSync(FOLDER).filter((name) => IS_PATH.test(name));
  const ordered = names.sort((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const read = ordered.map((name) => readScenarioFile(join(FOLDER, name)));
  const problems = read.flatMap((one) => (one.ok ? [] : one.problems));
  if (problems.length > 0) throw new ScenarioFileError(problems);
  return read.flatMap((one) => (one.ok ? [one.scenario] : []));
}

function rank(name: string): number {
  return name.startsWith(`${DEFAULT_SCENARIO}.`) ? 0 : 1;
}

/** Whether a choice names a file, not a scenario that comes with the program. */
export function isScenarioPath(choice: string): boolean {
  return IS_PATH.test(choice);
}

/** Reads the scenario in a file, with all that it extends. */
export function readScenarioFile(path: string): ReadScenario {
  const file = load(path);
  if (typeof file !== 'string') return readScenario(file, find);
  const problem = { file: shownPath(path), line: 1, column: 1, field: '', found: file, expected: 'a scenario file' };
  return { ok: false, problems: [{ ...problem, hint: 'Name a YAML or JSON file that can be read.' }] };
}

/**
 * The scenario that somebody named, by name or by file, among those to choose from; a file takes the place of one that has
 * its name.
 *
 * @throws ScenarioFileError when the file is broken, ConfigError when there is no such name
 */
export function chooseScenario(choice: string, known: readonly Scenario[]): Choice {
  if (!isScenarioPath(choice)) {
    const scenario = known.find(({ name }) => name === choice);
    if (scenario !== undefined) return { scenario, scenarios: known };
    const names = known.map(({ name }) => name).join(', ');
    throw new ConfigError(
      `There is no scenario "${choice}": expected one of ${names}, or a file such as my/scenario.yaml. Change it`,
    );
  }
  const read = readScenarioFile(choice);
  if (!read.ok) throw new ScenarioFileError(read.problems);
  const { scenario } = read;
  return { scenario, scenarios: [...known.filter(({ name }) => name !== scenario.name), scenario] };
}

export type Choice = { readonly scenario: Scenario; readonly scenarios: readonly Scenario[] };

/** The file, or why there is none. */
function load(path: string): ScenarioFile | string {
  try {
    const text = readFileSync(path, 'utf8');
    if (text.length > MOST_CHARACTERS) return `a file of ${text.length} characters`;
    return { path: shownPath(path), text };
  } catch (error) {
    return `no file that can be read (${error instanceof Error && 'code' in error ? String(error.code) : String(error)})`;
  }
}

/** From the working directory when it is below it. */
function shownPath(path: string): string {
  const fromHere = relative('', resolve(path));
  return fromHere.startsWith('..') || isAbsolute(fromHere) ? resolve(path) : fromHere;
}

/** By a bare name one that comes with the program, by a path one beside the file that names it. */
function find(name: string, from: ScenarioFile): ScenarioFile | string {
  if (isScenarioPath(name)) {
    const found = load(resolve(dirname(from.path), name));
    return typeof found === 'string' ? `${name} is ${found}.` : found;
  }
  const names = readdirSync(FOLDER);
  const file = names.find((candidate) => basename(candidate).replace(IS_PATH, '') === name);
  if (file === undefined) {
    const known = names.map((each) => each.replace(IS_PATH, '')).join(', ');
    return `The program comes with ${known}; a file is named by its path, such as ./${name}.yaml.`;
  }
  const found = load(join(FOLDER, file));
  return typeof found === 'string' ? `${file} is ${found}.` : found;
}
