import { CallSlots } from './call-slots.ts';
import { ChatClient, type ChatPort } from './chat-client.ts';
import { type ModelPrice, priceOf } from './price.ts';
import { type JsonMode, type ModelProvider, profileOf, type ResolvedModel } from './provider.ts';
import { BackOff, Circuit } from './provider-health.ts';

/** What all calls to one provider share. */
type Endpoint = { readonly client: ChatPort; readonly backOff: BackOff; readonly slots: CallSlots };

/** The way to one model: its provider's endpoint, and what was learned about the model itself. */
export type Lane = Endpoint &
  ResolvedModel & {
    readonly circuit: Circuit;
    readonly price: ModelPrice;
    readonly maxOutputTokens: number;
    /** Weakened when the provider refuses a mode, and remembered. */
    jsonMode: JsonMode;
  };

/** Reaches a provider: over HTTP, or in another way that a test wants to break. */
export type Connect = (provider: ModelProvider) => ChatPort;

export const connectByHttp: Connect = (provider) => new ChatClient(provider);

/** Makes every lane once. A provider's limit holds for all its models; failures and JSON modes are a model's own. */
export class Lanes {
  readonly #endpoints = new Map<string, Endpoint>();
  readonly #lanes = new Map<string, Lane>();
  readonly #connect: Connect;

  constructor(connect: Connect) {
    this.#connect = connect;
  }

  of(resolved: ResolvedModel): Lane {
    const key = `${resolved.provider.id}/${resolved.model}`;
    const known = this.#lanes.get(key);
    if (known !== undefined) return known;
    const { jsonMode, maxOutputTokens } = profileOf(resolved.provider);
    const price = priceOf(resolved);
    const circuit = new Circuit();
    const lane: Lane = { ...resolved, ...this.#endpoint(resolved), circuit, price, maxOutputTokens, jsonMode };
    this.#lanes.set(key, lane);
    return lane;
  }

  #endpoint({ provider }: ResolvedModel): Endpoint {
    const known = this.#endpoints.get(provider.id);
    if (known !== undefined) return known;
    const { maxConcurrentCalls } = profileOf(provider);
    const made = { client: this.#connect(provider), backOff: new BackOff(), slots: new CallSlots(maxConcurrentCalls) };
    this.#endpoints.set(provider.id, made);
    return made;
  }
}
