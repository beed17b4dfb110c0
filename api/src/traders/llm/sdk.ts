import type { OpenAI } from 'openai';
import { boundedFetch } from './bounded-fetch.ts';
import { type ModelProvider, profileOf } from './provider.ts';

/** The SDK of one provider. It is loaded with the first question: a server without models never pays for it. */
export class Sdk {
  readonly #provider: ModelProvider;
  #loaded: Promise<OpenAI> | null = null;

  constructor(provider: ModelProvider) {
    this.#provider = provider;
  }

  load(): Promise<OpenAI> {
    this.#loaded ??= import('openai').then(({ OpenAI }) => {
      const { apiKey, baseUrl } = this.#provider;
      const profile = profileOf(this.#provider);
      return new OpenAI({
        apiKey: apiKey?.reveal() ?? 'none',
        // Explicit nulls and "off" keep the SDK from reading its own environment variables.
        organization: null,
        project: null,
        logLevel: 'off',
        baseURL: baseUrl ?? profile.baseUrl ?? 'https://api.openai.com/v1',
        defaultHeaders: profile.headers,
        maxRetries: 0,
        fetch: boundedFetch,
      });
    });
    return this.#loaded;
  }
}
