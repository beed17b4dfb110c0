import { existsSync } from 'node:fs';
import { type Browser, chromium } from 'playwright-core';

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
  // Names of other machines are not even looked up.
  '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1',
];

const program = PROGRAMS.find((path) => path !== undefined && existsSync(path));

/** Why the tests in a browser cannot run here; `null` when they can. */
export const missingChromium =
  program === undefined ? 'no Chromium found: install it, or set CHROMIUM to its path' : null;

let shared: Promise<Browser> | null = null;

/** One browser for all files that a process tries one after the other, and as long as it lives: each page has a profile of its own. */
export function sharedChromium(): Promise<Browser> {
  shared ??= launchChromium().then((browser) =>
    browser.on('disconnected', () => {
      shared = null;
    }),
  );
  return shared;
}

export function launchChromium(): Promise<Browser> {
  if (program === undefined) throw new Error(missingChromium ?? '');
  return chromium.launch({ executablePath: program, args: FLAGS });
}
