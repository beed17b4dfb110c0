import { z } from 'zod';
import { ConfigError } from './config-error.ts';
import type { MicroUsd } from './market/units.ts';
import { Secret } from './secret.ts';
import { type ProfileName, profileNames, profiles } from './traders/llm/profiles/index.ts';

export interface TokenPrice {
  readonly inputMicroUsdPerMillion: MicroUsd;
  readonly outputMicroUsdPerMillion: MicroUsd;
}

/** `free` costs nothing; `unknown` is looked up by the model's name. */
export type ProviderPrice = TokenPrice | 'free' | 'unknown';

export interface Provider {
  readonly id: string;
  /** `null` is the SDK's own default, OpenAI. */
  readonly baseUrl: string | null;
  /** `null` for providers that want no key, such as a local Ollama. */
  readonly apiKey: Secret | null;
  readonly profile: ProfileName;
  readonly price: ProviderPrice;
  /** False: its words are asked for as a whole. */
  readonly streams: boolean;
}

/** The provider that `OPENAI_API_KEY` and `OPENAI_BASE_URL` describe. */
export const DEFAULT_PROVIDER_ID = 'openai';

const usdPerMillion = z.number('a number of US dollars').min(0).max(100_000).transform(toMicroUsd);

const price = z.union(
  [
    z.literal('free').transform(() => 'free' as const),
    z.strictObject({ inputUsdPerMillion: usdPerMillion, outputUsdPerMillion: usdPerMillion }).transform((usd) => ({
      inputMicroUsdPerMillion: usd.inputUsdPerMillion,
      outputMicroUsdPerMillion: usd.outputUsdPerMillion,
    })),
  ],
  '"free" or {"inputUsdPerMillion": number, "outputUsdPerMillion": number}',
);

const provider = z.strictObject({
  id: z.string('a short name').regex(/^[a-z0-9][a-z0-9-]{0,31}$/, 'lower-case letters, digits and hyphens'),
  baseUrl: z.url({ protocol: /^https?$/, error: 'an http or https address' }).optional(),
  apiKeyVariable: z
    .string()
    .regex(/^[A-Z][A-Z0-9_]{0,63}$/, 'the NAME of an environment variable, such as GEMINI_API_KEY, never the key')
    .optional(),
  profile: z.enum(profileNames, `one of ${profileNames.join(', ')}`),
  price: price.optional(),
  stream: z.boolean('true or false').default(true),
});

const providersFile = z.strictObject(
  { providers: z.array(provider, 'a list of providers') },
  'an object with a list of "providers"',
);

export interface LoadedProviders {
  readonly providers: readonly Provider[];
  /** Why a provider of the file cannot be used now: lines for the start-up log. */
  readonly notes: readonly string[];
}

/**
 * Reads the text of providers.json. A provider whose key variable is not set is left out with a note, so that one
 * file serves machines with different keys.
 */
export function parseProviders(text: string, env: Readonly<Record<string, string | undefined>>): LoadedProviders {
  const entries = parseFile(text).providers;
  requireUniqueIds(entries.map((entry) => entry.id));
  const providers: Provider[] = [];
  const notes: string[] = [];
  for (const entry of entries) {
    const { id, profile, stream: streams } = entry;
    const baseUrl = entry.baseUrl ?? profiles[profile].baseUrl;
    if (baseUrl === null) throw new ConfigError(noAddress(id, profile));
    // A server of one's own may want no key; at its maker's address a provider does.
    const variable = entry.apiKeyVariable ?? (entry.baseUrl === undefined ? profiles[profile].keyVariable : null);
    const key = variable === null ? undefined : env[variable]?.trim();
    if (variable !== null && !key) {
      notes.push(`provider ${id} of providers.json is not used: ${variable} is not set`);
      continue;
    }
    const apiKey = key ? new Secret(key) : null;
    providers.push({ id, profile, baseUrl, apiKey, price: entry.price ?? 'unknown', streams });
  }
  return { providers, notes };
}

function noAddress(id: string, profile: ProfileName): string {
  return `providers.json: the provider "${id}" has no baseUrl: expected one, for ${profile} has no address that all share. See providers.example.json`;
}

function parseFile(text: string): z.infer<typeof providersFile> {
  const result = providersFile.safeParse(parseJson(text));
  if (result.success) return result.data;
  const issue = result.error.issues[0];
  const where = issue?.path.join('.') || 'the top level';
  const expected = issue?.code === 'unrecognized_keys' ? 'only the fields of the example' : issue?.message;
  throw new ConfigError(`providers.json is wrong at ${where}: expected ${expected}. See providers.example.json`);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ConfigError('providers.json is not JSON: expected {"providers": [...]}. See providers.example.json');
  }
}

function requireUniqueIds(ids: readonly string[]): void {
  const twice = ids.find((id, index) => id === DEFAULT_PROVIDER_ID || ids.indexOf(id) !== index);
  if (twice === undefined) return;
  const reason =
    twice === DEFAULT_PROVIDER_ID ? 'is kept for OPENAI_API_KEY and OPENAI_BASE_URL' : 'stands there twice';
  throw new ConfigError(`providers.json: the id "${twice}" ${reason}: expected an id of its own. Rename the provider`);
}

export function toMicroUsd(usd: number): MicroUsd {
  return Math.round(usd * 1_000_000);
}
