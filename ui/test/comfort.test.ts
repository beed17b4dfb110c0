import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from './kit/audit.ts';
import { dialogOf, tokenDialogOf } from './kit/dialog.ts';
import { eventually } from './kit/eventually.ts';
import { marketScreenOf } from './kit/market-screen.ts';
import { terminalTest } from './kit/terminal-test.ts';

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
