import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import { DESKTOP, openPage } from './kit/open-page.ts';
import { closeCleanly, terminalTest } from './kit/terminal-test.ts';
import { fitValve } from './kit/valve.ts';
import { wander } from './kit/wander.ts';

/** What a browser writes on the console when a line breaks. */
const LINE_BROKE = /WebSocket connection to|Failed to load resource: net::ERR_/;

/** One page whose line to the server is in the hand of the test; the run has not begun. */
const test = terminalTest({ AUTO_START: 'false' }).extend(
  'tab',
  { scope: 'file' },
  async ({ server, chromium }, { onCleanup }) => {
    const visit = await openPage(chromium, 'about:blank', DESKTOP);
    const valve = await fitValve(visit.page);
    await visit.page.addInitScript(letTimeJump);
    await visit.page.goto(`${server.url}/m/TSLA?tf=1m`);
    onCleanup(() => closeCleanly(visit, LINE_BROKE));
    return { page: visit.page, valve };
  },
);

/** Runs in the browser: `jump(60_000)` makes everything a minute older. */
function letTimeJump(): void {
  const now = Date.now.bind(Date);
  let aheadMs = 0;
  Date.now = () => now() + aheadMs;
  Object.assign(window, {
    jump: (ms: number) => {
      aheadMs += ms;
    },
  });
}

/** What each panel says in a state; `null` where it has nothing to say and is not seen. */
type Words = Readonly<Record<string, RegExp | null>>;

const LOADING: Words = {
  watch: /the list of markets/,
  movers: /the first prices/,
  leaderboard: /the standings/,
  header: /^– Last price – /,
  state: null,
  chart: /Loading candles/,
  'top-of-book': /Bid –.*– Ask/,
  depth: /the order book/,
  book: /the order book/,
  tape: /the newest trades/,
  wire: /the first thoughts/,
};

const EMPTY: Words = {
  ...LOADING,
  watch: /No market yet/,
  movers: /No prices yet/,
  leaderboard: /No agents yet/,
  header: /^No market yet Last price – /,
  chart: /No candles before the first trade/,
  depth: /Nothing rests in the book/,
  book: /Nothing rests in the book/,
  tape: /No trades yet/,
  wire: /No thoughts yet/,
};

const LIVE: Words = {
  watch: /TSLA Tesla \d.*halted/,
  movers: /TSLA/,
  leaderboard: /Kelvin/,
  header: /Last price \d/,
  state: /Trading halted/,
  chart: /O \d.*\d/,
  'top-of-book': /Bid \d.*\d Ask/,
  depth: /[Ww]alls/,
  book: /spread|halted/,
  tape: /Who \d/,
  wire: /scripted/,
};

const OLD = /▲\s+\d+\s(s|min)/;

async function saidBy(page: Page): Promise<Readonly<Record<string, string>>> {
  const slots = await page
    .locator('[data-panel]')
    .evaluateAll((all) => all.map((slot) => [slot.getAttribute('data-panel') ?? '', slot.textContent ?? '']));
  return Object.fromEntries(slots.map(([id = '', text = '']) => [id, text.replace(/\s+/g, ' ').trim()]));
}

/** The panels that do not say what they should, with what they say. */
async function silentPanels(page: Page, words: Words): Promise<readonly string[]> {
  const said = await saidBy(page);
  return Object.keys({ ...said, ...words })
    .filter((id) => {
      const expected = words[id];
      return expected === null ? said[id] !== '' : expected === undefined || !expected.test(said[id] ?? '');
    })
    .map((id) => `${id}: ${said[id]}`);
}

const everyPanelSays = (page: Page, words: Words) => eventually(() => silentPanels(page, words)).toEqual([]);

test('loading: every panel says what it waits for', async ({ tab: { page } }) => {
  await everyPanelSays(page, LOADING);
});

test('empty: every panel says that there is nothing yet, and shows no figure that it does not have', async ({
  tab: { page, valve },
}) => {
  valve.release();
  await everyPanelSays(page, EMPTY);
});

test('live: every panel shows its figures, and none calls them old', async ({ tab: { page }, server }) => {
  await server.control('startSimulation');
  await deckOf(page).says('Running');
  await eventually(async () => (await saidBy(page)).wire).toMatch(/scripted/);
  await server.control('haltMarket', 'market: "TSLA/BTC"');
  await everyPanelSays(page, LIVE);
  expect(Object.values(await saidBy(page)).filter((text) => OLD.test(text))).toEqual([]);
});

test('stale: figures that nobody renews stay, and every panel says how old they are', async ({
  tab: { page, valve },
}) => {
  valve.hold();
  await page.evaluate(() => (window as unknown as { jump(ms: number): void }).jump(60_000));
  await everyPanelSays(page, Object.fromEntries(Object.keys(LIVE).map((id) => [id, OLD])));
  await everyPanelSays(page, LIVE);
});

test('disconnected: the page says so, every panel keeps its figures, and all is well when the line is back', async ({
  tab: { page, valve },
}) => {
  await valve.cut();
  await page.getByRole('alert').filter({ hasText: 'Connection lost' }).waitFor();
  await everyPanelSays(page, LIVE);
  valve.release();
  await page.getByRole('alert').filter({ hasText: 'Connection lost' }).waitFor({ state: 'detached' });
  await eventually(async () => Object.values(await saidBy(page)).filter((text) => OLD.test(text))).toEqual([]);
  await everyPanelSays(page, LIVE);
});

const VIEWS = ['/agents/kelvin', '/feed', '/runs', '/vitals', '/m/TSLA'];
const ROUNDS = process.env.LONG === '1' ? 20 : 4;

test('going through all views again and again leaves no element, no listener and no memory behind', async ({
  tab: { page },
  server,
  annotate,
}) => {
  await server.control('pauseSimulation');
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable');
  const round = async () => {
    for (const path of VIEWS) {
      await wander(page, path);
      await page.getByRole('main').waitFor();
    }
  };
  const left = async () => {
    await session.send('HeapProfiler.collectGarbage');
    const { metrics } = await session.send('Performance.getMetrics');
    const read = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
    return { nodes: read('Nodes'), listeners: read('JSEventListeners'), heapBytes: read('JSHeapUsedSize') };
  };
  // What a browser keeps of code that runs for the first time is no leak: it stops growing after some thirty rounds.
  for (let nth = 0; nth < ROUNDS / 2; nth += 1) await round();
  const before = await left();
  for (let nth = 0; nth < ROUNDS; nth += 1) await round();
  const after = await left();
  await annotate(`after ${ROUNDS} rounds: ${JSON.stringify(before)} to ${JSON.stringify(after)}`, 'figure');
  expect(after.nodes / before.nodes).toBeLessThan(1.1);
  expect(after.listeners / before.listeners).toBeLessThan(1.1);
  expect(after.heapBytes / before.heapBytes).toBeLessThan(1.2);
});
