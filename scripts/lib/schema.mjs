import { join } from 'node:path';
import { nodeProgram, testEnvironment } from './node.mjs';
import { API, binOf, ROOT } from './paths.mjs';
import { capture, Failure } from './process.mjs';

/** What is written from the code itself: the schema, and the labels of what agents answer. */
const PRINTERS = [join(API, 'src', 'graphql', 'print-schema.ts'), join(API, 'src', 'print-answer-labels.ts')];
const CODEGEN = join(ROOT, 'codegen.ts');

export async function writeSchema() {
  const { code, output } = await runPrinters([]);
  if (code !== 0) throw new Failure(`${output}\nprinting the schema failed: see above.`);
}

/** `{ code, output }`: is the committed schema what the code prints, and are the generated types what it gives? */
export async function findStaleSchema() {
  const printed = await runPrinters(['--check']);
  if (printed.code !== 0) return printed;
  const { code, output } = await runCodegen(['--check']);
  return { code, output: `${output}\ngenerated types are stale: run npm run codegen and commit.\n` };
}

export async function generateTypes() {
  const { code, output } = await runCodegen([]);
  process.stdout.write(output);
  return code;
}

/** Runs all of them; the first that fails has the say. */
async function runPrinters(args) {
  for (const printer of PRINTERS) {
    const printed = await capture(nodeProgram(), [printer, ...args], { env: testEnvironment() });
    if (printed.code !== 0) return printed;
  }
  return { code: 0, output: '' };
}

function runCodegen(args) {
  const program = binOf('@graphql-codegen/cli', 'graphql-codegen');
  return capture(nodeProgram(), [program, '--config', CODEGEN, ...args], { env: testEnvironment() });
}
