import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { forbiddenImports, impurities } from './house-rules/layers.ts';
import { sourceFile } from './house-rules/source-file.ts';

// The project's own tsconfigs and biome.json, over layers that hold one file each and the attempts below: what is
// shown here is the configuration, whatever the code of the day looks like.

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const LAYERS = [
  'util',
  'market',
  'engine',
  'realism',
  'projections',
  'reference',
  'traders',
  'traders/llm',
  'ledger',
  'export',
  'simulation',
  'graphql',
];
const PACKAGES = ['api', 'schema'];

type Judge = 'compiler' | 'linter' | 'house rules';
type Attempt = readonly [what: string, path: string, code: string, refusedBy: readonly Judge[]];

const importOf = (layer: string) => `import { marker } from '${layer}';\nexport const copy = marker;\n`;
const typeImportOf = (layer: string) => `import type { Marker } from '${layer}';\nexport type Copy = Marker;\n`;
const nodeImport = (name: string, from: string) => `import { ${name} } from '${from}';\nexport const it = ${name};\n`;
const exportOf = (expression: string) => `export const value = ${expression};\n`;

const BY_TYPES: readonly Judge[] = ['compiler', 'house rules'];
const BY_LINT: readonly Judge[] = ['linter', 'house rules'];
const BY_ALL: readonly Judge[] = ['compiler', 'linter', 'house rules'];

const FORBIDDEN: readonly Attempt[] = [
  ['engine imports ledger', 'engine/a.ts', importOf('../ledger/index.ts'), BY_TYPES],
  ['engine imports a type of ledger', 'engine/b.ts', typeImportOf('../ledger/types.ts'), BY_TYPES],
  ['engine imports projections', 'engine/c.ts', importOf('../projections/index.ts'), BY_TYPES],
  ['market imports engine', 'market/a.ts', importOf('../engine/index.ts'), BY_TYPES],
  ['realism imports projections', 'realism/a.ts', importOf('../projections/index.ts'), BY_TYPES],
  ['projections imports a type of traders', 'projections/a.ts', typeImportOf('../traders/types.ts'), BY_TYPES],
  ['traders imports engine', 'traders/a.ts', importOf('../engine/index.ts'), BY_TYPES],
  ['traders imports traders/llm', 'traders/b.ts', importOf('./llm/index.ts'), ['compiler']],
  ['traders imports values of projections', 'traders/c.ts', importOf('../projections/index.ts'), ['house rules']],
  ['reference imports a type of simulation', 'reference/a.ts', typeImportOf('../simulation/types.ts'), BY_TYPES],
  ['ledger imports a type of graphql', 'ledger/a.ts', typeImportOf('../graphql/types.ts'), BY_TYPES],
  ['export imports a type of simulation', 'export/a.ts', typeImportOf('../simulation/types.ts'), BY_TYPES],
  ['ledger imports export', 'ledger/b.ts', importOf('../export/index.ts'), BY_TYPES],
  ['simulation imports a type of graphql', 'simulation/a.ts', typeImportOf('../graphql/types.ts'), BY_TYPES],
  // The compiler lets a project import what its references refer to: these two borders are the linter's.
  ['graphql imports engine', 'graphql/a.ts', importOf('../engine/index.ts'), BY_LINT],
  ['graphql imports a type of traders', 'graphql/b.ts', typeImportOf('../traders/types.ts'), BY_LINT],
  ['a timer in engine', 'engine/d.ts', 'setTimeout(() => {}, 5);\n', BY_ALL],
  ['process.env in engine', 'engine/f.ts', exportOf('process.env.HOME'), BY_ALL],
  ['fetch in traders', 'traders/e.ts', exportOf("fetch('https://model.example')"), BY_ALL],
  ['node:fs in projections', 'projections/b.ts', nodeImport('readFileSync', 'node:fs'), BY_ALL],
  ['node:crypto in simulation', 'simulation/b.ts', nodeImport('randomBytes', 'node:crypto'), BY_LINT],
  ['Date.now() in market', 'market/b.ts', exportOf('Date.now()'), BY_LINT],
  ['Date.now() in engine', 'engine/e.ts', exportOf('Date.now()'), BY_LINT],
  ['Date.now() in simulation', 'simulation/c.ts', exportOf('Date.now()'), BY_LINT],
  ['a new Date in reference', 'reference/b.ts', exportOf('new Date()'), BY_LINT],
  ['Math.random in traders', 'traders/d.ts', exportOf('Math.random()'), BY_LINT],
];

const ALLOWED: readonly Attempt[] = [
  ['engine imports market', 'engine/y.ts', importOf('../market/index.ts'), []],
  ['projections imports realism', 'projections/y.ts', importOf('../realism/index.ts'), []],
  ['traders imports a type of projections', 'traders/y.ts', typeImportOf('../projections/types.ts'), []],
  ['traders/llm imports traders', 'traders/llm/y.ts', importOf('../index.ts'), []],
  ['traders/llm waits', 'traders/llm/z.ts', exportOf('setTimeout(() => {}, Date.now())'), []],
  ['simulation imports engine', 'simulation/y.ts', importOf('../engine/index.ts'), []],
  ['the clock reads the clock', 'simulation/clock.ts', exportOf('Date.now()'), []],
  ['export imports ledger', 'export/y.ts', importOf('../ledger/index.ts'), []],
  ['graphql imports export', 'graphql/z.ts', importOf('../export/index.ts'), []],
  ['graphql imports simulation', 'graphql/y.ts', importOf('../simulation/index.ts'), []],
  ['ledger reads files', 'ledger/y.ts', nodeImport('readFileSync', 'node:fs'), []],
];

let folder = '';
let compiler = '';
let linter = '';

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'borders-'));
  copyConfiguration();
  for (const layer of LAYERS) {
    write(`${layer}/index.ts`, 'export const marker = 1;\n');
    // A file of its own: the compiler names each wrongly imported file once.
    write(`${layer}/types.ts`, 'export type Marker = 1;\n');
  }
  write('traders/llm/model.ts', 'export type Model = 1;\n');
  for (const [, path, code] of [...FORBIDDEN, ...ALLOWED]) write(path, code);
  [compiler, linter] = await Promise.all([
    outputOf(binOf('typescript', 'tsc'), ['-b', '--pretty', 'false']),
    outputOf(binOf('@biomejs/biome', 'biome'), ['lint', '--max-diagnostics=none', '--reporter=github', 'api/src']),
  ]);
});

afterAll(() => rmSync(folder, { recursive: true }));

describe('the borders between the layers', () => {
  it.each(FORBIDDEN)('%s: refused', (_what, path, code, refusedBy) => {
    expect(judgesAgainst(path, code)).toEqual(refusedBy);
  });

  it.each(ALLOWED)('%s: allowed', (_what, path, code) => {
    expect(judgesAgainst(path, code)).toEqual([]);
  });
});

function judgesAgainst(path: string, code: string): Judge[] {
  const errors: Record<Judge, string[]> = {
    compiler: errorsOf(compiler, path),
    linter: errorsOf(linter, path),
    'house rules': houseRules(path, code),
  };
  return BY_ALL.filter((judge) => errors[judge].length > 0);
}

function errorsOf(output: string, path: string): string[] {
  return output.split('\n').filter((line) => line.includes(`api/src/${path}`) && /error/.test(line));
}

function houseRules(path: string, code: string): string[] {
  const file = sourceFile(`api/src/${path}`, code);
  return [...forbiddenImports(file), ...impurities(file)];
}

function copyConfiguration(): void {
  const configs = LAYERS.map((layer) => `api/src/${layer}/tsconfig.json`);
  const files = [
    'tsconfig.base.json',
    'biome.json',
    '.gitignore',
    'api/package.json',
    'schema/tsconfig.json',
    'schema/package.json',
  ];
  for (const path of [...files, ...configs]) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    cpSync(join(ROOT, path), join(folder, path));
  }
  writeFileSync(join(folder, 'tsconfig.json'), onlyLayers(readFileSync(join(ROOT, 'tsconfig.json'), 'utf8')));
  for (const name of ['node_modules', ...PACKAGES.map((name) => `${name}/node_modules`)]) link(name);
  mkdirSync(join(folder, 'schema/src'));
  writeFileSync(join(folder, 'schema/src/index.ts'), 'export const version = 1;\n');
}

function onlyLayers(tsconfig: string): string {
  const { references } = JSON.parse(tsconfig) as { references: readonly { path: string }[] };
  return JSON.stringify({ files: [], references: references.filter(({ path }) => path.startsWith('api/src/')) });
}

function link(name: string): void {
  try {
    symlinkSync(join(ROOT, name), join(folder, name), 'junction');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
}

function write(path: string, code: string): void {
  writeFileSync(join(folder, 'api/src', path), code);
}

function binOf(packageName: string, name: string): string {
  const require = createRequire(import.meta.url);
  const manifest = createRequire(join(ROOT, 'package.json')).resolve(`${packageName}/package.json`);
  const { bin } = require(manifest) as { bin: Record<string, string> };
  return join(dirname(manifest), bin[name] ?? '');
}

async function outputOf(script: string, args: readonly string[]): Promise<string> {
  const run = promisify(execFile)(process.execPath, [script, ...args], { cwd: folder, maxBuffer: 1e7 });
  const { stdout, stderr } = await run.catch((error: { stdout: string; stderr: string }) => error);
  return `${stdout}${stderr}`;
}
