import { execFileSync } from 'node:child_process';
import { rmSync } from 'node:fs';
import { expect } from 'vitest';
import { runIds, runPaths } from '../../api/src/ledger/run-paths.ts';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { deckOf } from './kit/deck.ts';
import { marketScreenOf, pricesMove } from './kit/market-screen.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest({ SCENARIO: YOUNG_THIN_MARKET });

/** No file of this process may grow beyond so many bytes: its disk is full. */
function limitFiles(pid: number, limit: string): void {
  execFileSync('prlimit', ['--pid', String(pid), `--fsize=${limit}:unlimited`]);
}

test('a disk that is full: the page says what is wrong and what to do, and goes on by itself', async ({
  open,
  server,
  skip,
}) => {
  try {
    limitFiles(process.pid, 'unlimited');
  } catch {
    skip('no prlimit on this machine');
  }
  const { page } = await open('/');
  await marketScreenOf(page).hasPrices();
  limitFiles(server.pid(), '4096');
  const band = page.getByRole('alert').filter({ hasText: 'Market waits' });
  await band.waitFor();
  expect(await band.textContent()).toMatch(/The disk .* and it goes on by itself/);
  await page.getByRole('contentinfo').getByText('Maintenance').waitFor();
  limitFiles(server.pid(), 'unlimited');
  await band.waitFor({ state: 'detached' });
  await pricesMove(page);
});

test('a ledger that is deleted: the page says that the market failed, and why', async ({ open, server }) => {
  const { page } = await open('/');
  await marketScreenOf(page).hasPrices();
  const [runId = ''] = runIds(server.dataDir);
  rmSync(runPaths(server.dataDir, runId).ledger);
  const band = page.getByRole('alert').filter({ hasText: 'Market failed' });
  await band.waitFor();
  expect(await band.textContent()).toContain('ledger.sqlite was deleted while the market wrote to it');
  await deckOf(page).says('Failed');
});
