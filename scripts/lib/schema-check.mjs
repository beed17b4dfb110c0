// Is the schema what it promises to be, and does it keep what the last release promised? Part of `npm run check`.
import { globSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { CriticalityLevel, DiffRule, diff } from '@graphql-inspector/core';
import { ESLint } from 'eslint';
import { buildSchema, parse, print, visit } from 'graphql';
import { configOf, EXCEPTIONS } from './schema-rules.mjs';

const DOCUMENTS = ['ui/src/lib/live/documents/*.ts', 'schema/src/feeds/*.ts'];
const DATE = /\b\d{4}-\d{2}-\d{2}\b/;
const OPERATIONS = /graphql\(`([^`]*)`\)/g;

/** `path:line rule: message` of all that the schema and our operations are not. */
export async function lintSchema(root, schema = 'schema/schema.graphql') {
  const eslint = new ESLint({ cwd: root, overrideConfigFile: true, overrideConfig: configOf(schema) });
  const results = await eslint.lintFiles([schema]);
  for (const path of DOCUMENTS.flatMap((pattern) => globSync(pattern, { cwd: root }))) {
    const text = operationsOf(readFileSync(join(root, path), 'utf8'));
    results.push(...(await eslint.lintText(text, { filePath: `${path}.operations.graphql` })));
  }
  return withoutExceptions(results.flatMap((result) => problemsOf(root, result)));
}

/** What a program that was written for the old schema could trip over. What was deprecated before may go. */
export async function breakingChanges(released, current) {
  const changes = await diff(buildSchema(released), buildSchema(current), [DiffRule.suppressRemovalOfDeprecatedField]);
  return changes
    .filter(({ criticality }) => criticality.level === CriticalityLevel.Breaking)
    .map(({ message, path }) => `${path ?? ''}: ${message}`);
}

/** The day a deprecated thing goes stands in its reason: the standard directive has no other place for it. */
export function undatedDeprecations(schema) {
  const undated = [];
  visit(parse(schema), {
    Directive: (node) => {
      if (node.name.value === 'deprecated' && !DATE.test(print(node)))
        undated.push(`${print(node)}: no date, such as 2027-03-01`);
    },
  });
  return undated;
}

/** The operations of a file, each on its own line of the file. */
function operationsOf(text) {
  let lines = '';
  for (const { index, 1: operation } of text.matchAll(OPERATIONS)) {
    const line = text.slice(0, index).split('\n').length;
    lines += '\n'.repeat(Math.max(line - lines.split('\n').length, 0)) + operation;
  }
  return lines;
}

function problemsOf(root, { filePath, messages }) {
  const path = relative(root, filePath).replace(/\.operations\.graphql$/, '');
  return messages.map(({ line, ruleId, message }) => {
    const rule = String(ruleId).replace('@graphql-eslint/', '');
    return { rule, message, text: `${path}:${line} ${rule}: ${message}` };
  });
}

function withoutExceptions(problems) {
  const covers = ([rule, words], problem) => problem.rule === rule && problem.message.includes(words);
  const left = problems.filter((problem) => !EXCEPTIONS.some((exception) => covers(exception, problem)));
  const idle = EXCEPTIONS.filter((exception) => !problems.some((problem) => covers(exception, problem)));
  return [
    ...left.map(({ text }) => text),
    ...idle.map(([rule, words]) => `schema-rules.mjs: the exception ${rule} ${words} is not needed any more`),
  ];
}
