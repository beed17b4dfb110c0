import { calcPrice } from '@pydantic/genai-prices';
import type { MicroUsd } from '../../market/units.ts';
import { profileOf, type ResolvedModel, type TokenPrice } from './provider.ts';

/** What a call used, as the provider counted it. Cached input is part of the input. */
export type TokenCount = {
  readonly inputTokens: number;
  readonly cachedInputTokens: number;
  readonly outputTokens: number;
};

/** `FREE` costs nothing; `UNKNOWN` costs something nobody knows: it is not asked. */
export type ModelPrice =
  | { readonly kind: 'FREE' }
  | { readonly kind: 'UNKNOWN' }
  | { readonly kind: 'PRICED'; readonly costOf: (tokens: TokenCount) => MicroUsd };

/** Characters in a token of prompts full of figures. Measured: 2.7; the usual 4 would estimate a third too low. */
export const CHARACTERS_PER_TOKEN = 2.7;

export function estimateTokens(characters: number): number {
  return Math.ceil(characters / CHARACTERS_PER_TOKEN);
}

/**
 * The configured price; else free where the profile says so; else the bundled list's; else free on a server of one's own
 * that wants no key, for nobody is there to be billed. Never a default: any other model has no price.
 */
export function priceOf({ provider, model }: ResolvedModel): ModelPrice {
  if (provider.price === 'free') return FREE;
  if (provider.price !== 'unknown') return configured(provider.price);
  const { freeModels, listedUnder, isFreeWithoutKey } = profileOf(provider);
  if (freeModels?.test(model) === true) return FREE;
  const found = listedUnder === null ? null : listed(model, listedUnder === 'any' ? undefined : listedUnder);
  if (found !== null) return found;
  return isFreeWithoutKey && provider.apiKey === null ? FREE : { kind: 'UNKNOWN' };
}

const FREE: ModelPrice = { kind: 'FREE' };

/** The bill in micro-USD: known, zero, or null where there is no price. */
export function costOf(price: ModelPrice, tokens: TokenCount): MicroUsd | null {
  switch (price.kind) {
    case 'FREE':
      return 0;
    case 'UNKNOWN':
      return null;
    case 'PRICED':
      return price.costOf(tokens);
  }
}

function configured(price: TokenPrice): ModelPrice {
  const costOf = ({ inputTokens, outputTokens }: TokenCount) =>
    wholeMicroUsd(
      (inputTokens * price.inputMicroUsdPerMillion + outputTokens * price.outputMicroUsdPerMillion) / 1_000_000,
    );
  return { kind: 'PRICED', costOf };
}

function listed(model: string, providerId: string | undefined): ModelPrice | null {
  const usdOf = ({ inputTokens, cachedInputTokens, outputTokens }: TokenCount) =>
    calcPrice(
      {
        input_tokens: inputTokens,
        cache_read_tokens: Math.min(cachedInputTokens, inputTokens),
        output_tokens: outputTokens,
      },
      model,
      providerId === undefined ? {} : { providerId },
    )?.total_price;
  const probe = usdOf({ inputTokens: 1_000, cachedInputTokens: 0, outputTokens: 1_000 });
  if (probe === undefined) return null;
  return { kind: 'PRICED', costOf: (tokens) => wholeMicroUsd((usdOf(tokens) ?? 0) * 1_000_000) };
}

/** Rounded up, but not for the last bits of a float. */
function wholeMicroUsd(microUsd: number): MicroUsd {
  return Math.ceil(microUsd - 1e-6);
}
