// npm run screenshots: takes the pictures of the README and the docs from a real server, with a scenario and a seed that are
// always the same. They differ from time to time in the moment they show, by a few simulated seconds.
import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { nodeProgram, testEnvironment } from '../lib/node.mjs';
import { API, ROOT } from '../lib/paths.mjs';
import { exitCodeOf, Failure, step } from '../lib/process.mjs';
import { buildUiWhenChanged } from '../lib/ui.mjs';

const FOLDER = join(ROOT, 'docs', 'screenshots');
const BROWSERS = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS =
  '--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const RUN = { SCENARIO: 'calm', SEED: 'screenshots', GOD_TOKEN: 'screenshots', PORT: '0', LOG_LEVEL: 'error' };
/** After the past of the scenario has been played: time for new thoughts, fills and curves. */
const LIVE_MS = 45_000;
const SETTLE_MS = 6_000;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };
const pressPalette = async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ke');
};
const VIEWS = [
  { name: 'market-desktop', path: '/m/TSLA?tf=1m', size: DESKTOP },
  { name: 'market-mobile', path: '/m/TSLA?tf=1m', size: PHONE },
  { name: 'agent-desktop', path: '/agents/kelvin', size: DESKTOP },
  {
    name: 'research-light',
    path: '/m/ETH?tf=1m',
    size: DESKTOP,
    kept: { look: { theme: 'light' }, panes: { layout: 'research' } },
  },
  { name: 'palette-desktop', path: '/m/TSLA?tf=1m', size: DESKTOP, before: pressPalette },
];

export async function run() {
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (executablePath === undefined) throw new Failure('no Chromium found: install it, or set CHROMIUM to its path');
  await buildUiWhenChanged();
  const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-screenshots-'));
  const server = startServer(dataDir);
  try {
    const url = await step('playing the past of the run', () => addressOf(server));
    await step('letting it live', () => pause(LIVE_MS));
    await control(url, 'pauseSimulation');
    await takeAll(url, executablePath);
  } finally {
    const gone = exitCodeOf(server);
    server.kill();
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  }
  return 0;
}

function startServer(dataDir) {
  const env = testEnvironment({
    ...RUN,
    NODE_ENV: 'production',
    DATA_DIR: dataDir,
    STOP_WITH_PARENT: String(process.pid),
  });
  const stdio = ['ignore', 'pipe', 'inherit'];
  return spawn(nodeProgram(), [join(API, 'src', 'main.ts')], { cwd: ROOT, env, stdio });
}

const pause = (ms) => new Promise((resolve) => setTimeout(resolve, ms));

function addressOf(server) {
  let said = '';
  return new Promise((resolve, reject) => {
    server.stdout.on('data', (chunk) => {
      said += chunk;
      const url = said.match(/http:\/\/\S+:\d+/)?.[0];
      if (url !== undefined && said.includes('Ctrl-C stops')) resolve(url);
    });
    server.once('exit', (code) => reject(new Failure(`the server ended with ${code}: ${said}`)));
  });
}

async function control(url, mutation) {
  const query = `mutation { outcome: ${mutation}(input: {}) { userErrors { message } } }`;
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${RUN.GOD_TOKEN}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data } = await response.json();
  if (data?.outcome.userErrors.length !== 0) throw new Failure(`${mutation} was refused`);
}

async function takeAll(url, executablePath) {
  const { chromium } = await import('playwright-core');
  mkdirSync(FOLDER, { recursive: true });
  const browser = await chromium.launch({ executablePath, args: FLAGS.split(' ') });
  try {
    for (const view of VIEWS) await step(view.name, () => take(browser, url, view));
  } finally {
    await browser.close();
  }
}

async function take(browser, url, { name, path, size, kept = {}, before }) {
  const context = await browser.newContext({ viewport: size, deviceScaleFactor: size === PHONE ? 2 : 1 });
  const page = await context.newPage();
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const entry = JSON.stringify({ version: 1, ...kept });
  await page.addInitScript((text) => localStorage.setItem('agent-market.preferences', text), entry);
  await page.goto(new URL(path, url).href, { waitUntil: 'load' });
  await pause(SETTLE_MS);
  await before?.(page);
  await pause(500);
  await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  await context.close();
  if (problems.length > 0) throw new Failure(`${name}: ${problems.join('; ')}`);
}
