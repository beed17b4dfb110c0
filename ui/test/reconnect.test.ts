import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect } from 'vitest';
import { startServer } from '../../api/test/kit/server-process.ts';
import { browserTest, eventually, launchBrowser, visit } from './kit/browser.ts';

/** A port that is free now: the server must come back on the address the page knows. */
async function freePort(): Promise<string> {
  const probe = createServer();
  await new Promise<void>((resolve) => probe.listen(0, '127.0.0.1', resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === 'object' && address !== null ? String(address.port) : '0';
}

describe('losing the server', () => {
  browserTest(
    'killed under an open page, the server is missed in words; back again, the page is live without a reload',
    async () => {
      const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-ui-'));
      const PORT = await freePort();
      const first = await startServer(dataDir, { PORT });
      const browser = await launchBrowser();
      const { page, complaints, close } = await visit(browser, first.url);
      await eventually(
        () => page.locator('[data-panel="book"] tr.rung').count(),
        (count) => count >= 8,
        'the book',
      );
      await page.evaluate(() => Object.assign(window, { sameDocument: true }));
      await first.kill('SIGKILL');

      const band = page.locator('[role="alert"]', { hasText: 'Connection lost' });
      await band.waitFor();
      expect((await band.textContent())?.replace(/\s+/g, ' ')).toContain('nothing will be missed');
      expect(await page.locator('.deck .state').textContent()).toContain('Unknown');
      expect(await page.locator('.transport button:enabled').count()).toBe(0);
      expect(await page.locator('[data-panel="book"] tr.rung').count()).toBeGreaterThanOrEqual(8);

      const second = await startServer(dataDir, { PORT });
      await band.waitFor({ state: 'detached', timeout: 30_000 });
      const price = () => page.locator('[data-panel="watch"] .figures').allTextContents();
      const before = await price();
      await eventually(price, (now) => now.join() !== before.join(), 'a moving price after the break');
      expect(await page.evaluate(() => 'sameDocument' in window)).toBe(true);
      expect(complaints.filter((complaint) => !/WebSocket|ERR_CONNECTION/.test(complaint))).toEqual([]);
      await close();
      await browser.close();
      await second.kill();
      rmSync(dataDir, { recursive: true, force: true });
    },
  );
});
