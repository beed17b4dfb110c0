// The terminal's build: done when its inputs changed, skipped otherwise.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, projectEnvironment } from './node.mjs';
import { binOf, ROOT, UI } from './paths.mjs';
import { capture, Failure, step } from './process.mjs';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

const INPUTS = [
  'ui/src',
  'ui/static',
  'ui/vite.config.ts',
  'ui/tsconfig.json',
  'ui/package.json',
  'schema',
  'pnpm-lock.yaml',
];
const STAMP = join(UI, 'build', '.input-hash');

export async function buildUiWhenChanged() {
  if (!existsSync(join(UI, 'vite.config.ts'))) return;
  const hash = hashOf(
    INPUTS.map((path) => join(ROOT, path)),
    [process.env.PUBLIC_API_URL ?? ''],
  );
  if (isStamped(STAMP, hash)) return;
  await step('building the terminal', () => runUiTool('vite', 'vite', ['build']));
  writeStamp(STAMP, hash);
}

/** Writes the types and the tsconfig that SvelteKit derives from the routes: the type check and vitest need them. */
export async function syncUi() {
  if (existsSync(join(UI, 'vite.config.ts'))) await runUiTool('@sveltejs/kit', 'svelte-kit', ['sync']);
}

async function runUiTool(packageName, binName, args) {
  const env = projectEnvironment({ NODE_ENV: 'production' });
  const { code, output } = await capture(nodeProgram(), [binOf(packageName, binName, UI), ...args], { cwd: UI, env });
  if (code !== 0) throw new Failure(`${output}\n${binName} ${args.join(' ')} failed: see above.`, code);
}
