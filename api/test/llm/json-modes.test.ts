import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orderKinds, timesInForce } from '../../src/market/order.ts';
import { answerSchema } from '../../src/traders/llm/answer-schema.ts';
import type { ProfileName } from '../../src/traders/llm/provider.ts';
import { deskAt, goodText, MockProvider, providerAt } from './mock-provider.ts';

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

const asked = () => mock.requests().map((request) => request.response_format?.type ?? 'prompt');

const sentFormat = z.looseObject({ json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()) }) });

/** A server that takes none of the given forms of an answer. */
function refusing(...types: readonly string[]) {
  return (_nth: number, request: ChatCompletionRequest) => {
    const type = request.response_format?.type ?? 'prompt';
    if (!types.includes(type)) return { content: goodText };
    return { error: { message: `Invalid parameter: response_format of type ${type} is not supported` }, status: 400 };
  };
}

describe('the form of the answer', () => {
  it('is asked for by a strict JSON schema made from the one schema', async () => {
    mock.play(() => ({ content: goodText }));
    await deskAt(providerAt(mock.url)).ask();
    const format = sentFormat.parse(mock.requests()[0]?.response_format);
    expect(format).toMatchObject({
      type: 'json_schema',
      json_schema: {
        strict: true,
        schema: {
          type: 'object',
          additionalProperties: false,
          properties: { market: { enum: ['AAPL/BTC', 'ETH/BTC'] }, orders: { type: 'array', maxItems: 4 } },
        },
      },
    });
    expect(JSON.stringify(format)).not.toMatch(/\$schema|9007199254740991|\\d/);
    expect(format.json_schema.schema.required).toEqual(Object.keys(format.json_schema.schema.properties as object));
  });

  it('names every field as required, without a default, in an order too', () => {
    const { json } = answerSchema(['AAPL/BTC']);
    const order = json.properties?.orders?.items;
    for (const node of [json, order]) {
      expect(node).toMatchObject({ required: Object.keys(node?.properties ?? {}), additionalProperties: false });
    }
    expect(order?.properties?.kind?.enum).toEqual(orderKinds);
    expect(order?.properties?.timeInForce?.enum).toEqual(timesInForce);
    expect(JSON.stringify(json)).not.toMatch(/"default"/);
  });

  it.each([
    [['json_schema'], ['json_schema', 'json_object']],
    [
      ['json_schema', 'json_object'],
      ['json_schema', 'json_object', 'prompt'],
    ],
  ])('weakens by one step for each refusal of %j, in the same turn, and is remembered', async (refused, steps) => {
    mock.play(refusing(...refused));
    const { ask, lines } = deskAt(providerAt(mock.url));
    expect(await ask()).toMatchObject({ result: { kind: 'ANSWERED' }, callCount: 1 });
    expect(asked()).toEqual(steps);
    expect((await ask()).result.kind).toBe('ANSWERED');
    expect(asked()).toEqual([...steps, steps.at(-1)]);
    expect(lines.filter((line) => line.includes('weaker JSON mode'))).toHaveLength(refused.length);
  });

  it('that is refused in every way is a failure of the provider', async () => {
    mock.play(refusing('json_schema', 'json_object', 'prompt'));
    expect((await deskAt(providerAt(mock.url)).ask()).result).toMatchObject({ cause: 'PROVIDER_ERROR' });
    expect(mock.requests()).toHaveLength(3);
  });

  it('stays when a 400 is about something else', async () => {
    mock.play(() => ({ error: { message: 'This model does not exist' }, status: 400 }));
    expect((await deskAt(providerAt(mock.url)).ask()).result).toMatchObject({ cause: 'PROVIDER_ERROR' });
    expect(asked()).toEqual(['json_schema']);
  });

  it('one question that finds it weakened already asks again in the new form', async () => {
    mock.play(refusing('json_schema'));
    const { ask, lines } = deskAt(providerAt(mock.url));
    const outcomes = await Promise.all([ask(), ask(), ask()]);
    expect(outcomes.map(({ result }) => result.kind)).toEqual(['ANSWERED', 'ANSWERED', 'ANSWERED']);
    expect(lines.filter((line) => line.includes('weaker JSON mode'))).toHaveLength(1);
  });
});

describe('a profile', () => {
  it.each<[ProfileName, string, RegExp]>([
    ['openai', 'max_completion_tokens', /\$schema|"(min|max)Length"/],
    ['gemini', 'max_tokens', /\$schema|additionalProperties|"(min|max)Length"/],
    ['groq', 'max_tokens', /\$schema/],
    ['ollama', 'max_tokens', /\$schema/],
  ])('%s limits output by %s and leaves out what its servers refuse', async (profile, field, refused) => {
    mock.play(() => ({ content: goodText }));
    await deskAt(providerAt(mock.url, { profile })).ask();
    const request = mock.requests()[0] ?? expect.fail('nothing was asked');
    expect(request[field]).toBeGreaterThan(1_000);
    expect(JSON.stringify(request.response_format)).not.toMatch(refused);
    expect(request).not.toHaveProperty('temperature');
    expect(request.stream ?? false).toBe(false);
  });
});
