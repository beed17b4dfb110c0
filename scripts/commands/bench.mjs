// npm run bench: each program of api/bench in turn; arguments choose by name. They print ratios, not absolute times.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, testEnvironment } from '../lib/node.mjs';
import { API } from '../lib/paths.mjs';
import { Failure, run as runProgram } from '../lib/process.mjs';
import { buildUiWhenChanged } from '../lib/ui.mjs';

export async function run(args) {
  const folder = join(API, 'bench');
  const all = existsSync(folder)
    ? readdirSync(folder)
        .filter((name) => name.endsWith('.bench.ts'))
        .sort()
    : [];
  const chosen = all.filter((name) => args.length === 0 || args.some((arg) => name.includes(arg)));
  if (chosen.length === 0) throw new Failure(`no benchmark is named so; there are: ${all.join(', ') || 'none'}`);
  if (chosen.some((name) => name.startsWith('terminal'))) await buildUiWhenChanged();
  for (const name of chosen) {
    process.stdout.write(`\n${name.replace('.bench.ts', '')}\n`);
    const code = await runProgram(nodeProgram(), ['--expose-gc', join(folder, name)], { env: testEnvironment() });
    if (code !== 0) return code;
  }
  return 0;
}
