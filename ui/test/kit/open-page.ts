import type { Browser, BrowserContextOptions, Page, Request } from 'playwright-core';
import { PATIENCE_MS } from './eventually.ts';

/** A tape that runs takes a third of a processor from all other tests: who looks at motion asks for it. */
const STILL: BrowserContextOptions = { reducedMotion: 'reduce' };
export const DESKTOP: BrowserContextOptions = { ...STILL, viewport: { width: 1440, height: 900 } };
export const PHONE: BrowserContextOptions = {
  ...STILL,
  viewport: { width: 375, height: 812 },
  isMobile: true,
  hasTouch: true,
};

/** Everything a page did that somebody outside of it could notice. */
export interface Visit {
  readonly page: Page;
  /** Uncaught errors, and errors and warnings on the console. */
  readonly complaints: string[];
  /** Addresses of all requests and sockets. */
  readonly addresses: string[];
  readonly sockets: string[];
  /** Names of the operations sent over HTTP, in order. */
  readonly operations: string[];
  close(): Promise<void>;
}

/** A page in a browser profile of its own. */
export async function openPage(browser: Browser, address: string, options: BrowserContextOptions): Promise<Visit> {
  const context = await browser.newContext(options);
  context.setDefaultTimeout(PATIENCE_MS);
  const page = await context.newPage();
  const close = () => context.close();
  const visit: Visit = { page, complaints: [], addresses: [], sockets: [], operations: [], close };
  listen(page, visit);
  await page.goto(address);
  return visit;
}

function listen(page: Page, { complaints, addresses, sockets, operations }: Visit): void {
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text());
  });
  page.on('websocket', (socket) => {
    sockets.push(socket.url());
    addresses.push(socket.url());
  });
  page.on('request', (request) => {
    addresses.push(request.url());
    if (request.method() === 'POST') operations.push(operationOf(request));
  });
}

function operationOf(request: Request): string {
  const body: unknown = request.postDataJSON();
  return typeof body === 'object' && body !== null && 'operationName' in body ? String(body.operationName) : '';
}

/** Those of the addresses that are not on this machine. */
export function foreignAddresses(addresses: readonly string[]): string[] {
  const local = /^(data:|blob:http:\/\/127\.0\.0\.1:|(http|ws):\/\/127\.0\.0\.1:)/;
  return addresses.filter((address) => !local.test(address));
}
