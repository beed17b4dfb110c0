import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ChatCompletionRequest, FixtureOpts } from '@copilotkit/aimock';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { AbstainCause } from '../../src/market/decision.ts';
import type { ModelDeskOptions } from '../../src/traders/llm/model-desk.ts';
import type { ModelProvider } from '../../src/traders/llm/provider.ts';
import { deskAt, goodText, KEY, MockProvider, providerAt } from './mock-provider.ts';
import { bought } from './written-answers-table.ts';

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server of our own, for streams that aimock does not give. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

function serveStream(respond: (response: ServerResponse) => void): Promise<string> {
  return serve((_request, response) => respond(response));
}

/** A desk whose every answer is watched, and all that was seen of them. */
function watchedDesk(url: string, change: Partial<ModelProvider> = {}, options: Partial<ModelDeskOptions> = {}) {
  const made = deskAt(providerAt(url, change), { deadlineMs: 60_000, ...options });
  const seen: string[] = [];
  const ask = () => made.ask({}, (readDraft) => void seen.push(readDraft()));
  return { ...made, seen, ask };
}

const usage = { prompt_tokens: 2_000, completion_tokens: 300 };
const small: FixtureOpts = { chunkSize: 7 };
const wasStreamed = () => mock.requests().map(({ stream }) => stream === true);

function expectToGrowInto(seen: readonly string[], thesis: string): void {
  for (const [index, shown] of seen.entries()) {
    expect(thesis.startsWith(shown), shown).toBe(true);
    expect(shown.length).toBeGreaterThanOrEqual(seen[index - 1]?.length ?? 0);
  }
  expect(new Set(seen).size).toBeGreaterThan(3);
  expect(seen.at(-1)).toBe(thesis);
}

const chunk = (content: string, finish_reason: string | null = null, rest: object = {}) =>
  `data: ${JSON.stringify({ choices: [{ index: 0, delta: { content }, finish_reason }], ...rest })}\n\n`;

const DONE = 'data: [DONE]\n\n';

function begin(response: ServerResponse, ...parts: readonly string[]): void {
  response.writeHead(200, { 'content-type': 'text/event-stream' });
  for (const part of parts) response.write(part);
}

/** The whole answer, before its end is said. */
const words = chunk(goodText.slice(0, 60)) + chunk(goodText.slice(60));

describe('W12 an answer whose words come one by one', () => {
  it('is the same decision for the same bill, and its thesis is seen growing', async () => {
    mock.play(() => ({ content: goodText, usage }), {}, small);
    const { ask, seen } = watchedDesk(mock.url);
    expect(await ask()).toMatchObject({
      result: { kind: 'ANSWERED', answer: bought },
      rawAnswer: goodText,
      usage: { inputTokens: 2_000, outputTokens: 300, costMicroUsd: 5_000 },
      callCount: 1,
    });
    expectToGrowInto(seen, bought.thesis);
    expect(mock.requests()).toMatchObject([{ stream: true, stream_options: { include_usage: true } }]);
  });

  it('is kept under the same hash as one that came as a whole', async () => {
    mock.play(() => ({ content: goodText, usage }), {}, small);
    const { ask, desk } = watchedDesk(mock.url);
    const streamed = await ask();
    const whole = await desk.ask(streamed.request);
    const kept = ({ calls }: typeof whole) => calls?.map(({ latencyMs: _, ...call }) => call);
    expect(kept(streamed)).toEqual(kept(whole));
    expect(wasStreamed()).toEqual([true, false]);
  });

  it('may be the call of a tool', async () => {
    const script = (_nth: number, { tools }: ChatCompletionRequest) =>
      tools === undefined
        ? { error: { message: 'response_format is not supported' }, status: 400 }
        : { toolCalls: [{ name: 'answer', arguments: goodText }], usage };
    mock.play(script, {}, small);
    const { ask, seen } = watchedDesk(mock.url);
    expect(await ask()).toMatchObject({ result: { kind: 'ANSWERED', answer: bought }, usage: { outputTokens: 300 } });
    expectToGrowInto(seen, bought.thesis);
  });

  it('that is corrected is seen anew', async () => {
    const other = goodText.replace('Bid', 'Ask').replace('65', '650');
    mock.play((nth) => ({ content: nth === 0 ? other : goodText, usage }), {}, small);
    const { ask, seen } = watchedDesk(mock.url);
    expect(await ask()).toMatchObject({
      result: { kind: 'ANSWERED', answer: bought },
      callCount: 2,
      usage: { inputTokens: 4_000, outputTokens: 600, costMicroUsd: 10_000 },
    });
    const again = seen.lastIndexOf('');
    expectToGrowInto(seen.slice(again), bought.thesis);
    expect(
      seen
        .slice(0, again)
        .filter((shown) => shown !== '')
        .at(-1),
    ).toMatch(/^Ask/);
  });

  it('without counting its tokens is billed by the length of its words', async () => {
    const { ask } = watchedDesk(await serveStream(ended(words, chunk('', 'stop'), DONE)));
    const outcome = await ask();
    expect(outcome.result.kind).toBe('ANSWERED');
    expect(outcome.usage.outputTokens).toBe(Math.ceil(goodText.length / 2.7));
  });

  it('may tell again and again what it used: the last word counts', async () => {
    const counted = (completion_tokens: number) => ({ usage: { prompt_tokens: 10, completion_tokens } });
    const inTheEnd = `data: ${JSON.stringify({ choices: [], ...counted(300) })}\n\n`;
    const parts = [chunk(goodText, null, counted(5)), chunk('', 'stop', counted(9)), ': a comment\n\n', inTheEnd, DONE];
    const { ask } = watchedDesk(await serveStream(ended(...parts)));
    expect((await ask()).usage).toEqual({ inputTokens: 10, outputTokens: 300, costMicroUsd: 3_010 });
  });

  it('never shows a key that its server sends back', async () => {
    const text = goodText.replace('Bid', `The key ${KEY} bids`);
    mock.play(() => ({ content: text, usage }), {}, small);
    const { ask, seen } = watchedDesk(mock.url);
    expect(await ask()).toMatchObject({ result: { answer: { thesis: expect.stringContaining('The key [secret]') } } });
    expect(seen.join('\n')).toContain('The key [secret]');
    expect(seen.join('\n')).not.toContain(KEY.slice(0, 4));
  });
});

describe('W12 words are asked for as a whole', () => {
  it('when nobody listens', async () => {
    mock.play(() => ({ content: goodText }));
    await deskAt(providerAt(mock.url)).ask();
    expect(wasStreamed()).toEqual([false]);
  });

  it('of a provider that is set so', async () => {
    mock.play(() => ({ content: goodText }));
    const { ask, seen } = watchedDesk(mock.url, { streams: false });
    expect((await ask()).result.kind).toBe('ANSWERED');
    expect([wasStreamed(), seen]).toEqual([[false], []]);
  });

  it('of a profile that cannot', async () => {
    mock.play(() => ({ content: goodText }));
    const { ask, seen } = watchedDesk(mock.url, { profile: 'openai-responses' });
    expect((await ask()).result.kind).toBe('ANSWERED');
    expect([wasStreamed(), seen]).toEqual([[false], []]);
  });

  it.each([
    ['streams', 'Your organization must be verified to stream this model.', 400],
    ['their figures', 'Unknown field: stream_options', 422],
  ])('of a provider that refuses %s, from then on; both requests are one call', async (_title, message, status) => {
    const refusing = (_nth: number, { stream }: ChatCompletionRequest) =>
      stream === true ? { error: { message }, status } : { content: goodText, usage };
    mock.play(refusing);
    const { ask, seen, lines, desk } = watchedDesk(mock.url);
    expect(await ask()).toMatchObject({ result: { kind: 'ANSWERED' }, callCount: 1, usage: { costMicroUsd: 5_000 } });
    expect(wasStreamed()).toEqual([true, false]);
    expect((await ask()).result.kind).toBe('ANSWERED');
    expect(wasStreamed()).toEqual([true, false, false]);
    expect(seen).toEqual([]);
    expect(lines.filter((line) => line.includes('only as a whole'))).toHaveLength(1);
    expect(desk.budget().lines[0]).toMatchObject({ spentMicroUsd: 10_000, reservedMicroUsd: 0 });
  });

  it('by a server that does not know streams: its answer is read, and nothing is seen before', async () => {
    const body = JSON.stringify({
      choices: [{ index: 0, message: { content: goodText }, finish_reason: 'stop' }],
      usage,
    });
    const { ask, seen } = watchedDesk(
      await serve((_, response) => void response.writeHead(200, { 'content-type': 'application/json' }).end(body)),
    );
    expect(await ask()).toMatchObject({ result: { kind: 'ANSWERED', answer: bought }, usage: { costMicroUsd: 5_000 } });
    expect(seen).toEqual([]);
  });
});

/** So much, and nothing more. */
function open(...parts: readonly string[]) {
  return (response: ServerResponse) => begin(response, ...parts);
}

/** So much, and its end. */
function ended(...parts: readonly string[]) {
  return (response: ServerResponse) => {
    begin(response, ...parts);
    response.end();
  };
}

function cut(response: ServerResponse): void {
  begin(response, words);
  setTimeout(() => response.destroy(), 20);
}

/** Words now and then, for ever. */
function drip(response: ServerResponse): void {
  begin(response, chunk('{"thesis":"I'));
  const timer = setInterval(() => response.write(chunk(' and')), 20);
  response.once('close', () => clearInterval(timer));
}

/** As much as is taken, for ever. */
function flood(part: string) {
  return (response: ServerResponse) => {
    begin(response);
    const more = () => {
      while (!response.destroyed && response.write(part));
    };
    response.on('drain', more);
    more();
  };
}

/** Of an answer whose end is the deadline; the others have all the time they need. */
const SHORT_MS = 400;

type Row = readonly [title: string, respond: (response: ServerResponse) => void, cause: AbstainCause, detail: RegExp];

const refusing = (refusal: string, finish_reason: string | null = null) =>
  `data: ${JSON.stringify({ choices: [{ delta: { refusal }, finish_reason }] })}\n\n`;

const calling = (name: string, written: string) =>
  `data: ${JSON.stringify({ choices: [{ delta: { tool_calls: [{ function: { name, arguments: written } }] } }] })}\n\n`;

const rows: readonly Row[] = [
  ['it stalls', open(words), 'TIMEOUT', /within 400 ms/],
  ['it never says a word', open(': wait\n\n'), 'TIMEOUT', /./],
  ['it never ends', drip, 'TIMEOUT', /./],
  ['comments only, for ever', flood(`: ${'x'.repeat(10_000)}\n\n`), 'PROVIDER_ERROR', /longer than 16000000 bytes/],
  ['one line without an end', flood('data: {"x":'), 'PROVIDER_ERROR', /a line is longer than 150000 bytes/],
  ['more words than a reply has', flood(chunk('x'.repeat(50_000))), 'PROVIDER_ERROR', /longer than 1000000/],
  ['a longer call', flood(calling('answer', 'x'.repeat(50_000))), 'PROVIDER_ERROR', /longer than 1000000/],
  ['a longer refusal', flood(refusing('x'.repeat(50_000))), 'PROVIDER_ERROR', /longer than 1000000/],
  ['it is cut', cut, 'CONNECTION_LOST', /./],
  ['it ends before the answer does', ended(words), 'CONNECTION_LOST', /ended before/],
  ['it is done before the answer is', ended(words, DONE), 'CONNECTION_LOST', /ended before/],
  ['it is empty', ended(), 'CONNECTION_LOST', /ended before/],
  [
    'an error in the middle',
    ended(words, 'data: {"error":{"message":"overloaded"}}\n\n'),
    'PROVIDER_ERROR',
    /overloaded/,
  ],
  ['no JSON in it', ended('data: {oops\n\n'), 'PROVIDER_ERROR', /not a chat completion/],
  ['no chunks in it', ended('data: [1,2]\n\n'), 'PROVIDER_ERROR', /not a chat completion/],
  ['a cut at the limit of tokens', ended(words, chunk('', 'length'), DONE), 'TRUNCATED', /output tokens/],
  ['a content filter', ended(words, chunk('', 'content_filter'), DONE), 'REFUSED', /content filter/],
  ['a refusal in parts', ended(refusing('I cannot '), refusing('trade.', 'stop')), 'REFUSED', /^I cannot trade\.$/],
];

describe('W06 a stream that goes wrong ends in its cause, and its money is settled', () => {
  it.each(rows)('%s', async (_title, respond, cause, detail) => {
    const url = await serveStream(respond);
    const { ask, desk } = watchedDesk(url, {}, { deadlineMs: cause === 'TIMEOUT' ? SHORT_MS : 60_000 });
    const outcome = await ask();
    expect(outcome.result).toMatchObject({ kind: 'ABSTAINED', cause, detail: expect.stringMatching(detail) });
    const [run] = desk.budget().lines;
    expect(run).toMatchObject({ reservedMicroUsd: 0, spentMicroUsd: outcome.usage.costMicroUsd });
    expect(run?.spentMicroUsd).toBeGreaterThan(0);
  });

  it('nobody waits any more: it is given up at once, and the connection closed', async () => {
    let close = () => {};
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const url = await serveStream((response) => {
      response.once('close', close);
      begin(response, words);
    });
    const { desk, ask, seen } = watchedDesk(url, {}, { deadlineMs: 60_000 });
    const asked = ask();
    await expect.poll(() => seen.at(-1)).toBe(bought.thesis);
    desk.drop();
    expect((await asked).result).toMatchObject({ kind: 'ABSTAINED', cause: 'INTERRUPTED' });
    await closed;
  });

  it('three in a row, and the provider is left alone', async () => {
    const { ask } = watchedDesk(await serveStream(ended(words)));
    for (let nth = 0; nth < 3; nth += 1) expect((await ask()).result).toMatchObject({ cause: 'CONNECTION_LOST' });
    expect(await ask()).toMatchObject({ result: { detail: expect.stringContaining('in a row failed') }, callCount: 0 });
  });

  it('others take their turn: a stream that stalls frees its slot', async () => {
    let nth = 0;
    const url = await serveStream((response) => {
      nth += 1;
      const respond = nth <= 2 ? open(words) : ended(words, chunk('', 'stop'), DONE);
      respond(response);
    });
    // A local server is asked twice at once.
    const { ask } = watchedDesk(url, { profile: 'llama-cpp' }, { deadlineMs: SHORT_MS });
    const stalled = await Promise.all([ask(), ask()]);
    expect(stalled.map(({ result }) => result)).toMatchObject([{ cause: 'TIMEOUT' }, { cause: 'TIMEOUT' }]);
    expect((await ask()).result.kind).toBe('ANSWERED');
  });
});
