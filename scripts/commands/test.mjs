// npm test: everything. Arguments go to vitest: `npm test -- api/src/engine`.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { clearAttemptsLog, nodeProgram, testEnvironment } from '../lib/node.mjs';
import { binOf, UI } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';
import { buildUiWhenChanged, syncUi } from '../lib/ui.mjs';

export async function run(args, extraEnvironment = {}) {
  if (existsSync(join(UI, 'test'))) await buildUiWhenChanged();
  if (!existsSync(join(UI, '.svelte-kit'))) await syncUi();
  clearAttemptsLog();
  const env = testEnvironment(extraEnvironment);
  return runProgram(nodeProgram(), [binOf('vitest'), 'run', ...args], { env });
}
