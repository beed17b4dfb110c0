import type { BrowserContextOptions } from 'playwright-core';
import { test as base, beforeEach, expect } from 'vitest';
import { missingChromium, sharedChromium } from './chromium.ts';
import { DESKTOP, foreignAddresses, openPage, type Visit } from './open-page.ts';
import { type ServerSettings, startServer } from './start-server.ts';

export type OpenOptions = BrowserContextOptions & {
  /** What the page may complain about because the test provokes it. */
  readonly provoked?: RegExp;
};

/** `open('/feed')`: a page of its own, looked at for complaints and foreign requests when the test ends. */
export type Open = (path: string, options?: OpenOptions) => Promise<Visit>;

/** Tests that share one server per file, and a browser. Without a browser they are skipped, and nothing is started. */
export function terminalTest(settings: ServerSettings = {}) {
  beforeEach(({ skip }) => {
    if (missingChromium !== null) skip(missingChromium);
  });
  return base
    .extend('settings', { scope: 'file' }, settings)
    .extend('server', { scope: 'file' }, async ({ settings }, { onCleanup }) => {
      const server = await startServer(settings);
      onCleanup(() => server.dispose());
      return server;
    })
    .extend('chromium', { scope: 'file' }, ({ settings: _started }) => sharedChromium())
    .extend('open', async ({ server, chromium }, { onCleanup }): Promise<Open> => {
      const closings: (() => Promise<void>)[] = [];
      onCleanup(async () => void (await Promise.all(closings.map((close) => close()))));
      return async (path, { provoked, ...options } = {}) => {
        const visit = await openPage(chromium, `${server.url}${path}`, { ...DESKTOP, ...options });
        closings.push(() => closeCleanly(visit, provoked));
        return visit;
      };
    });
}

/** Closes a page that did nothing to be ashamed of. */
export async function closeCleanly(visit: Visit, provoked: RegExp = /^$/): Promise<void> {
  await visit.close();
  expect(visit.complaints.filter((complaint) => !provoked.test(complaint))).toEqual([]);
  expect(foreignAddresses(visit.addresses)).toEqual([]);
}
