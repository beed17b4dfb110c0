import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { eventually } from './kit/eventually.ts';
import { PHONE } from './kit/open-page.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest();

test('health shows every gauge of every market with how much it has seen, and the ledger to the last sat', async ({
  open,
  server,
}) => {
  const { page } = await open('/vitals');
  const gauges = page.getByRole('region', { name: 'Realism of each market' });
  await eventually(() => gauges.getByRole('row').count()).toBe(9);
  await gauges
    .getByText(/of 180 looks/)
    .first()
    .waitFor();
  const { ledgerCheck } = await server.query<{ ledgerCheck: { assets: readonly { issued: string }[] } }>(
    '{ ledgerCheck { assets { issued } } }',
  );
  const ledger = page.getByRole('region', { name: 'Ledger check' });
  await ledger.getByText('Balanced').waitFor();
  for (const { issued } of ledgerCheck.assets)
    expect((await ledger.textContent())?.replace(/\s/g, '')).toContain(issued);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a word of the field explains itself on focus, and Escape hides the explanation', async ({ open }) => {
  const { page } = await open('/vitals');
  await page.getByRole('button', { name: 'Spread' }).focus();
  const tip = page.getByRole('tooltip').filter({ hasText: 'what it costs to trade at once' });
  await tip.waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'hidden' });
});

test('an exchange that is not as usual says so in words', async ({ open, server }) => {
  await server.control('haltMarket', 'market: "SOL/BTC"');
  const { page } = await open('/vitals', PHONE);
  await page
    .getByText(/SOL halt/i)
    .first()
    .waitFor();
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});
