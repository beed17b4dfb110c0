// A stamp is a file that holds the hash of everything a step depends on: equal hash, nothing to do.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { ROOT } from './paths.mjs';

const NOT_INPUTS = new Set(['node_modules', '.svelte-kit', '.cache', 'build']);

/** Hash of the contents of files and folders (absent ones count as empty) and of some plain words. */
export function hashOf(paths, words = []) {
  const hash = createHash('sha256');
  for (const path of paths) {
    for (const file of filesUnder(path)) {
      hash
        .update(`${relative(ROOT, file)}\0`)
        .update(readFileSync(file))
        .update('\0');
    }
  }
  return hash.update(words.join('\0')).digest('hex');
}

function filesUnder(path) {
  if (!existsSync(path)) return [];
  if (!statSync(path).isDirectory()) return [path];
  const names = readdirSync(path).filter((name) => !NOT_INPUTS.has(name));
  return names.sort().flatMap((name) => filesUnder(join(path, name)));
}

export function isStamped(stampPath, hash) {
  return existsSync(stampPath) && readFileSync(stampPath, 'utf8') === hash;
}

export function writeStamp(stampPath, hash) {
  mkdirSync(dirname(stampPath), { recursive: true });
  writeFileSync(stampPath, hash);
}
