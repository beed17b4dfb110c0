import type { MicroUsd } from '../../market/units.ts';

/** A key: only its owner can show it. `toString` and `toJSON` of an implementation must not. */
export type ApiKey = { reveal(): string };

export type TokenPrice = {
  readonly inputMicroUsdPerMillion: MicroUsd;
  readonly outputMicroUsdPerMillion: MicroUsd;
};

/** An endpoint that speaks OpenAI's chat completions. */
export type ModelProvider = {
  readonly id: string;
  /** `null` is the SDK's own default, OpenAI. */
  readonly baseUrl: string | null;
  /** `null` for servers that want no key. */
  readonly apiKey: ApiKey | null;
  readonly profile: ProfileName;
  readonly price: TokenPrice | 'free' | 'unknown';
};

/** What a seat's model name stands for: a provider, and the name the provider knows the model by. */
export type ResolvedModel = { readonly provider: ModelProvider; readonly model: string };

/** How the form of the answer is asked for, strongest first. A provider that refuses one gets the next. */
export const jsonModes = ['json_schema', 'json_object', 'prompt'] as const;
export type JsonMode = (typeof jsonModes)[number];

/** How a provider deviates from OpenAI's API. */
export type Profile = {
  readonly tokenLimitField: 'max_tokens' | 'max_completion_tokens';
  readonly jsonMode: JsonMode;
  /** Keywords of JSON schema it refuses. The validator checks them all the same. */
  readonly refusedKeywords: ReadonlySet<string>;
  readonly headers: Readonly<Record<string, string>>;
  /** Hidden reasoning counts as output where models have it, so the limit leaves room for it. */
  readonly maxOutputTokens: number;
  /** How many calls may be under way at once; a local model answers one after the other anyway. */
  readonly maxConcurrentCalls: number;
};

const hosted: Profile = {
  tokenLimitField: 'max_tokens',
  jsonMode: 'json_schema',
  refusedKeywords: new Set(['$schema']),
  headers: {},
  maxOutputTokens: 4_096,
  maxConcurrentCalls: 8,
};

const local: Profile = { ...hosted, maxOutputTokens: 2_048, maxConcurrentCalls: 2 };

export const profiles = {
  openai: {
    ...hosted,
    tokenLimitField: 'max_completion_tokens',
    refusedKeywords: new Set(['$schema', 'minLength', 'maxLength']),
  },
  gemini: { ...hosted, refusedKeywords: new Set(['$schema', 'additionalProperties', 'minLength', 'maxLength']) },
  ollama: local,
  openrouter: { ...hosted, headers: { 'X-Title': 'Agent Market' } },
  groq: hosted,
  vllm: { ...local, maxConcurrentCalls: 8 },
  'llama-cpp': local,
  litellm: hosted,
  generic: hosted,
} as const satisfies Readonly<Record<string, Profile>>;

export type ProfileName = keyof typeof profiles;

/** Servers that are recognised by their address, so that `OPENAI_BASE_URL` alone is enough to use them. */
const KNOWN_ADDRESSES: readonly (readonly [RegExp, ProfileName])[] = [
  [/(^|\.)openai\.com(:|$)/, 'openai'],
  [/(^|\.)openai\.azure\.com(:|$)/, 'openai'],
  [/^generativelanguage\.googleapis\.com(:|$)/, 'gemini'],
  [/(^|\.)openrouter\.ai(:|$)/, 'openrouter'],
  [/(^|\.)groq\.com(:|$)/, 'groq'],
  [/:11434$/, 'ollama'],
];

/** The provider that `OPENAI_API_KEY` and `OPENAI_BASE_URL` describe: nobody told its profile. */
const ENVIRONMENT_PROVIDER_ID = 'openai';

/** The configured profile; for the environment's provider the one its address tells, or `generic`. */
export function profileNameOf(provider: ModelProvider): ProfileName {
  if (provider.id !== ENVIRONMENT_PROVIDER_ID || provider.baseUrl === null) return provider.profile;
  const { host } = new URL(provider.baseUrl);
  return KNOWN_ADDRESSES.find(([address]) => address.test(host))?.[1] ?? 'generic';
}

export function profileOf(provider: ModelProvider): Profile {
  return profiles[profileNameOf(provider)];
}

/** The next weaker way to ask for JSON; null after the last. */
export function weakerMode(mode: JsonMode): JsonMode | null {
  return jsonModes[jsonModes.indexOf(mode) + 1] ?? null;
}

const HIDDEN = '[secret]';

/** Shorter ones are place-holders such as `none`, and would blot out ordinary words. */
const SHORTEST_KEY = 6;

/** The text without the provider's key, should a server have echoed it. */
export function withoutKey(text: string, provider: ModelProvider): string {
  const key = provider.apiKey?.reveal() ?? '';
  return key.length < SHORTEST_KEY ? text : text.replaceAll(key, HIDDEN);
}
