// npm run test:long: the same tests in their long forms. What they measured goes to docs/proof.md.
import { join } from 'node:path';
import { ROOT } from '../lib/paths.mjs';
import { run as runTests } from './test.mjs';

export function run(args) {
  return runTests(args, { LONG: '1', PROOF_FILE: join(ROOT, 'docs', 'proof.md') });
}
