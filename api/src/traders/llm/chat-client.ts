import type { OpenAI } from 'openai';
import { z } from 'zod';
import { withoutKeywords } from './answer-schema.ts';
import { boundedFetch } from './bounded-fetch.ts';
import type { ChatMessage } from './model.ts';
import type { TokenCount } from './price.ts';
import { type JsonMode, type ModelProvider, profileOf } from './provider.ts';

export type ChatQuestion = {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** JSON schema of the answer. */
  readonly schema: unknown;
  readonly jsonMode: JsonMode;
};

export type ChatReply = {
  readonly text: string;
  readonly finishReason: string | null;
  /** The model's own words when it declines; null when it did not. */
  readonly refusal: string | null;
  /** Null when the provider does not count. */
  readonly tokens: TokenCount | null;
};

/** More tokens in one call than any model takes are no count but nonsense, and would not fit the ledger. */
const MAX_TOKENS = 1_000_000_000;

const count = z.int().min(0).max(MAX_TOKENS);

/** The part of a chat completion that is read. Servers differ in the rest. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
          refusal: z.string().nullish(),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: count,
      completion_tokens: count,
      total_tokens: count.optional(),
      prompt_tokens_details: z.object({ cached_tokens: count.nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

/** The way to one provider. Retries nothing: whoever asks decides what a failure means. */
export interface ChatPort {
  /** @throws whatever the SDK, the network or the check of the reply throws: see classify-failure.ts */
  ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply>;
}

/** One provider's chat endpoint, over HTTP. */
export class ChatClient implements ChatPort {
  readonly #provider: ModelProvider;
  #sdk: Promise<OpenAI> | null = null;

  constructor(provider: ModelProvider) {
    this.#provider = provider;
  }

  async ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply> {
    const sdk = await this.#connect();
    // The body is built for servers of many makers, which the SDK's type of OpenAI's own request does not describe.
    const body = this.#body(question) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
    return readReply(await sdk.chat.completions.create(body, { signal }));
  }

  #body({ model, messages, schema, jsonMode }: ChatQuestion): Readonly<Record<string, unknown>> {
    const profile = profileOf(this.#provider);
    return {
      model,
      messages,
      [profile.tokenLimitField]: profile.maxOutputTokens,
      ...responseFormat(jsonMode, withoutKeywords(schema, profile.refusedKeywords)),
    };
  }

  /** The SDK is loaded with the first question: a server without models never pays for it. */
  #connect(): Promise<OpenAI> {
    this.#sdk ??= import('openai').then(({ OpenAI }) => {
      const { apiKey, baseUrl } = this.#provider;
      return new OpenAI({
        apiKey: apiKey?.reveal() ?? 'none',
        // Explicit nulls and "off" keep the SDK from reading its own environment variables.
        organization: null,
        project: null,
        logLevel: 'off',
        baseURL: baseUrl ?? 'https://api.openai.com/v1',
        defaultHeaders: profileOf(this.#provider).headers,
        maxRetries: 0,
        fetch: boundedFetch,
      });
    });
    return this.#sdk;
  }
}

function responseFormat(mode: JsonMode, schema: unknown): Readonly<Record<string, unknown>> {
  switch (mode) {
    case 'json_schema':
      return { response_format: { type: 'json_schema', json_schema: { name: 'answer', strict: true, schema } } };
    case 'json_object':
      return { response_format: { type: 'json_object' } };
    case 'prompt':
      return {};
  }
}

function readReply(raw: unknown): ChatReply {
  const { choices, usage } = completion.parse(raw);
  const choice = choices[0];
  const content = choice?.message.content ?? '';
  return {
    text: typeof content === 'string' ? content : content.map((part) => part.text ?? '').join(''),
    finishReason: choice?.finish_reason ?? null,
    refusal: choice?.message.refusal || null,
    tokens: usage === null || usage === undefined ? null : readUsage(usage),
  };
}

type Usage = NonNullable<z.infer<typeof completion>['usage']>;

/** Some servers leave hidden reasoning out of the completion's tokens but not out of the total. */
function readUsage({ prompt_tokens, completion_tokens, total_tokens = 0, prompt_tokens_details }: Usage): TokenCount {
  return {
    inputTokens: prompt_tokens,
    cachedInputTokens: Math.min(prompt_tokens_details?.cached_tokens ?? 0, prompt_tokens),
    outputTokens: Math.max(completion_tokens, total_tokens - prompt_tokens),
  };
}
