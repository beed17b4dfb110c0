import { type ChildProcess, type SpawnOptions, spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { must } from '../../src/util/assert.ts';
import { YOUNG_MARKET } from './young-market.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

/** Servers that end in peace leave here what Node compiled: the next one starts in half the time. */
const NODE_COMPILE_CACHE = fileURLToPath(new URL('../../.cache/compiled', import.meta.url));

export type ServerProcess = {
  readonly pid: number;
  readonly url: string;
  readonly godToken: string;
  /** Resolves when the process is gone, however it ended. */
  readonly gone: Promise<void>;
  /** Ends it the hard way and waits until it is gone. */
  kill(signal?: NodeJS.Signals): Promise<number | null>;
  query<T>(query: string): Promise<T>;
};

/**
 * The real server in a process of its own, on a free port, with a young market that is the same each time; resolves when it has said where it is. `flags` are Node's own.
 * Rejects when it ends before that.
 */
export async function startServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): Promise<ServerProcess> {
  return served(spawnServer(dataDir, env, flags));
}

/** The same behind a shell that first runs `before`, a limit for example. */
export async function startServerBehind(before: string, dataDir: string): Promise<ServerProcess> {
  const program = `${before}; exec "$0" "$1"`;
  return served(spawn('sh', ['-c', program, process.execPath, MAIN], optionsOf(dataDir, {})));
}

/** Started, and nothing heard of it yet. */
export function spawnServer(
  dataDir: string,
  env: Readonly<Record<string, string>> = {},
  flags: readonly string[] = [],
): ChildProcess {
  return spawn(process.execPath, [...flags, MAIN], optionsOf(dataDir, env));
}

function optionsOf(dataDir: string, env: Readonly<Record<string, string>>): SpawnOptions {
  // A test that ran out of time leaves nothing behind that goes on.
  const own = { STOP_WITH_PARENT: String(process.pid), NODE_COMPILE_CACHE };
  const market = { SCENARIO: YOUNG_MARKET, SEED: 'server' };
  const settings = { PORT: '0', LOG_LEVEL: 'error', ...market, ...own, ...env, DATA_DIR: dataDir };
  return { env: { ...process.env, ...settings }, stdio: ['ignore', 'pipe', 'pipe'] };
}

async function served(child: ChildProcess): Promise<ServerProcess> {
  const pid = must(child.pid, 'a process id');
  const gone = once(child, 'exit').then(() => {});
  const welcome = await saidOf(child);
  const url = welcome.match(/http:\/\/\S+:\d+/)?.[0] ?? '';
  const godToken = welcome.match(/God token +(\S+)/)?.[1] ?? '';
  return {
    pid,
    url,
    godToken,
    gone,
    kill: (signal = 'SIGKILL') => end(child, signal),
    query: (query) => ask(url, query),
  };
}

/** All it says up to the end of its welcome. */
export function saidOf(child: ChildProcess): Promise<string> {
  let said = '';
  return new Promise((resolve, reject) => {
    const hear = (chunk: Buffer) => {
      said += chunk.toString();
      if (said.includes('Ctrl-C stops')) resolve(said);
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code, signal) => reject(new Error(`the server ended with ${signal ?? code}: ${said}`)));
  });
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<number | null> {
  if (child.exitCode !== null || child.signalCode !== null) return child.exitCode;
  const exited = once(child, 'exit');
  child.kill(signal);
  await exited;
  return child.exitCode;
}

async function ask<T>(url: string, query: string): Promise<T> {
  const body = JSON.stringify({ query });
  const response = await fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body,
  });
  const { data, errors } = (await response.json()) as { data: T; errors?: readonly { message: string }[] };
  if (errors !== undefined) throw new Error(errors.map(({ message }) => message).join('; '));
  return data;
}
