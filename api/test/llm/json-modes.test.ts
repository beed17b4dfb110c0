import type { ChatCompletionRequest } from '@copilotkit/aimock';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { orderKinds, timesInForce } from '../../src/market/order.ts';
import { answerSchema } from '../../src/traders/llm/answer-schema.ts';
import { deskAt, goodText, MockProvider, providerAt } from './mock-provider.ts';

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

function modeOf({ response_format, tools }: ChatCompletionRequest): string {
  if (tools !== undefined) return 'tool';
  return response_format?.type ?? 'prompt';
}

const asked = () => mock.requests().map(modeOf);

const sentFormat = z.looseObject({ json_schema: z.looseObject({ schema: z.record(z.string(), z.unknown()) }) });

/** A server that takes none of the given forms of an answer. */
function refusing(...types: readonly string[]) {
  return (_nth: number, request: ChatCompletionRequest) => {
    const type = modeOf(request);
    if (type === 'tool' && !types.includes(type)) return { toolCalls: [{ name: 'answer', arguments: goodText }] };
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
    [['json_schema'], [['json_schema', 'tool'], ['tool']]],
    [
      ['json_schema', 'tool'],
      [['json_schema', 'tool'], ['json_object'], ['json_object']],
    ],
    [
      ['json_schema', 'tool', 'json_object'],
      [['json_schema', 'tool'], ['json_object', 'prompt'], ['prompt']],
    ],
  ])(
    'weakens by one step for each refusal of %j, two requests a decision, and is remembered',
    async (refused, turns) => {
      mock.play(refusing(...refused));
      const { ask, lines } = deskAt(providerAt(mock.url));
      const endings: string[] = [];
      for (const _turn of turns) {
        const outcome = await ask();
        expect(outcome.callCount).toBe(1);
        endings.push(outcome.result.kind);
      }
      expect(asked()).toEqual(turns.flat());
      expect(endings.at(-1)).toBe('ANSWERED');
      expect(lines.filter((line) => line.includes('weaker JSON mode'))).toHaveLength(refused.length);
    },
  );

  it('weakened in one decision leaves no request for a repair', async () => {
    mock.play((nth, request) =>
      modeOf(request) === 'json_schema' ? refusing('json_schema')(nth, request) : { content: 'no' },
    );
    expect(await deskAt(providerAt(mock.url)).ask()).toMatchObject({
      result: { cause: 'UNPARSEABLE', detail: expect.stringContaining('the form had to be asked for twice') },
      callCount: 1,
    });
    expect(asked()).toEqual(['json_schema', 'tool']);
  });

  it('that is refused in every way is a failure of the provider', async () => {
    mock.play(refusing('json_schema', 'tool', 'json_object', 'prompt'));
    const { ask } = deskAt(providerAt(mock.url));
    for (let nth = 0; nth < 3; nth += 1) expect((await ask()).result).toMatchObject({ cause: 'PROVIDER_ERROR' });
    expect(asked()).toEqual(['json_schema', 'tool', 'json_object', 'prompt', 'prompt']);
  });

  it('is remembered for the model that was refused, and for no other', async () => {
    mock.play(refusing('json_schema'));
    const { ask } = deskAt(providerAt(mock.url));
    await ask({ model: 'test/a' });
    await ask({ model: 'test/b' });
    await ask({ model: 'test/a' });
    expect(asked()).toEqual(['json_schema', 'tool', 'json_schema', 'tool', 'tool']);
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
