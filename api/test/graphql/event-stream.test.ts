import { createClient } from 'graphql-sse';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const query = 'subscription { ticks(rate: REALTIME) { __typename ... on FeedEvent { prevSeq lastSeq } } }';
type Ticks = { ticks: { __typename: string; prevSeq: number; lastSeq: number } };

let market: ScriptedMarket;
let feeds: SimpleFeeds;
let server: TestServer;

beforeEach(async () => {
  market = new ScriptedMarket();
  feeds = new SimpleFeeds(market);
  server = await startTestServer({ face: market, hub: feeds, limits: { maxSocketsPerAddress: 2 } });
});
afterEach(() => server.close());

test('a feed over an event stream is the feed of the websocket', async () => {
  const client = createClient({ url: server.url, retryAttempts: 0 });
  const events = client.iterate<Ticks>({ query });
  const first = (await events.next()).value?.data?.ticks;
  expect(first).toMatchObject({ __typename: 'TickBatch', prevSeq: 0, lastSeq: market.read().seq });
  market.trade(250_000);
  expect((await events.next()).value?.data?.ticks).toMatchObject({ prevSeq: first?.lastSeq });
  client.dispose();
  await expect.poll(() => feeds.openCount).toBe(0);
});

test('a plain GET follows a feed, as `curl -N` does', async () => {
  const abort = new AbortController();
  const response = await fetch(`${server.url}?query=${encodeURIComponent(query)}`, {
    headers: { Accept: 'text/event-stream' },
    signal: abort.signal,
  });
  expect(response.headers.get('content-type')).toBe('text/event-stream');
  const reader = response.body?.getReader();
  let text = '';
  while (!text.includes('\n\nevent: next\ndata: {')) text += new TextDecoder().decode((await reader?.read())?.value);
  expect(text).toContain('"__typename":"TickBatch"');
  abort.abort();
  await expect.poll(() => feeds.openCount).toBe(0);
});

test('a feed that cannot be opened says why and ends', async () => {
  const response = await server.post(
    { query: 'subscription { book(market: "NOPE/BTC") { __typename } }' },
    { Accept: 'text/event-stream' },
  );
  expect(await response.text()).toMatch(/"code":"NOT_FOUND".*event: complete/s);
});

test('mutations over an event stream need the token too', async () => {
  const body = { query: 'mutation { stopSimulation(input: {}) { changed } }' };
  const response = await server.post(body, { Accept: 'text/event-stream' });
  expect(await response.text()).toContain('UNAUTHENTICATED');
  expect(market.controls).toEqual([]);
});

/** Opens streams one after the other, as viewers whom the header gives these addresses. Returns the statuses. */
async function openAs(at: TestServer, addresses: readonly string[]): Promise<readonly number[]> {
  const abort = new AbortController();
  const statuses: number[] = [];
  for (const address of addresses) {
    const headers = { Accept: 'text/event-stream', 'X-Forwarded-For': address };
    const url = `${at.url}?query=${encodeURIComponent(query)}`;
    statuses.push((await fetch(url, { headers, signal: abort.signal })).status);
  }
  abort.abort();
  await expect.poll(() => feeds.openCount).toBe(0);
  return statuses;
}

test('one address may hold so many streams and no more, whatever it says of itself', async () => {
  expect(await openAs(server, ['203.0.113.1', '203.0.113.2', '203.0.113.3'])).toEqual([200, 200, 429]);
});

test('behind a proxy the last address it wrote counts, not what the viewer wrote before it', async () => {
  const limits = { maxSocketsPerAddress: 1 };
  const proxied = await startTestServer({ face: market, hub: feeds, limits, isBehindProxy: true });
  const told = ['203.0.113.1', '203.0.113.2', '203.0.113.9, 203.0.113.1'];
  expect(await openAs(proxied, told)).toEqual([200, 200, 429]);
  await proxied.close();
});
