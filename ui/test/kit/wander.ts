import type { Page } from 'playwright-core';

/** Goes to another view as a click on a link does: without loading the page anew. */
export async function wander(page: Page, path: string): Promise<void> {
  await page.evaluate((href) => {
    const link = document.createElement('a');
    link.href = href;
    document.body.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => `${url.pathname}${url.search}`.startsWith(path));
}
