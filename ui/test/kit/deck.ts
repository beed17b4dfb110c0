import type { Page } from 'playwright-core';
import { eventually } from './eventually.ts';

/** The controls of the run at the bottom of every page. */
export function deckOf(page: Page) {
  const region = page.getByRole('region', { name: 'Simulation controls' });
  const state = () => region.getByRole('status').textContent();
  const speed = (label: string) => region.getByRole('toolbar', { name: 'Speed' }).getByRole('button', { name: label });
  return {
    state,
    /** The run is in this state and the page says so. */
    says: (word: string) => eventually(state).toContain(word),
    press: (name: string | RegExp) => region.getByRole('button', { name }).click(),
    /** Buttons that could be pressed now. */
    offers: () => region.getByRole('button', { disabled: false }).allInnerTexts(),
    button: (name: string | RegExp) => region.getByRole('button', { name }),
    setSpeed: (label: string) => speed(label).click(),
    /** Beside the clock, until the run is there. */
    tells: (words: RegExp) => eventually(() => region.textContent()).toMatch(words),
    isAtSpeed: (label: string) => eventually(() => speed(label).getAttribute('aria-pressed')).toBe('true'),
    scenarioIs: (title: string) => eventually(() => region.textContent()).toContain(title),
    seedIs: (seed: string) =>
      eventually(() => region.getByRole('button', { name: 'Copy the seed' }).textContent()).toContain(seed),
  };
}
