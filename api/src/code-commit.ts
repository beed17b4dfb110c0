import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const GIT_MS = 2_000;
const HASH = /^[0-9a-f]{40}$/;

/** The commit of the checkout that this program runs from; null in an image or a copy, which have none. */
export function codeCommit(): string | null {
  const cwd = fileURLToPath(new URL('.', import.meta.url));
  const git = spawnSync('git', ['rev-parse', 'HEAD'], { cwd, encoding: 'utf8', timeout: GIT_MS });
  const said = String(git.stdout ?? '').trim();
  return HASH.test(said) ? said : null;
}
