import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { loadConfig } from '../../src/config.ts';
import { type ProfileName, profileNames, profiles } from '../../src/traders/llm/profiles/index.ts';
import type { JsonMode } from '../../src/traders/llm/profiles/profile.ts';
import { deskAt, goodText, KEY, providerAt } from './mock-provider.ts';
import { bought } from './written-answers-table.ts';

type Seen = { readonly path: string; readonly headers: IncomingHttpHeaders; readonly body: Record<string, unknown> };

let seen: Seen[] = [];
let refused: readonly string[] = [];
let server: Server;

/** A server that speaks both APIs, answers in the way it was asked, and refuses the forms in `refused`. */
beforeAll(async () => {
  server = createServer(async (request, response) => {
    const body = JSON.parse(await text(request)) as Record<string, unknown>;
    const path = request.url ?? '';
    seen.push({ path, headers: request.headers, body });
    const mode = modeOf(body);
    const isRefused = refused.includes(mode);
    const error = { error: { message: `this server does not support response_format, tools or text.format ${mode}` } };
    const reply = path.endsWith('/responses') ? responseOf(mode) : completionOf(mode);
    response.writeHead(isRefused ? 400 : 200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(isRefused ? error : reply));
  }).listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
});
afterAll(() => void server.close());

const url = () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`;

function modeOf(body: Record<string, unknown>): JsonMode {
  if (body.tools !== undefined) return 'tool';
  const format = body.response_format ?? (body.text as { format?: unknown } | undefined)?.format;
  return (format as { type: JsonMode } | undefined)?.type ?? 'prompt';
}

function completionOf(mode: JsonMode) {
  const call = { id: 'c1', type: 'function', function: { name: 'answer', arguments: goodText } };
  const message = mode === 'tool' ? { content: null, tool_calls: [call] } : { content: goodText };
  return {
    choices: [{ index: 0, message, finish_reason: 'stop' }],
    usage: { prompt_tokens: 900, completion_tokens: 100 },
  };
}

function responseOf(mode: JsonMode) {
  const call = { type: 'function_call', name: 'answer', call_id: 'c1', arguments: goodText };
  const words = {
    type: 'message',
    role: 'assistant',
    content: [{ type: 'output_text', text: goodText, annotations: [] }],
  };
  const usage = { input_tokens: 900, output_tokens: 100, input_tokens_details: { cached_tokens: 0 } };
  return {
    id: 'r1',
    status: 'completed',
    output: [{ type: 'reasoning', summary: [] }, mode === 'tool' ? call : words],
    usage,
  };
}

/** What a provider of this profile is sent when it takes the forms that are not `not`. */
async function sentTo(profile: ProfileName, model = 'm', not: readonly string[] = []): Promise<readonly Seen[]> {
  seen = [];
  refused = not;
  const { ask } = deskAt(providerAt(url(), { profile }));
  for (let turn = 0; turn * 2 <= not.length; turn += 1) {
    const outcome = await ask({ model: `test/${model}` });
    if (outcome.result.kind === 'ABSTAINED') continue;
    expect(outcome.result.answer).toEqual(bought);
    expect(outcome.usage).toMatchObject({ inputTokens: 900, outputTokens: 100 });
    break;
  }
  return seen;
}

describe('a profile', () => {
  it.each<[ProfileName, string, string, RegExp]>([
    ['openai', '/v1/chat/completions', 'max_completion_tokens', /\$schema|"(min|max)Length"/],
    ['openai-responses', '/v1/responses', 'max_output_tokens', /\$schema|"(min|max)Length"/],
    ['gemini', '/v1/chat/completions', 'max_tokens', /\$schema|additionalProperties|"(min|max)Length"/],
    ['ollama', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['openrouter', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['groq', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['vllm', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['llama-cpp', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['litellm', '/v1/chat/completions', 'max_tokens', /\$schema/],
    ['generic', '/v1/chat/completions', 'max_tokens', /\$schema/],
  ])(
    '%s asks at %s, limits output by %s and leaves out what its servers refuse',
    async (profile, path, limit, left) => {
      const [request] = await sentTo(profile);
      const { body, headers } = request ?? expect.fail('nothing was asked');
      expect(request?.path).toBe(path);
      expect(headers.authorization).toBe(`Bearer ${KEY}`);
      expect(body[limit]).toBe(profiles[profile].maxOutputTokens);
      expect(modeOf(body)).toBe('json_schema');
      expect(JSON.stringify(body)).not.toMatch(left);
      expect(body).not.toHaveProperty('temperature');
      expect(body.stream ?? false).toBe(false);
      expect(body).toMatchObject(profiles[profile].extraBody);
      for (const [name, value] of Object.entries(profiles[profile].headers))
        expect(headers[name.toLowerCase()]).toBe(value);
    },
  );

  it.each(profileNames)(
    '%s steps down through the forms it has when they are refused, and reads each',
    async (profile) => {
      const { jsonModes } = profiles[profile];
      const sent = await sentTo(profile, 'm', jsonModes.slice(0, -1));
      expect(sent.map(({ body }) => modeOf(body))).toEqual(jsonModes);
    },
  );

  it.each<[ProfileName, unknown]>([
    ['openai', { type: 'function', function: { name: 'answer' } }],
    ['openai-responses', { type: 'function', name: 'answer' }],
    ['openrouter', 'required'],
    ['llama-cpp', 'required'],
    ['ollama', undefined],
    ['generic', undefined],
  ])('%s makes the model call the one tool as its servers allow it', async (profile, choice) => {
    const [, second] = await sentTo(profile, 'm', ['json_schema']);
    expect(second?.body.tool_choice).toEqual(choice);
    expect(second?.body.tools).toHaveLength(1);
  });

  it.each([
    ['openai/gpt-oss-120b', true],
    ['llama-3.3-70b-versatile', false],
  ])('groq is strict with %s: %s', async (model, strict) => {
    const [request] = await sentTo('groq', model);
    expect(request?.body.response_format).toMatchObject({ json_schema: { strict } });
  });

  it.each(profileNames)(
    '%s needs no more of providers.json than its name, or says that it needs an address',
    (profile) => {
      const file = JSON.stringify({ providers: [{ id: 'mine', profile }] });
      const { baseUrl, keyVariable } = profiles[profile];
      const load = (env: Record<string, string>) => loadConfig(env, () => file);
      if (baseUrl === null) expect(() => load({})).toThrow(/"mine" has no baseUrl/);
      else {
        const key = keyVariable === null ? {} : { [keyVariable]: KEY };
        const found = load(key).providers.find(({ id }) => id === 'mine');
        expect(found).toMatchObject({ baseUrl, profile });
        expect(found?.apiKey === null).toBe(keyVariable === null);
        if (keyVariable !== null) expect(load({}).notes.join()).toContain(`${keyVariable} is not set`);
      }
    },
  );
});

describe('the Responses API', () => {
  const answering = async (body: object, status = 200) => {
    const own = createServer((_request, response) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    }).listen(0, '127.0.0.1');
    await new Promise((resolve) => own.once('listening', resolve));
    const address = `http://127.0.0.1:${(own.address() as AddressInfo).port}/v1`;
    const outcome = await deskAt(providerAt(address, { profile: 'openai-responses' })).ask();
    own.close();
    return outcome.result;
  };
  const message = (content: object) => ({ status: 'completed', output: [{ type: 'message', content: [content] }] });

  it.each<[string, object, object]>([
    [
      'a refusal',
      message({ type: 'refusal', refusal: 'I cannot trade.' }),
      { cause: 'REFUSED', detail: 'I cannot trade.' },
    ],
    [
      'a cut answer',
      { status: 'incomplete', incomplete_details: { reason: 'max_output_tokens' }, output: [] },
      { cause: 'TRUNCATED' },
    ],
    [
      'a content filter',
      { status: 'incomplete', incomplete_details: { reason: 'content_filter' }, output: [] },
      { cause: 'REFUSED' },
    ],
    ['a failed response', { status: 'failed', error: { message: 'x' }, output: [] }, { cause: 'PROVIDER_ERROR' }],
    ['no words', { status: 'completed', output: [{ type: 'reasoning' }] }, { cause: 'UNPARSEABLE' }],
    [
      'a call of a tool nobody offered',
      { status: 'completed', output: [{ type: 'function_call', name: 'buy', arguments: goodText }] },
      { cause: 'UNPARSEABLE' },
    ],
    ['no output', { status: 'completed' }, { cause: 'PROVIDER_ERROR' }],
    [
      'usage that is nonsense',
      { ...message({ type: 'output_text', text: goodText }), usage: { input_tokens: -1 } },
      { kind: 'ANSWERED' },
    ],
  ])('%s', async (_title, body, ending) => {
    expect(await answering(body)).toMatchObject(ending);
  });
});
