import { readFileSync, writeFileSync } from 'node:fs';
import { printedSchema } from './schema.ts';

// A program: writes schema/schema.graphql, or with --check only says whether it is what the code prints.

const FILE = new URL('../../../schema/schema.graphql', import.meta.url);

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, printedSchema());
} else if (readFileSync(FILE, 'utf8') !== printedSchema()) {
  process.stderr.write('schema/schema.graphql is stale: run npm run codegen and commit\n');
  process.exitCode = 1;
}
