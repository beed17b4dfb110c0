import { afterAll, beforeAll, expect, it } from 'vitest';
import { loadConfig, resolveModel } from '../../src/config.ts';
import { memoryBudgetStore } from '../../src/traders/llm/budget-store.ts';
import type { ModelProvider } from '../../src/traders/llm/provider.ts';
import { deskAt, goodText, KEY, MockProvider } from './mock-provider.ts';

const mock = new MockProvider();
beforeAll(() => mock.start());
afterAll(() => mock.stop());

/** A desk with the providers of a real configuration. */
function deskOf(
  env: Record<string, string>,
  providersFile: object | null = null,
  change: Parameters<typeof deskAt>[1] = {},
) {
  const config = loadConfig(env, () => providersFile && JSON.stringify(providersFile));
  const providers: readonly ModelProvider[] = config.providers;
  expect(providers).toHaveLength(1);
  return deskAt(providers[0] ?? expect.fail('no provider'), {
    resolveModel: (name) => resolveModel(config.providers, name),
    caps: config.llmCaps,
    ...change,
  });
}

it.each([
  ['that wants no key, it is free', {}, 0, 0],
  ['with a declared price, it is billed', { OPENAI_API_KEY: KEY, LLM_PRICE: '1/10' }, 3_000, 1_200],
  ['declared free', { OPENAI_API_KEY: KEY, LLM_PRICE: 'free' }, 0, 0],
])('an address and a model name are all a server needs: %s', async (_title, env, costMicroUsd, spentTokens) => {
  mock.play(() => ({ content: goodText, usage: { prompt_tokens: 1_000, completion_tokens: 200 } }));
  const { ask, desk } = deskOf({ OPENAI_BASE_URL: mock.url, ...env });
  const outcome = await ask({ model: 'meta-llama/llama-3' });
  expect(outcome).toMatchObject({ result: { kind: 'ANSWERED' }, usage: { inputTokens: 1_000, costMicroUsd } });
  expect(mock.requests()[0]?.model).toBe('meta-llama/llama-3');
  expect(desk.budget().tokenLines[0]).toMatchObject({ scope: 'run', spentTokens });
});

it('a model with a key and without a known price is not asked: its seat thinks with rules, and the start says so', async () => {
  mock.play(() => ({ content: goodText }));
  const env = { OPENAI_API_KEY: KEY, OPENAI_BASE_URL: mock.url, LLM_MODEL: 'nobody-lists-me' };
  expect(await deskOf(env).ask({ model: 'nobody-lists-me' })).toMatchObject({
    result: { cause: 'BUDGET_REACHED', detail: expect.stringContaining('no known price') },
    callCount: 0,
    fallBack: true,
  });
  expect(mock.requests()).toHaveLength(0);
  expect(loadConfig(env, () => null).notes.join()).toContain('LLM_PRICE=free');
});

it('a provider of providers.json is named before the slash; a free one counts against nothing', async () => {
  mock.play(() => ({ content: goodText }));
  const mine = { id: 'mine', baseUrl: mock.url, profile: 'ollama', price: 'free' };
  const { ask, desk } = deskOf({ LLM_MAX_USD_PER_RUN: '0' }, { providers: [mine] });
  expect(await ask({ model: 'mine/llama3' })).toMatchObject({
    result: { kind: 'ANSWERED' },
    usage: { costMicroUsd: 0 },
  });
  expect(mock.requests()[0]?.model).toBe('llama3');
  expect(desk.budget().tokenLines[0]?.spentTokens).toBe(0);
});

it('a cap that is reached refuses before anything is sent, and tells the seat to fall back', async () => {
  mock.play(() => ({ content: goodText }));
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 10 };
  const mine = { id: 'mine', baseUrl: mock.url, profile: 'openai', price };
  const { ask, desk } = deskOf({ LLM_MAX_USD_PER_RUN: '0.01' }, { providers: [mine] });
  expect(await ask({ model: 'mine/gpt-5-mini' })).toMatchObject({
    result: {
      kind: 'ABSTAINED',
      cause: 'BUDGET_REACHED',
      detail: expect.stringContaining("run's cap of USD 0.010000"),
    },
    callCount: 0,
    fallBack: true,
    usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
  });
  expect(mock.requests()).toHaveLength(0);
  expect(desk.budget()).toMatchObject({ isReached: true });
});

it('a cap that is reached by the first answer leaves no money for a repair call: the first cause stands', async () => {
  mock.play(() => ({ content: 'no JSON', usage: { prompt_tokens: 1_000, completion_tokens: 1_500 } }));
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 10 };
  const mine = { id: 'mine', baseUrl: mock.url, profile: 'openai', price };
  const { ask } = deskOf({ LLM_MAX_USD_PER_RUN: '0.05' }, { providers: [mine] });
  expect(await ask({ model: 'mine/gpt-5-mini' })).toMatchObject({
    result: { kind: 'ABSTAINED', cause: 'UNPARSEABLE', detail: expect.stringContaining('no repair call') },
    callCount: 1,
    fallBack: false,
  });
});

it('a run that goes on after a crash goes on with what it had spent', async () => {
  mock.play(() => ({ content: goodText, usage: { prompt_tokens: 990_000, completion_tokens: 0 } }));
  const price = { inputUsdPerMillion: 1, outputUsdPerMillion: 10 };
  const providers = { providers: [{ id: 'mine', baseUrl: mock.url, profile: 'openai', price }] };
  const store = memoryBudgetStore();
  const before = deskOf({}, providers, { store });
  before.desk.startRun('run');
  expect((await before.ask({ model: 'mine/gpt-5-mini' })).usage.costMicroUsd).toBe(990_000);
  const { ask, desk } = deskOf({}, providers, { store });
  desk.startRun('run');
  expect((await ask({ model: 'mine/gpt-5-mini' })).result).toMatchObject({ cause: 'BUDGET_REACHED' });
  desk.startRun('another');
  expect((await ask({ model: 'mine/gpt-5-mini' })).result.kind).toBe('ANSWERED');
});
