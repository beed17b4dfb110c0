import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { agentScreenOf } from './kit/agent-screen.ts';
import { deckOf } from './kit/deck.ts';
import { dialogOf, tokenDialogOf } from './kit/dialog.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf, pricesMove } from './kit/market-screen.ts';
import { DESKTOP, openPage, PHONE } from './kit/open-page.ts';
import type { MarketServer } from './kit/start-server.ts';
import { closeCleanly, terminalTest } from './kit/terminal-test.ts';
import { wireOf } from './kit/wire.ts';

/** One watcher in one tab: what it was told once, such as the god token, holds for all tests of this file. */
const test = terminalTest({ AUTO_START: 'false' }).extend(
  'tab',
  { scope: 'file' },
  async ({ server, chromium }, { onCleanup }) => {
    const visit = await openPage(chromium, `${server.url}/m/AAPL?tf=1m`, DESKTOP);
    onCleanup(() => closeCleanly(visit));
    return visit;
  },
);

// A test that failed leaves no dialog to the next one.
test.afterEach(({ tab }) => tab.page.keyboard.press('Escape'));

interface Simulation {
  readonly status: string;
  readonly epoch: string;
  readonly seq: number;
  readonly speed: number;
  readonly scenario: string;
  readonly seed: string;
}

async function simulationOf(server: MarketServer): Promise<Simulation> {
  const document = '{ simulation { status epoch seq speed scenario seed } }';
  return (await server.query<{ simulation: Simulation }>(document)).simulation;
}

/** In a market that moves, thoughts push what a test looks for out of sight. A paused one still takes acts of god. */
async function holdStill(server: MarketServer): Promise<void> {
  await server.control('pauseSimulation');
  await pausedSeq(server);
}

async function pausedSeq(server: MarketServer): Promise<number> {
  await eventually(async () => (await simulationOf(server)).status).toBe('PAUSED');
  return (await simulationOf(server)).seq;
}

test('start: asks once for the god token, and the idle market begins to move', async ({ tab: { page }, server }) => {
  const deck = deckOf(page);
  const token = tokenDialogOf(page);
  await deck.says('Idle');
  await deck.press(/^Start the run/);
  await token.answer('wrong');
  await eventually(token.text).toContain('The server refused that token.');
  expect((await simulationOf(server)).status).toBe('IDLE');
  await token.answer(server.godToken);
  await token.isClosed();
  await deck.says('Running');
  await pricesMove(page);
});

test('the token is kept for the tab, and never becomes part of an address', async ({ tab, server, open }) => {
  const { page } = tab;
  const kept = (storage: 'localStorage' | 'sessionStorage') =>
    page.evaluate((name) => Object.values(window[name]).join(), storage);
  expect(await kept('sessionStorage')).toContain(server.godToken);
  expect(await kept('localStorage')).not.toContain(server.godToken);
  await page.reload();
  await deckOf(page).press(/^Pause/);
  await deckOf(page).says('Paused');
  expect(tab.addresses.filter((address) => address.includes(server.godToken))).toEqual([]);
  const { page: other } = await open('/');
  await deckOf(other).press(/^Resume/);
  await tokenDialogOf(other).isOpen();
});

test('pause holds the market, a step moves it by one event, Space lets it run again', async ({
  tab: { page },
  server,
}) => {
  const deck = deckOf(page);
  await server.control('resumeSimulation');
  await deck.says('Running');
  await deck.press(/^Pause/);
  await deck.says('Paused');
  const before = await pausedSeq(server);
  expect((await simulationOf(server)).seq).toBe(before);
  await deck.press(/^One step/);
  await eventually(async () => (await simulationOf(server)).seq).toBeGreaterThan(before);
  await deck.says('Paused');
  await page.getByRole('heading', { level: 1 }).click();
  await page.keyboard.press('Space');
  await deck.says('Running');
  const after = (await simulationOf(server)).seq;
  await eventually(async () => (await simulationOf(server)).seq).toBeGreaterThan(after);
});

test('speed: what the deck shows is what the server says', async ({ tab: { page }, server }) => {
  const deck = deckOf(page);
  await deck.setSpeed('25×');
  await deck.isAtSpeed('25×');
  expect((await simulationOf(server)).speed).toBe(25);
  await server.control('setSimulationSpeed', 'speed: 10');
  await deck.isAtSpeed('10×');
});

test('L19 run to: opened by a key, says how far the run will go, and it pauses there', async ({
  tab: { page },
  server,
}) => {
  await holdStill(server);
  await deckOf(page).says('Paused');
  const form = dialogOf(page, 'Run to a moment');
  await page.keyboard.press('u');
  await eventually(form.text).toContain('pauses there by itself');
  await page.getByRole('radio', { name: 'A number of the journal' }).check();
  await form.field('textbox', 'Seq').fill('1');
  await eventually(form.text).toContain('that is behind it');
  expect(await form.button('Run on and pause there').isEnabled()).toBe(false);
  await form.field('textbox', 'Seq').fill('123456789');
  await form.confirm('Run on and pause there');
  await deckOf(page).tells(/pauses at seq\s123\s456\s789/);
  await server.control('pauseSimulation');
  const goal = (await pausedSeq(server)) + 200;
  await page.keyboard.press('u');
  await page.getByRole('radio', { name: 'A number of the journal' }).check();
  await form.field('textbox', 'Seq').fill(String(goal));
  await form.confirm('Run on and pause there');
  expect(await pausedSeq(server)).toBeGreaterThan(goal);
  await deckOf(page).says('Paused');
});

test('news: says who will read it, is published, and stands on the wire', async ({ tab: { page }, server }) => {
  await holdStill(server);
  const news = dialogOf(page, 'Publish news');
  await deckOf(page).press('News');
  await news.field('textbox', 'Headline').fill('Apple delays its next phone');
  await news.field('checkbox', 'AAPL').check();
  await eventually(news.text).toContain('neutral news for AAPL');
  await news.confirm('Publish');
  await wireOf(page).entry('Apple delays its next phone').waitFor();
});

test('shock: says what it will do before it does it, is told on the wire, and the price follows', async ({
  tab: { page },
  server,
}) => {
  const last = async () => {
    const { market } = await server.query<{ market: { last: string } }>('{ market(symbol: "AAPL/BTC") { last } }');
    return Number(market.last);
  };
  await holdStill(server);
  const before = await last();
  const shock = dialogOf(page, 'Shock a price');
  await deckOf(page).press('Shock');
  await eventually(shock.text).toMatch(/AAPL from [\d\s]+ towards [\d\s]+ sats/);
  await shock.field('slider', /^Size/).fill('-10');
  await shock.confirm('Apply the shock');
  await wireOf(page)
    .entry(/God\s*Shock\s*AAPL/)
    .waitFor();
  await server.control('setSimulationSpeed', 'speed: 25');
  await server.control('resumeSimulation');
  await eventually(last).toBeLessThan(before * 0.97);
  await server.control('setSimulationSpeed', 'speed: 1');
});

test('H05 halt and resume: list, foot and ladder say that a market rests, is auctioned, and goes on', async ({
  tab: { page },
  server,
}) => {
  const { book, marketLink } = marketScreenOf(page);
  const foot = page.getByRole('contentinfo');
  const state = page.getByRole('region', { name: 'State of the market' });
  const dialog = dialogOf(page, 'Halt or resume a market');
  await deckOf(page).press('Halt');
  await dialog.field('textbox', 'Reason').fill('a look at the books');
  await dialog.confirm('Halt AAPL');
  await foot.getByText('AAPL halted').waitFor();
  await book.getByText('halted').waitFor();
  await state.getByText('a look at the books').waitFor();
  await eventually(() => marketLink('AAPL').textContent()).toContain('halt');
  const statusOf = async () =>
    (await server.query<{ market: { status: string } }>('{ market(symbol: "AAPL/BTC") { status } }')).market.status;
  expect(await statusOf()).toBe('HALTED');
  await deckOf(page).press('Halt');
  await eventually(dialog.text).toMatch(/reopens by a call auction of 10\.0\ss simulated time/);
  await server.control('pauseSimulation');
  await dialog.confirm('Resume AAPL');
  await state.getByText('The market reopens after its halt').waitFor();
  await state.getByText(/^0:(09|10)$/).waitFor();
  await foot.getByText('AAPL auction').waitFor();
  expect(await statusOf()).toBe('AUCTION');
  await server.control('setSimulationSpeed', 'speed: 10');
  await server.control('resumeSimulation');
  await foot.getByText('AAPL open').waitFor();
  await server.control('setSimulationSpeed', 'speed: 1');
  await eventually(() => state.count()).toBe(0);
  expect(await statusOf()).toBe('CONTINUOUS');
});

test('the book can be read order by order, with who rests where', async ({ tab: { page } }) => {
  const { book } = marketScreenOf(page);
  const who = book.getByRole('button', { name: 'Who rests' });
  await who.click();
  await book
    .getByRole('row', { name: /(Ladder|Noise|Value) AAPL/ })
    .first()
    .waitFor();
  await who.click();
  await book.getByRole('columnheader', { name: 'Total' }).waitFor();
});

test('spawn and retire: a new agent gets a place in the standings, and stops when it is retired', async ({
  tab: { page },
  server,
}) => {
  const spawn = dialogOf(page, 'Add an agent');
  await deckOf(page).press('Spawn');
  await spawn.field('textbox', 'Handle').fill('visitor');
  await spawn.confirm('Add the agent');
  await page.goto(`${server.url}/agents/visitor`);
  await page.getByRole('button', { name: 'Think now' }).click();
  await agentScreenOf(page).decisions.first().waitFor();
  await page.getByRole('button', { name: 'Retire', exact: true }).click();
  await dialogOf(page, 'Retire').confirm(/^Retire/);
  await eventually(() => page.getByRole('button', { name: 'Retire', exact: true }).isEnabled()).toBe(false);
  await page.goto(`${server.url}/m/AAPL?tf=1m`);
});

test('reset: without a confirmation nothing happens', async ({ tab: { page }, server }) => {
  const { epoch } = await simulationOf(server);
  const reset = dialogOf(page, 'Reset the simulation');
  await deckOf(page).press(/^Reset/);
  await eventually(reset.text).toContain('nothing is deleted');
  await reset.confirm('Cancel');
  await deckOf(page).press(/^Reset/);
  await reset.isOpen();
  await page.keyboard.press('Escape');
  await reset.isClosed();
  expect((await simulationOf(server)).epoch).toBe(epoch);
});

test('reset: begins the chosen scenario with the chosen seed, and the open page follows', async ({
  tab: { page },
  server,
}) => {
  const { epoch } = await simulationOf(server);
  const reset = dialogOf(page, 'Reset the simulation');
  await deckOf(page).press(/^Reset/);
  await reset.field('combobox', 'Scenario').selectOption({ label: 'The arena' });
  await reset.field('textbox', 'Seed').fill('arena-7');
  await reset.confirm('End this run and begin anew');
  await eventually(async () => (await simulationOf(server)).epoch).not.toBe(epoch);
  expect(await simulationOf(server)).toMatchObject({ scenario: 'arena', seed: 'arena-7' });
  await deckOf(page).says('Running');
  await deckOf(page).scenarioIs('The arena');
  await deckOf(page).seedIs('arena-7');
  await eventually(() => marketScreenOf(page).rungs.count()).toBeGreaterThanOrEqual(8);
  await pricesMove(page);
  expect(await page.getByRole('alert').allTextContents()).toEqual([]);
});

test('reset: the run before stays in the history', async ({ open }) => {
  const { page } = await open('/runs');
  const runs = page.getByRole('region', { name: 'Kept runs' }).getByRole('button');
  await runs.filter({ hasText: 'arena-7' }).waitFor();
  await runs.filter({ hasText: 'terminal' }).click();
  await page.getByRole('heading', { level: 1, name: 'A young market' }).waitFor();
  await page
    .getByText(/^Ledger balanced at/)
    .first()
    .waitFor();
});

test('K08 fork: says what it will do, goes on from here, and the history names where it came from', async ({
  tab: { page },
  server,
  open,
}) => {
  await holdStill(server);
  const { epoch } = await simulationOf(server);
  const fork = dialogOf(page, 'Fork from here');
  await deckOf(page).press(/^Fork/);
  await eventually(fork.text).toContain('nothing is changed');
  await fork.field('textbox', /^News/).fill('A rumour splits the world');
  await eventually(fork.text).toContain('everybody reads that headline first');
  await fork.confirm('Fork from here');
  await eventually(async () => (await simulationOf(server)).epoch).not.toBe(epoch);
  await fork.isClosed();
  await deckOf(page).says('Paused');
  await wireOf(page).entry('A rumour splits the world').waitFor();
  await deckOf(page).press(/^Resume/);
  await deckOf(page).says('Running');
  await pricesMove(page);
  const { page: history } = await open('/runs');
  const parent = history.getByRole('button', { name: epoch });
  await parent.click();
  await history.getByText('forked by the person in charge').first().waitFor();
  await eventually(() => parent.count()).toBe(0);
});

test('take home: a table of a kept run comes as a file', async ({ open }) => {
  const { page } = await open('/runs');
  const runs = page.getByRole('region', { name: 'Kept runs' }).getByRole('button');
  await runs.filter({ hasText: 'terminal' }).click();
  const arrived = page.waitForEvent('download');
  await page.getByRole('link', { name: 'trades as CSV' }).click();
  const download = await arrived;
  expect(download.suggestedFilename()).toMatch(/^\d{8}-\d{6}-\w+\.trades\.csv$/);
  const lines = readFileSync(await download.path(), 'utf8').split('\n');
  expect(lines[0]).toMatch(/^seq,trade_id,time_ms,time,market,price_sats,/);
  expect(lines.length).toBeGreaterThan(2);
});

test('stop ends the run, and start begins another one', async ({ tab: { page }, server }) => {
  const deck = deckOf(page);
  const { epoch } = await simulationOf(server);
  await deck.press('Stop the run');
  await deck.says('Stopped');
  await eventually(() => deck.button('News').isEnabled()).toBe(false);
  await deck.press(/^Start the run/);
  await deck.says('Running');
  expect((await simulationOf(server)).epoch).not.toBe(epoch);
});

test('a phone has all controls, in a sheet', async ({ open, server }) => {
  const { page } = await open('/', PHONE);
  const sheet = dialogOf(page, 'More controls');
  await deckOf(page).press('More controls');
  await sheet.press('25×');
  await tokenDialogOf(page).answer(server.godToken);
  await eventually(async () => (await simulationOf(server)).speed).toBe(25);
  for (const name of ['Run to', 'Stop', 'Reset', 'Fork', 'News', 'Shock', 'Halt', 'Spawn', 'Budget'])
    await sheet.button(name).waitFor();
  await sheet.confirm('Done');
});
