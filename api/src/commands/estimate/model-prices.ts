import { type Config, parsePrice, resolveModel } from '../../config.ts';
import { type ModelPrice, priceOf } from '../../traders/llm/price.ts';
import { type ProfileName, profileNames } from '../../traders/llm/profiles/index.ts';
import type { ResolvedModel } from '../../traders/llm/provider.ts';

export type PricedModel = { readonly model: string; readonly price: ModelPrice; readonly source: string };

/**
 * What a model costs: as declared here, as the server would bill it, or, where no provider is configured yet, as the
 * bundled list has it.
 *
 * @throws Error when nobody knows
 */
export function priceModel(model: string, declared: string | undefined, config: Config): PricedModel {
  const resolved = resolveModel(config.providers, model) ?? listedModel(model);
  const { provider } = resolved;
  const known =
    declared === undefined ? resolved : { ...resolved, provider: { ...provider, price: parsePrice(declared) } };
  const price = priceOf(known);
  if (price.kind === 'UNKNOWN') {
    throw new Error(
      `No price of ${model} is known, so there is no estimate. Declare one: --price free, or --price 0.25/2 (US dollars for a million input and output tokens)`,
    );
  }
  return { model, price, source: sourceOf(known, declared !== undefined, price) };
}

function listedModel(model: string): ResolvedModel {
  const slash = model.indexOf('/');
  const profile = profileNames.find((name) => name === model.slice(0, Math.max(slash, 0)));
  const name = profile === undefined ? model : model.slice(slash + 1);
  return { provider: unconfigured(profile ?? 'litellm'), model: name };
}

function unconfigured(profile: ProfileName): ResolvedModel['provider'] {
  return { id: profile, baseUrl: null, apiKey: null, profile, price: 'unknown' };
}

function sourceOf({ provider }: ResolvedModel, isDeclared: boolean, price: ModelPrice): string {
  if (isDeclared) return 'as declared here';
  if (provider.price !== 'unknown') return 'as configured';
  return price.kind === 'FREE' ? 'free: a server of your own' : 'by the list of @pydantic/genai-prices';
}
