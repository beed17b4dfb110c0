import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { dialogOf, tokenDialogOf } from './kit/dialog.ts';
import { eventually } from './kit/eventually.ts';
import { DESKTOP, openPage, PHONE } from './kit/open-page.ts';
import type { MarketServer } from './kit/start-server.ts';
import { closeCleanly, terminalTest } from './kit/terminal-test.ts';
import { looksSound } from './kit/themes.ts';
import { wander } from './kit/wander.ts';

interface KeptRun {
  readonly runId: string;
  readonly startedAt: string;
  readonly parent: string | null;
  readonly forkedAtSeq: number | null;
}

/** A run and its fork, which got a shock; and a tab in which to look at them. */
const test = terminalTest()
  .extend('fork', { scope: 'file' }, async ({ server }) => {
    const { startedAt } = await newestRun(server);
    // Names of runs tell the second in which they began, and so which is the older one.
    await eventually(() => Date.now() - Date.parse(startedAt)).toBeGreaterThan(1_000);
    await eventually(() => pointsOfCurve(server)).toBeGreaterThan(2);
    await server.control('forkSimulation', 'set: [{shock: {market: "AAPL/BTC", shiftBps: -800}}]');
    return newestRun(server);
  })
  .extend('tab', { scope: 'file' }, async ({ server, chromium, fork: _made }, { onCleanup }) => {
    const visit = await openPage(chromium, `${server.url}/runs`, DESKTOP);
    onCleanup(() => closeCleanly(visit));
    return visit;
  });

async function newestRun(server: MarketServer): Promise<KeptRun> {
  const { runs } = await server.query<{ runs: { nodes: readonly KeptRun[] } }>(
    '{ runs(first: 1) { nodes { runId startedAt parent forkedAtSeq } } }',
  );
  const [newest] = runs.nodes;
  if (newest === undefined) throw new Error('no run is kept');
  return newest;
}

async function pointsOfCurve(server: MarketServer): Promise<number> {
  type Answer = { readonly agent: { readonly equityCurve: readonly unknown[] } };
  const { agent } = await server.query<Answer>('{ agent(handle: "kelvin") { equityCurve { time } } }');
  return agent.equityCurve.length;
}

const widerThanScreen = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '');

test('two runs of the list are compared: where they part is what the server says', async ({ tab: { page }, fork }) => {
  const boxes = page.getByRole('checkbox', { name: /^Compare / });
  await eventually(() => boxes.count()).toBe(2);
  await boxes.first().check();
  await page.getByText('Tick one more').waitFor();
  await boxes.last().check();
  await page.getByRole('link', { name: 'Compare the two' }).click();
  await page.waitForURL(`**/runs/${fork.parent}/compare/${fork.runId}`);
  const parting = page.getByText('B was forked from A');
  expect(digits(await parting.textContent())).toContain(String(fork.forkedAtSeq));
  await looksSound(page, ['Dark', 'High contrast']);
});

test('a row of the comparison shows the curves of that agent, and they are told in words', async ({
  tab: { page },
}) => {
  await page.getByRole('button', { name: 'Kelvin' }).click();
  await page
    .getByText(/^Return of Kelvin at the end: A [+−\d.]+, B [+−\d.]+ per cent\.$/)
    .waitFor({ state: 'attached' });
  expect(await page.getByRole('combobox', { name: 'Whose equity' }).inputValue()).toBe('kelvin');
});

test('a kept run has a page of its own: what it was, how it went, what to take home, how to fork it', async ({
  open,
  fork,
}) => {
  const { page } = await open(`/runs/${fork.parent}`, PHONE);
  await page.getByRole('heading', { level: 1, name: 'A young market' }).waitFor();
  await eventually(() => page.getByRole('region', { name: 'Result' }).getByRole('row').count()).toBe(14);
  await page.getByRole('link', { name: 'trades as CSV' }).waitFor();
  await page.getByText(`npm run market -- fork ${fork.parent}`).waitFor();
  await page.getByRole('region', { name: 'What happened in this run' }).getByText('Run ended').first().waitFor();
  expect(await widerThanScreen(page)).toBe(0);
  await looksSound(page, ['High contrast']);
});

test('a fork leads to its parent, and the run that goes on can be forked where it stands', async ({
  tab: { page },
  fork,
}) => {
  await wander(page, `/runs/${fork.runId}`);
  await page.getByRole('button', { name: 'Fork from here', exact: true }).click();
  await page.getByRole('dialog', { name: 'Fork from here' }).waitFor();
  await page.keyboard.press('Escape');
  await page.getByRole('link', { name: fork.parent ?? '', exact: true }).click();
  await page.waitForURL(`**/runs/${fork.parent}`);
});

test('a run that is not kept says so and leads back', async ({ tab: { page } }) => {
  await wander(page, '/runs/20200101-000000-none');
  await page.getByRole('heading', { name: 'There is no run 20200101-000000-none' }).waitFor();
  await page.getByRole('link', { name: 'See those that are kept' }).click();
  await page.getByRole('region', { name: 'Kept runs' }).waitFor();
});

test('L20 what a person notes about a run stands on its page and in the list, as text', async ({
  tab: { page },
  server,
  fork,
}) => {
  await wander(page, `/runs/${fork.runId}`);
  const panel = page.getByRole('region', { name: 'Note', exact: true });
  await panel.getByRole('button', { name: 'Write a note' }).click();
  const dialog = dialogOf(page, 'Note about this run');
  await dialog.field('textbox', 'What to remember about it').fill('After the <i>shock</i> nobody bought.');
  await dialog.press('Keep the note');
  await tokenDialogOf(page).answer(server.godToken);
  await dialog.isClosed();
  await panel.getByText('After the <i>shock</i> nobody bought.').waitFor();
  await wander(page, '/runs');
  const rows = page.getByRole('region', { name: 'Kept runs' }).getByRole('listitem');
  await rows.filter({ hasText: 'After the <i>shock</i> nobody bought.' }).waitFor();
});
