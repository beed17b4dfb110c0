import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..', '..');
export const API = join(ROOT, 'api');
export const UI = join(ROOT, 'ui');
export const CACHE = join(ROOT, '.cache');

/** The JavaScript file behind a command of an installed package: started with node itself, it needs no shell. */
export function binOf(packageName, binName = packageName, from = ROOT) {
  const manifestPath = createRequire(join(from, 'package.json')).resolve(`${packageName}/package.json`);
  const { bin } = createRequire(import.meta.url)(manifestPath);
  return join(dirname(manifestPath), typeof bin === 'string' ? bin : bin[binName]);
}
