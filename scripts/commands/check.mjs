// npm run check: format, lint, types, borders, the schema, generated files and the fast tests; under a minute. CONTRIBUTING.md.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clearAttemptsLog, nodeProgram, testEnvironment } from '../lib/node.mjs';
import { binOf, ROOT, UI } from '../lib/paths.mjs';
import { capture } from '../lib/process.mjs';
import { findStaleSchema } from '../lib/schema.mjs';
import { syncUi } from '../lib/ui.mjs';

const AT_ONCE = 2;

const BORDERS = ['api/test/house-rules.test.ts', 'api/test/borders.test.ts'];

const SCHEMA_CHECK = join(ROOT, 'scripts', 'lib', 'check-schema.mjs');

const CHECKS = [
  ['types and borders', () => tool('typescript', 'tsc', ['-b', '--pretty'])],
  ['types of the terminal', checkUi],
  ['format and lint', () => tool('@biomejs/biome', 'biome', ['check', '--error-on-warnings', '.'])],
  ['generated files', findStaleSchema],
  ['schema', () => capture(nodeProgram(), [SCHEMA_CHECK], { env: testEnvironment() })],
  ['unit tests', () => tool('vitest', 'vitest', ['run', '--project', 'unit'])],
  ['house rules', () => tool('vitest', 'vitest', ['run', '--project', 'integration', ...BORDERS])],
];

export async function run() {
  clearAttemptsLog();
  const waiting = [...CHECKS];
  const failed = [];
  await Promise.all(Array.from({ length: AT_ONCE }, () => work(waiting, failed)));
  process.stdout.write(failed.length === 0 ? 'check: all good\n' : `check: ${failed.join(', ')} failed\n`);
  return failed.length === 0 ? 0 : 1;
}

async function work(waiting, failed) {
  for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
    const [name, check] = next;
    const startedAt = Date.now();
    const { code, output } = await check();
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    if (code !== 0) failed.push(name);
    process.stdout.write(
      code === 0 ? `ok      ${name} (${seconds} s)\n` : `${output}\nFAILED  ${name} (${seconds} s)\n`,
    );
  }
}

async function checkUi() {
  if (!existsSync(join(UI, 'tsconfig.json'))) return { code: 0, output: '' };
  await syncUi();
  const args = [
    binOf('svelte-check', 'svelte-check', UI),
    '--tsconfig',
    'tsconfig.json',
    '--fail-on-warnings',
    '--output',
    'human-verbose',
  ];
  return capture(nodeProgram(), args, { cwd: UI, env: testEnvironment() });
}

function tool(packageName, binName, args) {
  return capture(nodeProgram(), [binOf(packageName, binName), ...args], { env: testEnvironment() });
}
