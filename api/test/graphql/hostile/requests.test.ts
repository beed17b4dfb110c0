import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { ScriptedMarket } from '../kit/scripted-market.ts';
import { SimpleFeeds } from '../kit/simple-feeds.ts';
import { GOD_TOKEN, startTestServer, type TestServer } from '../kit/test-server.ts';

const market = new ScriptedMarket();
const feeds = new SimpleFeeds(market);
let server: TestServer;

beforeAll(async () => {
  market.trade(250_000);
  server = await startTestServer({
    face: market,
    hub: feeds,
    allowedOrigins: ['https://terminal.example'],
    limits: { headersTimeoutMs: 1_000, requestTimeoutMs: 1_000 },
  });
});
afterAll(() => server.close());

test('typos get no hints about names of the schema', async () => {
  for (const name of ['marketz', 'agnts', 'simulatoin', 'leaderbord', 'thougths']) {
    const text = await (await server.post({ query: `{ ${name} }` })).text();
    expect(text).not.toMatch(/did you mean/i);
  }
});

test.each([
  ['application/x-www-form-urlencoded', 'query=mutation%7BstopSimulation(input:%7B%7D)%7Bchanged%7D%7D'],
  [
    'multipart/form-data; boundary=x',
    '--x\r\nContent-Disposition: form-data; name="operations"\r\n\r\n{"query":"{__typename}"}\r\n--x--',
  ],
  ['application/graphql', '{ __typename }'],
  ['text/plain', '{"query":"{__typename}"}'],
  ['', '{"query":"{__typename}"}'],
])('a body of type "%s" is not taken, token or not', async (type, body) => {
  const response = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': type, Authorization: `Bearer ${GOD_TOKEN}`, Origin: 'https://evil.example' },
    body: new Blob([body], { type }),
  });
  expect(response.status).toBe(415);
  expect(market.controls).toEqual([]);
});

test('a body above 64 KB is refused, with and without a length, and a compressed one too', async () => {
  const large = JSON.stringify({ query: '{ __typename }', extensions: 'x'.repeat(70_000) });
  expect((await server.post(large)).status).toBe(413);
  const chunked = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: new Blob([large]).stream(),
    duplex: 'half',
  } as RequestInit);
  expect(chunked.status).toBe(413);
  const bombed = await fetch(server.url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'Content-Encoding': 'gzip' },
    body: gzipSync(' '.repeat(50_000_000)),
  });
  expect(bombed.status).toBe(415);
});

test('GET runs queries only; a feed wants an event stream', async () => {
  const get = (query: string, accept = 'application/json') =>
    fetch(`${server.url}?query=${encodeURIComponent(query)}`, {
      headers: { Accept: accept, Authorization: `Bearer ${GOD_TOKEN}` },
    });
  expect((await get('{ __typename }')).status).toBe(200);
  expect((await get('mutation { stopSimulation(input: {}) { changed } }')).status).toBe(405);
  expect((await get('subscription { ticks { __typename } }')).status).toBe(406);
  expect(market.controls).toEqual([]);
});

test.each(['*/*', 'text/*', '', 'application/json;q=0.1, */*', 'TEXT/*'])(
  'who takes "%s" gets no feed, so that each stream is one that was asked for and counted',
  async (accept) => {
    const query = 'subscription { ticks { __typename } }';
    const response = await server.post({ query }, { Accept: accept });
    expect(response.status).toBe(406);
    expect(await response.json()).toMatchObject({ errors: [{ extensions: { code: 'NOT_ACCEPTABLE' } }] });
    expect(feeds.openCount, 'feeds left open').toBe(0);
    const answer = await server.post({ query: '{ __typename }' }, { Accept: accept });
    expect(await answer.json()).toEqual({ data: { __typename: 'Query' } });
  },
);

test.each([
  'text/event-stream;q=0',
  'application/json, TEXT/EVENT-STREAM;q=0.1',
  'text/event-streams',
  'text/event-stream;charset=latin1',
  'text/event-stream;charset=latin1, text/event-stream',
])('whatever "%s" gets, nothing stays open when it has gone', async (accept) => {
  const gone = new AbortController();
  const headers = { Accept: accept, 'Content-Type': 'application/json' };
  const body = JSON.stringify({ query: 'subscription { ticks { __typename } }' });
  const response = await fetch(server.url, { method: 'POST', headers, body, signal: gone.signal });
  expect([200, 406]).toContain(response.status);
  gone.abort();
  await expect.poll(() => feeds.openCount).toBe(0);
});

test.each(['PUT', 'DELETE', 'PATCH'])('%s is not a way to ask', async (method) => {
  expect((await fetch(server.url, { method })).status).toBe(405);
});

test('only pages of allowed origins may read an answer, and never with credentials', async () => {
  const allow = async (origin: string) => {
    const response = await server.post({ query: '{ __typename }' }, { Origin: origin });
    expect(response.headers.get('access-control-allow-credentials')).toBeNull();
    return response.headers.get('access-control-allow-origin');
  };
  expect(await allow('https://terminal.example')).toBe('https://terminal.example');
  expect(await allow(`http://${server.host}`)).toBe(`http://${server.host}`);
  for (const origin of ['https://evil.example', 'null', 'https://terminal.example.evil.example']) {
    expect(await allow(origin)).toBeNull();
  }
});

test('a client that sends its headers drop by drop is cut off', async () => {
  const socket = connect(Number(server.host.split(':')[1]), '127.0.0.1');
  socket.write('POST /graphql HTTP/1.1\r\nHost: x\r\n');
  const drops = setInterval(() => socket.write('X-Drop: 1\r\n'), 200);
  const answer = await new Promise<string>((resolve) => {
    let text = '';
    socket.on('data', (data) => {
      text += String(data);
    });
    socket.on('error', () => resolve(text));
    socket.on('close', () => resolve(text));
  });
  clearInterval(drops);
  expect(answer.slice(0, 12)).toMatch(/^(HTTP\/1\.1 408)?$/);
  expect((await server.post({ query: '{ __typename }' })).status).toBe(200);
});

test('every answer forbids to guess its type and tells no other site where it came from', async () => {
  for (const path of ['/', '/graphql', '/health', '/metrics', '/export/none']) {
    const { headers } = await fetch(`http://${server.host}${path}`);
    expect([headers.get('x-content-type-options'), headers.get('referrer-policy')]).toEqual(['nosniff', 'no-referrer']);
  }
});

test('paths are what they say; what is unknown goes to the terminal', async () => {
  const status = (path: string) =>
    new Promise<number | undefined>((resolve, reject) => {
      // Sent as it is: fetch would tidy the path up.
      const sent = httpRequest({ host: '127.0.0.1', port: server.host.split(':')[1], path }, (response) => {
        response.resume();
        resolve(response.statusCode);
      });
      sent.on('error', reject);
      sent.end();
    });
  expect(await status('/health')).toBe(200);
  expect(await status('/ready')).toBe(200);
  expect(await status('/metrics')).toBe(200);
  expect(await status('/')).toBe(503);
  expect(await status('/graphql/../../etc/passwd')).toBe(503);
  expect(await status('//graphql')).toBe(503);
});
