import { readFileSync, writeFileSync } from 'node:fs';
import { printedSchema } from './schema.ts';

const FILE = new URL('../../../schema/schema.graphql', import.meta.url);

/** Whether `schema/schema.graphql` says what the code says. `npm run check` refuses to pass when it does not. */
export function isSchemaFileCurrent(): boolean {
  return readFileSync(FILE, 'utf8') === printedSchema();
}

export function writeSchemaFile(): void {
  writeFileSync(FILE, printedSchema());
}

// As a program: writes the file, or with --check only compares it.
if (import.meta.main) {
  if (!process.argv.includes('--check')) {
    writeSchemaFile();
  } else if (!isSchemaFileCurrent()) {
    process.stderr.write('schema/schema.graphql is stale: run npm run codegen\n');
    process.exitCode = 1;
  }
}
