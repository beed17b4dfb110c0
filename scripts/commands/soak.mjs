// npm run soak -- --for 1h --markets 10: a server under load for long; exit 1 when it keeps what it should let go.
import { join } from 'node:path';
import { nodeProgram, testEnvironment } from '../lib/node.mjs';
import { API } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';

export function run(args) {
  return runProgram(nodeProgram(), [join(API, 'test', 'soak', 'soak.ts'), ...args], { env: testEnvironment() });
}
