import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nodeProgram, testEnvironment } from './node.mjs';
import { API, binOf, ROOT } from './paths.mjs';
import { capture, Failure } from './process.mjs';

const PRINTER = join(API, 'src', 'graphql', 'print-schema.ts');
const SCHEMA = join(ROOT, 'schema', 'schema.graphql');
const CODEGEN = join(ROOT, 'codegen.ts');

async function printSchema() {
  const { code, output, stdout } = await capture(nodeProgram(), [PRINTER], { env: testEnvironment() });
  if (code !== 0 || stdout.trim() === '') throw new Failure(`${output}\nprinting the schema failed: see above.`);
  return stdout;
}

export async function writeSchema() {
  if (existsSync(PRINTER)) writeFileSync(SCHEMA, await printSchema());
}

/** `{ code, output }`: is the committed schema what the code prints, and are the generated types what it gives? */
export async function findStaleSchema() {
  if (existsSync(PRINTER) && (await printSchema()) !== readFileSync(SCHEMA, 'utf8')) {
    return {
      code: 1,
      output: 'schema/schema.graphql is not what the code prints: run `npm run codegen` and commit.\n',
    };
  }
  if (!existsSync(CODEGEN)) return { code: 0, output: '' };
  const checked = await runCodegen(['--check']);
  return checked.code === 0
    ? checked
    : { code: 1, output: `${checked.output}generated types are stale: run \`npm run codegen\` and commit.\n` };
}

export async function generateTypes() {
  if (!existsSync(CODEGEN)) return 0;
  const { code, output } = await runCodegen([]);
  process.stdout.write(output);
  return code;
}

function runCodegen(args) {
  const program = binOf('@graphql-codegen/cli', 'graphql-codegen');
  return capture(nodeProgram(), [program, '--config', CODEGEN, ...args], { env: testEnvironment() });
}
