import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { type TestContext, test } from 'vitest';

const PROGRAMS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const chromiumPath = PROGRAMS.find((path) => path !== undefined && existsSync(path));
const NO_BROWSER = 'no Chromium found: install it, or set CHROMIUM to its path';

/** Whether there is a browser at all; without one, nothing needs to be started either. */
export const hasBrowser = chromiumPath !== undefined;

/** A test that needs a browser: skipped, with the reason, where there is none. */
export function browserTest(title: string, run: (context: TestContext) => Promise<void>): void {
  test(title, async (context) => {
    if (!hasBrowser) context.skip(NO_BROWSER);
    await run(context);
  });
}

export function launchBrowser(): Promise<Browser> {
  if (chromiumPath === undefined) throw new Error(NO_BROWSER);
  return chromium.launch({ executablePath: chromiumPath, args: FLAGS });
}

export const DESKTOP = { width: 1440, height: 900 };
export const PHONE = { width: 375, height: 812 };

export type Visit = {
  readonly page: Page;
  /** What the page complained about: uncaught errors and errors on the console. */
  readonly complaints: string[];
  /** Sockets the page opened since it was loaded. */
  readonly sockets: string[];
  /** Addresses of the queries and mutations it sent. */
  readonly posts: string[];
  close(): Promise<void>;
};

/** A page of its own, with the ticker tape standing still so that nothing moves but the market. */
export async function visit(
  browser: Browser,
  address: string,
  options: BrowserContextOptions & { readonly theme?: string } = {},
): Promise<Visit> {
  const { theme = 'dark', ...contextOptions } = options;
  const context = await browser.newContext({ viewport: DESKTOP, ...contextOptions });
  await context.addInitScript(
    (look) => localStorage.setItem('agent-market.look', look),
    JSON.stringify({ theme, tapeRuns: false }),
  );
  const page = await context.newPage();
  const complaints: string[] = [];
  const sockets: string[] = [];
  const posts: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('websocket', (socket) => sockets.push(socket.url()));
  page.on('request', (request) => {
    if (request.method() === 'POST') posts.push(request.postData() ?? '');
  });
  await page.goto(address);
  return { page, complaints, sockets, posts, close: () => context.close() };
}

/** Waits until `read` gives something that `is` accepts; fails with the last thing it gave. */
export async function eventually<Value>(
  read: () => Promise<Value>,
  is: (value: Value) => boolean,
  what: string,
  withinMs = 15_000,
): Promise<Value> {
  const until = performance.now() + withinMs;
  let value = await read();
  while (!is(value)) {
    if (performance.now() > until) throw new Error(`${what}: still ${JSON.stringify(value)} after ${withinMs} ms`);
    await new Promise((resolve) => setTimeout(resolve, 100));
    value = await read();
  }
  return value;
}
