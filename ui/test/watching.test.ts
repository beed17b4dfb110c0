import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type ServerProcess, startServer } from '../../api/test/kit/server-process.ts';
import { browserTest, eventually, hasBrowser, launchBrowser, PHONE, visit } from './kit/browser.ts';

describe('watching the market', () => {
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

  browserTest('the first page shows moving prices, over one query and one socket', async () => {
    const { page, complaints, sockets, posts, close } = await visit(browser, server.url);
    const last = () => page.locator('[data-panel="watch"] .figures').allTextContents();
    const first = await eventually(
      last,
      (texts) => texts.length === 4 && texts.every((text) => /\d{3}/.test(text)),
      'four prices',
    );
    await eventually(last, (texts) => texts.join() !== first.join(), 'a price that moves');
    expect(await page.title()).toMatch(/\d.*BTC · Agent Market/);
    expect(sockets).toHaveLength(1);
    expect(posts.filter((body) => body.includes('query Terminal'))).toHaveLength(1);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('every panel of the market view has its place and its data', async () => {
    const { page, complaints, close } = await visit(browser, `${server.url}/m/TSLA?tf=1m`);
    await eventually(
      () => page.locator('[data-panel="book"] tr.rung').count(),
      (count) => count >= 8,
      'rungs of the ladder',
    );
    await eventually(
      () => page.locator('[data-panel="tape"] tbody tr').count(),
      (count) => count > 0,
      'trades on the tape',
    );
    await eventually(
      () => page.locator('[data-panel="wire"] article').count(),
      (count) => count > 0,
      'thoughts on the wire',
    );
    await eventually(
      () => page.locator('[data-panel="leaderboard"] li').count(),
      (count) => count >= 13,
      'twelve agents and a baseline',
    );
    expect(await page.locator('[data-panel="chart"] canvas').count()).toBeGreaterThan(0);
    expect(await page.locator('[data-panel="depth"] canvas').count()).toBe(1);
    expect(
      await page
        .locator('[data-panel]')
        .evaluateAll((slots) => slots.filter((slot) => slot.querySelector('[role="alert"]')).length),
    ).toBe(0);
    expect(complaints).toEqual([]);
    await close();
  });

  browserTest('choosing another market or interval changes the address, and the address brings it back', async () => {
    const { page, close } = await visit(browser, `${server.url}/m/TSLA?tf=1m`);
    await page.locator('[data-panel="watch"] a').nth(2).click();
    await eventually(
      () => page.locator('h1').first().textContent(),
      (text) => text?.startsWith('ETH') === true,
      'the third market',
    );
    await page.locator('[data-panel="chart"] button', { hasText: /^\s*5m\s*$/ }).click();
    await eventually(
      async () => page.url(),
      (url) => url.endsWith('/m/ETH?tf=5m'),
      'the address',
    );
    await page.reload();
    await eventually(
      () => page.locator('[data-panel="chart"] button[aria-pressed="true"]').first().textContent(),
      (text) => text?.trim() === '5m',
      'the interval after a reload',
    );
    await close();
  });

  browserTest('a thought leads to its order and its fill', async () => {
    const { page, close } = await visit(browser, `${server.url}/feed`);
    await page.locator('select[aria-label="Outcome"]').selectOption('TRADED');
    const entry = page.locator('article', { hasText: /Filled|Part filled/ }).first();
    await entry.waitFor({ timeout: 30_000 });
    await page.locator('[role="feed"]').hover();
    const order = (await entry.textContent())?.match(/#(\d+)/)?.[1];
    await entry.locator('a.time').click();
    await page.waitForURL(/\/agents\/[a-z]+\?decision=\d+/);
    const rail = page.locator('section[aria-label^="Decision"]');
    await eventually(
      () => rail.textContent(),
      (text) => text?.includes(`#${order}`) === true && /Fill/.test(text),
      'the order and its fill',
    );
    await close();
  });

  browserTest('on a phone the page is no wider than the screen, and every tab shows its panel', async () => {
    const { page, close } = await visit(browser, server.url, { viewport: PHONE, isMobile: true, hasTouch: true });
    await eventually(
      () => page.locator('p.price').textContent(),
      (text) => /\d{3}/.test(text ?? ''),
      'the price',
    );
    for (const [tab, panel] of [
      ['Book', 'book'],
      ['Tape', 'tape'],
      ['Wire', 'wire'],
      ['Agents', 'leaderboard'],
      ['Chart', 'chart'],
    ] as const) {
      await page.locator('nav[aria-label="Panels"] button', { hasText: tab }).click();
      await page.locator(`[data-panel="${panel}"]`).waitFor({ state: 'visible' });
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.width);
    }
    await close();
  });
});
