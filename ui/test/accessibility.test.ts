import type { Locator, Page } from 'playwright-core';
import { describe, expect, vi } from 'vitest';
import { agentScreenOf } from './kit/agent-screen.ts';
import { seriousFindings } from './kit/audit.ts';
import { deckOf } from './kit/deck.ts';
import { dialogOf } from './kit/dialog.ts';
import { PATIENCE_MS } from './kit/eventually.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { DESKTOP, PHONE } from './kit/open-page.ts';
import type { MarketServer } from './kit/start-server.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { looksSound, looksSoundInForcedColours, THEMES, type Theme } from './kit/themes.ts';
import { wireOf } from './kit/wire.ts';

const isLong = process.env.LONG === '1';

/** It has a past and stands still: nothing moves under the eyes of axe. */
const test = terminalTest().extend('stillServer', { scope: 'file' }, async ({ server }) => {
  await vi.waitUntil(() => hasDecided(server, 'kelvin'), { timeout: PATIENCE_MS, interval: 100 });
  await server.control('pauseSimulation');
  return server;
});

const SIZES = { desktop: DESKTOP, mobile: PHONE } as const;
type Size = keyof typeof SIZES;

interface Look {
  readonly size: Size;
  readonly themes: readonly Theme[];
}

interface Route {
  readonly path: string;
  /** Comes when the data of the page has come. */
  readonly ready: (page: Page) => Locator;
  /** Where the short form looks at it. */
  readonly sampled: Look;
  readonly provoked?: RegExp;
}

/** The short form looks at every page once, on a desktop in every theme and on a phone too, there with one page each. */
const ROUTES: readonly Route[] = [
  {
    path: '/m/TSLA',
    ready: (page) => wireOf(page).entries.first(),
    sampled: { size: 'desktop', themes: THEMES },
  },
  {
    path: '/agents/kelvin',
    ready: (page) => agentScreenOf(page).decisions.first(),
    sampled: { size: 'desktop', themes: ['Light'] },
  },
  {
    path: '/feed',
    ready: (page) => wireOf(page).entries.first(),
    sampled: { size: 'mobile', themes: ['High contrast'] },
  },
  {
    path: '/runs',
    ready: (page) => page.getByText(/^Ledger balanced at/).first(),
    sampled: { size: 'mobile', themes: ['Light'] },
  },
  {
    path: '/vitals',
    ready: (page) => page.getByText(/of 180 looks/).first(),
    sampled: { size: 'desktop', themes: ['High contrast'] },
  },
  {
    path: '/no-such-page',
    ready: (page) => page.getByRole('heading', { name: 'There is no such page' }),
    sampled: { size: 'desktop', themes: ['High contrast'] },
    provoked: /status of 404/,
  },
];

const EVERYWHERE: readonly Look[] = [
  { size: 'desktop', themes: THEMES },
  { size: 'mobile', themes: THEMES },
];
const PAGES = ROUTES.flatMap(({ sampled, ...route }) =>
  (isLong ? EVERYWHERE : [sampled]).map((look) => ({ ...route, ...look })),
);
const AUCTIONS: readonly Look[] = isLong ? EVERYWHERE : [{ size: 'mobile', themes: ['Dark'] }];

async function hasDecided(server: MarketServer, agent: string): Promise<boolean> {
  const document = `{ thoughts(agent: "${agent}", first: 5) { nodes { seq } } }`;
  const { thoughts } = await server.query<{ thoughts: { nodes: readonly unknown[] } }>(document);
  return thoughts.nodes.length === 5;
}

describe('axe finds nothing serious', () => {
  test.for(PAGES)(
    '$path on $size: $themes',
    async ({ path, ready, size, themes, ...provoked }, { open, stillServer: _paused }) => {
      const { page } = await open(path, { ...SIZES[size], ...provoked });
      await deckOf(page).says('Paused');
      await ready(page).waitFor({ state: 'attached' });
      await looksSound(page, themes);
      if (isLong || themes === THEMES) await looksSoundInForcedColours(page);
    },
  );

  test.for(AUCTIONS)(
    'in a call auction, with the book order by order, on $size',
    async ({ size, themes }, { open, stillServer: server }) => {
      await server.control('startAuction', 'market: "SOL/BTC"');
      const { page } = await open('/m/SOL', SIZES[size]);
      await page.getByRole('region', { name: 'State of the market' }).getByText('Uncross in').waitFor();
      if (size === 'mobile') await page.getByRole('button', { name: 'Book', exact: true }).click();
      await page.getByRole('button', { name: 'Who rests' }).click();
      await marketScreenOf(page)
        .book.getByRole('row', { name: /Ladder SOL/ })
        .first()
        .waitFor();
      expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBe(0);
      await looksSound(page, themes);
      await server.control('uncrossMarket', 'market: "SOL/BTC"');
    },
  );

  test('in the dialogs', async ({ open, stillServer: _paused }) => {
    const { page } = await open('/m/AAPL');
    await deckOf(page).says('Paused');
    for (const [button, title] of [
      [/^Reset/, 'Reset the simulation'],
      [/^Run to a moment/, 'Run to a moment'],
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
