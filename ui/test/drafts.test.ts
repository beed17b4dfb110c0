import type { Locator, Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { SlowModel } from '../../api/test/llm/slow-model.ts';
import { eventually, PATIENCE_MS } from './kit/eventually.ts';
import { terminalTest } from './kit/terminal-test.ts';
import { wireOf } from './kit/wire.ts';

const model = await SlowModel.start();
afterAll(() => model.stop());

const test = terminalTest({
  SCENARIO: YOUNG_THIN_MARKET,
  ...{ OPENAI_BASE_URL: model.url, LLM_MODEL: 'slow', LLM_PRICE: 'free' },
});

type Agents = {
  readonly agents: readonly { readonly handle: string; readonly brain: { readonly kind: string } }[];
};

const BEGUN = 'Spreads are wide and';
const GROWN = `${BEGUN} <b>nobody</b> bids, so I wait`;

const draftsOf = (page: Page) => page.getByRole('region', { name: 'Being written' }).getByRole('article');

test('FD09 W12 a thought grows on the wire and on its agent’s page while its model writes, and gives way to the thought', async ({
  open,
  server,
}) => {
  const { agents } = await server.query<Agents>('{ agents { handle brain { kind } } }');
  const handle = agents.find(({ brain }) => brain.kind === 'OPENAI')?.handle ?? '';
  const { page } = await open('/feed');
  const { page: own } = await open(`/agents/${handle}`);
  await wireOf(page).entries.first().waitFor();
  await own.getByRole('list', { name: 'Decisions' }).waitFor();

  const thinkNow = () => server.control('thinkNow', `handle: "${handle}"`);
  model.write(BEGUN);
  await seen(draftsOf(page).filter({ hasText: BEGUN }), thinkNow);
  await seen(draftsOf(own).filter({ hasText: BEGUN }), thinkNow);
  await expectQuiet(page);

  model.write(GROWN);
  await seen(draftsOf(page).filter({ hasText: GROWN }), thinkNow);
  await seen(draftsOf(own).filter({ hasText: GROWN }), thinkNow);

  model.finish();
  await seen(wireOf(page).entry(GROWN), thinkNow);
  await eventually(() => draftsOf(page).count()).toBe(0);
  await eventually(() => draftsOf(own).count()).toBe(0);
});

/** A question that a slow machine let run into its deadline is asked again. */
async function seen(words: Locator, thinkNow: () => Promise<void>): Promise<void> {
  const look = async () => {
    const isSeen = (await words.count()) > 0;
    if (!isSeen) await thinkNow();
    return isSeen;
  };
  await expect.poll(look, { timeout: PATIENCE_MS, interval: 1_000 }).toBe(true);
}

/** It may change ten times a second: nothing reads it aloud, nothing moves where less motion is wished, and it is small. */
async function expectQuiet(page: Page): Promise<void> {
  const region = page.getByRole('region', { name: 'Being written' });
  const found = await region.evaluate((node) => ({
    isLive: node.closest('[aria-live], [role=feed], [role=log], [role=status]') !== null,
    elements: node.querySelectorAll('*').length,
    motion: [...node.querySelectorAll('*')].flatMap((each) => each.getAnimations()).length,
  }));
  expect(found).toMatchObject({ isLive: false, motion: 0 });
  expect(found.elements).toBeLessThan(60);
}
