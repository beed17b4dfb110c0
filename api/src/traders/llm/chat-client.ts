import type { OpenAI } from 'openai';
import { z } from 'zod';
import { ANSWER_TOOL, chatForm } from './answer-form.ts';
import { isEventStream } from './bounded-fetch.ts';
import type { ChatPort, ChatQuestion, ChatReply } from './chat-port.ts';
import { ChatStream } from './chat-stream.ts';
import { chatUsage, readUsage } from './chat-usage.ts';
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
  usage: chatUsage,
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
    return question.onWords === undefined
      ? this.#askWhole(question, signal)
      : this.#askInParts(question, question.onWords, signal);
  }

  async #askWhole(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply> {
    const sdk = await this.#sdk.load();
    // The body is built for servers of many makers, which the SDK's type of OpenAI's own request does not describe.
    const body = this.#body(question) as unknown as OpenAI.ChatCompletionCreateParamsNonStreaming;
    return readReply(await sdk.chat.completions.create(body, { signal }));
  }

  /** A server that does not know how to stream answers as a whole all the same. */
  async #askInParts(question: ChatQuestion, onWords: (words: string) => void, signal: AbortSignal): Promise<ChatReply> {
    const sdk = await this.#sdk.load();
    const asked = { ...this.#body(question), stream: true, stream_options: { include_usage: true } };
    const body = asked as unknown as OpenAI.ChatCompletionCreateParamsStreaming;
    const { data: chunks, response } = await sdk.chat.completions.create(body, { signal }).withResponse();
    if (!isEventStream(response.headers)) return readReply(await wholeBody(response));
    const stream = new ChatStream(onWords);
    for await (const chunk of chunks) stream.take(chunk);
    // The SDK ends a stream that was given up like one that came to its end.
    signal.throwIfAborted();
    return stream.reply();
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
    tokens: readUsage(usage),
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

/** Read as the SDK reads it: JSON where it says that it is. */
async function wholeBody(response: Response): Promise<unknown> {
  const text = await response.text();
  return response.headers.get('content-type')?.includes('json') === true ? JSON.parse(text) : text;
}
