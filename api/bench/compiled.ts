import { spawnSync } from 'node:child_process';
import { flushCompileCache } from 'node:module';

/**
 * Runs a program in a process that finds all its code in Node's compile cache. Where TypeScript still has to be made
 * JavaScript, WebAssembly does it, whose memory grows and takes it away from older buffers; from then on V8 looks at
 * every access to a typed array whether that happened to it, which costs the engine a twentieth.
 */
export function runCompiled(program: () => void | Promise<void>): void {
  if (process.env.BENCH_COMPILED !== undefined) {
    void program();
    return;
  }
  flushCompileCache();
  const environment = { ...process.env, BENCH_COMPILED: 'yes' };
  const argv = [...process.execArgv, ...process.argv.slice(1)];
  process.exitCode = spawnSync(process.execPath, argv, { stdio: 'inherit', env: environment }).status ?? 1;
}
