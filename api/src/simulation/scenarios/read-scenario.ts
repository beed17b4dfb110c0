import type { Scenario } from '../scenario.ts';
import { type Finding, findingsOf, pathText, type ScenarioProblem } from './explain.ts';
import { isMap } from './fields.ts';
import { merged } from './merge.ts';
import { scenarioSchema } from './scenario-schema.ts';
import { type Position, parseScenarioText, type ScenarioText } from './scenario-text.ts';

/** A scenario file: how it is named to people, and what stands in it. */
export type ScenarioFile = { readonly path: string; readonly text: string };

/** Finds what a file extends; a text says why it cannot. */
export type FindExtended = (name: string, from: ScenarioFile) => ScenarioFile | string;

export type ReadScenario =
  | { readonly ok: true; readonly scenario: Scenario }
  | { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

/** A file and what is written in it, the newest first: each extends the next. */
type Layer = { readonly path: string; readonly text: ScenarioText };

const NAME = /(?:^|[/\\])([^/\\]+)\.(?:ya?ml|json)$/;
const GOOD_NAME = /^[a-z][a-z0-9-]{0,39}$/;

/** Reads a file with all that it extends, or says everything that is wrong with it. Its name is that of the file. */
export function readScenario(file: ScenarioFile, find: FindExtended): ReadScenario {
  const name = NAME.exec(file.path)?.[1] ?? '';
  if (!GOOD_NAME.test(name)) return badName(file);
  const layers = layersOf(file, find, []);
  if ('problems' in layers) return { ok: false, problems: layers.problems };
  const value = layers.reduceRight<unknown>((base, { text }) => merged(base, withoutExtends(text.value)), {});
  const parsed = scenarioSchema.safeParse(value);
  if (parsed.success) return { ok: true, scenario: { name, ...parsed.data } };
  const problems = findingsOf(parsed.error, value).map((finding) => placed(layers, finding));
  return { ok: false, problems };
}

function badName({ path }: ScenarioFile): ReadScenario {
  return failed(path, null, {
    path: [],
    what: 'value',
    found: 'this name of a file',
    expected: 'NAME.yaml, NAME.yml or NAME.json with a NAME of lower-case letters, digits and dashes',
    hint: 'Rename the file: the scenario has its name.',
  });
}

type Failed = { readonly ok: false; readonly problems: readonly ScenarioProblem[] };

function failed(path: string, position: Position | null, finding: Finding): Failed {
  const { line, column } = position ?? { line: 1, column: 1 };
  const { found, expected, hint } = finding;
  return { ok: false, problems: [{ file: path, line, column, field: pathText(finding.path), found, expected, hint }] };
}

function layersOf(file: ScenarioFile, find: FindExtended, above: readonly string[]): readonly Layer[] | Failed {
  const text = parseScenarioText(file.text);
  if (!('value' in text)) return brokenText(file, text);
  const layer = { path: file.path, text };
  if (!isMap(text.value)) return failed(file.path, null, notAMap);
  const name = text.value.extends;
  if (name === undefined || name === null) return [layer];
  const refuse = (found: string, expected: string, hint: string) =>
    failed(file.path, text.locate(['extends'], 'value'), { path: ['extends'], what: 'value', found, expected, hint });
  const chain = [...above, file.path];
  if (typeof name !== 'string') return refuse(JSON.stringify(name), EXTENDS, 'Write one name.');
  const base = find(name, file);
  if (typeof base === 'string') return refuse(JSON.stringify(name), EXTENDS, base);
  if (chain.includes(base.path)) {
    const circle = [...chain, base.path].join(' -> ');
    return refuse(`a circle: ${circle}`, EXTENDS, 'Take the extends out of one of them.');
  }
  const below = layersOf(base, find, chain);
  return 'problems' in below ? below : [layer, ...below];
}

const EXTENDS = 'the name of a scenario that comes with the program, or the path of a file from here';

const notAMap: Finding = {
  path: [],
  what: 'value',
  found: 'something else',
  expected: 'a map of fields, beginning with title: and description:',
  hint: 'See docs/scenarios.md for a whole example.',
};

function brokenText(
  { path }: ScenarioFile,
  problems: Exclude<ReturnType<typeof parseScenarioText>, ScenarioText>,
): Failed {
  return {
    ok: false,
    problems: problems.map(({ line, column, message }) => ({
      file: path,
      line,
      column,
      field: '',
      found: `a text that cannot be read (${message.replaceAll(/\s+/g, ' ').replace(/\.$/, '')})`,
      expected: 'YAML 1.2 or JSON',
      hint: 'Mend this place first: what comes after it was not looked at.',
    })),
  };
}

function withoutExtends(value: unknown): unknown {
  if (!isMap(value)) return value;
  const { extends: _, ...rest } = value;
  return rest;
}

/** Where the newest file says it; for what nobody says, the nearest place around it. */
function placed(layers: readonly Layer[], { path, what, found, expected, hint }: Finding): ScenarioProblem {
  for (let length = path.length; length > 0; length -= 1) {
    for (const { path: file, text } of layers) {
      const position = text.locate(path.slice(0, length), length === path.length ? what : 'key');
      if (position !== null) return { file, ...position, field: pathText(path), found, expected, hint };
    }
  }
  const file = layers[0]?.path ?? '';
  return { file, line: 1, column: 1, field: pathText(path), found, expected, hint };
}
