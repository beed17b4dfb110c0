import { execFile, spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import type { Sabotage } from './sabotage.ts';
import { damageOf } from './sabotage-damage.ts';

const ROOT = fileURLToPath(new URL('../../../', import.meta.url));
const JUDGES = fileURLToPath(new URL('sabotage-judges.ts', import.meta.url));

/** What the judges and the unit tests of the engine import. */
const COPIED = [
  ...['tsconfig.base.json', 'package.json', 'api/package.json', 'api/src/engine', 'api/src/market', 'api/src/util'],
  ...['api/src/commands/conformance', 'api/test/engine'],
];

const PUBLIC_SCENARIOS = join(ROOT, '..', 'shared', 'conformance', 'engine-public.json');
const scenarioFiles = [join(ROOT, 'api', 'test', 'engine', 'scenarios.json'), PUBLIC_SCENARIOS].filter(existsSync);

/** A sabotaged engine may never come back, or fill the memory. */
const LONGEST_SILENCE_MS = 60_000;
const NODE_LIMITS = ['--max-old-space-size=1024'];

/** A judge whom a copy did not please, and what it has to say. */
export type Finding = {
  readonly folder: string;
  readonly judge: string;
  readonly problem: string;
  /** The damage is no program: it catches itself and proves nothing. */
  readonly isBroken: boolean;
};

/** A copy of the sources with a damaged engine. */
export class SabotagedCopy {
  readonly folder = mkdtempSync(join(tmpdir(), 'sabotage-'));

  constructor(sabotage: Sabotage | null) {
    for (const path of COPIED) cpSync(join(ROOT, path), join(this.folder, path), { recursive: true });
    for (const name of readdirSync(join(ROOT, 'api', 'test'))) {
      if (name.endsWith('.ts')) cpSync(join(ROOT, 'api', 'test', name), join(this.folder, 'api', 'test', name));
    }
    for (const modules of ['node_modules', join('api', 'node_modules')]) this.#link(modules);
    if (sabotage !== null) this.#damage(sabotage);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }

  /** Titles of the engine's unit tests that fail; `files` names those of `engine/` that are asked. */
  async failingUnitTests(files: readonly string[] = ['']): Promise<readonly string[]> {
    const report = join(this.folder, 'report.json');
    const vitest = join(this.folder, 'node_modules', 'vitest', 'vitest.mjs');
    // Of the ways to run these files the one that costs least: there are many copies.
    const thrift = ['--pool=threads', '--no-isolate', '--maxWorkers=1'];
    const reporting = ['--reporter=json', `--outputFile=${report}`];
    const asked = files.map((file) => `api/src/engine/${file}`);
    const args = ['run', ...asked, '--root', this.folder, ...thrift, ...reporting];
    const options = { cwd: this.folder, env: plainEnvironment(), timeout: 300_000, maxBuffer: 2 ** 26 };
    const told = await new Promise<string>((resolve) => {
      execFile(process.execPath, [vitest, ...args], options, (_error, stdout, stderr) => resolve(stdout + stderr));
    });
    if (!existsSync(report)) throw new Error(`the unit tests did not run: ${told}`);
    const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
    return testResults.flatMap(({ assertionResults, status, message }) => {
      if (assertionResults.length === 0 && status === 'failed') throw new Error(message);
      return assertionResults.filter((test) => test.status === 'failed').map(({ title }) => title);
    });
  }

  /** A folder of links instead of one link: what tools write below `node_modules` stays in the copy. */
  #link(modules: string): void {
    mkdirSync(join(this.folder, modules), { recursive: true });
    for (const name of readdirSync(join(ROOT, modules)).filter((each) => !each.startsWith('.'))) {
      symlinkSync(join(ROOT, modules, name), join(this.folder, modules, name), 'junction');
    }
  }

  #damage(sabotage: Sabotage): void {
    for (const [file, text] of damageOf(sabotage).texts) writeFileSync(join(this.folder, 'api', 'src', file), text);
  }
}

type Report = {
  readonly testResults: readonly {
    readonly status: string;
    readonly message: string;
    readonly assertionResults: readonly { readonly title: string; readonly status: string }[];
  }[];
};

export type JudgeOptions = { readonly commandCount: number; readonly isThorough: boolean };

/** Judges one copy after the other. A copy that hangs or kills its judges is found out by that; the rest goes on. */
export async function judgeCopies(folders: readonly string[], options: JudgeOptions): Promise<readonly Finding[]> {
  const findings: Finding[] = [];
  let left = folders;
  while (left.length > 0) {
    const problem = await runJudges({ ...options, folders: left, scenarioFiles }, (line) => {
      if ('hasEnded' in line) left = left.filter((folder) => folder !== line.folder);
      else findings.push(line);
    });
    const [folder, ...others] = left;
    if (folder !== undefined) findings.push({ folder, judge: 'the clock', problem, isBroken: false });
    left = others;
  }
  return findings;
}

type Line = Finding | { readonly folder: string; readonly hasEnded: true };

/** Answers why the program ended. */
function runJudges(task: object, listen: (line: Line) => void): Promise<string> {
  const args = [...NODE_LIMITS, JUDGES, JSON.stringify(task)];
  const child = spawn(process.execPath, args, { cwd: ROOT, env: plainEnvironment() });
  const kill = () => child.kill('SIGKILL');
  let watch = setTimeout(kill, LONGEST_SILENCE_MS);
  let errors = '';
  child.stderr.on('data', (chunk: Buffer) => {
    errors += chunk.toString();
  });
  createInterface(child.stdout).on('line', (line) => {
    clearTimeout(watch);
    watch = setTimeout(kill, LONGEST_SILENCE_MS);
    listen(JSON.parse(line) as Line);
  });
  return new Promise((resolve) => {
    child.on('close', (code, signal) => {
      clearTimeout(watch);
      resolve(`the judges ended with ${signal ?? code}: ${errors.slice(-300)}`);
    });
  });
}

/** The child is no worker of this test run, and its compiled sources are of no use to anybody. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(([name]) => !/^(VITEST|TEST$|NODE_COMPILE_CACHE)/.test(name));
  return Object.fromEntries(kept);
}
