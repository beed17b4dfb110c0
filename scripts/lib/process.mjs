import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { ROOT } from './paths.mjs';

/** Ends the script with one message and no stack trace. */
export class Failure extends Error {
  constructor(message, exitCode = 1) {
    super(message);
    this.exitCode = exitCode;
  }
}

/** Runs a program in the foreground, hands our signals on to it, and gives its exit code. */
export function run(program, args, options = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: 'inherit', ...options });
  const stopForwarding = forwardSignals(child);
  return exitCodeOf(child).finally(stopForwarding);
}

/** Runs a program with its output held back: `{ code, output, stdout }`. */
export async function capture(program, args, options = {}) {
  const child = spawn(program, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'], ...options });
  const chunks = { output: [], stdout: [] };
  child.stdout.on('data', (chunk) => {
    chunks.stdout.push(chunk);
    chunks.output.push(chunk);
  });
  child.stderr.on('data', (chunk) => chunks.output.push(chunk));
  const code = await exitCodeOf(child);
  return { code, output: Buffer.concat(chunks.output).toString(), stdout: Buffer.concat(chunks.stdout).toString() };
}

export function exitCodeOf(child) {
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Failure(`cannot start ${child.spawnfile}: ${error.message}`)));
    child.once('close', (code, signal) => resolve(code ?? 128 + (constants.signals[signal] ?? 0)));
  });
}

/** A Ctrl-C in a terminal reaches the child by itself (same process group): only then it is not sent a second time. */
function forwardSignals(child) {
  const handlers = ['SIGINT', 'SIGTERM', 'SIGHUP'].map((signal) => {
    const fromTerminal = signal === 'SIGINT' && process.stdin.isTTY;
    const handler = () => void (fromTerminal || child.kill(signal));
    process.on(signal, handler);
    return [signal, handler];
  });
  return () => {
    for (const [signal, handler] of handlers) process.off(signal, handler);
  };
}

/** Says what is going on before anything that takes more than a moment, and how long it took. */
export async function step(label, work) {
  const startedAt = Date.now();
  process.stderr.write(`> ${label} ...\n`);
  const result = await work();
  process.stderr.write(`> ${label}: ${((Date.now() - startedAt) / 1000).toFixed(1)} s\n`);
  return result;
}
