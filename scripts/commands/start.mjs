// npm start: build what changed, then serve the API and the terminal from one process.
import { join } from 'node:path';
import { nodeProgram, projectEnvironment } from '../lib/node.mjs';
import { API } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';
import { serverFlags } from '../lib/server.mjs';
import { buildUiWhenChanged } from '../lib/ui.mjs';
import { watchNpm } from '../lib/watch-npm.mjs';

export async function run(args) {
  await buildUiWhenChanged();
  const env = projectEnvironment({ NODE_ENV: 'production', STOP_WITH_PARENT: String(process.pid) });
  // npm may die without a word to anybody; then this process ends as if it had been told to, and the server with it.
  watchNpm(() => process.kill(process.pid, 'SIGTERM'));
  return runProgram(nodeProgram(), [...serverFlags(), join(API, 'src', 'main.ts'), ...args], { env });
}
