import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram } from './node.mjs';
import { binOf, ROOT } from './paths.mjs';
import { capture, Failure } from './process.mjs';

const SCHEMA = join(ROOT, 'schema');
const COPIED = ['schema.graphql', 'README.md'];

/** Where the kit is laid out as it would be published. */
export const KIT = join(SCHEMA, '.cache', 'package');

/** The client kit as a package of plain JavaScript: what `npm pack` takes, and what a program of somebody else's gets. */
export async function buildClientKit() {
  rmSync(KIT, { recursive: true, force: true });
  mkdirSync(KIT, { recursive: true });
  const compiler = [binOf('typescript', 'tsc'), '-p', join(SCHEMA, 'tsconfig.build.json')];
  const { code, output } = await capture(nodeProgram(), compiler);
  if (code !== 0) throw new Failure(`${output}\nthe client kit does not compile: see above.`);
  for (const name of COPIED) copyFileSync(join(SCHEMA, name), join(KIT, name));
  copyFileSync(join(ROOT, 'LICENSE'), join(KIT, 'LICENSE'));
  writeFileSync(join(KIT, 'package.json'), `${JSON.stringify(publishedManifest(), null, 2)}\n`);
  return KIT;
}

/** The same package, its entries compiled, without what only its makers need. */
function publishedManifest() {
  const { devDependencies: _, private: __, exports, ...rest } = JSON.parse(readFileSync(join(SCHEMA, 'package.json')));
  const entries = Object.entries(exports).map(([name, path]) => [name, compiled(path)]);
  return { ...rest, exports: Object.fromEntries(entries), files: ['dist', ...COPIED] };
}

function compiled(path) {
  if (!path.endsWith('.ts')) return path;
  const stem = path.replace('./src/', './dist/').replace(/\.ts$/, '');
  return { types: `${stem}.d.ts`, default: `${stem}.js` };
}
