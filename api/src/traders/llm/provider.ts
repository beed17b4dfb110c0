import type { MicroUsd } from '../../market/units.ts';
import { type ProfileName, profileNames, profiles } from './profiles/index.ts';
import type { JsonMode, Profile } from './profiles/profile.ts';

/** A key: only its owner can show it. `toString` and `toJSON` of an implementation must not. */
export type ApiKey = { reveal(): string };

export type TokenPrice = {
  readonly inputMicroUsdPerMillion: MicroUsd;
  readonly outputMicroUsdPerMillion: MicroUsd;
};

/** An endpoint that speaks one of OpenAI's two APIs. */
export type ModelProvider = {
  readonly id: string;
  /** `null` is the SDK's own default, OpenAI. */
  readonly baseUrl: string | null;
  /** `null` for servers that want no key. */
  readonly apiKey: ApiKey | null;
  readonly profile: ProfileName;
  readonly price: TokenPrice | 'free' | 'unknown';
  /** False: its words are asked for as a whole. Left out: as its profile does. */
  readonly streams?: boolean;
};

/** What a seat's model name stands for: a provider, and the name the provider knows the model by. */
export type ResolvedModel = { readonly provider: ModelProvider; readonly model: string };

/** The provider that `OPENAI_API_KEY` and `OPENAI_BASE_URL` describe: nobody told its profile. */
const ENVIRONMENT_PROVIDER_ID = 'openai';

/** The configured profile; for the environment's provider the one its address tells, or `generic`. */
export function profileNameOf(provider: ModelProvider): ProfileName {
  if (provider.id !== ENVIRONMENT_PROVIDER_ID || provider.baseUrl === null) return provider.profile;
  const { host } = new URL(provider.baseUrl);
  return profileNames.find((name) => profiles[name].addresses.some((address) => address.test(host))) ?? 'generic';
}

export function profileOf(provider: ModelProvider): Profile {
  return profiles[profileNameOf(provider)];
}

/** Whether words may be asked for one by one. */
export function mayStream(provider: ModelProvider): boolean {
  return profileOf(provider).streams && provider.streams !== false;
}

/** The next weaker way to ask a provider for JSON; null after the last. */
export function weakerMode(mode: JsonMode, { jsonModes }: Profile): JsonMode | null {
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

/** The same of a text that goes on: where it may have come to the beginning of the key, it ends. */
export function withoutKeySoFar(text: string, provider: ModelProvider): string {
  const key = provider.apiKey?.reveal() ?? '';
  if (key.length < SHORTEST_KEY) return text;
  const hidden = text.replaceAll(key, HIDDEN);
  for (let length = key.length - 1; length > 0; length -= 1) {
    if (hidden.endsWith(key.slice(0, length))) return hidden.slice(0, -length);
  }
  return hidden;
}
