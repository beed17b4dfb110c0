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
  'projections',
  'reference',
  'traders',
  'traders/llm',
  'ledger',
  'simulation',
  'graphql',
];
const PACKAGES = ['api', 'schema'];

interface Attempt {
  readonly what: string;
  readonly path: string;
  readonly code: string;
  readonly refusedBy: readonly ('compiler' | 'linter' | 'house rules')[];
}

const importOf = (layer: string) => `import { marker } from '${layer}';\nexport const copy = marker;\n`;
const typeImportOf = (layer: string) => `import type { Marker } from '${layer}';\nexport type Copy = Marker;\n`;

const FORBIDDEN: readonly Attempt[] = [
  {
    what: 'engine imports ledger',
    path: 'engine/a.ts',
    code: importOf('../ledger/index.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'engine imports a type of ledger',
    path: 'engine/b.ts',
    code: typeImportOf('../ledger/types.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'market imports engine',
    path: 'market/a.ts',
    code: importOf('../engine/index.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'engine imports projections',
    path: 'engine/c.ts',
    code: importOf('../projections/index.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'projections imports traders',
    path: 'projections/a.ts',
    code: typeImportOf('../traders/types.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'traders imports engine',
    path: 'traders/a.ts',
    code: importOf('../engine/index.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'traders imports traders/llm',
    path: 'traders/b.ts',
    code: importOf('./llm/index.ts'),
    refusedBy: ['compiler'],
  },
  {
    what: 'traders imports values of projections',
    path: 'traders/c.ts',
    code: importOf('../projections/index.ts'),
    refusedBy: ['house rules'],
  },
  {
    what: 'reference imports simulation',
    path: 'reference/a.ts',
    code: typeImportOf('../simulation/types.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'ledger imports graphql',
    path: 'ledger/a.ts',
    code: typeImportOf('../graphql/types.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'simulation imports graphql',
    path: 'simulation/a.ts',
    code: typeImportOf('../graphql/types.ts'),
    refusedBy: ['compiler', 'house rules'],
  },
  {
    what: 'graphql imports engine',
    path: 'graphql/a.ts',
    code: importOf('../engine/index.ts'),
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'graphql imports traders',
    path: 'graphql/b.ts',
    code: importOf('../traders/index.ts'),
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'a timer in engine',
    path: 'engine/d.ts',
    code: 'setTimeout(() => {}, 5);\n',
    refusedBy: ['compiler', 'linter', 'house rules'],
  },
  {
    what: 'node:fs in projections',
    path: 'projections/b.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
    refusedBy: ['compiler', 'linter', 'house rules'],
  },
  {
    what: 'node:crypto in simulation',
    path: 'simulation/b.ts',
    code: "import { randomBytes } from 'node:crypto';\nexport const random = randomBytes;\n",
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'Date.now() in market',
    path: 'market/b.ts',
    code: 'export const now = Date.now();\n',
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'Date.now() in engine',
    path: 'engine/e.ts',
    code: 'export const now = Date.now();\n',
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'Date.now() in simulation',
    path: 'simulation/c.ts',
    code: 'export const now = Date.now();\n',
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'a new Date in reference',
    path: 'reference/b.ts',
    code: 'export const now = new Date();\n',
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'Math.random in traders',
    path: 'traders/d.ts',
    code: 'export const random = Math.random();\n',
    refusedBy: ['linter', 'house rules'],
  },
  {
    what: 'fetch in traders',
    path: 'traders/e.ts',
    code: "export const answer = fetch('https://model.example');\n",
    refusedBy: ['compiler', 'linter', 'house rules'],
  },
  {
    what: 'process.env in engine',
    path: 'engine/f.ts',
    code: 'export const home = process.env.HOME;\n',
    refusedBy: ['compiler', 'linter', 'house rules'],
  },
];

const ALLOWED: readonly Omit<Attempt, 'refusedBy'>[] = [
  { what: 'engine imports market', path: 'engine/y.ts', code: importOf('../market/index.ts') },
  {
    what: 'traders imports a type of projections',
    path: 'traders/y.ts',
    code: typeImportOf('../projections/types.ts'),
  },
  {
    what: 'traders/llm imports traders and waits',
    path: 'traders/llm/y.ts',
    code: `${importOf('../index.ts')}setTimeout(() => {}, Date.now());\n`,
  },
  { what: 'simulation imports engine', path: 'simulation/y.ts', code: importOf('../engine/index.ts') },
  { what: 'the clock reads the clock', path: 'simulation/clock.ts', code: 'export const now = () => Date.now();\n' },
  { what: 'graphql imports simulation', path: 'graphql/y.ts', code: importOf('../simulation/index.ts') },
  {
    what: 'ledger reads files',
    path: 'ledger/y.ts',
    code: "import { readFileSync } from 'node:fs';\nexport const read = readFileSync;\n",
  },
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
  for (const { path, code } of [...FORBIDDEN, ...ALLOWED]) write(path, code);
  [compiler, linter] = await Promise.all([
    outputOf(binOf('typescript', 'tsc'), ['-b', '--pretty', 'false']),
    outputOf(binOf('@biomejs/biome', 'biome'), ['lint', '--max-diagnostics=none', '--reporter=github', 'api/src']),
  ]);
});

afterAll(() => rmSync(folder, { recursive: true }));

// The compiler lets a project import what its references refer to: graphql's borders below simulation are the linter's.
describe('the borders between the layers', () => {
  it.each(FORBIDDEN)('$what: refused by $refusedBy', ({ path, code, refusedBy }) => {
    expect({
      compiler: errorsOf(compiler, path),
      linter: errorsOf(linter, path),
      'house rules': houseRules(path, code),
    }).toEqual({
      compiler: any(refusedBy, 'compiler'),
      linter: any(refusedBy, 'linter'),
      'house rules': any(refusedBy, 'house rules'),
    });
  });

  it.each(ALLOWED)('$what: allowed', ({ path, code }) => {
    expect([...errorsOf(compiler, path), ...errorsOf(linter, path), ...houseRules(path, code)]).toEqual([]);
  });
});

/** At least one error where a refusal is expected, none elsewhere. */
function any(refusedBy: Attempt['refusedBy'], judge: Attempt['refusedBy'][number]) {
  return refusedBy.includes(judge) ? expect.arrayContaining([expect.stringMatching(/./)]) : [];
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
