import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { deckOf } from './kit/deck.ts';
import { dialogOf, tokenDialogOf } from './kit/dialog.ts';
import { drawnOn, settledOn, shareRedrawn } from './kit/drawn.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { DESKTOP, openPage, PHONE } from './kit/open-page.ts';
import { closeCleanly, terminalTest } from './kit/terminal-test.ts';
import { wander } from './kit/wander.ts';
import { wireOf } from './kit/wire.ts';

/** One reader in one tab, far from Greenwich, from the first visit on. */
const test = terminalTest().extend('tab', { scope: 'file' }, async ({ server, chromium }, { onCleanup }) => {
  const options = { ...DESKTOP, timezoneId: 'Asia/Kathmandu', permissions: ['clipboard-read', 'clipboard-write'] };
  const visit = await openPage(chromium, `${server.url}/m/AAPL`, options);
  onCleanup(() => closeCleanly(visit));
  return visit;
});

/** Pixels in which two pictures of the same may differ. */
const SAME = 0.005;
const welcomeOf = (page: Page) => page.getByRole('complementary', { name: 'What this is' });
const widerThanScreen = (page: Page) => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);

test('a first visit is told what this is, beside the market and not in its way, until it is dismissed', async ({
  tab: { page },
}) => {
  const welcome = welcomeOf(page);
  await welcome.getByText('No money here is real').waitFor();
  await marketScreenOf(page).hasPrices();
  await page.keyboard.press('3');
  await page.waitForURL(/\/m\/ETH/);
  await welcome.getByRole('button', { name: 'Got it' }).click();
  await welcome.waitFor({ state: 'detached' });
});

function paletteOf(page: Page) {
  const palette = page.getByRole('dialog', { name: 'Command palette' });
  return {
    field: palette.getByRole('combobox'),
    chosen: palette.getByRole('option', { selected: true }),
    isOpen: () => palette.waitFor(),
    isClosed: () => palette.waitFor({ state: 'hidden' }),
    async run(words: string) {
      await page.keyboard.press('Control+k');
      await page.keyboard.type(words);
      await page.keyboard.press('Enter');
      await palette.waitFor({ state: 'hidden' });
    },
  };
}

test('the palette goes to a market by its name, and what is chosen is told to screen readers', async ({
  tab: { page },
}) => {
  const palette = paletteOf(page);
  await page.keyboard.press('Control+k');
  await page.keyboard.type('tesla');
  await eventually(() => palette.chosen.getAttribute('id')).toBe(
    await palette.field.getAttribute('aria-activedescendant'),
  );
  expect(await seriousFindings(page, [], 'dialog[open]')).toEqual([]);
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'TSLA/BTC' }).waitFor();
});

test('the palette closes on Escape and gives the focus back', async ({ tab: { page } }) => {
  const opener = page.getByRole('button', { name: 'Command palette' });
  await opener.click();
  await paletteOf(page).isOpen();
  await page.keyboard.press('Escape');
  await paletteOf(page).isClosed();
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('the palette acts on the market with the token only, and opens the forms of the deck', async ({
  tab: { page },
  server,
}) => {
  await paletteOf(page).run('speed 25');
  await tokenDialogOf(page).answer(server.godToken);
  await eventually(
    async () => (await server.query<{ simulation: { speed: number } }>('{ simulation { speed } }')).simulation.speed,
  ).toBe(25);
  await server.control('setSimulationSpeed', 'speed: 1');
  await paletteOf(page).run('thin market');
  await eventually(dialogOf(page, 'Reset the simulation').text).toContain('A thin market');
  await page.keyboard.press('Escape');
});

test('money in sats or in BTC shows the same digits', async ({ tab: { page }, server }) => {
  await server.control('pauseSimulation');
  await deckOf(page).says('Paused');
  const { prices } = marketScreenOf(page);
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const { markets } = await server.query<{ markets: readonly { last: string }[] }>('{ markets { last } }');
  const lasts = markets.map(({ last }) => last);
  const shown = async () => (await prices()).map((text, index) => digitsOf(text).slice(0, lasts[index]?.length));
  await eventually(shown).toEqual(lasts);
  const inSats = (await prices()).map(digitsOf);
  await page.getByRole('button', { name: 'Prices in sats' }).click();
  await page.getByText('Tesla, BTC').waitFor();
  const inBtc = await prices();
  expect(inBtc.every((text) => /0\.\d{2}\s\d{3}\s\d{3}/.test(text))).toBe(true);
  expect(inBtc.map((text) => digitsOf(text.replace(/0\.0*\s?0*/, '')))).toEqual(inSats);
});

test('the wall clock follows the zone of the reader, in lists too; simulated time does not', async ({
  tab: { page },
}) => {
  const clock = page.getByRole('button', { name: /^UTC / });
  const simulated = page.getByText(/^Simulated time/).locator('..');
  const hourOf = (text: string | null) => text?.match(/(\d{2}):\d{2}:\d{2}/)?.[1];
  await eventually(async () => hourOf(await simulated.textContent())).toBeDefined();
  const before = hourOf(await simulated.textContent());
  await wander(page, '/runs');
  const began = page.getByRole('region', { name: 'Kept runs' }).getByRole('button');
  await began.filter({ hasText: 'UTC' }).waitFor();
  await clock.click();
  await page.getByRole('button', { name: /^GMT\+5:45 / }).waitFor();
  await began.filter({ hasText: 'GMT+5:45' }).waitFor();
  expect(hourOf(await simulated.textContent())).toBe(before);
});

test('choices are kept: unit, zone, refresh, layout, widths, indicators, and what was dismissed; charts are drawn the same', async ({
  tab: { page },
}) => {
  await wander(page, '/m/AAPL');
  await eventually(async () => (await drawnOn(page)).length).toBeGreaterThan(5);
  const another = await drawnOn(page);
  await wander(page, '/m/TSLA');
  const divider = page.getByRole('separator', { name: 'Width of the wire' });
  const width = () => divider.getAttribute('aria-valuenow');
  expect(await width()).toBe('356');
  await eventually(() => shareRedrawn(page, another)).toBeGreaterThan(SAME);
  await divider.press('ArrowLeft');
  await eventually(width).toBe('372');
  const indicators = page.getByRole('group', { name: 'Indicators' });
  for (const name of ['Bollinger', 'RSI 14', 'MACD', 'VWAP']) await indicators.getByRole('button', { name }).click();
  await page.getByRole('button', { name: 'Refresh 10 Hz' }).click();
  // Nothing moves: what was drawn step by step is what is drawn from the beginning.
  const drawn = await settledOn(page);
  await page.reload();
  await page.getByText('Tesla, BTC').waitFor();
  await eventually(() => shareRedrawn(page, drawn)).toBeLessThan(SAME);
  expect(await width()).toBe('372');
  const shown = indicators.locator('[aria-pressed="true"]');
  expect(await shown.allInnerTexts()).toEqual(['EMA 12', 'Bollinger', 'RSI 14', 'MACD']);
  await page.getByRole('button', { name: /^GMT\+5:45 / }).waitFor();
  await page.getByRole('button', { name: 'Refresh 4 Hz' }).waitFor();
  expect(await welcomeOf(page).count()).toBe(0);
  await paletteOf(page).run('watcher layout');
  await marketScreenOf(page).book.waitFor({ state: 'hidden' });
  await page.reload();
  await marketScreenOf(page).hasPrices();
  await marketScreenOf(page).book.waitFor({ state: 'hidden' });
});

test('a reader who looks at older bars stays there when the theme changes', async ({ open }) => {
  const { page } = await open('/m/TSLA?tf=1s');
  const chart = page.getByRole('application', { name: /^Candles of Tesla/ });
  const back = page.getByRole('button', { name: 'Back to live' });
  await eventually(async () => {
    await chart.press('ArrowLeft');
    return back.count();
  }).toBe(1);
  for (let nth = 0; nth < 3; nth += 1) await chart.press('ArrowLeft');
  await page.getByRole('button', { name: 'Theme: Dark. Change' }).click();
  await page.locator('html[data-theme="light"]').waitFor({ state: 'attached' });
  await settledOn(page);
  expect(await back.count()).toBe(1);
});

test('what an older terminal kept, or nonsense, is dropped without a word', async ({ tab: { page }, server }) => {
  await page.evaluate(() => localStorage.setItem('agent-market.preferences', '{"version":0,"look":{"theme":"light"}}'));
  await page.reload();
  await page.getByRole('button', { name: 'Theme: Dark. Change' }).waitFor();
  await page.getByRole('button', { name: 'Prices in sats' }).waitFor();
  await server.control('resumeSimulation');
});

test('a table is taken away as it is filtered, and its file says run, market and time', async ({ tab: { page } }) => {
  await wander(page, '/feed');
  await wireOf(page).filter('Agent', 'Kelvin');
  await wireOf(page).entry('Kelvin').waitFor();
  const csv = await takeAway(page, 'Wire', /CSV/);
  expect(csv.name).toMatch(/^young_terminal_wire_\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d\.csv$/);
  const [head, ...rows] = csv.text.trim().split('\r\n');
  expect(head).toContain('simulatedAt,seq,kind,who');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.filter((row) => !row.includes(',THOUGHT,kelvin,'))).toEqual([]);
  const json = await takeAway(page, 'Wire', /JSON/);
  expect(JSON.parse(json.text)).toMatchObject({ seed: 'terminal', filter: 'agent kelvin', isSimulated: true });
});

test('the price chart and the depth are taken away as pictures', async ({ tab: { page } }) => {
  await wander(page, '/m/TSLA');
  await marketScreenOf(page).hasPrices();
  for (const title of ['Price chart', 'Depth']) {
    const { name, text } = await takeAway(page, title, /PNG/);
    expect(name).toMatch(/_terminal_TSLA_.*\.png$/);
    expect(text.slice(1, 4)).toBe('PNG');
  }
});

async function takeAway(page: Page, title: string, item: RegExp) {
  await page.getByRole('button', { name: `Take away ${title}` }).click();
  const coming = page.waitForEvent('download');
  await page.getByRole('menuitem', { name: item }).click();
  const file = await coming;
  return { name: file.suggestedFilename(), text: readFileSync(await file.path(), 'latin1') };
}

test('a reset shows what its scenario holds, and takes a seed from the clipboard', async ({ tab: { page } }) => {
  await paletteOf(page).run('reset');
  const reset = dialogOf(page, 'Reset the simulation');
  await reset.field('combobox', 'Scenario').selectOption({ label: 'A flash crash' });
  await page.getByRole('region', { name: 'What A flash crash holds' }).getByText('Takes part').waitFor();
  await page.evaluate(() => navigator.clipboard.writeText(' other-seed\n'));
  await reset.press('Paste a seed');
  await eventually(reset.text).toContain('with the seed other-seed');
  await page.keyboard.press('Escape');
});

test('a brain is switched from the page of its agent', async ({ tab: { page }, server }) => {
  await wander(page, '/agents/kelvin');
  await page.getByRole('button', { name: 'Switch brain' }).click();
  const form = dialogOf(page, 'Switch a brain');
  await eventually(form.text).toContain('Kelvin keeps its portfolio');
  await page.getByRole('radio', { name: 'A language model' }).check();
  await form.field('combobox', 'Model, as the server knows it').fill('no-such/model');
  await eventually(form.text).toContain('asks no-such/model, within the model budget');
  await form.press('Switch the brain');
  await form.isClosed();
  await page.getByText('no-such/model', { exact: false }).first().waitFor();
  const { agent } = await server.query<{ agent: { brain: { kind: string } } }>(
    '{ agent(handle: "kelvin") { brain { kind } } }',
  );
  expect(agent.brain.kind).toBe('OPENAI');
});

test('L18 a cap on what models may use is set from the health view', async ({ tab: { page }, server }) => {
  await wander(page, '/vitals');
  await page.getByRole('button', { name: 'Set a cap' }).click();
  const form = dialogOf(page, 'Cap the model budget');
  await eventually(form.text).toContain('what stays empty stays as it is');
  await form.field('textbox', 'US dollars').fill('1.25');
  await eventually(form.text).toContain('models of this run may use $1.25');
  await form.confirm('Set the cap');
  const { budget } = await server.query<{ budget: { lines: readonly { scope: string; limitUsd: string }[] } }>(
    '{ budget { lines { scope limitUsd } } }',
  );
  expect(Number(budget.lines.find(({ scope }) => scope === 'run')?.limitUsd)).toBe(1.25);
});

test('health shows every gauge of every market with how much it has seen, and the ledger to the last sat', async ({
  tab: { page },
  server,
}) => {
  await wander(page, '/vitals');
  const gauges = page.getByRole('region', { name: 'Realism of each market' });
  await eventually(() => gauges.getByRole('row').count()).toBe(9);
  await gauges
    .getByText(/of 180 looks/)
    .first()
    .waitFor();
  const { ledgerCheck } = await server.query<{ ledgerCheck: { assets: readonly { issued: string }[] } }>(
    '{ ledgerCheck { assets { issued } } }',
  );
  const ledger = page.getByRole('region', { name: 'Ledger check' });
  await ledger.getByText('Balanced').waitFor();
  for (const { issued } of ledgerCheck.assets)
    expect((await ledger.textContent())?.replace(/\s/g, '')).toContain(issued);
});

test('a word of the field explains itself on focus, and Escape hides the explanation', async ({ tab: { page } }) => {
  await page.getByRole('button', { name: 'Spread' }).focus();
  const tip = page.getByRole('tooltip').filter({ hasText: 'what it costs to trade at once' });
  await tip.waitFor();
  await page.keyboard.press('Escape');
  await tip.waitFor({ state: 'hidden' });
});

test('a halt is a moment that a screen reader is told of, and a click on it goes to its market', async ({
  tab: { page },
  server,
}) => {
  await server.control('haltMarket', 'market: "SOL/BTC"');
  const moments = page.getByRole('region', { name: 'Moments' });
  const halted = moments.getByRole('link', { name: /^SOL halted/ });
  await halted.waitFor();
  const said = async () => ((await moments.getByRole('status').textContent()) ?? '').trim();
  await eventually(said).not.toBe('');
  expect((await moments.getByRole('link').allTextContents()).join()).toContain(await said());
  await halted.click();
  await page.waitForURL(/\/m\/SOL/);
  expect(await seriousFindings(page)).toEqual([]);
});

test('on a phone the first words leave room for the market, and health tells what is not as usual', async ({
  open,
}) => {
  const { page } = await open('/m/AAPL', PHONE);
  const box = await welcomeOf(page).boundingBox();
  expect(box?.height).toBeLessThan(0.41 * 812);
  expect(await widerThanScreen(page)).toBe(0);
  await wander(page, '/vitals');
  await page
    .getByText(/SOL halt/i)
    .first()
    .waitFor();
  expect(await widerThanScreen(page)).toBe(0);
});

test('a wall screen has no controls, takes no keys, and stands still for who asked for less motion', async ({
  open,
}) => {
  const { page } = await open('/m/AAPL?kiosk=1', { reducedMotion: 'reduce' });
  await marketScreenOf(page).hasPrices();
  expect(
    await deckOf(page)
      .button(/^Pause/)
      .count(),
  ).toBe(0);
  await page.keyboard.press('3');
  await page.keyboard.press('Space');
  expect(page.url()).toMatch(/\/m\/AAPL\?kiosk=1$/);
  expect(await welcomeOf(page).count()).toBe(0);
});
