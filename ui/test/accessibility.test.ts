import type { Locator, Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { agentScreenOf } from './kit/agent-screen.ts';
import { seriousFindings } from './kit/audit.ts';
import { deckOf } from './kit/deck.ts';
import { dialogOf } from './kit/dialog.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { DESKTOP, PHONE } from './kit/open-page.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { wireOf } from './kit/wire.ts';

const test = terminalTest();

interface Route {
  readonly path: string;
  /** Comes when the data of the page has come. */
  readonly ready: (page: Page) => Locator;
  readonly provoked?: RegExp;
}

const ROUTES: readonly Route[] = [
  { path: '/m/TSLA', ready: (page) => wireOf(page).entries.first() },
  { path: '/agents/kelvin', ready: (page) => agentScreenOf(page).decisions.first() },
  { path: '/feed', ready: (page) => wireOf(page).entries.first() },
  { path: '/runs', ready: (page) => page.getByText(/^Ledger balanced at/).first() },
  {
    path: '/no-such-page',
    ready: (page) => page.getByRole('heading', { name: 'There is no such page' }),
    provoked: /status of 404/,
  },
];
const SIZES = [
  ['desktop', DESKTOP],
  ['mobile', PHONE],
] as const;
/** In the order of the button that changes them; the first is the one a new reader gets. */
const THEMES = ['Dark', 'Light', 'High contrast'] as const;
/** The rules that colours decide: the rest of a page is the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];
const isLong = process.env.LONG === '1';

/** What only a phone shows stands around every page: in the short form one page of it is looked at in all colours. */
function themesOf(path: string, size: object): readonly (typeof THEMES)[number][] {
  return isLong || size === DESKTOP || path === '/m/TSLA' ? THEMES : THEMES.slice(0, 1);
}

async function looksSound(page: Page, themes: readonly (typeof THEMES)[number][]): Promise<void> {
  for (const theme of themes) {
    const button = page.getByRole('button', { name: `Theme: ${theme}. Change` });
    await button.waitFor();
    expect(await seriousFindings(page, theme === 'Dark' ? [] : COLOUR_RULES), theme).toEqual([]);
    await button.click();
  }
}

describe('axe finds nothing serious', () => {
  describe.each(SIZES)('%s', (_size, size) => {
    test.for(ROUTES)('$path in its themes', async ({ path, ready, ...provoked }, { open, server }) => {
      await server.control('resumeSimulation');
      const { page } = await open(path, { ...size, ...provoked, reducedMotion: 'reduce' });
      await deckOf(page).says('Running');
      await ready(page).waitFor({ state: 'attached' });
      await server.control('pauseSimulation');
      await deckOf(page).says('Paused');
      await looksSound(page, themesOf(path, size));
    });
  });

  test.for(SIZES)('in a call auction, with the book order by order: %s', async ([, size], { open, server }) => {
    await server.control('pauseSimulation');
    await server.control('startAuction', 'market: "SOL/BTC"');
    const { page } = await open('/m/SOL', { ...size, reducedMotion: 'reduce' });
    await page.getByRole('region', { name: 'State of the market' }).getByText('Uncross in').waitFor();
    if (size === PHONE) await page.getByRole('button', { name: 'Book', exact: true }).click();
    await page.getByRole('button', { name: 'Who rests' }).click();
    await marketScreenOf(page)
      .book.getByRole('row', { name: /Ladder SOL/ })
      .first()
      .waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
    await looksSound(page, themesOf('/m/SOL', size));
    await server.control('uncrossMarket', 'market: "SOL/BTC"');
  });

  test('in the dialogs', async ({ open, server }) => {
    await server.control('pauseSimulation');
    const { page } = await open('/m/AAPL');
    await deckOf(page).says('Paused');
    for (const [button, title] of [
      [/^Reset/, 'Reset the simulation'],
      ['News', 'Publish news'],
      ['Shock', 'Shock a price'],
      ['Halt', 'Halt or resume a market'],
      ['Spawn', 'Add an agent'],
    ] as const) {
      await deckOf(page).press(button);
      await dialogOf(page, title).isOpen();
      expect(await seriousFindings(page, [], 'dialog[open]'), title).toEqual([]);
      await page.keyboard.press('Escape');
      await dialogOf(page, title).isClosed();
    }
  });
});

test('the keyboard alone goes from market to market, changes the interval, opens the list of keys and goes on after it', async ({
  open,
}) => {
  const { page } = await open('/m/AAPL?tf=1m');
  const help = dialogOf(page, 'Keyboard');
  await marketScreenOf(page).hasPrices();
  await page.keyboard.press('3');
  await page.waitForURL(/\/m\/ETH/);
  await page.keyboard.press(']');
  await page.waitForURL(/tf=5m$/);
  await pressInOneBreath(page, ['g', 'a']);
  await page.waitForURL(/\/agents$/);
  await page.keyboard.press('?');
  await help.isOpen();
  await pressInOneBreath(page, ['Escape', 't']);
  await help.isClosed();
  await page.getByRole('button', { name: 'Theme: Light. Change' }).waitFor();
});

/** The page has no time to draw between the keys. */
async function pressInOneBreath(page: Page, keys: readonly string[]): Promise<void> {
  await Promise.all(keys.map((key) => page.keyboard.press(key)));
}
