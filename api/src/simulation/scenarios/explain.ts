import type { z } from 'zod';
import { isMap } from './fields.ts';
import { quantityOf } from './quantities.ts';

/** One thing that is wrong with a scenario file, for people. */
export type ScenarioProblem = {
  /** As it was named. */
  readonly file: string;
  /** Both counted from 1. */
  readonly line: number;
  readonly column: number;
  /** Such as `background.noise.meanWake`; empty for the file as a whole. */
  readonly field: string;
  readonly found: string;
  readonly expected: string;
  /** What to do. */
  readonly hint: string;
};

/** What is wrong with a value, and whether its name or its value is to be shown. */
export type Finding = Pick<ScenarioProblem, 'found' | 'expected' | 'hint'> & {
  readonly path: readonly PropertyKey[];
  readonly what: 'key' | 'value';
};

const SHOWN = 60;

/** In the words of the file. An unknown name is a finding of its own. */
export function findingsOf(error: z.ZodError, value: unknown): readonly Finding[] {
  return error.issues.flatMap((issue): readonly Finding[] => {
    if (issue.code === 'unrecognized_keys') return issue.keys.map((key) => unknownName(issue, key));
    const { path } = issue;
    const given = at(value, path);
    const expected = expectedOf(issue);
    if (issue.code === 'invalid_key')
      return [{ path, what: 'key', found: `the name ${shown(path.at(-1))}`, expected, hint: 'Rename it.' }];
    return [{ path, what: 'value', found: shown(given), expected, hint: hintFor(path, given, expected) }];
  });
}

export function problemText({ file, line, column, field, found, expected, hint }: ScenarioProblem): string {
  return `${file}:${line}:${column} ${field === '' ? '' : `${field}: `}found ${found}, expected ${expected}. ${hint}`;
}

/** `events[2].shock.shift`. */
export function pathText(path: readonly PropertyKey[]): string {
  return path.reduce<string>((text, step) => {
    if (typeof step === 'number') return `${text}[${step}]`;
    return text === '' ? String(step) : `${text}.${String(step)}`;
  }, '');
}

function expectedOf(issue: z.core.$ZodIssue): string {
  switch (issue.code) {
    case 'invalid_type':
      return (
        { object: 'a map of fields', record: 'a map of fields', array: 'a list' }[issue.expected as string] ??
        issue.message
      );
    case 'invalid_union':
      return 'kind: correlated or kind: replay';
    case 'invalid_key':
      return 'a name of lower-case letters, digits and dashes that begins with a letter';
    default:
      return issue.message;
  }
}

function hintFor(path: readonly PropertyKey[], given: unknown, expected: string): string {
  if (given === undefined) return `Add ${pathText(path.slice(-1))}.`;
  const hasUnit = /^(?:a duration|an amount|a share)/.test(expected);
  if (hasUnit && typeof given === 'number') return 'Write the unit beside the number.';
  return 'Change it; docs/scenarios.md has every field.';
}

function unknownName({ path, message }: z.core.$ZodIssue, key: string): Finding {
  const known = message.split(', ');
  const [nearest] = known.map((name) => [distance(key, name), name] as const).sort(([a], [b]) => a - b);
  const { fileName } = quantityOf(key);
  const meant = known.includes(fileName) ? fileName : nearest !== undefined && nearest[0] <= 2 ? nearest[1] : null;
  const hint =
    meant === null
      ? 'Remove it.'
      : `Did you mean ${meant}${meant === fileName ? ', with the unit beside the number' : ''}?`;
  return {
    path: [...path, key],
    what: 'key',
    found: `the unknown field ${shown(key)}`,
    expected: `one of ${message}`,
    hint,
  };
}

/** Letters to insert, remove or change, by Wagner and Fischer (1974). */
function distance(from: string, to: string): number {
  let row = Array.from({ length: to.length + 1 }, (_, index) => index);
  for (const [index, letter] of [...from].entries()) {
    const next = [index + 1];
    for (const [column, other] of [...to].entries()) {
      const changed = (row[column] ?? 0) + (letter === other ? 0 : 1);
      next.push(Math.min(changed, (row[column + 1] ?? 0) + 1, (next[column] ?? 0) + 1));
    }
    row = next;
  }
  return row.at(-1) ?? 0;
}

function at(value: unknown, path: readonly PropertyKey[]): unknown {
  let here = value;
  for (const step of path) {
    if (isMap(here)) here = Object.hasOwn(here, step) ? here[String(step)] : undefined;
    else here = Array.isArray(here) ? here[Number(step)] : undefined;
  }
  return here;
}

function shown(value: unknown): string {
  if (value === undefined) return 'nothing';
  const text = JSON.stringify(value) ?? String(value);
  return text.length <= SHOWN ? text : `${text.slice(0, SHOWN)}...`;
}
