// npm run dev: the API restarts when its sources change, the terminal reloads in the browser.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { nodeProgram, projectEnvironment } from '../lib/node.mjs';
import { API, binOf, ROOT, UI } from '../lib/paths.mjs';
import { exitCodeOf } from '../lib/process.mjs';
import { serverFlags } from '../lib/server.mjs';

export async function run(args) {
  const apiUrl = `http://127.0.0.1:${process.env.PORT ?? 4000}`;
  const env = projectEnvironment({ NODE_ENV: 'development', API_URL: apiUrl });
  const api = spawn(
    nodeProgram(),
    ['--watch', '--watch-preserve-output', ...serverFlags(), join(API, 'src', 'main.ts')],
    { cwd: ROOT, stdio: 'inherit', env },
  );
  const ui = spawn(nodeProgram(), [binOf('vite', 'vite', UI), 'dev', ...args], { cwd: UI, stdio: 'inherit', env });
  const children = [api, ui];
  const stop = stopOnce(children);
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => stop(signal));
  const ends = children.map(exitCodeOf);
  const code = await Promise.race(ends);
  stop('SIGTERM');
  await Promise.all(ends);
  return code;
}

/** Each child gets one signal, and none when the terminal sent its Ctrl-C to all: `node --watch` dies of a second one. */
function stopOnce(children) {
  let isStopping = false;
  return (signal) => {
    const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    for (const child of isStopping || fromTerminal ? [] : children) child.kill(signal);
    isStopping = true;
  };
}
