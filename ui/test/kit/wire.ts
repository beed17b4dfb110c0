import type { Page } from 'playwright-core';

/** What agents think, and what happened to the market. */
export function wireOf(page: Page) {
  const feed = page.getByRole('feed', { name: 'Thoughts, newest first' });
  const filters = page.getByRole('search', { name: 'Filter the wire' });
  return {
    entries: feed.getByRole('article'),
    entry: (words: string | RegExp) => feed.getByRole('article').filter({ hasText: words }).first(),
    filter: (name: 'Agent' | 'Market' | 'Action' | 'Outcome', option: string) =>
      filters.getByRole('combobox', { name }).selectOption({ label: option }),
  };
}

/** Counts from now on, and again at every change of the page, how often the wire was a feed without an entry. */
export async function watchForEmptyFeeds(page: Page): Promise<() => Promise<number>> {
  const watch = await page.evaluateHandle(() => {
    const counted = { times: 0 };
    new MutationObserver(() => {
      const feed = document.querySelector('[role=feed]');
      if (feed && !feed.querySelector('article')) counted.times += 1;
    }).observe(document.body, { childList: true, subtree: true, attributes: true, attributeFilter: ['role'] });
    return counted;
  });
  return () => watch.evaluate(({ times }) => times);
}
