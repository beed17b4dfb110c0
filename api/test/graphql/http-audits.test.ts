import { serverAudits } from 'graphql-http';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

let server: TestServer;
beforeAll(async () => {
  const market = new ScriptedMarket();
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market) });
});
afterAll(() => server.close());

// The outside suite of the GraphQL-over-HTTP specification. Taking JSON bodies only breaks none of it.
const audits = serverAudits({ url: () => server.url });

test('the suite is the one that was looked at', () => {
  expect(audits.length).toBe(61);
});

test.each(audits.map(({ id, name, fn }) => ({ id, name, fn })))('$id $name', async ({ fn }) => {
  const result = await fn();
  expect(result.status === 'ok' ? '' : result.reason).toBe('');
});
