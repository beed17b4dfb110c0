import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const BUILD = fileURLToPath(new URL('../../build/client/_app/immutable/', import.meta.url));

/** What a browser with an empty cache loads to show one address, in bytes as they travel. */
export type RouteWeight = {
  /** The scripts without which nothing is shown. */
  readonly initialBytes: number;
  /** Those that the shown page asks for by itself afterwards. */
  readonly lazyBytes: number;
  readonly initialFiles: readonly string[];
};

/** Weighs the built scripts of an address, such as `/m`: its page, the layout around it and all that they import. */
export function firstRoute(address: string): RouteWeight {
  const entries = readdirSync(join(BUILD, 'entry')).filter((name) => name.endsWith('.js'));
  const app = entries.find((name) => name.startsWith('app.')) ?? '';
  const node = new RegExp(`"${address}":\\[~?(\\d+)`).exec(sourceOf(`entry/${app}`))?.[1];
  if (node === undefined) throw new Error(`the build has no page for ${address}`);
  const roots = [...entries.map((name) => `entry/${name}`), nodeFile('0'), nodeFile(node)];
  const initial = closure(roots, importsOf);
  const all = closure(
    [...initial].filter((file) => !file.startsWith('entry/')),
    (file) => [...importsOf(file), ...lazyImportsOf(file)],
  );
  const lazy = [...all].filter((file) => !initial.has(file));
  return { initialBytes: weigh(initial), lazyBytes: weigh(lazy), initialFiles: [...initial] };
}

const sourceOf = (file: string): string => readFileSync(join(BUILD, file), 'utf8');
const nodeFile = (node: string): string =>
  `nodes/${readdirSync(join(BUILD, 'nodes')).find((name) => name.startsWith(`${node}.`) && name.endsWith('.js'))}`;
const named = (file: string, pattern: RegExp): readonly string[] =>
  [...sourceOf(file).matchAll(pattern)].map(([, path = '']) => join(file, '..', path));
const importsOf = (file: string): readonly string[] => named(file, /(?:from|import) ?"(\.\.?\/[^"]+\.js)"/g);
const lazyImportsOf = (file: string): readonly string[] => named(file, /import\([`"'](\.\.?\/[^`"']+\.js)[`"']\)/g);

function closure(roots: readonly string[], next: (file: string) => readonly string[]): ReadonlySet<string> {
  const found = new Set(roots);
  for (const file of found) for (const other of next(file)) found.add(other);
  return found;
}

const weigh = (files: Iterable<string>): number =>
  [...files].reduce((sum, file) => sum + statSync(join(BUILD, `${file}.gz`)).size, 0);
