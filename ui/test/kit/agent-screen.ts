import type { Page } from 'playwright-core';

/** The page of one agent, with the decision that is open. */
export function agentScreenOf(page: Page) {
  return {
    decision: page.getByRole('region', { name: /^Decision \d+$/ }),
    decisionOf: (seq: number) => page.getByRole('region', { name: `Decision ${seq}`, exact: true }),
    decisions: page.getByRole('list', { name: 'Decisions' }).getByRole('link'),
    fills: page.getByRole('region', { name: 'Fills, newest first' }).getByRole('row'),
  };
}

/** `/agents/kelvin/decisions/1234` is about decision 1234. */
export function decisionInAddress(address: string): number {
  return Number(/\/decisions\/(\d+)$/.exec(new URL(address).pathname)?.[1] ?? Number.NaN);
}
