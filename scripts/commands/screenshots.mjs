// npm run screenshots [NAME...]: takes the pictures of the README and the docs from a real server, with a scenario and a seed
// that are always the same. They differ from time to time in the moment they show, by a few simulated seconds.
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
const UNREADY = 'Waiting for|Loading|Going back';
const REPLAYED_MS = 20 * 60_000;

const DESKTOP = { width: 1440, height: 900 };
const PHONE = { width: 375, height: 812 };
const THESIS =
  'Volume doubled while the spread narrowed: somebody collects TSLA and does not want to be seen. I would rather';

const pressPalette = async (page) => {
  await page.keyboard.press('Control+k');
  await page.keyboard.type('ke');
};
const twentyMinutesAgo = async (url) => {
  const { simulation } = await ask(url, '{ simulation { simAt epoch } }');
  const clock = new Date(Date.parse(simulation.simAt) - REPLAYED_MS).toISOString().slice(11, 19);
  return `/m/TSLA?tf=1m&t=1d${clock}&run=${simulation.epoch}`;
};
const writeSlowly = async (page, url, model) => {
  model.write(THESIS);
  const { agents } = await ask(url, '{ agents { handle brain { kind } } }');
  const { handle } = agents.find(({ brain }) => brain.kind === 'OPENAI');
  await control(url, 'thinkNow', `handle: "${handle}"`);
  await page.getByText('I would rather').first().waitFor();
};

/** Of a market that stands still, so that all of them show the same moment. */
const STILL = [
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
  { name: 'replay-desktop', path: twentyMinutesAgo, size: DESKTOP },
];
/** Of a market that runs, whose models answer from a script. */
const RUNNING = [{ name: 'thought-desktop', path: '/feed', size: DESKTOP, before: writeSlowly }];
const ALL_NAMES = [...STILL, ...RUNNING].map(({ name }) => name).join(', ');

export async function run(names) {
  const wanted = (views) => views.filter(({ name }) => names.length === 0 || names.includes(name));
  const unknown = names.filter((name) => ![...STILL, ...RUNNING].some((view) => view.name === name));
  if (unknown.length > 0) throw new Failure(`no picture is called ${unknown.join(', ')}: expected ${ALL_NAMES}`);
  const executablePath = BROWSERS.find((path) => path && existsSync(path));
  if (executablePath === undefined) throw new Failure('no Chromium found: install it, or set CHROMIUM to its path');
  await buildUiWhenChanged();
  mkdirSync(FOLDER, { recursive: true });
  if (wanted(STILL).length > 0) await takeStill(executablePath, wanted(STILL));
  if (wanted(RUNNING).length > 0) await takeRunning(executablePath, wanted(RUNNING));
  return 0;
}

async function takeStill(executablePath, views) {
  await withServer({}, async (url) => {
    await step('letting it live', () => pause(LIVE_MS));
    await control(url, 'pauseSimulation');
    for (const view of views) await step(view.name, () => take(executablePath, url, view));
  });
}

async function takeRunning(executablePath, views) {
  const { SlowModel } = await import('../../api/test/llm/slow-model.ts');
  const model = await SlowModel.start();
  try {
    await withServer({ OPENAI_BASE_URL: model.url, LLM_MODEL: 'scripted', LLM_PRICE: 'free' }, async (url) => {
      for (const view of views) await step(view.name, () => take(executablePath, url, view, model));
    });
  } finally {
    model.stop();
  }
}

async function withServer(settings, act) {
  const dataDir = mkdtempSync(join(tmpdir(), 'agent-market-screenshots-'));
  const server = startServer({ ...settings, DATA_DIR: dataDir });
  try {
    await act(await step('playing the past of the run', () => addressOf(server)));
  } finally {
    const gone = exitCodeOf(server);
    server.kill();
    await gone;
    rmSync(dataDir, { recursive: true, force: true });
  }
}

function startServer(settings) {
  const env = testEnvironment({ ...RUN, ...settings, NODE_ENV: 'production', STOP_WITH_PARENT: String(process.pid) });
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

async function control(url, mutation, input = '') {
  const { outcome } = await ask(
    url,
    `mutation { outcome: ${mutation}(input: { ${input} }) { userErrors { message } } }`,
  );
  if (outcome.userErrors.length !== 0) throw new Failure(`${mutation} was refused: ${outcome.userErrors[0].message}`);
}

async function ask(url, query) {
  const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${RUN.GOD_TOKEN}` };
  const response = await fetch(`${url}/graphql`, { method: 'POST', headers, body: JSON.stringify({ query }) });
  const { data, errors } = await response.json();
  if (errors !== undefined) throw new Failure(errors[0].message);
  return data;
}

async function take(executablePath, url, { name, path, size, kept = {}, before }, model) {
  const { chromium } = await import('playwright-core');
  // A scale that is only pretended leaves canvases at one pixel a point.
  const deviceScaleFactor = size === PHONE ? 2 : 1;
  const args = [...FLAGS.split(' '), `--force-device-scale-factor=${deviceScaleFactor}`];
  const browser = await chromium.launch({ executablePath, args });
  const page = await browser.newPage({ viewport: size, deviceScaleFactor });
  const problems = [];
  page.on('pageerror', (error) => problems.push(error.message));
  const entry = JSON.stringify({ version: 1, ...kept });
  await page.addInitScript((text) => localStorage.setItem('agent-market.preferences', text), entry);
  const address = typeof path === 'function' ? await path(url) : path;
  try {
    await page.goto(new URL(address, url).href, { waitUntil: 'load' });
    await pause(SETTLE_MS);
    // A busy machine takes longer: what is waited for says so on the page.
    await page.waitForFunction((words) => !new RegExp(words).test(document.body.textContent), UNREADY, {
      timeout: 60_000,
    });
    await before?.(page, url, model);
    await pause(500);
    await page.screenshot({ path: join(FOLDER, `${name}.png`) });
  } finally {
    await browser.close();
  }
  if (problems.length > 0) throw new Failure(`${name}: ${problems.join('; ')}`);
}
