import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The market view, panel by panel. Panels are regions named by their titles. */
export function marketScreenOf(page: Page) {
  const panel = (name: string) => page.getByRole('region', { name, exact: true });
  const list = page.getByRole('list', { name: 'Markets' });
  const rungs = panel('Book').getByRole('row', { name: /^[\d\s]+ [\d.]+/ });
  return {
    panel,
    rungs,
    book: panel('Book'),
    trades: panel('Trades of this market').getByRole('row'),
    standings: page.getByRole('list', { name: 'Agents by return' }),
    marketLink: (name: string) => list.getByRole('link', { name: new RegExp(`^${name}`) }),
    interval: (label: string) =>
      page.getByRole('toolbar', { name: 'Interval' }).getByRole('button', { name: label, exact: true }),
    /** The words and figures of the market list, one text per market. */
    prices: () => list.getByRole('listitem').allInnerTexts(),
    hasPrices: () =>
      eventually(
        async () => (await list.getByRole('listitem').allInnerTexts()).filter((text) => /\d{3}/.test(text)).length,
      ).toBe(4),
  };
}

/** Waits until a price in the market list is another one than now. */
export async function pricesMove(page: Page): Promise<void> {
  const { hasPrices, prices } = marketScreenOf(page);
  await hasPrices();
  const before = await prices();
  await eventually(prices).not.toEqual(before);
}
