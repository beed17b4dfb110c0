// Takes the pictures of the README from a running server: node scripts/screenshot.mjs [URL] [SECONDS TO WAIT]
import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { ROOT } from './lib/paths.mjs';

const [url = 'http://127.0.0.1:4000', seconds = '20'] = process.argv.slice(2);
const FOLDER = join(ROOT, 'docs', 'screenshots');
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS =
  '--no-sandbox --force-device-scale-factor=2 --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';

const VIEWS = [
  { name: 'market-desktop', path: '/', width: 1440, height: 900 },
  { name: 'market-mobile', path: '/', width: 375, height: 812 },
  { name: 'agent-desktop', path: '/agents', width: 1440, height: 900 },
];

async function picture(browser, { name, path, width, height }) {
  const context = await browser.newContext({ viewport: { width, height }, deviceScaleFactor: 2 });
  const page = await context.newPage();
  const errors = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => message.type() === 'error' && errors.push(message.text()));
  await page.goto(new URL(path, url).href, { waitUntil: 'load' });
  await page.waitForTimeout(Number(seconds) * 1000);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
  process.stdout.write(
    `${name}.png ${width}x${height}${errors.length > 0 ? `, page errors: ${errors.join('; ')}` : ''}\n`,
  );
}

mkdirSync(FOLDER, { recursive: true });
const executablePath = BROWSERS.find((path) => path && existsSync(path));
const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
try {
  for (const view of VIEWS) await picture(browser, view);
} finally {
  await browser.close();
}
