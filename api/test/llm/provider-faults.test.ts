import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { agentDefaults } from '../../src/traders/agents/agent-parameters.ts';
import { clampAnswer } from '../../src/traders/agents/clamp.ts';
import type { ModelDesk } from '../../src/traders/llm/model-desk.ts';
import { marketView } from '../kit/market-view.ts';
import { deskAt, goodText, KEY, MockProvider, providerAt } from './mock-provider.ts';
import { bought } from './written-answers-table.ts';

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

const desk = (...[change]: [Parameters<typeof deskAt>[1]?]) => deskAt(providerAt(mock.url), change);
const abstained = (cause: string, detail: RegExp) => ({
  kind: 'ABSTAINED',
  cause,
  detail: expect.stringMatching(detail),
});
const reservedMicroUsd = (modelDesk: ModelDesk) => modelDesk.budget().lines[0]?.reservedMicroUsd ?? 0;
const usage = { prompt_tokens: 2_000, completion_tokens: 300 };

let server: Server | undefined;
afterEach(() => void server?.close());

/** A server of our own, for replies that aimock does not give. */
async function serve(listener: RequestListener): Promise<string> {
  server = createServer(listener).listen(0, '127.0.0.1');
  await new Promise((resolve) => server?.once('listening', resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;
}

function serveJson(body: unknown): Promise<string> {
  return serve((_request, response) => {
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
}

describe('a model that answers', () => {
  it('decides; tokens and cost are booked', async () => {
    mock.play(() => ({ content: goodText, usage }));
    const { ask } = desk();
    expect(await ask()).toMatchObject({
      result: { kind: 'ANSWERED', answer: bought },
      rawAnswer: goodText,
      usage: { inputTokens: 2_000, outputTokens: 300, costMicroUsd: 5_000 },
      callCount: 1,
      fallBack: false,
    });
  });

  it('may ask for an absurd size: the answer goes through, and the trader shrinks it to what the agent owns', async () => {
    const answer = { ...bought, orders: bought.orders.map((order) => ({ ...order, quantityLots: 900_000_000_000 })) };
    mock.play(() => ({ content: JSON.stringify(answer) }));
    expect((await desk().ask()).result).toEqual({ kind: 'ANSWERED', answer });
    const view = marketView({ owners: { a1: { free: { BTC: 10_000_000 } } } });
    const clamped = clampAnswer(answer, view, view.time, 'a1', agentDefaults);
    expect(clamped).toMatchObject({ ok: true, clamps: [expect.stringContaining('quantity 900000000000 -> ')] });
    const lots = clamped.ok ? clamped.decision.orders[0]?.quantityLots : undefined;
    expect(lots).toBeGreaterThan(0);
    expect(((lots ?? 0) * 285_000) / 10).toBeLessThanOrEqual(10_000_000);
  });

  it('may correct itself once: the repair call quotes the answer and the exact error', async () => {
    mock.play((nth) => ({ content: nth === 0 ? goodText.replace('65', '650') : goodText, usage }));
    const outcome = await desk().ask();
    expect(outcome).toMatchObject({ result: { kind: 'ANSWERED', answer: bought }, callCount: 2, rawAnswer: goodText });
    expect(outcome.usage).toEqual({ inputTokens: 4_000, outputTokens: 600, costMicroUsd: 10_000 });
    expect(mock.requests()[1]?.messages.slice(2)).toEqual([
      { role: 'assistant', content: goodText.replace('65', '650') },
      { role: 'user', content: expect.stringContaining('confidencePercent: ') },
    ]);
  });

  it('without counting its tokens is billed by the length of its words', async () => {
    const message = { role: 'assistant', content: goodText };
    const { ask } = deskAt(providerAt(await serveJson({ choices: [{ index: 0, message, finish_reason: 'stop' }] })));
    const outcome = await ask();
    expect(outcome.result.kind).toBe('ANSWERED');
    expect(outcome.usage.outputTokens).toBe(Math.ceil(goodText.length / 2.7));
  });
});

describe('words that are no answer end in their cause', () => {
  it.each([
    [
      'malformed JSON',
      '{"market": AAPL/BTC, "stance": }',
      'UNPARSEABLE',
      /Object key expected at position 15 \(after a repair call\)/,
    ],
    ['prose', 'I would rather hold.', 'UNPARSEABLE', /no JSON object/],
    ['a cut object', goodText.slice(0, 90), 'TRUNCATED', /before its object is closed/],
    ['the wrong shape', '{"BTC":{"signal":"hold"}}', 'WRONG_SHAPE', /^thesis: .*; market: /],
    ['an invented ticker', goodText.replace('AAPL/BTC', 'NVDA/BTC'), 'UNKNOWN_MARKET', /"NVDA\/BTC"/],
  ])('%s', async (_title, content, cause, detail) => {
    mock.play(() => ({ content }));
    expect(await desk().ask()).toMatchObject({ result: abstained(cause, detail), rawAnswer: content, callCount: 2 });
    expect(mock.requests()).toHaveLength(2);
  });

  it.each([
    ['truncation', { content: goodText.slice(0, 90), finishReason: 'length' }, 'TRUNCATED', /output tokens/],
    ['a content filter', { content: '', finishReason: 'content_filter' }, 'REFUSED', /content filter/],
    ['an error as the ending', { content: '', finishReason: 'error' }, 'PROVIDER_ERROR', /ended the answer/],
  ])('%s, said by the provider: no repair call', async (_title, response, cause, detail) => {
    mock.play(() => response);
    expect(await desk().ask()).toMatchObject({ result: abstained(cause, detail), callCount: 1 });
  });

  it('a refusal: no repair call', async () => {
    const message = { role: 'assistant', content: null, refusal: 'I cannot trade.' };
    const { ask } = deskAt(
      providerAt(await serveJson({ choices: [{ index: 0, message, finish_reason: 'stop' }], usage })),
    );
    expect(await ask()).toMatchObject({ result: abstained('REFUSED', /^I cannot trade\.$/), callCount: 1 });
  });
});

describe('a provider that fails', () => {
  it('with 429 is left alone until the time it named, and nobody waits for it', async () => {
    mock.play((nth) =>
      nth === 0 ? { error: { message: 'slow down' }, status: 429, retryAfter: 7 } : { content: goodText },
    );
    const { ask, clock } = desk();
    const limited = await ask();
    expect(limited).toMatchObject({ result: abstained('RATE_LIMITED', /HTTP 429/), fallBack: false });
    expect(limited.usage.costMicroUsd).toBe(0);
    clock.elapsedMs += 6_999;
    expect(await ask()).toMatchObject({ result: abstained('RATE_LIMITED', /1 s left/), callCount: 0 });
    expect(await ask({ model: 'test/another' })).toMatchObject({ result: abstained('RATE_LIMITED', /1 s left/) });
    expect(mock.requests()).toHaveLength(1);
    clock.elapsedMs += 1;
    expect((await ask()).result.kind).toBe('ANSWERED');
  });

  it.each([
    ['back an hour', -3_600_000],
    ['forward a day', 86_400_000],
    ['to 1970', -Date.UTC(2026, 0, 5, 12)],
  ])('with 429 is left alone just as long when the wall clock is set %s meanwhile', async (_how, shiftMs) => {
    mock.play((nth) =>
      nth === 0 ? { error: { message: 'slow down' }, status: 429, retryAfter: 7 } : { content: goodText },
    );
    const { ask, clock } = desk();
    await ask();
    clock.now += shiftMs;
    clock.elapsedMs += 6_999;
    expect(await ask()).toMatchObject({ result: abstained('RATE_LIMITED', /1 s left/) });
    clock.elapsedMs += 1;
    expect((await ask()).result.kind).toBe('ANSWERED');
  });

  it('with 500 is not asked again in the same turn', async () => {
    mock.play(() => ({ error: { message: 'boom' }, status: 500 }));
    expect((await desk().ask()).result).toEqual(abstained('PROVIDER_ERROR', /^HTTP 500.*boom/));
    expect(mock.requests()).toHaveLength(1);
  });

  it('three times in a row is not asked for a pause, then by one call at a time', async () => {
    mock.play((nth) => (nth < 4 ? { error: { message: 'boom' }, status: 503 } : { content: goodText }));
    const { ask, clock } = desk();
    for (let nth = 0; nth < 3; nth += 1) await ask();
    expect((await ask()).result).toEqual(abstained('PROVIDER_ERROR', /3 calls in a row failed: next try in 30 s/));
    clock.elapsedMs += 30_000;
    const [trial, beside] = await Promise.all([ask(), ask()]);
    expect(trial.result).toEqual(abstained('PROVIDER_ERROR', /HTTP 503/));
    expect(beside.result).toEqual(abstained('PROVIDER_ERROR', /trial call is under way/));
    clock.elapsedMs += 60_000;
    expect((await ask()).result.kind).toBe('ANSWERED');
    expect(mock.requests()).toHaveLength(5);
  });

  it('by silence costs the deadline once, and the whole estimate, for it may have run', async () => {
    mock.play(() => ({ content: goodText }), { latencyMs: 5_000 });
    const { ask, desk: modelDesk } = desk({ deadlineMs: 100 });
    const outcome = await ask();
    expect(outcome).toMatchObject({ result: abstained('TIMEOUT', /100 ms/), callCount: 1 });
    expect(outcome.usage.costMicroUsd).toBeGreaterThan(40_000);
    expect(modelDesk.budget().lines[0]).toMatchObject({
      spentMicroUsd: outcome.usage.costMicroUsd,
      reservedMicroUsd: 0,
    });
  });

  it('by silence in the repair call ends within the same deadline', async () => {
    mock.play((nth) => (nth === 0 ? { content: 'no' } : new Promise(() => {})));
    const outcome = await desk({ deadlineMs: 1_500 }).ask();
    expect(outcome).toMatchObject({
      result: abstained('TIMEOUT', /repair call; first answer: it contains no JSON/),
      callCount: 2,
    });
  });

  it.each([
    ['a connection that is closed without a word', { disconnectRate: 1 }, 'CONNECTION_LOST'],
    ['a body that is not JSON', { malformedRate: 1 }, 'PROVIDER_ERROR'],
  ])('with %s', async (_title, chaos, cause) => {
    mock.play(() => ({ content: goodText }), chaos);
    expect((await desk().ask()).result).toMatchObject({ kind: 'ABSTAINED', cause });
  });

  it('with a reply that is no chat completion', async () => {
    const { ask } = deskAt(providerAt(await serveJson({ error: 'upstream is down' })));
    expect((await ask()).result).toEqual(abstained('PROVIDER_ERROR', /not a chat completion/));
  });

  it('by not being there costs nothing', async () => {
    const url = await serveJson({});
    await new Promise((resolve) => server?.close(resolve));
    expect(await deskAt(providerAt(url)).ask()).toMatchObject({
      result: abstained('CONNECTION_LOST', /ECONNREFUSED/),
      usage: { costMicroUsd: 0 },
    });
  });

  it('by not being configured', async () => {
    expect((await desk().ask({ model: 'nobody/x' })).result).toEqual(abstained('PROVIDER_ERROR', /no provider serves/));
  });
});

describe('a hostile server', () => {
  it('that cuts the body in the middle: CONNECTION_LOST', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '5000' });
      response.write('{"choices":[{"message":{"content":"{', () => response.destroy());
    });
    expect((await deskAt(providerAt(url)).ask()).result).toMatchObject({ cause: 'CONNECTION_LOST' });
  });

  it('that never stops sending is cut off after a megabyte', async () => {
    const url = await serve((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      const send = () => void (response.writable && response.write(' '.repeat(65_536), send));
      send();
    });
    expect((await deskAt(providerAt(url)).ask()).result).toEqual(
      abstained('PROVIDER_ERROR', /longer than 1000000 bytes/),
    );
  });

  it.each([200, 401])('that sends our key back with status %i: it appears nowhere', async (status) => {
    const url = await serve((request, response) => {
      const content = `you said ${request.headers.authorization}`;
      const body = status === 200 ? { choices: [{ message: { content } }] } : { error: { message: content } };
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    });
    const { ask, lines } = deskAt(providerAt(url));
    const told = JSON.stringify([await ask(), lines]);
    expect(told).toContain('you said Bearer [secret]');
    expect(told).not.toContain(KEY);
  });
});

describe('a question is given up', () => {
  const hanging = () => new Promise<never>(() => {});

  it('when the run ends: INTERRUPTED, and the next run asks again', async () => {
    mock.play(hanging);
    const { ask, desk: modelDesk } = desk();
    const asked = ask();
    await expect.poll(() => reservedMicroUsd(modelDesk)).toBeGreaterThan(0);
    modelDesk.drop();
    expect((await asked).result).toEqual(abstained('INTERRUPTED', /nobody waits/));
    mock.play(() => ({ content: goodText }));
    expect((await ask()).result.kind).toBe('ANSWERED');
  });

  it('when the server stops: everything ends, and nothing is asked any more', async () => {
    mock.play(hanging);
    const { ask, desk: modelDesk } = desk();
    const asked = [ask(), ask(), ask()];
    await modelDesk.stop();
    for (const outcome of await Promise.all(asked)) expect(outcome.result).toMatchObject({ cause: 'INTERRUPTED' });
    expect((await ask()).result).toMatchObject({ cause: 'INTERRUPTED' });
  });

  it('while it waits for a free place at the provider: nothing was asked', async () => {
    mock.play(hanging);
    const { ask, desk: modelDesk } = deskAt(providerAt(mock.url, { profile: 'ollama' }));
    const asked = [ask(), ask(), ask()];
    await expect.poll(() => reservedMicroUsd(modelDesk)).toBeGreaterThan(0);
    modelDesk.drop();
    const outcomes = await Promise.all(asked);
    expect(outcomes.map(({ callCount }) => callCount)).toEqual([1, 1, 0]);
    expect(outcomes[2]?.result).toEqual(abstained('INTERRUPTED', /waiting for other calls/));
  });
});

describe('the desk', () => {
  it('turns a broken model path into an abstention', async () => {
    const broken = { ask: () => Promise.reject(new Error(`boom ${KEY}`)) };
    const { ask } = desk({ answerWith: () => broken });
    expect((await ask()).result).toEqual(abstained('PROVIDER_ERROR', /^the model path broke: Error$/));
  });

  it('lets only so many calls to a provider run at once', async () => {
    let running = 0;
    let most = 0;
    mock.play(async () => {
      running += 1;
      most = Math.max(most, running);
      await new Promise((resolve) => setTimeout(resolve, 10));
      running -= 1;
      return { content: goodText };
    });
    const { ask } = deskAt(providerAt(mock.url, { profile: 'ollama' }));
    const outcomes = await Promise.all(Array.from({ length: 7 }, () => ask()));
    expect(outcomes.every(({ result }) => result.kind === 'ANSWERED')).toBe(true);
    expect(most).toBe(2);
  });
});
