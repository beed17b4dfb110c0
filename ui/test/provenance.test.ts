import { expect } from 'vitest';
import { agentScreenOf, decisionInAddress } from './kit/agent-screen.ts';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import type { MarketServer } from './kit/start-server.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { watchForEmptyFeeds, wireOf } from './kit/wire.ts';

const test = terminalTest();

/** The figures of a price, however the page groups its digits. */
const digits = (text: string | null): string => (text ?? '').replace(/\D/g, '');

interface DecisionOnRecord {
  readonly thesis: string;
  readonly prompt: string;
  readonly rawAnswer: string;
  readonly orders: readonly {
    readonly orderId: number;
    readonly fills: readonly { readonly trade: { readonly priceSats: string } }[];
  }[];
}

async function onRecord(server: MarketServer, seq: number): Promise<DecisionOnRecord> {
  const { thought } = await server.query<{ thought: DecisionOnRecord }>(
    `{ thought(seq: ${seq}) { thesis prompt rawAnswer orders { orderId fills { trade { priceSats } } } } }`,
  );
  return thought;
}

test('a thought on the wire leads to its order and its fill, as they are on record', async ({ open, server }) => {
  const { page } = await open('/feed');
  const wire = wireOf(page);
  await wire.filter('Outcome', 'Traded');
  await wire
    .entry(/Filled|Part filled/)
    .getByRole('link', { name: /^(Buy|Sell) / })
    .first()
    .click();
  await page.waitForURL(/\/agents\/[a-z]+\/decisions\/\d+$/);
  const seq = decisionInAddress(page.url());
  const { decisionOf } = agentScreenOf(page);
  const { orders, thesis } = await onRecord(server, seq);
  expect(orders.flatMap((order) => order.fills).length).toBeGreaterThan(0);
  await eventually(async () => digits(await decisionOf(seq).textContent())).toContain(digits(thesis));
  for (const { orderId, fills } of orders) {
    await decisionOf(seq).getByText(`#${orderId}`, { exact: true }).waitFor();
    for (const { trade } of fills) {
      await eventually(async () => digits(await decisionOf(seq).textContent())).toContain(trade.priceSats);
    }
  }
});

test('a fill leads back to the decision that caused it', async ({ open, server }) => {
  const { page } = await open('/agents/brandt');
  const { fills, decision, decisionOf } = agentScreenOf(page);
  const caused = fills.filter({ has: page.getByRole('link', { name: /^why/ }) });
  await caused.first().waitFor();
  await server.control('pauseSimulation');
  const row = caused.last();
  const [, , , , price = ''] = await row.getByRole('cell').allInnerTexts();
  await row.getByRole('link', { name: /^why/ }).click();
  await page.waitForURL(/\/decisions\/\d+$/);
  const seq = decisionInAddress(page.url());
  await decisionOf(seq).waitFor();
  const { orders } = await onRecord(server, seq);
  const prices = orders.flatMap((order) => order.fills.map((fill) => fill.trade.priceSats));
  expect(prices).toContain(digits(price));
  await eventually(async () => digits(await decision.textContent())).toContain(digits(price));
});

test('a trade of an agent leads to the decision behind it', async ({ open, server }) => {
  await server.control('resumeSimulation');
  const { page } = await open('/feed');
  const trades = page.getByRole('region', { name: 'Trades of all markets' });
  await trades.getByRole('link').first().waitFor();
  await server.control('pauseSimulation');
  await deckOf(page).says('Paused');
  // By its address: the last trades before the pause may still push the row down.
  const link = page.locator(`a[href="${await trades.getByRole('link').first().getAttribute('href')}"]`);
  const row = trades.getByRole('row').filter({ has: link }).first();
  const [, , , price = ''] = await row.getByRole('cell').allInnerTexts();
  await row.locator(link).first().click();
  await page.waitForURL(/\/decisions\/\d+$/);
  const seq = decisionInAddress(page.url());
  const { orders } = await onRecord(server, seq);
  expect(orders.flatMap((order) => order.fills.map((fill) => fill.trade.priceSats))).toContain(digits(price));
  await agentScreenOf(page).decisionOf(seq).waitFor();
});

test('a decision shows word for word what was seen and what was answered', async ({ open, server }) => {
  const { page } = await open('/agents/kelvin');
  const { decisions, decisionOf } = agentScreenOf(page);
  await decisions.first().click();
  await page.waitForURL(/\/decisions\/\d+$/);
  const seq = decisionInAddress(page.url());
  const { prompt, rawAnswer } = await onRecord(server, seq);
  for (const words of [prompt, rawAnswer].filter((text) => text !== '')) {
    await eventually(() => decisionOf(seq).locator('pre').allTextContents()).toContain(words);
  }
  expect(prompt).not.toBe('');
});

test('the wire shows only what is asked for', async ({ open }) => {
  const { page } = await open('/feed');
  const wire = wireOf(page);
  await wire.entries.first().waitFor();
  const emptyFeeds = await watchForEmptyFeeds(page);
  await wire.filter('Agent', 'Iris');
  await eventually(() => wire.entries.filter({ hasText: 'Iris' }).count()).toBeGreaterThan(0);
  expect(await wire.entries.filter({ hasNotText: 'Iris' }).count()).toBe(0);
  await wire.filter('Action', 'Hold');
  await eventually(() => wire.entries.filter({ hasText: 'Hold' }).count()).toBeGreaterThan(0);
  expect(await wire.entries.filter({ hasNotText: 'Hold' }).count()).toBe(0);
  await page.keyboard.press('Tab');
  await page.getByRole('button', { name: 'Search the wire (/)' }).click();
  await page.getByRole('searchbox', { name: 'Words in what they think' }).fill('no such words');
  await page.getByText('Nothing on the wire matches.').waitFor();
  await page.getByRole('button', { name: 'Show all' }).click();
  await eventually(() => wire.entries.filter({ hasNotText: 'Iris' }).count()).toBeGreaterThan(0);
  expect(await emptyFeeds()).toBe(0);
});
