import type { Page } from 'playwright-core';

/** What agents think, and what happened to the market. */
export function wireOf(page: Page) {
  const feed = page.getByRole('feed', { name: 'Thoughts, newest first' });
  const filters = page.getByRole('search', { name: 'Filter the wire' });
  return {
    entries: feed.getByRole('article'),
    entry: (words: string | RegExp) => feed.getByRole('article').filter({ hasText: words }).first(),
    filter: (name: 'Agent' | 'Market' | 'Outcome', option: string) =>
      filters.getByRole('combobox', { name }).selectOption({ label: option }),
  };
}
