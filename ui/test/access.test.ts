import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type ServerProcess, startServer } from '../../api/test/kit/server-process.ts';
import { browserTest, DESKTOP, eventually, hasBrowser, launchBrowser, PHONE, visit } from './kit/browser.ts';

const CASES = [
  ...['/m/TSLA', '/agents/kelvin', '/feed', '/runs'].map((route) => ({ route, theme: 'dark', viewport: DESKTOP })),
  ...['light', 'contrast'].map((theme) => ({ route: '/m/TSLA', theme, viewport: DESKTOP })),
  ...['/m/TSLA', '/agents/kelvin'].map((route) => ({ route, theme: 'dark', viewport: PHONE })),
];

describe('everyone can use it', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-ui-'));
  let server: ServerProcess;
  let browser: Browser;

  beforeAll(async () => {
    if (!hasBrowser) return;
    [server, browser] = await Promise.all([startServer(dataDir), launchBrowser()]);
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  for (const { route, theme, viewport } of CASES) {
    browserTest(`axe finds nothing serious on ${route}, ${theme}, ${viewport.width} px wide`, async () => {
      const { page, close } = await visit(browser, `${server.url}${route}`, { theme, viewport });
      await eventually(
        () => page.locator('.deck .state').textContent(),
        (text) => text?.includes('Running') === true,
        'a live page',
      );
      await page.locator('main .num').nth(20).waitFor({ state: 'attached' });
      const { violations } = await new AxeBuilder({ page }).analyze();
      const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
      expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`)).toEqual(
        [],
      );
      await close();
    });
  }

  browserTest(
    'the keyboard alone goes from market to market, changes the interval and opens the list of keys',
    async () => {
      const { page, close } = await visit(browser, `${server.url}/m/AAPL?tf=1m`);
      await eventually(
        () => page.locator('[data-panel="watch"] a').count(),
        (count) => count === 4,
        'four markets',
      );
      await page.keyboard.press('3');
      await eventually(
        async () => page.url(),
        (url) => url.includes('/m/ETH'),
        'the third market',
      );
      await page.keyboard.press(']');
      await eventually(
        async () => page.url(),
        (url) => url.endsWith('tf=5m'),
        'the longer interval',
      );
      await page.keyboard.press('g');
      await page.keyboard.press('a');
      await page.waitForURL(/\/agents$/);
      await page.keyboard.press('?');
      await page.locator('dialog[open]', { hasText: 'Keyboard' }).waitFor();
      await page.keyboard.press('Escape');
      await page.locator('dialog[open]').waitFor({ state: 'detached' });
      await close();
    },
  );
});
