import { z } from 'zod';
import { ANSWER_TOOL } from './answer-form.ts';
import { MAX_REPLY_BYTES } from './bounded-fetch.ts';
import type { ChatReply } from './chat-port.ts';
import { chatUsage, readUsage } from './chat-usage.ts';
import type { TokenCount } from './price.ts';

const toolCall = z.object({
  index: z.int().nullish(),
  function: z.object({ name: z.string().nullish(), arguments: z.string().nullish() }).nullish(),
});

const delta = z.object({
  content: z.string().nullish(),
  refusal: z.string().nullish(),
  tool_calls: z.array(toolCall).nullish().catch(null),
});

/** The part of a chunk of a chat completion that is read. Servers differ in the rest. */
const chunk = z.object({
  choices: z
    .array(z.object({ index: z.int().nullish(), finish_reason: z.string().nullish(), delta: delta.nullish() }))
    .nullish(),
  usage: chatUsage,
});

/** Nobody offered it more than one. */
const MAX_CALLS = 8;

type Delta = z.infer<typeof delta>;
type ToolCall = { name: string; arguments: string };

/** Puts a chat completion together that comes in parts. */
export class ChatStream {
  readonly #onWords: (words: string) => void;
  readonly #calls = new Map<number, ToolCall>();
  #content = '';
  #hasContent = false;
  #length = 0;
  #refusal = '';
  #finishReason: string | null = null;
  #tokens: TokenCount | null = null;

  /** @param onWords told all that has come whenever more did */
  constructor(onWords: (words: string) => void) {
    this.#onWords = onWords;
  }

  /** @throws ZodError for what is no chunk, RangeError once the words are more than a reply may have */
  take(raw: unknown): void {
    const { choices, usage } = chunk.parse(raw);
    this.#tokens = readUsage(usage) ?? this.#tokens;
    for (const choice of choices ?? []) {
      if ((choice.index ?? 0) !== 0) continue;
      this.#finishReason = choice.finish_reason ?? this.#finishReason;
      if (choice.delta) this.#add(choice.delta);
    }
  }

  /** @throws Error when it ended before the answer did */
  reply(): ChatReply {
    if (this.#finishReason === null) throw new Error('the stream ended before the answer did');
    return {
      text: this.#hasContent ? this.#content : this.#answers().join('\n'),
      finishReason: this.#finishReason,
      refusal: this.#refusal || null,
      tokens: this.#tokens,
    };
  }

  /** Looks at what is new only: a server that sends letter by letter must not cost more with every letter. */
  #add({ content, refusal, tool_calls }: Delta): void {
    this.#content += this.#counted(content);
    this.#refusal += this.#counted(refusal);
    this.#hasContent ||= (content ?? '').trim() !== '';
    for (const call of tool_calls ?? []) this.#addToCall(call);
    if (this.#length > MAX_REPLY_BYTES) throw new RangeError(`the reply is longer than ${MAX_REPLY_BYTES} characters`);
    const words = this.#hasContent ? this.#content : this.#answers()[0];
    if (words !== undefined) this.#onWords(words);
  }

  #counted(part: string | null | undefined): string {
    this.#length += part?.length ?? 0;
    return part ?? '';
  }

  #addToCall({ index, function: part }: z.infer<typeof toolCall>): void {
    const at = index ?? 0;
    if (at >= MAX_CALLS) return;
    const { name, arguments: written } = this.#calls.get(at) ?? { name: '', arguments: '' };
    this.#calls.set(at, { name: part?.name || name, arguments: written + this.#counted(part?.arguments) });
  }

  /** What it called the tool with, where it did that instead of answering in words. Calls of other tools are none of ours. */
  #answers(): readonly string[] {
    const calls = [...this.#calls.values()].filter(({ name }) => name === ANSWER_TOOL);
    return calls.map((call) => call.arguments);
  }
}
