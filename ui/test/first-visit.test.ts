import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { deckOf } from './kit/deck.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { PHONE } from './kit/open-page.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest();

test('a first visit is told what this is, beside the market and not in its way; once it is dismissed it stays away', async ({
  open,
}) => {
  const { page } = await open('/m/AAPL');
  const welcome = page.getByRole('complementary', { name: 'What this is' });
  await welcome.getByText('No money here is real').waitFor();
  await marketScreenOf(page).hasPrices();
  await page.keyboard.press('3');
  await page.waitForURL(/\/m\/ETH/);
  await welcome.getByRole('button', { name: 'Got it' }).click();
  await welcome.waitFor({ state: 'detached' });
  await page.reload();
  await marketScreenOf(page).hasPrices();
  expect(await welcome.count()).toBe(0);
});

test('on a phone it leaves room for the market', async ({ open }) => {
  const { page } = await open('/m/AAPL', PHONE);
  const box = await page.getByRole('complementary', { name: 'What this is' }).boundingBox();
  expect(box?.height).toBeLessThan(0.41 * 812);
  expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
});

test('a halt is a moment, and a click on it goes to its market', async ({ open, server }) => {
  await server.control('haltMarket', 'market: "SOL/BTC"');
  const { page } = await open('/feed');
  const moments = page.getByRole('region', { name: 'Moments' });
  await moments.getByRole('link', { name: /^SOL halted/ }).click();
  await page.waitForURL(/\/m\/SOL/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('a wall screen has no controls, takes no keys, and stands still for who asked for less motion', async ({
  open,
}) => {
  const { page } = await open('/m/AAPL?kiosk=1', { reducedMotion: 'reduce' });
  await marketScreenOf(page).hasPrices();
  expect(
    await deckOf(page)
      .button(/^Pause/)
      .count(),
  ).toBe(0);
  await page.keyboard.press('3');
  await page.keyboard.press('Space');
  expect(page.url()).toMatch(/\/m\/AAPL\?kiosk=1$/);
  expect(await page.getByRole('complementary', { name: 'What this is' }).count()).toBe(0);
});
