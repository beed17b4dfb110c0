// npm start: build what changed, then serve the API and the terminal from one process.
import { join } from 'node:path';
import { nodeProgram, projectEnvironment } from '../lib/node.mjs';
import { API } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';
import { serverFlags } from '../lib/server.mjs';
import { buildUiWhenChanged } from '../lib/ui.mjs';

export async function run(args) {
  await buildUiWhenChanged();
  const env = projectEnvironment({ NODE_ENV: 'production' });
  return runProgram(nodeProgram(), [...serverFlags(), join(API, 'src', 'main.ts'), ...args], { env });
}
