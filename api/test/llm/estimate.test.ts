import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { estimateFrom } from '../../src/commands/estimate/figures.ts';
import { priceModel } from '../../src/commands/estimate/model-prices.ts';
import { sampleQuestions } from '../../src/commands/estimate/sample.ts';
import { loadConfig } from '../../src/config.ts';
import { runHeadless } from '../../src/simulation/headless.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { agentDefaults } from '../../src/traders/agents/agent-parameters.ts';
import { costOf, priceOf } from '../../src/traders/llm/price.ts';
import { ArrayJournal } from '../kit/array-journal.ts';
import { market, marketJson } from '../kit/market-command.ts';
import { deskAt, goodText, MockProvider, providerAt } from './mock-provider.ts';
import { modelMarket } from './model-market.ts';

const MINUTE = 60_000;
const FOR_MS = 60 * MINUTE;

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

/** Names nothing that should wake it, as the estimate takes it. */
const unwoken = goodText.replace('"sleepSeconds":300', '"sleepSeconds":null').replace('287000', 'null');

const scenario = modelMarket({ kelvin: 'test/gpt-5-mini', okapi: 'test/gpt-5-mini' });

/** Counts as tokenizers do: words, digits in threes, marks. Nothing of it is known to the estimate. */
function tokensOf(text: string): number {
  return text.match(/\d{1,3}|\p{L}+|[^\p{L}\d\s]|\n/gu)?.length ?? 0;
}

describe('an estimate', () => {
  it('W08 of a run is what a run like it is billed, within a third', async (context) => {
    const provider = providerAt(mock.url);
    const assumed = {
      sampleMs: FOR_MS,
      forMs: FOR_MS,
      outputTokens: 150,
      repairShare: 0,
      floorMs: agentDefaults.modelFloorMs,
    };
    const sampled = await sampleQuestions(openKernel(scenario, 'estimate', null), FOR_MS);
    const { total, most } = estimateFrom(sampled, assumed, () => priceOf({ provider, model: 'gpt-5-mini' }));

    mock.play((_nth, request) => {
      const asked = request.messages.map(({ content }) => String(content)).join('\n');
      const schema = JSON.stringify(request.response_format);
      const usage = { prompt_tokens: tokensOf(asked) + tokensOf(schema), completion_tokens: tokensOf(goodText) };
      return { content: unwoken, usage };
    });
    const { desk } = deskAt(provider, {
      caps: { runMicroUsd: 100_000_000, dayMicroUsd: 100_000_000, agentMicroUsd: 100_000_000 },
    });
    desk.startRun('run');
    const kernel = openKernel(scenario, 'estimate', null);
    const model = { ask: (request: Parameters<typeof desk.ask>[0]) => desk.ask(request) };
    await runHeadless({ kernel, journal: new ArrayJournal(), until: kernel.now + FOR_MS, model });

    const booked = desk.budget().lines[0]?.spentMicroUsd ?? 0;
    const calls = mock.requests().length;
    const figures = `estimated ${total.calls} calls, USD ${total.microUsd / 1e6}; booked ${calls} calls, USD ${booked / 1e6}`;
    await context.annotate(`cost of an hour: ${figures}`, 'figure');
    expect(calls).toBeGreaterThan(10);
    expect(total.calls / calls).toBeGreaterThan(2 / 3);
    expect(total.calls / calls).toBeLessThan(4 / 3);
    expect(total.microUsd / booked).toBeGreaterThan(2 / 3);
    expect(total.microUsd / booked).toBeLessThan(4 / 3);
    expect(most.calls).toBeGreaterThanOrEqual(calls);
    expect(most.microUsd).toBeGreaterThan(booked);
  });
});

describe('attention', () => {
  const sampled = [
    { participantId: 'a', model: 'm', questionCount: 4, characters: 4_000 },
    { participantId: 'b', model: 'm', questionCount: 6, characters: 6_000 },
  ];
  const assumed = { sampleMs: 30 * MINUTE, forMs: 60 * MINUTE, outputTokens: 1, repairShare: 0.5, floorMs: MINUTE };

  it('W09 is compared with asking every agent every three minutes, repairs left out', () => {
    const { attention } = estimateFrom(sampled, assumed, () => ({ kind: 'FREE' }));
    expect(attention).toEqual({ questions: 20, polledQuestions: 40, savedShare: 0.5 });
  });
});

describe('market estimate', () => {
  const args = ['estimate', '--scenario', 'thin', '--for', '6h', '--sample', '1m'];

  it('W08 tells calls, tokens and dollars of each agent and of all, with what it assumed', async () => {
    const [told] = await marketJson(...args, '--model', 'made-up', '--price', '1/10');
    expect(told).toMatchObject({
      scenario: 'thin',
      forMs: 21_600_000,
      models: [{ model: 'made-up', price: 'PRICED' }],
      passesCap: true,
      assumptions: expect.arrayContaining([expect.stringMatching(/^output: 300 tokens/)]),
    });
    const { agents, total } = told as { agents: Record<string, number>[]; total: Record<string, number> };
    expect(agents.length).toBeGreaterThan(2);
    for (const key of ['calls', 'inputTokens', 'outputTokens', 'microUsd']) {
      const sum = agents.reduce((all, agent) => all + (agent[key] ?? 0), 0);
      expect(total[key]).toBe(sum);
      expect(sum).toBeGreaterThan(0);
    }
  });

  it('W08 is refused for a model of no known price, and says how to declare one', async () => {
    const { code, stdout, stderr } = await market(...args, '--model', 'made-up');
    expect(stderr).toMatch(/No price of made-up.*--price free/);
    expect([code, stdout]).toEqual([1, '']);
  });

  it('W08 says in words that a model declared free costs nothing', async () => {
    const { code, stdout } = await market(...args, '--model', 'made-up', '--price', 'free');
    expect(stdout).toMatch(/total +\d+ +\d+ +\d+ +0\.000000/);
    expect(stdout).toMatch(
      /asked when something happens: \d+ questions; every 3m? ?\w* it would be \d+ \(-?\d+ % \w+\)/,
    );
    expect(stdout).toMatch(/assumed:\n- questions: .*\n- at most: .*\n- input: .*\n- output: /);
    expect(code).toBe(0);
  });
});

describe('the price of a model', () => {
  const priceWith = (model: string, env: Record<string, string> = {}, declared?: string) =>
    priceModel(
      model,
      declared,
      loadConfig(env, () => null),
    );
  const decision = { inputTokens: 2_000, cachedInputTokens: 0, outputTokens: 300 };

  it.each([
    ['gpt-5-mini', {}, 1_100],
    ['gemini/gemini-2.5-flash', {}, 1_350],
    ['ollama/llama3', {}, 0],
    ['mine', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1' }, 0],
    ['mine', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', OPENAI_API_KEY: 'sk-123456', LLM_PRICE: '1/10' }, 5_000],
  ])('W08 %s with %j is %i micro-USD a decision', (model, env, microUsd) => {
    expect(costOf(priceWith(model, env).price, decision)).toBe(microUsd);
  });

  it('W08 that was declared on the command line counts before any other', () => {
    expect(costOf(priceWith('gpt-5-mini', {}, '0/0.5').price, decision)).toBe(150);
  });
});
