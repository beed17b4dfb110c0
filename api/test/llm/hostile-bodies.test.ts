import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import type { AbstainCause } from '../../src/market/decision.ts';
import { deskAt, goodText, providerAt } from './mock-provider.ts';

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

/** Of a question whose end is the deadline; the others have all the time they need. */
const SHORT_MS = 400;

async function askServer(respond: (response: ServerResponse) => void, deadlineMs = 10_000) {
  const url = await serve((_request, response) => respond(response));
  const { ask, desk } = deskAt(providerAt(url), { deadlineMs });
  const outcome = await ask();
  for (const line of desk.budget().lines) expect(line.reservedMicroUsd).toBe(0);
  expect(desk.budget().lines[0]?.spentMicroUsd).toBe(outcome.usage.costMicroUsd);
  return outcome;
}

const completion = (choice: object, rest: object = {}) => ({ choices: [{ index: 0, ...choice }], ...rest });
const answering = (content: unknown, rest: object = {}) => completion({ message: { content } }, rest);

function json(body: unknown, headers: Readonly<Record<string, string>> = {}) {
  return (response: ServerResponse) =>
    void response.writeHead(200, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

function raw(body: string | Buffer, headers: Readonly<Record<string, string>>, status = 200) {
  return (response: ServerResponse) => void response.writeHead(status, headers).end(body);
}

const good = JSON.stringify(answering(goodText));

/** One byte now and then, for ever. */
function drip(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const timer = setInterval(() => response.write(' '), 50);
  response.once('close', () => clearInterval(timer));
}

type Row = readonly [
  title: string,
  respond: (response: ServerResponse) => void,
  ending: AbstainCause | 'ANSWERED',
  detail?: RegExp,
];

const bodies: readonly Row[] = [
  [
    'content in parts',
    json(answering([{ type: 'text', text: goodText.slice(0, 50) }, { text: goodText.slice(50) }])),
    'ANSWERED',
  ],
  [
    'two choices: the first counts',
    json({ choices: [...answering(goodText).choices, ...answering('no').choices] }),
    'ANSWERED',
  ],
  ['fields nobody knows', json({ ...answering(goodText), x: { y: [1] } }), 'ANSWERED'],
  ['an error beside an answer', json({ ...answering(goodText), error: null }), 'ANSWERED'],
  ['the right body called text/plain', raw(good, { 'content-type': 'text/plain' }), 'PROVIDER_ERROR'],
  ['no content type', raw(good, {}), 'PROVIDER_ERROR'],
  ['a byte-order mark before the body', raw(`\ufeff${good}`, { 'content-type': 'application/json' }), 'ANSWERED'],
  [
    'a zipped body',
    raw(gzipSync(good), { 'content-type': 'application/json', 'content-encoding': 'gzip' }),
    'ANSWERED',
  ],
  [
    'reasoning beside the words',
    json(completion({ message: { content: goodText, reasoning: '{"stance":"SELL"}' } })),
    'ANSWERED',
  ],

  ['no content', json(answering(null)), 'UNPARSEABLE', /empty/],
  [
    'a call of a tool nobody offered',
    json(completion({ message: { content: null, tool_calls: [{ function: { name: 'buy', arguments: goodText } }] } })),
    'UNPARSEABLE',
    /empty/,
  ],
  ['content that is a number', json(answering(7)), 'PROVIDER_ERROR', /not a chat completion/],
  ['no choices', json({ choices: [] }), 'PROVIDER_ERROR', /not a chat completion/],
  ['choices that are null', json({ choices: null }), 'PROVIDER_ERROR', /not a chat completion/],
  ['a choice without a message', json(completion({})), 'PROVIDER_ERROR', /not a chat completion/],
  [
    'a finish reason that is an object',
    json(completion({ finish_reason: {}, message: { content: goodText } })),
    'PROVIDER_ERROR',
  ],
  ['null', json(null), 'PROVIDER_ERROR'],
  ['a list', json([answering(goodText)]), 'PROVIDER_ERROR'],
  ['a string', json('hello'), 'PROVIDER_ERROR'],
  ['an error with status 200', json({ error: { message: 'overloaded' } }), 'PROVIDER_ERROR'],
  ['nothing with status 200', raw('', { 'content-type': 'application/json' }), 'PROVIDER_ERROR'],
  ['status 204', raw('', {}, 204), 'PROVIDER_ERROR'],
  ['a web page', raw('<html>Bad gateway</html>', { 'content-type': 'text/html' }), 'PROVIDER_ERROR'],
  ['an event stream', raw(`data: ${good}\n\n`, { 'content-type': 'text/event-stream' }), 'PROVIDER_ERROR'],
  ['a body cut in a word', raw(good.slice(0, 90), { 'content-type': 'application/json' }), 'PROVIDER_ERROR'],
  [
    'bytes that are no text',
    raw(Buffer.from([0xff, 0xfe, 0x00, 0x80]), { 'content-type': 'application/json' }),
    'PROVIDER_ERROR',
  ],
  ['zipped noise', raw('noise', { 'content-type': 'application/json', 'content-encoding': 'gzip' }), 'CONNECTION_LOST'],
  ['five megabytes', json(answering('a'.repeat(5_000_000))), 'PROVIDER_ERROR', /longer than 1000000 bytes/],
  [
    'five megabytes zipped into a few',
    raw(gzipSync(JSON.stringify(answering(' '.repeat(5_000_000)))), {
      'content-type': 'application/json',
      'content-encoding': 'gzip',
    }),
    'PROVIDER_ERROR',
    /longer than/,
  ],
  ['a hundred thousand braces', raw('{"a":'.repeat(100_000), { 'content-type': 'application/json' }), 'PROVIDER_ERROR'],
  ['words longer than can be read', json(answering('a'.repeat(200_000))), 'UNPARSEABLE', /longer than 64000/],
  ['a redirect to nowhere', raw('', { location: 'http://127.0.0.1:1/v1' }, 302), 'CONNECTION_LOST'],
  ['a redirect without an address', raw('', {}, 302), 'PROVIDER_ERROR'],
  ['a teapot', raw('short and stout', {}, 418), 'PROVIDER_ERROR', /418/],
  ['status 402', json({}), 'PROVIDER_ERROR'],
  ['a byte now and then, for ever', drip, 'TIMEOUT', /400 ms/],
  ['headers and then silence', (response) => void response.writeHead(200).flushHeaders(), 'TIMEOUT'],
  ['a connection reset at once', (response) => void response.socket?.resetAndDestroy(), 'CONNECTION_LOST'],
  ['no HTTP at all', (response) => void response.socket?.end('SSH-2.0-OpenSSH\r\n'), 'CONNECTION_LOST'],
  [
    'fewer bytes than promised',
    (response) => void response.writeHead(200, { 'content-length': '9999' }).write(good, () => response.destroy()),
    'CONNECTION_LOST',
  ],
];

describe('W06 a body of any kind ends in an answer or a cause, and every reservation is closed', () => {
  it.each(bodies.map(([title, ...row]) => ({ title, row })))(
    '$title',
    async ({ row: [respond, ending, detail = /./] }) => {
      const { result } = await askServer(respond, ending === 'TIMEOUT' ? SHORT_MS : undefined);
      if (ending === 'ANSWERED') expect(result.kind).toBe('ANSWERED');
      else expect(result).toMatchObject({ kind: 'ABSTAINED', cause: ending, detail: expect.stringMatching(detail) });
    },
  );
});

describe('W06 tokens are counted as reported, or estimated when the report makes no sense', () => {
  const counted = { inputTokens: 10, outputTokens: 5 };
  const estimated = { inputTokens: expect.any(Number), outputTokens: Math.ceil(goodText.length / 2.7) };

  it.each([
    ['a count', { prompt_tokens: 10, completion_tokens: 5 }, counted],
    [
      'hidden reasoning in the total',
      { prompt_tokens: 10, completion_tokens: 5, total_tokens: 40 },
      { ...counted, outputTokens: 30 },
    ],
    ['a total below its parts', { prompt_tokens: 10, completion_tokens: 5, total_tokens: 3 }, counted],
    [
      'more cached than asked',
      { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: { cached_tokens: 99 } },
      counted,
    ],
    ['no details', { prompt_tokens: 10, completion_tokens: 5, prompt_tokens_details: null }, counted],
    ['nothing', undefined, estimated],
    ['null', null, estimated],
    ['a list', [], estimated],
    ['one half', { prompt_tokens: 10 }, estimated],
    ['strings', { prompt_tokens: '10', completion_tokens: '5' }, estimated],
    ['less than nothing', { prompt_tokens: -10, completion_tokens: 5 }, estimated],
    ['less than nothing as an answer', { prompt_tokens: 10, completion_tokens: -5 }, estimated],
    ['fractions', { prompt_tokens: 10.5, completion_tokens: 5 }, estimated],
    ['a million million', { prompt_tokens: 1e12, completion_tokens: 5 }, estimated],
    ['more than a number holds', { prompt_tokens: 1e300, completion_tokens: 5 }, estimated],
    ['a total beyond all sense', { prompt_tokens: 10, completion_tokens: 5, total_tokens: 1e15 }, estimated],
  ])('%s', async (_title, usage, expected) => {
    const outcome = await askServer(json(answering(goodText, { usage })));
    expect(outcome).toMatchObject({ result: { kind: 'ANSWERED' }, usage: expected });
    expect(outcome.usage.inputTokens).toBeGreaterThan(0);
  });
});

describe('W06 a server that speaks another protocol', () => {
  it('where TLS was expected: CONNECTION_LOST', async () => {
    const url = await serve((_request, response) => void response.end());
    const { ask } = deskAt(providerAt(url.replace('http:', 'https:')), { deadlineMs: 2_000 });
    expect((await ask()).result).toMatchObject({ cause: 'CONNECTION_LOST' });
  });
});
