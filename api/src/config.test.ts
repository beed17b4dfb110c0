import { readFileSync } from 'node:fs';
import { inspect } from 'node:util';
import { describe, expect, it } from 'vitest';
import { type Environment, loadConfig, resolveModel } from './config.ts';
import { ConfigError } from './config-error.ts';
import { defaultCaps } from './traders/llm/budget.ts';

const noFile = () => null;
const limits = { pointsPerSecond: 100, maxPoints: 1_000, maxSocketsPerAddress: 50, maxSockets: 1_000 };
const load = (env: Environment, file: string | null = null) => loadConfig(env, () => file);

function messageOf(env: Environment, file: string | null = null): string {
  try {
    load(env, file);
  } catch (error) {
    expect(error).toBeInstanceOf(ConfigError);
    return (error as ConfigError).message;
  }
  return 'no error';
}

const gemini = {
  id: 'gemini',
  baseUrl: 'https://gemini.example/v1beta/openai/',
  apiKeyVariable: 'GEMINI_API_KEY',
  profile: 'gemini',
};
const ollama = { id: 'ollama', baseUrl: 'http://127.0.0.1:11434/v1', profile: 'ollama', price: 'free' };
const fileOf = (...providers: unknown[]) => JSON.stringify({ providers });

describe('the configuration', () => {
  it('has a default for everything', () => {
    expect(loadConfig({}, noFile)).toEqual({
      port: 4000,
      host: '127.0.0.1',
      dataDir: 'data',
      maxDataBytes: 5_000_000_000,
      godToken: null,
      allowedOrigins: [],
      trustProxy: false,
      limits,
      hasGraphiql: true,
      hasIntrospection: true,
      autoStart: true,
      onCrash: 'resume',
      scenario: 'calm',
      seed: null,
      pricesCsv: null,
      logLevel: 'info',
      publicApiUrl: null,
      providers: [],
      llmModel: null,
      llmCaps: defaultCaps,
      notes: [],
    });
  });

  it.each([
    ['PORT', '0', { port: 0 }],
    ['PORT', '65535', { port: 65_535 }],
    ['HOST', '0.0.0.0', { host: '0.0.0.0' }],
    ['HOST', '::1', { host: '::1' }],
    ['DATA_DIR', '/var/lib/market', { dataDir: '/var/lib/market' }],
    ['MAX_DATA_GB', '0.25', { maxDataBytes: 250_000_000 }],
    ['TRUST_PROXY', 'true', { trustProxy: true }],
    ['POINTS_PER_SECOND', '5000', { limits: { ...limits, pointsPerSecond: 5_000 } }],
    ['MAX_POINTS', '50000', { limits: { ...limits, maxPoints: 50_000 } }],
    ['MAX_SOCKETS_PER_ADDRESS', '1000', { limits: { ...limits, maxSocketsPerAddress: 1_000 } }],
    ['MAX_SOCKETS', '2000', { limits: { ...limits, maxSockets: 2_000 } }],
    ['GRAPHIQL', 'false', { hasGraphiql: false }],
    ['INTROSPECTION', 'false', { hasIntrospection: false }],
    ['AUTO_START', 'false', { autoStart: false }],
    ['AUTO_START', '', { autoStart: true }],
    ['ON_CRASH', 'new', { onCrash: 'new' }],
    ['ON_CRASH', '', { onCrash: 'resume' }],
    ['SCENARIO', 'replay', { scenario: 'replay' }],
    ['SCENARIO', 'my own/day.yaml', { scenario: 'my own/day.yaml' }],
    ['SEED', '42', { seed: '42' }],
    ['PRICES_CSV', 'my/prices.csv', { pricesCsv: 'my/prices.csv' }],
    ['LOG_LEVEL', 'silent', { logLevel: 'silent' }],
    [
      'ALLOWED_ORIGINS',
      'https://a.example, http://localhost:5173',
      { allowedOrigins: ['https://a.example', 'http://localhost:5173'] },
    ],
    ['PUBLIC_API_URL', 'https://api.example/graphql', { publicApiUrl: 'https://api.example/graphql' }],
    ['LLM_MAX_USD_PER_RUN', '0.000001', { llmCaps: { ...defaultCaps, runMicroUsd: 1, agentMicroUsd: 1 } }],
    ['LLM_MAX_USD_PER_AGENT', '0.25', { llmCaps: { ...defaultCaps, agentMicroUsd: 250_000 } }],
    ['LLM_MAX_TOKENS_PER_RUN', '100', { llmCaps: { ...defaultCaps, runTokens: 100 } }],
    ['LLM_MAX_TOKENS_PER_DAY', '100', { llmCaps: { ...defaultCaps, dayTokens: 100 } }],
    ['LLM_MAX_TOKENS_PER_AGENT', '100', { llmCaps: { ...defaultCaps, agentTokens: 100 } }],
    ['LLM_STREAM', 'false', { providers: [] }],
    ['LLM_MAX_USD_PER_DAY', '0', { llmCaps: { ...defaultCaps, dayMicroUsd: 0 } }],
  ])('reads %s=%s', (variable, value, expected) => {
    expect(load({ [variable]: value })).toMatchObject(expected);
  });

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '80.5'],
    ['PORT', 'http'],
    ['HOST', 'http://localhost'],
    ['MAX_DATA_GB', '0'],
    ['MAX_DATA_GB', 'lots'],
    ['MAX_DATA_GB', '1e9'],
    ['TRUST_PROXY', '1'],
    ['MAX_POINTS', '0'],
    ['POINTS_PER_SECOND', '1.5'],
    ['MAX_SOCKETS', '99999999'],
    ['GRAPHIQL', 'off'],
    ['AUTO_START', 'yes'],
    ['ON_CRASH', 'restart'],
    ['SCENARIO', '../../etc/passwd'],
    ['SEED', 'x'.repeat(65)],
    ['LOG_LEVEL', 'loud'],
    ['ALLOWED_ORIGINS', 'a.example'],
    ['ALLOWED_ORIGINS', 'https://a.example/path'],
    ['PUBLIC_API_URL', 'ftp://a.example'],
    ['OPENAI_BASE_URL', 'localhost:11434'],
    ['LLM_MODEL', 'two words'],
    ['LLM_STREAM', 'no'],
    ['LLM_MAX_USD_PER_RUN', '-1'],
    ['LLM_MAX_USD_PER_DAY', '0.0000001'],
  ])('refuses %s=%s with one line that names it, what was found and what is expected', (variable, value) => {
    const message = messageOf({ [variable]: value });
    expect(message).toMatch(new RegExp(`^${variable} is ".*": expected .+\\. Change or remove it`));
    expect(message).toContain(JSON.stringify(value));
    expect(message).not.toContain('\n');
  });

  it.each(['GOD_TOKEN', 'OPENAI_API_KEY'])('never shows the value of %s, neither refused nor loaded', (variable) => {
    expect(messageOf({ [variable]: 'hunter2 hunter2' })).toMatch(new RegExp(`^${variable} is not usable: expected`));
    const config = load({ [variable]: 'hunter2' });
    for (const printed of [JSON.stringify(config), inspect(config, { depth: 9 }), String(config.godToken)]) {
      expect(printed).not.toContain('hunter2');
    }
    const secret = variable === 'GOD_TOKEN' ? config.godToken : config.providers[0]?.apiKey;
    expect(secret?.reveal()).toBe('hunter2');
  });

  it('is frozen all the way down', () => {
    const config = load({ OPENAI_API_KEY: 'key' }, fileOf(ollama));
    expect(Object.isFrozen(config)).toBe(true);
    expect(Object.isFrozen(config.providers)).toBe(true);
    expect(Object.isFrozen(config.providers[1])).toBe(true);
  });
});

describe('the documented examples', () => {
  const read = (name: string) => readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
  const documented = [...read('.env.example').matchAll(/^([A-Z_]+)=(.*)$/gm)];

  it('.env.example shows every variable with its default', () => {
    const fromExample = load(Object.fromEntries(documented.map(([, name, value]) => [name, value])));
    expect(fromExample).toEqual(load({}));
    const source = read('api/src/config.ts').split('const environment = z.object({')[1] ?? '';
    const known = [...(source.split('\n});')[0]?.matchAll(/^ {2}([A-Z_]+):/gm) ?? [])].map(([, name]) => name);
    expect(documented.map(([, name]) => name).sort()).toEqual(known.sort());
  });

  it('providers.example.json loads', () => {
    const keys = { GEMINI_API_KEY: 'a', GATEWAY_API_KEY: 'b' };
    const config = load(keys, read('providers.example.json'));
    expect(config.providers.map(({ id }) => id)).toEqual(['gemini', 'ollama', 'my-gateway']);
  });
});

describe('model providers', () => {
  it('come from the environment and from providers.json', () => {
    const price = { inputUsdPerMillion: 0.3, outputUsdPerMillion: 2.5 };
    const config = load(
      { OPENAI_API_KEY: 'a', GEMINI_API_KEY: 'b', LLM_MODEL: 'gpt-5-mini' },
      fileOf({ ...gemini, price }, ollama),
    );
    expect(config.providers.map(({ id, price: known }) => [id, known])).toEqual([
      ['openai', 'unknown'],
      ['gemini', { inputMicroUsdPerMillion: 300_000, outputMicroUsdPerMillion: 2_500_000 }],
      ['ollama', 'free'],
    ]);
    expect(config.providers.map(({ apiKey }) => apiKey?.reveal())).toEqual(['a', 'b', undefined]);
    expect(config.llmModel).toBe('gpt-5-mini');
  });

  it('are left out with a note when their key is not set', () => {
    const config = load({}, fileOf(gemini, ollama));
    expect(config.providers.map(({ id }) => id)).toEqual(['ollama']);
    expect(config.notes).toEqual(['provider gemini of providers.json is not used: GEMINI_API_KEY is not set']);
  });

  it.each<[string, Environment, string | null]>([
    ['a key alone', { OPENAI_API_KEY: 'key' }, null],
    ['a model alone', { LLM_MODEL: 'gpt-5-mini' }, null],
    ['a key and a model', { OPENAI_API_KEY: 'key', LLM_MODEL: 'gpt-5-mini' }, 'gpt-5-mini'],
    ['an address and a model', { OPENAI_BASE_URL: 'http://127.0.0.1:9/v1', LLM_MODEL: 'llama3' }, 'llama3'],
  ])('%s: the model is called only when it can be', (_what, env, llmModel) => {
    const config = load(env);
    expect(config.llmModel).toBe(llmModel);
    expect(config.notes).toHaveLength(env.LLM_MODEL !== undefined && llmModel === null ? 1 : 0);
  });

  it.each([
    ['gpt-5-mini', 'openai', 'gpt-5-mini'],
    ['meta-llama/llama-3.3-70b', 'openai', 'meta-llama/llama-3.3-70b'],
    ['ollama/llama3', 'ollama', 'llama3'],
  ])('%s is asked at %s', (name, provider, model) => {
    const { providers } = load({ OPENAI_API_KEY: 'key' }, fileOf(ollama));
    expect(resolveModel(providers, name)).toMatchObject({ provider: { id: provider }, model });
  });

  it.each([
    ['{', /is not JSON/],
    ['[]', /wrong at the top level/],
    [fileOf({ ...ollama, id: 'Ollama' }), /providers\.0\.id/],
    [fileOf({ ...ollama, baseUrl: 'localhost' }), /providers\.0\.baseUrl/],
    [fileOf({ ...ollama, profile: 'llama' }), /providers\.0\.profile.*one of openai, openai-responses, gemini/],
    [fileOf({ ...ollama, price: 'cheap' }), /providers\.0\.price.*"free"/],
    [fileOf({ ...gemini, apiKeyVariable: 'sk-live-1234' }), /NAME of an environment variable/],
    [fileOf({ ...ollama, apiKey: 'sk-live-1234' }), /providers\.0: expected only the fields of the example/],
    [fileOf(ollama, ollama), /"ollama" stands there twice/],
    [fileOf({ ...ollama, id: 'openai' }), /is kept for OPENAI_API_KEY/],
  ])('refuses the file %s', (file, expected) => {
    const message = messageOf({}, file);
    expect(message).toMatch(expected);
    expect(message).not.toMatch(/\n|sk-live-1234/);
  });
});
