// npm run -s market -- COMMAND: the command line of the exchange.
import { join } from 'node:path';
import { nodeProgram, projectEnvironment } from '../lib/node.mjs';
import { API } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';
import { serverFlags } from '../lib/server.mjs';

export function run(args) {
  return runProgram(nodeProgram(), [...serverFlags(), join(API, 'src', 'cli.ts'), ...args], {
    env: projectEnvironment(),
  });
}
