import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { badName, badNodes } from './house-rules/code.ts';
import { forbiddenImports, impurities } from './house-rules/layers.ts';
import { readProject, sourceFile } from './house-rules/source-file.ts';
import { badLines, ruleIds, uncitedRules } from './house-rules/text.ts';

const project = readProject(fileURLToPath(new URL('../../', import.meta.url)));

describe('the whole project', () => {
  it.each([
    ['imports only what its layer may', forbiddenImports],
    ['keeps clock, timers, randomness and I/O out of the deterministic layers', impurities],
    ['names its files by the house style', badName],
    ['keeps to the house style in code', badNodes],
    ['holds nothing unfinished, no absolute path and no registry host', badLines],
  ])('%s', (_title, rule) => {
    expect(project.flatMap(rule)).toEqual([]);
  });

  it('is really looked at', () => {
    const paths = project.map((file) => file.path);
    expect(paths).toContain('api/src/market/units.ts');
    expect(paths).toContain('scripts/run.mjs');
    expect(paths.some((path) => path.endsWith('.svelte'))).toBe(true);
  });

  it('has a test title for every rule of docs/spec.md', () => {
    expect(uncitedRules(project)).toEqual([]);
  });
});

const ANY = 'an' + 'y';
const UNFINISHED = ['TO', 'DO'].join('');
const HOME = ['', 'home', 'me'].join('/');
const lines = (count: number) => Array.from({ length: count }, (_, index) => `  f(${index});`).join('\n');
const cases = (count: number) =>
  Array.from({ length: count }, (_, index) => `case ${index}: return ${index};`).join('\n');

describe('each rule refuses', () => {
  const rules = [forbiddenImports, impurities, badName, badNodes, badLines];

  it.each([
    [
      'a type import from a forbidden layer',
      'api/src/engine/a.ts',
      "import type { A } from '../ledger/a.ts';",
      /engine must not import ledger/,
    ],
    ['a dynamic import', 'api/src/engine/a.ts', "await import('../ledger/a.ts');", /engine must not import ledger/],
    ['a re-export', 'api/src/market/a.ts', "export * from '../engine/a.ts';", /market must not import engine/],
    [
      'a value of a layer that gives types only',
      'api/src/traders/a.ts',
      "import { a } from '../projections/a.ts';",
      /only types/,
    ],
    ['a composition root', 'api/src/graphql/a.ts', "import { a } from '../config.ts';", /graphql must not import/],
    [
      'a subcommand',
      'api/src/simulation/a.ts',
      "import { a } from '../commands/run.ts';",
      /simulation must not import commands/,
    ],
    ['a Node module', 'api/src/projections/a.ts', "import { readFileSync } from 'node:fs';", /must not import node:fs/],
    ['Date.now()', 'api/src/simulation/a.ts', 'export const a = Date.now();', /simulation must not use Date/],
    ['a new Date', 'api/src/reference/a.ts', 'export const a = new Date(0);', /reference must not use Date/],
    ['a timer', 'api/src/engine/a.ts', 'setTimeout(() => {}, 1);', /engine must not use setTimeout/],
    [
      'a timer by a detour',
      'api/src/engine/a.ts',
      'globalThis.setTimeout(() => {}, 1);',
      /engine must not use setTimeout/,
    ],
    ['Math.random()', 'api/src/traders/a.ts', 'export const a = Math.random();', /traders must not use Math.random/],
    ['a camelCase file', 'api/src/engine/orderBook.ts', '', /kebab-case/],
    ['a component in lower case', 'ui/src/lib/shared/badge.svelte', '', /PascalCase/],
    ['any', 'api/src/engine/a.ts', `export const a: ${ANY} = 1;`, /uses any/],
    ['a default export', 'api/src/engine/a.ts', 'export default function a() {}', /default export/],
    ['console.log', 'api/src/main.ts', "console.log('hello');", /prints with console/],
    ['a skipped test', 'api/src/engine/a.test.ts', "it.skip('a', () => {});", /skips or singles out/],
    ['a test on its own', 'api/src/engine/a.test.ts', "describe.only('a', () => {});", /skips or singles out/],
    ['a function of 71 lines', 'api/src/engine/a.ts', `function a() {\n${lines(71)}\n}`, /a function of 73 lines/],
    [
      'fetch in the terminal',
      'ui/src/lib/panels/Tape.svelte',
      "<script>\nfetch('x');\n</script>",
      /Tape.svelte:2 talks/,
    ],
    ['a socket in the terminal', 'ui/src/lib/live/a.ts', "new WebSocket('x');", /talks to the network/],
    ['unfinished work', 'docs/a.md', `${UNFINISHED}: later`, /unfinished/],
    ['an absolute path', 'docs/a.md', `see ${HOME}/notes`, /absolute path/],
  ])('%s', (_what, path, text, expected) => {
    const problems = rules.flatMap((rule) => rule(sourceFile(path, text)));
    expect(problems.join('\n')).toMatch(expected);
  });

  it.each([
    ['an import downwards', 'api/src/engine/a.ts', "import { a } from '../market/a.ts';"],
    [
      'types of the projections in a trader',
      'api/src/traders/agents/a.ts',
      "import type { A } from '../../projections/a.ts';",
    ],
    ['anything in a subcommand', 'api/src/commands/a.ts', "import { a } from '../engine/a.ts';"],
    ['a field called Date', 'api/src/market/a.ts', 'export const a = { Date: 1 }; export const b = a.Date;'],
    ['the clock in clock.ts', 'api/src/simulation/clock.ts', 'export const now = () => Date.now();'],
    ['Node in a test', 'api/src/engine/a.test.ts', "import { readFileSync } from 'node:fs';"],
    ['a long flat switch', 'api/src/engine/a.ts', `function a(b: number) {\nswitch (b) {\n${cases(90)}\n}\n}`],
    [
      'a long table',
      'api/src/graphql/a.ts',
      `const a = () => ({\n${cases(90).replace(/case (\d+): return (\d+);/g, 'a$1: $2,')}\n});`,
    ],
    ['fetch as the name of a function in the api', 'api/src/graphql/a.ts', 'fetch();'],
    ['context.skip with a reason', 'api/src/engine/a.test.ts', "it('a', ({ skip }) => skip('no data'));"],
  ])('but not %s', (_what, path, text) => {
    expect(rules.flatMap((rule) => rule(sourceFile(path, text)))).toEqual([]);
  });

  it('a rule of the specification without a test', () => {
    const spec = sourceFile('docs/spec.md', '# Rules\n\n- **M01** one\n- **M02** two\n| `E03` | three |\n');
    expect(ruleIds(spec.text)).toEqual(['M01', 'M02', 'E03']);
    const title = ['M', '01 price beats time'].join('');
    expect(uncitedRules([spec, sourceFile('api/src/engine/a.test.ts', `it('${title}', () => {});`)])).toEqual([
      'M02',
      'E03',
    ]);
  });
});
