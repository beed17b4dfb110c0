import { readFileSync, writeFileSync } from 'node:fs';
import { answerLabels } from './traders/agents/answer-contract.ts';

// A program: writes the terminal's labels for what agents answer, or with --check only says whether they are stale.

const FILE = new URL('../../ui/src/lib/generated/answer-labels.ts', import.meta.url);

const text = `/** Generated from the schema of an agent's answer: npm run codegen. */
export const answerLabels = ${JSON.stringify(answerLabels(), null, 2)} as const;
`;

if (!process.argv.includes('--check')) {
  writeFileSync(FILE, text);
} else if (readFileSync(FILE, 'utf8') !== text) {
  process.stderr.write('ui/src/lib/generated/answer-labels.ts is stale: run npm run codegen and commit\n');
  process.exitCode = 1;
}
