import { expect } from 'vitest';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { hostileWords } from '../../api/test/llm/hostile-words-table.ts';
import { deckOf } from './kit/deck.ts';
import { eventually } from './kit/eventually.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { wireOf } from './kit/wire.ts';

const test = terminalTest({ SCENARIO: YOUNG_THIN_MARKET });

/** What a market's own page never has, and markup in somebody's words would make. */
const MADE =
  'body :is(script, iframe, object, embed, base, details[open], img[src="x"], input[autofocus], [onerror], [onload], [onfocus], [ontoggle]), a[href^="javascript"], a[href*="evil.example"], link[href*="evil"]';

/** The wire shows the newest entries only. */
const AT_ONCE = 8;

/** Letters that one sees: how the page breaks and spaces them is its own. */
const seen = (text: string): string => text.replace(/[\s\p{Cf}\p{M}]/gu, '');

/** What the API takes; control characters and half characters it refuses by itself. */
const printable = hostileWords.map(([, words]) => words).filter((words) => !/[\p{Cc}\p{Zl}\p{Zp}]/u.test(words));

test('W07 what strangers wrote is shown as text: no dialog, no element, no script, however it is dressed', async ({
  open,
  server,
}) => {
  const visit = await open('/feed');
  const { page } = visit;
  const dialogs: string[] = [];
  page.on('dialog', (dialog) => {
    dialogs.push(dialog.message());
    void dialog.dismiss();
  });
  await deckOf(page).says('Running');
  await server.control('pauseSimulation');
  const before = await page.locator(MADE).count();
  const wire = wireOf(page);
  const shown = async () => seen((await wire.entries.allTextContents()).join('\n'));
  for (let first = 0; first < printable.length; first += AT_ONCE) {
    const batch = printable.slice(first, first + AT_ONCE);
    for (const words of batch) {
      await server.control('injectNews', `headline: ${JSON.stringify(words)}, markets: ["AAPL/BTC"]`);
    }
    await eventually(async () => {
      const text = await shown();
      return batch.filter((words) => !text.includes(seen(words)));
    }).toEqual([]);
  }
  expect(await page.locator(MADE).count()).toBe(before);
  expect(dialogs).toEqual([]);
  expect(visit.addresses.filter((address) => /evil|\/x$/.test(address))).toEqual([]);
  expect(printable.length).toBeGreaterThanOrEqual(40);
});
