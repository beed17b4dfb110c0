import { readFileSync } from 'node:fs';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { dialogOf, tokenDialogOf } from './kit/dialog.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { wireOf } from './kit/wire.ts';

const test = terminalTest();

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

test('the palette goes to a market by its name, and what is chosen is told to screen readers', async ({ open }) => {
  const { page } = await open('/m/AAPL');
  await marketScreenOf(page).hasPrices();
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

test('the palette closes on Escape and gives the focus back', async ({ open }) => {
  const { page } = await open('/feed');
  const opener = page.getByRole('button', { name: 'Command palette' });
  await opener.click();
  await paletteOf(page).isOpen();
  await page.keyboard.press('Escape');
  await paletteOf(page).isClosed();
  expect(await opener.evaluate((button) => button === document.activeElement)).toBe(true);
});

test('the palette acts on the market with the token only, and opens the forms of the deck', async ({
  open,
  server,
}) => {
  const { page } = await open('/m/AAPL');
  await marketScreenOf(page).hasPrices();
  await paletteOf(page).run('speed 25');
  await tokenDialogOf(page).answer(server.godToken);
  await eventually(
    async () => (await server.query<{ simulation: { speed: number } }>('{ simulation { speed } }')).simulation.speed,
  ).toBe(25);
  await server.control('setSimulationSpeed', 'speed: 1');
  await paletteOf(page).run('thin market');
  await eventually(dialogOf(page, 'Reset the simulation').text).toContain('A thin market');
});

test('money in sats or in BTC shows the same digits, and the choice is kept', async ({ open, server }) => {
  await server.control('pauseSimulation');
  const { page } = await open('/m/TSLA');
  const { hasPrices, prices } = marketScreenOf(page);
  await hasPrices();
  const digitsOf = (text: string) => text.replace(/\D/g, '');
  const inSats = (await prices()).map(digitsOf);
  await page.getByRole('button', { name: 'Prices in sats' }).click();
  await page.getByText('Tesla, BTC').waitFor();
  const inBtc = await prices();
  expect(inBtc.every((text) => /0\.\d{2}\s\d{3}\s\d{3}/.test(text))).toBe(true);
  expect(inBtc.map((text) => digitsOf(text.replace(/0\.0*\s?0*/, '')))).toEqual(inSats);
  await page.reload();
  await page.getByText('Tesla, BTC').waitFor();
  await server.control('resumeSimulation');
});

test('the wall clock follows the zone of the reader, simulated time does not', async ({ open }) => {
  const { page } = await open('/feed', { timezoneId: 'Asia/Kathmandu' });
  const clock = page.getByRole('button', { name: /^UTC / });
  const simulated = page.getByText(/^Simulated time/).locator('..');
  const hourOf = (text: string | null) => text?.match(/(\d{2}):\d{2}:\d{2}/)?.[1];
  await eventually(async () => hourOf(await simulated.textContent())).toBeDefined();
  const before = hourOf(await simulated.textContent());
  await clock.click();
  await page.getByRole('button', { name: /^GMT\+5:45 / }).waitFor();
  expect(hourOf(await simulated.textContent())).toBe(before);
});

test('what an older terminal kept, or nonsense, is dropped without a word', async ({ open }) => {
  const { page } = await open('/feed');
  await page.evaluate(() => localStorage.setItem('agent-market.preferences', '{"version":0,"look":{"theme":"light"}}'));
  await page.reload();
  await page.getByRole('button', { name: 'Theme: Dark. Change' }).waitFor();
});

test('a table is taken away as it is filtered, and its file says run, market and time', async ({ open }) => {
  const { page } = await open('/feed');
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

test('the price chart and the depth are taken away as pictures', async ({ open }) => {
  const { page } = await open('/m/TSLA');
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

test('a reset shows what its scenario holds, and takes a seed from the clipboard', async ({ open }) => {
  const { page } = await open('/m/AAPL');
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
  await marketScreenOf(page).hasPrices();
  await paletteOf(page).run('reset');
  const reset = dialogOf(page, 'Reset the simulation');
  await reset.field('combobox', 'Scenario').selectOption({ label: 'A flash crash' });
  await page.getByRole('region', { name: 'What A flash crash holds' }).getByText('Takes part').waitFor();
  await page.evaluate(() => navigator.clipboard.writeText(' other-seed\n'));
  await reset.press('Paste a seed');
  await eventually(reset.text).toContain('with the seed other-seed');
});

test('a brain is switched from the page of its agent, with the token', async ({ open, server }) => {
  const { page } = await open('/agents/kelvin');
  await page.getByRole('button', { name: 'Switch brain' }).click();
  const form = dialogOf(page, 'Switch a brain');
  await eventually(form.text).toContain('Kelvin keeps its portfolio');
  await page.getByRole('radio', { name: 'A language model' }).check();
  await form.field('combobox', 'Model, as the server knows it').fill('no-such/model');
  await eventually(form.text).toContain('asks no-such/model, within the model budget');
  await form.press('Switch the brain');
  await tokenDialogOf(page).answer(server.godToken);
  await form.isClosed();
  await page.getByText('no-such/model', { exact: false }).first().waitFor();
  const { agent } = await server.query<{ agent: { brain: { kind: string } } }>(
    '{ agent(handle: "kelvin") { brain { kind } } }',
  );
  expect(agent.brain.kind).toBe('OPENAI');
});

test('columns are resized by keyboard, and a layout and its widths are kept', async ({ open }) => {
  const { page } = await open('/m/TSLA');
  await marketScreenOf(page).hasPrices();
  const divider = page.getByRole('separator', { name: 'Width of the wire' });
  const width = () => divider.getAttribute('aria-valuenow');
  expect(await width()).toBe('356');
  await divider.press('ArrowLeft');
  await eventually(width).toBe('372');
  await page.reload();
  await marketScreenOf(page).hasPrices();
  expect(await width()).toBe('372');
  await paletteOf(page).run('watcher layout');
  await marketScreenOf(page).book.waitFor({ state: 'hidden' });
  await page.reload();
  await marketScreenOf(page).hasPrices();
  await marketScreenOf(page).book.waitFor({ state: 'hidden' });
});
