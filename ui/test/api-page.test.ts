import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { eventually } from './kit/eventually.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest({ SCENARIO: YOUNG_THIN_MARKET });

const api = readFileSync(new URL('../../docs/api.md', import.meta.url), 'utf8');
const example = /```html\n([\s\S]*?)```/.exec(api)?.[1] ?? '';

test('the page without a library that docs/api.md shows follows the prices', async ({ open, server }) => {
  const { page } = await open('/health');
  // As if the server had a folder for it.
  await page.route('**/example.html', (route) => route.fulfill({ contentType: 'text/html', body: example }));
  await page.goto(`${server.url}/example.html`);
  await eventually(() => page.locator('#prices').textContent()).toMatch(/AAPL\/BTC {2}\d+ {2}\d+ \/ \d+/);
});

test('a page that names no picture of its own gets the one of the terminal', async ({ server }) => {
  const answer = await fetch(`${server.url}/favicon.ico`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get('content-type')).toMatch(/svg/);
});
