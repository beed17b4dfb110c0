import { CallSlots } from './call-slots.ts';
import { ChatClient } from './chat-client.ts';
import type { ChatPort } from './chat-port.ts';
import { type ModelPrice, priceOf } from './price.ts';
import type { JsonMode } from './profiles/profile.ts';
import { type ModelProvider, mayStream, profileOf, type ResolvedModel } from './provider.ts';
import { BackOff, Circuit, Health } from './provider-health.ts';
import { ResponsesClient } from './responses-client.ts';

/** What all calls to one provider share. */
type Endpoint = {
  readonly client: ChatPort;
  readonly slots: CallSlots;
  readonly backOff: BackOff;
  readonly circuit: Circuit;
};

/** The way to one model: its provider's endpoint, and what was learned about the model itself. */
export type Lane = Pick<Endpoint, 'client' | 'slots'> &
  ResolvedModel & {
    readonly health: Health;
    readonly price: ModelPrice;
    readonly maxOutputTokens: number;
    /** Whether words are asked for one by one; false from the moment on at which the provider refuses that. */
    isStreaming: boolean;
    /** Weakened when the provider refuses a mode, and remembered. */
    jsonMode: JsonMode;
  };

/** Reaches a provider: over HTTP, or in another way that a test wants to break. */
export type Connect = (provider: ModelProvider) => ChatPort;

export const connectByHttp: Connect = (provider) => {
  switch (profileOf(provider).api) {
    case 'chat':
      return new ChatClient(provider);
    case 'responses':
      return new ResponsesClient(provider);
  }
};

/** Makes every lane once. What is learned of a provider holds for all its models; JSON modes are a model's own. */
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
    const { jsonModes, maxOutputTokens } = profileOf(resolved.provider);
    const { client, slots, backOff, circuit } = this.#endpoint(resolved);
    const lane: Lane = {
      ...resolved,
      client,
      slots,
      health: new Health(backOff, circuit),
      price: priceOf(resolved),
      maxOutputTokens,
      isStreaming: mayStream(resolved.provider),
      jsonMode: jsonModes[0] ?? 'prompt',
    };
    this.#lanes.set(key, lane);
    return lane;
  }

  #endpoint({ provider }: ResolvedModel): Endpoint {
    const known = this.#endpoints.get(provider.id);
    if (known !== undefined) return known;
    const { maxConcurrentCalls } = profileOf(provider);
    const made = {
      client: this.#connect(provider),
      slots: new CallSlots(maxConcurrentCalls),
      backOff: new BackOff(),
      circuit: new Circuit(),
    };
    this.#endpoints.set(provider.id, made);
    return made;
  }
}
