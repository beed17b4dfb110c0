import { describe, expect, it } from 'vitest';
import { costOf, estimateTokens, priceOf } from './price.ts';
import type { ProfileName } from './profiles/index.ts';
import type { ModelProvider } from './provider.ts';

const provider = (profile: ProfileName, price: ModelProvider['price'] = 'unknown'): ModelProvider => ({
  id: 'test',
  baseUrl: null,
  apiKey: null,
  profile,
  price,
});

const decision = { inputTokens: 2_000, cachedInputTokens: 0, outputTokens: 300 };

describe('what one decision costs', () => {
  it.each<[ProfileName, string, number]>([
    ['openai', 'gpt-5-mini', 1_100],
    ['gemini', 'gemini-2.5-flash', 1_350],
    ['groq', 'llama-3.3-70b-versatile', 1_417],
    ['openrouter', 'meta-llama/llama-3.3-70b-instruct', 172],
    ['litellm', 'gpt-5-mini', 1_100],
    ['openai-responses', 'gpt-5-mini', 1_100],
    ['generic', 'gpt-5-mini', 1_100],
  ])('%s %s: %i micro-USD by the bundled list', (profile, model, microUsd) => {
    expect(costOf(priceOf({ provider: provider(profile), model }), decision)).toBe(microUsd);
  });

  it('less when a part of the input was cached', () => {
    const price = priceOf({ provider: provider('openai'), model: 'gpt-5-mini' });
    expect(costOf(price, { ...decision, cachedInputTokens: 1_500 })).toBe(763);
  });

  it.each<[ProfileName, string]>([
    ['openai', 'a-model-nobody-lists'],
    ['ollama', 'gpt-oss:120b-cloud'],
    ['litellm', 'mine'],
  ])('%s %s: no price is no price, not zero', (profile, model) => {
    const price = priceOf({ provider: provider(profile), model });
    expect(price).toEqual({ kind: 'UNKNOWN' });
    expect(costOf(price, decision)).toBeNull();
  });

  it.each<[ProfileName, string]>([
    ['ollama', 'llama3'],
    ['llama-cpp', 'any.gguf'],
  ])("%s %s: nothing, for it runs on the user's own machine", (profile, model) => {
    expect(priceOf({ provider: provider(profile), model })).toEqual({ kind: 'FREE' });
  });

  it.each<[ProfileName, boolean]>([
    ['generic', true],
    ['vllm', true],
    ['litellm', false],
    ['openai', false],
  ])('%s without a key is free: %s', (profile, isFree) => {
    expect(priceOf({ provider: provider(profile), model: 'mine' }).kind).toBe(isFree ? 'FREE' : 'UNKNOWN');
    const withKey = { ...provider(profile), apiKey: { reveal: () => 'sk-123456' } };
    expect(priceOf({ provider: withKey, model: 'mine' }).kind).toBe('UNKNOWN');
  });

  it('nothing where the configuration says free, also for a listed model', () => {
    expect(costOf(priceOf({ provider: provider('openai', 'free'), model: 'gpt-5-mini' }), decision)).toBe(0);
  });

  it('what the configuration says, rounded up to a whole micro-USD', () => {
    const price = priceOf({
      provider: provider('openai', { inputMicroUsdPerMillion: 300_000, outputMicroUsdPerMillion: 2_500_000 }),
      model: 'gpt-5-mini',
    });
    expect(costOf(price, decision)).toBe(1_350);
    expect(costOf(price, { inputTokens: 1, cachedInputTokens: 0, outputTokens: 0 })).toBe(1);
  });
});

it('tokens are estimated at 2.7 characters each, rounded up', () => {
  expect([0, 1, 2_000].map(estimateTokens)).toEqual([0, 1, 741]);
});
