import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { YOUNG_THIN_MARKET } from '../../api/test/kit/young-market.ts';
import { terminalTest } from './kit/terminal-test.ts';

const test = terminalTest({ SCENARIO: YOUNG_THIN_MARKET });

const BLOCKED = /Content Security Policy/;

/** True when a script that somebody smuggled into the page was run. */
function runsForeignScript(page: Page): Promise<boolean> {
  return page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.wasRun = true';
    document.body.append(script);
    return 'wasRun' in window;
  });
}

test('pages run the scripts they came with and no other, evaluate no text and talk to their own server alone', async ({
  open,
  server,
}) => {
  for (const path of ['/', '/feed', '/graphql']) {
    const answer = await fetch(`${server.url}${path}`, { headers: { Accept: 'text/html' } });
    const policy = answer.headers.get('content-security-policy') ?? '';
    expect(policy).toMatch(/script-src [^;]*'(nonce|sha256)-/);
    expect(policy).not.toMatch(/script-src[^;]*unsafe/);
    expect(policy).toContain("frame-ancestors 'none'");
    const { page } = await open(path, { provoked: BLOCKED });
    await page.getByRole('button').first().waitFor();
    expect(await runsForeignScript(page)).toBe(false);
    const leaves = page.evaluate(() => fetch('http://127.0.0.1:9/').then(() => 'answered', String));
    expect(await leaves).toMatch(/TypeError/);
  }
});

test('two visits get two nonces', async ({ server }) => {
  const nonceOf = async () => {
    const answer = await fetch(server.url, { headers: { Accept: 'text/html' } });
    return /'nonce-([^']+)'/.exec(answer.headers.get('content-security-policy') ?? '')?.[1];
  };
  const first = await nonceOf();
  expect(first).toMatch(/^[\w+/=]{20,}$/);
  expect(await nonceOf()).not.toBe(first);
});
