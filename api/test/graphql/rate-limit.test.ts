import { print } from 'graphql';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ManualClock } from '../kit/manual-clock.ts';
import { KeptIdsDocument } from './documents.ts';
import { longRun } from './kit/long-journal.ts';
import { codeOf, RawClient } from './kit/raw-client.ts';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { type Answer, startTestServer, type TestServer, type TestServerOptions } from './kit/test-server.ts';

const market = new ScriptedMarket();
const clock = new ManualClock();
let server: TestServer;

async function start(options: Partial<TestServerOptions> = {}): Promise<void> {
  const elapsedMs = () => clock.elapsedMs();
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), elapsedMs, ...options });
}
beforeEach(() => market.trade(250_000));
afterEach(() => server.close());

const RATE = '{ rateLimit { limit cost remaining pointsPerSecond resetAt } }';
type Rate = { readonly rateLimit: Readonly<Record<'limit' | 'cost' | 'remaining' | 'pointsPerSecond', number>> };

async function rate(): Promise<Rate['rateLimit'] | undefined> {
  const answer = (await (await server.post({ query: RATE })).json()) as Answer<Rate>;
  return answer.data?.rateLimit;
}

/** Asks until it is refused; how often it was answered. */
async function askUntilRefused(body: unknown): Promise<{ answered: number; refusal: Response }> {
  for (let answered = 0; ; answered += 1) {
    const response = await server.post(body);
    if (response.status === 429) return { answered, refusal: response };
    await response.arrayBuffer();
  }
}

test('1,000 small questions are answered at once and not one more; then 100 for each second that passes', async () => {
  await start();
  const { answered, refusal } = await askUntilRefused({ query: '{ __typename }' });
  expect(answered).toBe(1_000);
  expect(refusal.headers.get('retry-after')).toBe('1');
  expect(await refusal.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED', retryAfterMs: 10 } }] });
  clock.pass(1_000);
  expect((await askUntilRefused({ query: '{ __typename }' })).answered).toBe(100);
});

test('an expensive question takes a point for each 100 of its cost, and says so', async () => {
  await start();
  expect(await rate()).toMatchObject({ limit: 1_000, pointsPerSecond: 100, cost: 1, remaining: 999 });
  const query = '{ participants { participantId kind } rateLimit { cost remaining } }';
  const answer = (await (await server.post({ query })).json()) as Answer<Rate>;
  expect(answer.data?.rateLimit).toEqual({ cost: 2, remaining: 997 });
});

test('one that cannot be paid for is refused with 429, whatever media type it wants, and takes its first point only', async () => {
  await start({ limits: { costPerPoint: 1, maxPoints: 150 } });
  const query = '{ participants { participantId kind } }';
  expect((await server.post({ query })).status).toBe(200);
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const refusal = await server.post({ query }, { Accept: accept });
    expect(refusal.status).toBe(429);
    expect(refusal.headers.get('retry-after')).toBe('1');
    expect(await refusal.json()).toMatchObject({ errors: [{ extensions: { code: 'RATE_LIMITED' } }] });
  }
});

test('over a websocket each operation takes points too; a refused one ends alone', async () => {
  await start({ limits: { maxPoints: 5 } });
  const client = await RawClient.open(server);
  client.subscribe('feed', 'subscription { ticks(rate: REALTIME) { __typename } }');
  await client.hearOf('feed');
  for (let index = 0; index < 5; index += 1) client.subscribe(`query ${index}`, '{ __typename }');
  const refused = await client.hearOf('query 4');
  expect(codeOf(refused)).toBe('RATE_LIMITED');
  expect(refused).toMatchObject({ payload: [{ extensions: { retryAfterMs: 10 } }] });
  expect(JSON.stringify(refused)).not.toContain('http');
  market.trade(250_000);
  expect((await client.hearOf('feed')).type).toBe('next');
  clock.pass(10);
  client.subscribe('again', '{ __typename }');
  expect(await client.hearOf('again')).toMatchObject({ payload: { data: { __typename: 'Query' } } });
});

test('pages, health and figures take no points', async () => {
  await start({ limits: { maxPoints: 3 } });
  const get = (path: string) => fetch(`http://${server.host}${path}`, { headers: { Accept: 'text/html' } });
  for (const path of ['/health', '/ready', '/metrics', '/graphql']) expect((await get(path)).status).toBe(200);
  expect(await rate()).toMatchObject({ remaining: 2 });
});

test('a websocket and an event stream that were open for a day are closed, and may come back', async () => {
  await start();
  const client = await RawClient.open(server);
  const stream = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Accept: 'text/event-stream' },
    body: JSON.stringify({ query: 'subscription { ticks { __typename } }' }),
  });
  clock.pass(86_400_000);
  expect(await client.closed).toEqual({ code: 1001, reason: 'Open for too long' });
  expect(await stream.text()).toContain('event: next');
  await RawClient.open(server);
});

test('a query that takes too long is given up over HTTP and over a websocket, whose feeds go on', async () => {
  await start({ archive: longRun('long', 60_000), limits: { foldTimeoutMs: 1 } });
  const query = print(KeptIdsDocument);
  const variables = { id: 'long' };
  const answer = (await (await server.post({ query, variables })).json()) as Answer<unknown>;
  expect(answer).toEqual({ errors: [{ message: expect.any(String), extensions: { code: 'TIMEOUT' } }] });
  const client = await RawClient.open(server);
  client.subscribe('feed', 'subscription { ticks(rate: REALTIME) { __typename } }');
  await client.hearOf('feed');
  client.subscribe('late', query, variables);
  expect(codeOf(await client.hearOf('late'))).toBe('TIMEOUT');
  market.trade(250_000);
  expect((await client.hearOf('feed')).type).toBe('next');
});

test('the schema and GraphiQL are there unless a setting says no', async () => {
  await start({ hasIntrospection: false, hasGraphiql: false });
  const asked = (await (await server.post({ query: '{ __schema { description } }' })).json()) as Answer<unknown>;
  expect(asked.errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  const page = await fetch(server.url, { headers: { Accept: 'text/html' } });
  expect(page.headers.get('content-type') ?? '').not.toContain('text/html');
  expect(page.status).toBeGreaterThanOrEqual(400);
});
