// A program of its own: the libraries are large, and `npm run check` runs it beside others.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './paths.mjs';
import { breakingChanges, lintSchema, undatedDeprecations } from './schema-check.mjs';

const read = (name) => readFileSync(join(ROOT, 'schema', name), 'utf8');

const problems = await lintSchema(ROOT);
const current = read('schema.graphql');
const breaking = await breakingChanges(read('released.graphql'), current);
const lines = [
  ...problems,
  ...undatedDeprecations(current),
  ...breaking.map((change) => `breaks programs written for the last release: ${change}`),
  ...(breaking.length > 0 ? ['CONTRIBUTING.md, "Changing the API", says what to do about it.'] : []),
];
process.stdout.write(lines.map((line) => `${line}\n`).join(''));
process.exitCode = lines.length > 0 ? 1 : 0;
