import type { OpenAI } from 'openai';
import { z } from 'zod';
import { ANSWER_TOOL, responsesForm } from './answer-form.ts';
import { type ChatPort, type ChatQuestion, type ChatReply, tokenCount } from './chat-port.ts';
import { type ModelProvider, profileOf } from './provider.ts';
import { Sdk } from './sdk.ts';

const message = z.object({
  type: z.literal('message'),
  content: z.array(z.object({ type: z.string(), text: z.string().optional(), refusal: z.string().optional() })),
});

const call = z.object({ type: z.literal('function_call'), name: z.string(), arguments: z.string() });

/** Reasoning and whatever else comes beside the words. */
const other = z.object({ type: z.string() }).transform(() => ({ type: 'other' as const }));

/** The part of a response that is read. */
const response = z.object({
  status: z.string().nullish(),
  incomplete_details: z.object({ reason: z.string().nullish() }).nullish(),
  output: z.array(z.union([message, call, other])),
  usage: z
    .object({
      input_tokens: tokenCount,
      output_tokens: tokenCount,
      input_tokens_details: z.object({ cached_tokens: tokenCount.nullish() }).nullish(),
    })
    .nullish()
    .catch(null),
});

type Response = z.infer<typeof response>;

/** One provider's `responses`, over HTTP. */
export class ResponsesClient implements ChatPort {
  readonly #provider: ModelProvider;
  readonly #sdk: Sdk;

  constructor(provider: ModelProvider) {
    this.#provider = provider;
    this.#sdk = new Sdk(provider);
  }

  async ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply> {
    const sdk = await this.#sdk.load();
    const body = this.#body(question) as unknown as OpenAI.Responses.ResponseCreateParamsNonStreaming;
    return readReply(await sdk.responses.create(body, { signal }));
  }

  #body(question: ChatQuestion): Readonly<Record<string, unknown>> {
    const profile = profileOf(this.#provider);
    const { model, messages: input } = question;
    const limit = { [profile.tokenLimitField]: profile.maxOutputTokens };
    return { model, input, ...limit, ...profile.extraBody, ...responsesForm(question, profile) };
  }
}

function readReply(raw: unknown): ChatReply {
  const read = response.parse(raw);
  const { usage } = read;
  const parts = read.output.flatMap((item) => (item.type === 'message' ? item.content : []));
  return {
    text: wordsOf(read),
    finishReason: endingOf(read),
    refusal: parts.find(({ type }) => type === 'refusal')?.refusal || null,
    tokens:
      usage === null || usage === undefined
        ? null
        : {
            inputTokens: usage.input_tokens,
            cachedInputTokens: Math.min(usage.input_tokens_details?.cached_tokens ?? 0, usage.input_tokens),
            outputTokens: usage.output_tokens,
          },
  };
}

function wordsOf({ output }: Response): string {
  const words = output.flatMap((item) => (item.type === 'message' ? item.content : []));
  const text = words.map((part) => part.text ?? '').join('');
  if (text.trim() !== '') return text;
  const calls = output.flatMap((item) => (item.type === 'function_call' && item.name === ANSWER_TOOL ? [item] : []));
  return calls.map((item) => item.arguments).join('\n');
}

/** The ending in the words of chat completions. */
function endingOf({ status, incomplete_details: details }: Response): string {
  if (status === 'incomplete') return details?.reason === 'content_filter' ? 'content_filter' : 'length';
  return status === 'failed' || status === 'cancelled' ? 'error' : 'stop';
}
