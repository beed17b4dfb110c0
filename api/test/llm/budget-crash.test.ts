import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { tempFolder } from '../ledger/temp-folder.ts';

/** The run's cap in calls. */
const CALLS = 20;
const spender = fileURLToPath(new URL('./spender.ts', import.meta.url));
const folder = tempFolder();

/** What a spender says until it dies at its n-th word, or has spent all. */
function spend(path: string, runId: string, deathAt: number): string {
  const { stdout, stderr } = spawnSync(process.execPath, [spender, path, runId, String(deathAt)], { encoding: 'utf8' });
  expect(stderr).toBe('');
  return stdout;
}

it.each([
  ['between reserving and settling', 5],
  ['after settling', 6],
  ['with its first call under way, each time', 1],
])('W01 a budget whose spender dies %s is spent to the call, over every restart', (_title, deathAt) => {
  const path = join(folder.path, `budget-${deathAt}.json`);
  let billed = 0;
  let deaths = 0;
  for (let said = ''; !said.endsWith('x'); deaths += 1) {
    said = spend(path, 'run', deathAt);
    billed += said.split('r').length - 1;
  }
  expect(billed).toBe(CALLS);
  expect(deaths).toBeGreaterThan(CALLS / deathAt / 2);
  expect(spend(path, 'another run', 2)).toBe('rs');
});
