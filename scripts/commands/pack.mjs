// npm run pack: the client kit as a tarball that any program can install, and where it is.
import { buildClientKit } from '../lib/client-kit.mjs';
import { ROOT } from '../lib/paths.mjs';
import { run as runProgram } from '../lib/process.mjs';

export async function run(args) {
  const folder = await buildClientKit();
  const shell = process.platform === 'win32';
  return runProgram('npm', ['pack', folder, ...args], { cwd: ROOT, shell });
}
