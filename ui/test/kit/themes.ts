import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { seriousFindings } from './audit.ts';

/** In the order of the button that changes them; the first is the one a new reader gets. */
export const THEMES = ['Dark', 'Light', 'High contrast'] as const;
export type Theme = (typeof THEMES)[number];

const MARKS = { Dark: 'dark', Light: 'light', 'High contrast': 'contrast' } as const;

/** The rules that colours decide: the rest of a page is the same in every theme. */
const COLOUR_RULES = ['color-contrast', 'link-in-text-block'];

/** Everything in the first theme; in the others only what differs. */
export async function looksSound(page: Page, themes: readonly Theme[] = THEMES): Promise<void> {
  for (const [nth, theme] of themes.entries()) {
    await wear(page, theme);
    expect(await seriousFindings(page, nth === 0 ? [] : COLOUR_RULES), theme).toEqual([]);
  }
}

/** With colours of the reader's own in place of any theme. */
export async function looksSoundInForcedColours(page: Page): Promise<void> {
  await page.emulateMedia({ forcedColors: 'active' });
  expect(await seriousFindings(page, COLOUR_RULES), 'forced colours').toEqual([]);
  await page.emulateMedia({ forcedColors: 'none' });
}

async function wear(page: Page, theme: Theme): Promise<void> {
  const worn = page.getByRole('button', { name: /^Theme: .*\. Change/ });
  for (const _ of THEMES) {
    const name = (await worn.getAttribute('aria-label')) ?? '';
    if (name === `Theme: ${theme}. Change`) break;
    await worn.click();
    await page.getByRole('button', { name, exact: true }).waitFor({ state: 'hidden' });
  }
  // The button is answered a frame before the colours come.
  await page.locator(`html[data-theme="${MARKS[theme]}"]`).waitFor({ state: 'attached' });
}
