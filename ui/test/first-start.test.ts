import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf, pricesMove } from './kit/market-screen.ts';
import { PHONE } from './kit/open-page.ts';
import type { MarketServer } from './kit/start-server.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { wander } from './kit/wander.ts';
import { wireOf } from './kit/wire.ts';

/** What a new user sees: the market that starts by default, with all its past. */
const test = terminalTest({ SCENARIO: 'calm' });
const SEVEN_MINUTES_IN = Date.parse('2026-01-05T14:37:00Z');

test('the address alone shows moving prices, over one query and one socket', async ({ open, annotate }) => {
  const openedAt = performance.now();
  const { page, operations, sockets } = await open('/');
  await pricesMove(page);
  await annotate(`open page to the first moving price: ${Math.round(performance.now() - openedAt)} ms`, 'figure');
  await deckOf(page).says('Running');
  await eventually(() => page.title()).toMatch(/^\d[\d\s]* [A-Z]+\/BTC · Agent Market$/);
  expect(operations.filter((name) => name === 'Terminal')).toHaveLength(1);
  expect(sockets).toHaveLength(1);
});

test('every panel of the market view has its place and its data', async ({ open }) => {
  const { page } = await open('/m/TSLA?tf=1m');
  const screen = marketScreenOf(page);
  await eventually(() => screen.rungs.count()).toBeGreaterThanOrEqual(8);
  await eventually(() => screen.trades.count()).toBeGreaterThan(1);
  await eventually(() => wireOf(page).entries.count()).toBeGreaterThan(0);
  await eventually(() => screen.standings.getByRole('listitem').count()).toBe(13);
  await screen.panel('Movers').getByRole('link', { name: 'TSLA' }).waitFor();
  await page.getByRole('application', { name: /^Candles of Tesla, 1m/ }).waitFor();
  await eventually(() => screen.panel('Depth').textContent()).toMatch(/[Ww]alls:?/);
  expect(await page.getByRole('alert').allTextContents()).toEqual([]);
});

test('no view has more than 1,500 elements', async ({ open, server }) => {
  const { simulation } = await server.query<{ simulation: { epoch: string } }>('{ simulation { epoch } }');
  const { page } = await open('/m/TSLA?tf=1m');
  const most = async () => {
    await page.getByRole('main').waitFor();
    return page.locator('*').count();
  };
  await eventually(() => marketScreenOf(page).trades.count()).toBeGreaterThan(5);
  await eventually(() => wireOf(page).entries.count()).toBeGreaterThan(0);
  expect(await most(), 'market').toBeLessThanOrEqual(1_500);
  for (const [path, heading] of [
    ['/agents/tycho', 'Fills'],
    ['/feed', 'Trades'],
    ['/runs', 'Runs'],
    [`/runs/${simulation.epoch}`, 'Result'],
    ['/vitals', 'Realism'],
  ] as const) {
    await wander(page, path);
    await page
      .getByRole('region', { name: heading, exact: true })
      .getByRole('row')
      .or(page.getByRole('listitem'))
      .first()
      .waitFor();
    expect(await most(), path).toBeLessThanOrEqual(1_500);
  }
});

test('scripted agents are labelled so, and the page says that no money is real', async ({ open }) => {
  const { page } = await open('/feed');
  await wireOf(page).entry('scripted').waitFor();
  await page.getByText('No real money').first().waitFor();
});

test('choosing another market or interval changes the address, and the address brings it back', async ({ open }) => {
  const { page } = await open('/m/TSLA?tf=1m');
  const screen = marketScreenOf(page);
  await screen.marketLink('ETH').click();
  await page.getByRole('heading', { level: 1, name: 'ETH/BTC' }).waitFor();
  await screen.interval('5m').click();
  await page.waitForURL('**/m/ETH?tf=5m');
  await page.reload();
  await page.getByRole('heading', { level: 1, name: 'ETH/BTC' }).waitFor();
  await eventually(() => screen.interval('5m').getAttribute('aria-pressed')).toBe('true');
});

test('a chart that is moved back in time loads the candles before', async ({ open, server }) => {
  await server.control('setSimulationSpeed', 'speed: 100');
  // A chart asks for three hundred candles at a time: there must be more of them.
  await eventually(async () => Date.parse((await simulationOf(server)).simAt)).toBeGreaterThan(SEVEN_MINUTES_IN);
  // A hundred candles a second would carry the chart along faster than a busy machine moves it back.
  await server.control('setSimulationSpeed', 'speed: 1');
  const { page } = await open('/m/AAPL?tf=1s');
  const chart = page.getByRole('application', { name: /^Candles of Apple, 1s/ });
  await chart.focus();
  let isEarlierAsked = false;
  page.on('request', (request) => {
    const asked = request.postData() ?? '';
    isEarlierAsked ||= asked.includes('"CandleHistory"') && asked.includes('"before":"');
  });
  await eventually(async () => {
    await page.keyboard.press('ArrowLeft');
    return isEarlierAsked;
  }).toBe(true);
  await page.getByRole('button', { name: 'Back to live' }).click();
  await page.getByRole('button', { name: 'Back to live' }).waitFor({ state: 'detached' });
});

test('the ticker tape can be made to stand still, and stays so after a reload', async ({ open }) => {
  const { page } = await open('/', { reducedMotion: 'no-preference' });
  const pause = page.getByRole('region', { name: 'Ticker tape' }).getByRole('button', { name: 'Pause the tape' });
  await pause.click();
  expect(await pause.getAttribute('aria-pressed')).toBe('true');
  await page.reload();
  await eventually(() => pause.getAttribute('aria-pressed')).toBe('true');
});

test('on a phone the page is no wider than the screen, and every tab shows its panel', async ({ open }) => {
  const { page } = await open('/', PHONE);
  await everyTabFits(page);
});

test('on a phone the page is no wider than the screen while its fonts have not come', async ({ open }) => {
  const { page } = await open('/', { ...PHONE, provoked: /net::ERR_FAILED/ });
  await page.route('**/*.woff2', (route) => route.abort());
  await page.reload();
  await everyTabFits(page);
});

test('an address that does not exist says so and leads back', async ({ open }) => {
  const { page } = await open('/m/GOLD');
  await page.getByRole('heading', { name: 'There is no market called GOLD' }).waitFor();
  await page.getByRole('link', { name: 'Go to the first' }).click();
  await marketScreenOf(page).hasPrices();
});

async function simulationOf(server: MarketServer): Promise<{ readonly simAt: string }> {
  return (await server.query<{ simulation: { readonly simAt: string } }>('{ simulation { simAt } }')).simulation;
}

async function everyTabFits(page: Page): Promise<void> {
  const screen = marketScreenOf(page);
  for (const [tab, panel] of [
    ['Book', 'Book'],
    ['Tape', 'Tape'],
    ['Wire', 'Wire'],
    ['Agents', 'Agents'],
    ['Chart', 'Price chart'],
  ] as const) {
    await page.getByRole('navigation', { name: 'Panels' }).getByRole('button', { name: tab }).click();
    await screen.panel(panel).waitFor();
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(PHONE.viewport?.width);
  }
}
