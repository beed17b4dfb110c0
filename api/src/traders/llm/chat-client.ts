import type { OpenAI } from 'openai';
import { z } from 'zod';
import { ANSWER_TOOL, chatForm } from './answer-form.ts';
import { type ChatPort, type ChatQuestion, type ChatReply, tokenCount } from './chat-port.ts';
import type { TokenCount } from './price.ts';
import { type ModelProvider, profileOf } from './provider.ts';
import { Sdk } from './sdk.ts';

const toolCall = z.object({ function: z.object({ name: z.string(), arguments: z.string() }).nullish() });

/** The part of a chat completion that is read. Servers differ in the rest. */
const completion = z.object({
  choices: z
    .array(
      z.object({
        finish_reason: z.string().nullish(),
        message: z.object({
          content: z.union([z.string(), z.array(z.object({ text: z.string().optional() }))]).nullish(),
          refusal: z.string().nullish(),
          tool_calls: z.array(toolCall).nullish().catch(null),
        }),
      }),
    )
    .min(1),
  usage: z
    .object({
      prompt_tokens: tokenCount,
      completion_tokens: tokenCount,
      total_tokens: tokenCount.optional(),
      prompt_tokens_details: z.object({ cached_tokens: tokenCount.nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

/** One provider's `chat/completions`, over HTTP. */
export class ChatClient implements ChatPort {
  readonly #provider: ModelProvider;
  readonly #sdk: Sdk;

  constructor(provider: ModelProvider) {
    this.#provider = provider;
    this.#sdk = new Sdk(provider);
  }

  async ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply> {
    const sdk = await this.#sdk.load();
    // The body is built for servers of many makers, which the SDK's type of OpenAI's own request does not describe.
    const body = this.#body(question) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
    return readReply(await sdk.chat.completions.create(body, { signal }));
  }

  #body(question: ChatQuestion): Readonly<Record<string, unknown>> {
    const profile = profileOf(this.#provider);
    const { model, messages } = question;
    const limit = { [profile.tokenLimitField]: profile.maxOutputTokens };
    return { model, messages, ...limit, ...profile.extraBody, ...chatForm(question, profile) };
  }
}

function readReply(raw: unknown): ChatReply {
  const { choices, usage } = completion.parse(raw);
  const choice = choices[0];
  return {
    text: choice === undefined ? '' : wordsOf(choice.message),
    finishReason: choice?.finish_reason ?? null,
    refusal: choice?.message.refusal || null,
    tokens: usage === null || usage === undefined ? null : readUsage(usage),
  };
}

type Message = z.infer<typeof completion>['choices'][number]['message'];

/** What it called the tool with, where it did that instead of answering in words. Calls of other tools are none of ours. */
function wordsOf({ content, tool_calls }: Message): string {
  const words = typeof content === 'string' ? content : (content ?? []).map((part) => part.text ?? '').join('');
  if (words.trim() !== '') return words;
  const calls = (tool_calls ?? []).flatMap((call) => (call.function?.name === ANSWER_TOOL ? [call.function] : []));
  return calls.map((call) => call.arguments).join('\n');
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
