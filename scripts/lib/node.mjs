// The Node that the project pins, and the environment in which everything is started.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { CACHE, ROOT } from './paths.mjs';
import { Failure } from './process.mjs';

const MINIMUM = [22, 18];

const ATTEMPTS_LOG = join(CACHE, 'left-the-machine.log');

/** Settings of the user's machine that would change what a test sees, or spend money. */
const NOT_FOR_TESTS =
  /(_API_KEY$)|^(OPENAI_BASE_URL|LLM_.*|PORT|HOST|DATA_DIR|GOD_TOKEN|ALLOWED_ORIGINS|TRUST_PROXY|POINTS_PER_SECOND|MAX_POINTS|MAX_SOCKETS|MAX_SOCKETS_PER_ADDRESS|GRAPHIQL|INTROSPECTION|AUTO_START|SCENARIO|SEED|PRICES_CSV|LOG_LEVEL|MAX_DATA_GB|PUBLIC_API_URL|API_URL|NODE_ENV|NODE_OPTIONS)$/;

/** The installed Node, or the user's own when the install could not bring one. */
export function nodeProgram() {
  const name = process.platform === 'win32' ? 'node.exe' : 'node';
  const pinned = join(ROOT, 'node_modules', 'node', 'bin', name);
  const program = existsSync(pinned) ? pinned : process.execPath;
  const version =
    program === process.execPath ? process.version : execFileSync(program, ['--version'], { encoding: 'utf8' }).trim();
  const [major, minor] = version.slice(1).split('.').map(Number);
  if (major > MINIMUM[0] || (major === MINIMUM[0] && minor >= MINIMUM[1])) return program;
  throw new Failure(
    `Found Node ${version}: expected ${MINIMUM.join('.')} or newer. The install normally brings its own; delete node_modules and try again, or install a newer Node.`,
  );
}

/** The caller's environment with the project's tools first on PATH. */
export function projectEnvironment(extra = {}) {
  const path = [join(ROOT, 'node_modules', '.bin'), process.env.PATH].join(delimiter);
  return { ...process.env, PATH: path, NODE_COMPILE_CACHE: join(CACHE, 'compiled'), ...extra };
}

/** For tests, checks and benchmarks: no provider keys, no settings of this machine, no way off it. */
export function testEnvironment(extra = {}) {
  const guard = pathToFileURL(join(ROOT, 'scripts', 'test-kit', 'loopback-only.mjs')).href;
  const kept = Object.entries(projectEnvironment()).filter(([name]) => !NOT_FOR_TESTS.test(name));
  return { ...Object.fromEntries(kept), LOOPBACK_ONLY_LOG: ATTEMPTS_LOG, NODE_OPTIONS: `--import=${guard}`, ...extra };
}

/** Forgets the attempts of the run before; the reporter counts those of this one as failures. */
export function clearAttemptsLog() {
  mkdirSync(CACHE, { recursive: true });
  writeFileSync(ATTEMPTS_LOG, '');
}
