import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { type ServerProcess, startServer } from '../../api/test/kit/server-process.ts';
import { browserTest, eventually, hasBrowser, launchBrowser, type Visit, visit } from './kit/browser.ts';

describe('playing god', () => {
  const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-ui-'));
  let server: ServerProcess;
  let browser: Browser;
  let terminal: Visit;
  let page: Page;

  const state = () => page.locator('.deck .state').textContent();
  const becomes = (word: string) => eventually(state, (text) => text?.includes(word) === true, `run state ${word}`);
  const act = (name: string) => page.locator('.deck button', { hasText: name }).click();
  const submit = () => page.locator('dialog[open] button[type="submit"]').click();
  const dialogCloses = () => page.locator('dialog[open]').waitFor({ state: 'detached' });
  const marketStates = () => page.locator('footer .markets').textContent();

  beforeAll(async () => {
    if (!hasBrowser) return;
    [server, browser] = await Promise.all([startServer(dataDir), launchBrowser()]);
    terminal = await visit(browser, `${server.url}/m/AAPL?tf=1m`);
    page = terminal.page;
    await becomes('Running');
  });
  afterAll(async () => {
    await browser?.close();
    await server?.kill();
    rmSync(dataDir, { recursive: true, force: true });
  });

  browserTest(
    'a wrong token is refused in words, and the right one is kept for the tab, never in the address',
    async () => {
      await page.locator('[aria-label="Pause (Space)"]').click();
      await page.locator('input[type="password"]').fill('wrong');
      await page.keyboard.press('Enter');
      await eventually(
        () => page.locator('dialog[open] p').textContent(),
        (text) => text?.includes('refused') === true,
        'the refusal',
      );
      await page.locator('input[type="password"]').fill(server.godToken);
      await page.keyboard.press('Enter');
      await becomes('Paused');
      expect(page.url()).not.toContain(server.godToken);
      expect(await page.evaluate(() => Object.values(localStorage).join())).not.toContain(server.godToken);
      expect(await page.evaluate(() => Object.values(sessionStorage))).toContain(server.godToken);
    },
  );

  browserTest('a step moves the paused market by one, and Space lets it run again', async () => {
    const seq = () => page.locator('footer').last().textContent();
    const before = await seq();
    await page.locator('[aria-label="One step (.)"]').click();
    await eventually(seq, (text) => text !== before, 'a later seq');
    expect(await state()).toContain('Paused');
    await page.locator('h1').first().click();
    await page.keyboard.press('Space');
    await becomes('Running');
  });

  browserTest('the speed that is shown is the speed the server says', async () => {
    const fast = page.locator('.deck button', { hasText: '25×' });
    await fast.click();
    await eventually(
      () => fast.getAttribute('aria-pressed'),
      (pressed) => pressed === 'true',
      '25×',
    );
    const { simulation } = await server.query<{ simulation: { speed: number } }>('{ simulation { speed } }');
    expect(simulation.speed).toBe(25);
  });

  browserTest('news is published and stands on the wire', async () => {
    await act('News');
    await page.locator('dialog[open] input').first().fill('Apple delays its next phone');
    await submit();
    await dialogCloses();
    await page.locator('[data-panel="wire"] article', { hasText: 'Apple delays its next phone' }).first().waitFor();
  });

  browserTest('a shock says what it will do before it does it, and is told on the wire', async () => {
    await act('Shock');
    expect(await page.locator('dialog[open] .consequence').textContent()).toMatch(
      /AAPL from [\d\s]+ towards [\d\s]+ sats/,
    );
    await submit();
    await dialogCloses();
    await page.locator('[data-panel="wire"] article', { hasText: 'Shock' }).first().waitFor();
  });

  browserTest('a halted market says so in list, foot and ladder, and goes on when resumed', async () => {
    await act('Halt');
    await submit();
    await eventually(marketStates, (text) => text?.includes('AAPL halted') === true, 'the halt');
    await page.locator('[data-panel="book"]', { hasText: 'Halted' }).waitFor();
    await act('Halt');
    await submit();
    await eventually(marketStates, (text) => text?.includes('AAPL open') === true, 'the resumption');
  });

  browserTest('a reset says that nothing is deleted, and the open page follows the new run', async () => {
    const epoch = async () =>
      (await server.query<{ simulation: { epoch: string } }>('{ simulation { epoch } }')).simulation.epoch;
    const before = await epoch();
    await page.locator('[aria-label^="Reset"]').click();
    expect(await page.locator('dialog[open] .consequence').textContent()).toContain('nothing is deleted');
    await submit();
    await dialogCloses();
    await eventually(epoch, (now) => now !== before, 'another run');
    await becomes('Running');
    await eventually(
      () => page.locator('[data-panel="book"] tr.rung').count(),
      (count) => count >= 8,
      'the new book',
    );
    expect(await page.locator('[data-panel] [role="alert"]').count()).toBe(0);
  });

  browserTest('stop ends the run, its history stays, and a new one can be started', async () => {
    await page.locator('[aria-label="Stop the run"]').click();
    await becomes('Stopped');
    await page.locator('[aria-label="Start the run (Space)"]').click();
    await becomes('Running');
    expect(terminal.complaints).toEqual([]);
  });
});
