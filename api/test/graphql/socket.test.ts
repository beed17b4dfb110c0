import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { WebSocket } from 'ws';
import { TicksDocument } from './documents.ts';
import { codeOf, RawClient } from './kit/raw-client.ts';
import { ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const TICKS = 'subscription { ticks(rate: REALTIME) { __typename ... on FeedEvent { lastSeq prevSeq } } }';

let market: ScriptedMarket;
let feeds: SimpleFeeds;
let server: TestServer;

beforeEach(async () => {
  market = new ScriptedMarket();
  feeds = new SimpleFeeds(market);
  server = await startTestServer({
    face: market,
    hub: feeds,
    allowedOrigins: ['https://terminal.example'],
    limits: { maxSocketsPerAddress: 5, maxSocketMessagesPerSecond: 60 },
  });
});
afterEach(() => server.close());

test('a feed begins with a snapshot and goes on without a gap', async () => {
  const events = server.subscribe(TicksDocument, {});
  const first = (await events.next()).value?.data?.ticks;
  expect(first).toMatchObject({ __typename: 'TickBatch', isSnapshot: true, prevSeq: 0, lastSeq: market.read().seq });
  market.trade(250_000);
  const second = (await events.next()).value?.data?.ticks;
  expect(second).toMatchObject({ isSnapshot: false, prevSeq: first?.lastSeq });
});

test.each([
  ['a syntax error', '{ ', undefined, 'BAD_USER_INPUT'],
  ['an unknown field', 'subscription { nothing }', undefined, 'BAD_USER_INPUT'],
  ['a missing variable', 'subscription S($m: String!) { book(market: $m) { __typename } }', {}, 'BAD_USER_INPUT'],
  ['a wrong variable', 'subscription S($m: String!) { book(market: $m) { __typename } }', { m: 5 }, 'BAD_USER_INPUT'],
  ['an unknown market', 'subscription { book(market: "NOPE/BTC") { __typename } }', undefined, 'NOT_FOUND'],
  ['a query that costs too much', `{ ${'a: leaderboard { rank } '.repeat(20)} }`, undefined, 'COST_LIMIT'],
  ['a mutation', 'mutation { stopSimulation(input: {}) { changed } }', undefined, 'FORBIDDEN'],
  ['several operations and no name', 'query A { __typename } query B { __typename }', undefined, 'BAD_USER_INPUT'],
  ['no operation at all', 'fragment F on Query { __typename }', undefined, 'BAD_USER_INPUT'],
  ['a document that is no text', 5, undefined, null],
])('%s ends that operation only: the socket and its feeds go on', async (_title, query, variables, code) => {
  const client = await RawClient.open(server);
  client.subscribe('good', TICKS);
  await client.hearOf('good');
  if (code !== null) {
    client.subscribe('bad', query, variables);
    expect(codeOf(await client.hearOf('bad'))).toBe(code);
  }
  market.trade(250_000);
  expect((await client.hearOf('good')).type).toBe('next');
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
  expect(market.controls).toEqual([]);
});

test('of several operations the named one is run; a name that none has is refused alone', async () => {
  const client = await RawClient.open(server);
  const query = `query A { simulation { status } } ${TICKS.replace('subscription', 'subscription B')}`;
  client.say({ id: 'a', type: 'subscribe', payload: { query, operationName: 'A' } });
  expect(await client.hearOf('a')).toMatchObject({ payload: { data: { simulation: { status: 'RUNNING' } } } });
  client.say({ id: 'b', type: 'subscribe', payload: { query, operationName: 'B' } });
  expect(await client.hearOf('b')).toMatchObject({ payload: { data: { ticks: { __typename: 'TickBatch' } } } });
  client.say({ id: 'c', type: 'subscribe', payload: { query, operationName: 'C' } });
  expect(codeOf(await client.hearOf('c'))).toBe('BAD_USER_INPUT');
  expect(client.socket.readyState).toBe(WebSocket.OPEN);
});

test('a query is answered over the socket and completed', async () => {
  const client = await RawClient.open(server);
  client.subscribe('q', '{ simulation { status } }');
  expect(await client.hearOf('q')).toMatchObject({
    type: 'next',
    payload: { data: { simulation: { status: 'RUNNING' } } },
  });
  expect(await client.hearOf('q')).toEqual({ id: 'q', type: 'complete' });
});

test('completing a feed ends its source, and so does closing the socket', async () => {
  const client = await RawClient.open(server);
  client.subscribe('a', TICKS);
  client.subscribe('b', TICKS);
  await client.hearOf('a');
  await client.hearOf('b');
  expect(feeds.openCount).toBe(2);
  client.say({ id: 'a', type: 'complete' });
  await expect.poll(() => feeds.openCount).toBe(1);
  client.socket.terminate();
  await expect.poll(() => feeds.openCount).toBe(0);
  expect(market.listenerCount).toBe(0);
});

test('more than thirty operations at once are refused one by one', async () => {
  const client = await RawClient.open(server);
  for (let index = 0; index < 31; index += 1) client.subscribe(`s${index}`, TICKS);
  expect(codeOf(await client.hearOf('s30'))).toBe('TOO_MANY_SUBSCRIPTIONS');
  expect((await client.hearOf('s29')).type).toBe('next');
  client.say({ id: 's0', type: 'complete' });
  client.subscribe('again', TICKS);
  expect((await client.hearOf('again')).type).toBe('next');
});

test.each([
  ['a subscription before the init', [{ id: 'a', type: 'subscribe', payload: { query: TICKS } }], 4401],
  ['a second init', [{ type: 'connection_init' }, { type: 'connection_init' }], 4429],
  ['text that is no JSON', ['not json'], 4400],
  ['a message of an unknown type', [{ type: 'shout' }], 4400],
  ['a message that only a server says', [{ id: 'a', type: 'next', payload: {} }], 4400],
  ['an acknowledgement', [{ type: 'connection_ack' }], 4400],
  ['a message above 16 KB', ['x'.repeat(20_000)], 1009],
])('%s closes the socket with its code', async (_title, messages, code) => {
  const client = new RawClient(server);
  await once(client.socket, 'open');
  for (const message of messages) client.say(message);
  expect((await client.closed).code).toBe(code);
});

test.each(['__proto__', 'constructor', 'toString'])('a feed with the id %s ends with its socket', async (id) => {
  const client = await RawClient.open(server);
  client.subscribe(id, TICKS);
  expect((await client.hearOf(id)).type).toBe('next');
  client.socket.terminate();
  await expect.poll(() => feeds.openCount).toBe(0);
});

test('an id that is taken closes the socket; an id named __proto__ is an id', async () => {
  const client = await RawClient.open(server);
  client.subscribe('__proto__', TICKS);
  expect((await client.hearOf('__proto__')).type).toBe('next');
  client.subscribe('__proto__', TICKS);
  expect((await client.closed).code).toBe(4409);
});

test('a socket without init is closed after three seconds', async () => {
  const client = new RawClient(server);
  await once(client.socket, 'open');
  expect((await client.closed).code).toBe(4408);
});

test('a binary frame is read as text', async () => {
  const client = await RawClient.open(server);
  client.socket.send(Buffer.from(JSON.stringify({ type: 'ping', payload: { n: 1 } })));
  expect(await client.hear()).toEqual({ type: 'pong', payload: { n: 1 } });
});

test('a flood of messages is cut off', async () => {
  const client = await RawClient.open(server);
  for (let index = 0; index < 100; index += 1) client.say({ type: 'ping' });
  expect((await client.closed).code).toBe(1008);
});

test.each([['graphql-ws'], [null]])('the subprotocol %s is refused', async (protocol) => {
  const client = new RawClient(server, { protocol });
  expect([1006, 4406]).toContain((await client.closed).code);
});

test('pages of foreign origins get no socket; allowed ones and programs do', async () => {
  const opens = async (origin?: string) => {
    const client = new RawClient(server, origin === undefined ? {} : { origin });
    const isOpen = await Promise.race([
      once(client.socket, 'open').then(
        () => true,
        () => false,
      ),
      client.closed.then(() => false),
    ]);
    client.socket.terminate();
    await client.closed;
    return isOpen;
  };
  expect(await opens()).toBe(true);
  expect(await opens('https://terminal.example')).toBe(true);
  expect(await opens(`http://${server.host}`)).toBe(true);
  expect(await opens('https://evil.example')).toBe(false);
  expect(await opens('null')).toBe(false);
});

test('one address may open so many sockets and no more, until it closes one', async () => {
  const clients = await Promise.all(Array.from({ length: 5 }, () => RawClient.open(server)));
  const sixth = new RawClient(server);
  expect((await sixth.closed).code).toBe(1006);
  clients[0]?.socket.terminate();
  await clients[0]?.closed;
  await sleep(50);
  await RawClient.open(server);
});

test('a socket on another path is refused', async () => {
  const stream = connect(Number(server.host.split(':')[1]), '127.0.0.1');
  stream.write('GET /other HTTP/1.1\r\nHost: x\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
  const [answer] = await once(stream, 'data');
  expect(String(answer)).toMatch(/^HTTP\/1\.1 404 /);
  stream.destroy();
});

test('a stopping server tells clients to come back: 1012 is no reason to give up', async () => {
  const client = await RawClient.open(server);
  client.subscribe('a', TICKS);
  await client.hearOf('a');
  await server.close();
  expect(await client.closed).toEqual({ code: 1012, reason: 'Service restart' });
});
