import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { eventually } from './kit/eventually.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest({ SCENARIO: YOUNG_THIN_MARKET });

/** Chooses one of the operations that stand in the editor. */
async function run(page: Page, operation: string): Promise<void> {
  await page.getByRole('button', { name: 'Execute query (Ctrl-Enter)' }).click();
  await page.getByRole('menuitem', { name: operation }).click();
}

/** The lines in sight of the answer; an editor puts no-break spaces where the text has spaces. */
function answerOf(page: Page): () => Promise<string> {
  const lines = page.getByRole('region', { name: 'Result Window' }).locator('.view-line');
  return async () => (await lines.allTextContents()).join('\n').replaceAll('\u00a0', ' ');
}

test('GraphiQL opens without a foreign address and answers its first query', async ({ open }) => {
  const { page } = await open('/graphql');
  await run(page, 'Market');
  await eventually(answerOf(page)).toMatch(/"status": "RUNNING"[\s\S]*"symbol": "AAPL\/BTC"/);
});

test('GraphiQL follows a feed', async ({ open }) => {
  const { page } = await open('/graphql');
  await run(page, 'Ticks');
  const answer = answerOf(page);
  await eventually(answer).toMatch(/"__typename": "TickBatch"/);
  const first = await answer();
  await eventually(answer).not.toBe(first);
  await page.getByRole('button', { name: /^Stop/ }).click();
});

test('GraphiQL has a tab for acting, where the god token goes among the headers and is forgotten with the page', async ({
  open,
  server,
}) => {
  const { page } = await open('/graphql');
  await page.getByRole('tab', { name: 'Halt' }).click();
  await page.getByRole('button', { name: 'Headers' }).click();
  await page.locator('.view-line').filter({ hasText: 'GOD_TOKEN"' }).click();
  // The editor closes brackets by itself, so only the word is replaced.
  for (const key of ['End', ...Array<string>(3).fill('ArrowLeft'), 'ControlOrMeta+Shift+ArrowLeft'])
    await page.keyboard.press(key);
  await page.keyboard.insertText(server.godToken);
  await run(page, 'Halt');
  await eventually(answerOf(page)).toMatch(/"changed": true/);
  const kept = await page.evaluate(() => JSON.stringify({ ...localStorage }));
  expect(kept).toContain('haltMarket');
  expect(kept).not.toContain(server.godToken);
});
