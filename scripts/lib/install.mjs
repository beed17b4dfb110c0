// Installs the dependencies when the lockfile, the workspace or a package.json changed since the last time.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { capture, Failure, run, step } from './process.mjs';
import { hashOf, isStamped, writeStamp } from './stamp.mjs';

const PNPM_VERSION = '12.21.0';
const MODULES = join(ROOT, 'node_modules');
const STAMP = join(MODULES, '.agent-market-install');
const INPUTS = [
  'pnpm-lock.yaml',
  'pnpm-workspace.yaml',
  'package.json',
  'api/package.json',
  'ui/package.json',
  'schema/package.json',
];
const MODULE_FOLDERS = ['node_modules', 'api/node_modules', 'ui/node_modules'];

/** npm hands its own settings down as variables; pnpm must only see those about the way to the registry. */
const KEPT_NPM_SETTING =
  /^npm_config_(registry|proxy|https_proxy|noproxy|cafile|ca|cache|strict_ssl|userconfig|.*:.*)$/i;

export async function installWhenNeeded() {
  const hash = hashOf(
    INPUTS.map((path) => join(ROOT, path)),
    [process.platform, process.arch],
  );
  const complete = MODULE_FOLDERS.every((folder) => existsSync(join(ROOT, folder)));
  if (complete && isStamped(STAMP, hash)) return;
  await step('installing the dependencies (the first time takes about half a minute)', install);
  writeStamp(STAMP, hash);
}

async function install() {
  const env = environmentForPnpm();
  const shell = process.platform === 'win32';
  const [program, ...before] = (await hasPnpm(env, shell)) ? ['pnpm'] : ['npx', '--yes', `pnpm@${PNPM_VERSION}`];
  const code = await run(program, [...before, 'install', '--frozen-lockfile', '--reporter=append-only'], {
    env,
    shell,
  });
  if (code !== 0)
    throw new Failure('The installation failed: see above. It needs npm on PATH and a way to its registry.', code);
}

async function hasPnpm(env, shell) {
  try {
    const { stdout } = await capture('pnpm', ['--version'], { env, shell });
    return stdout.trim() === PNPM_VERSION;
  } catch {
    return false;
  }
}

function environmentForPnpm() {
  const entries = Object.entries(process.env);
  return Object.fromEntries(entries.filter(([name]) => !/^npm_/i.test(name) || KEPT_NPM_SETTING.test(name)));
}
