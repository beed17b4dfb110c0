import { z } from 'zod';
import type { ChatMessage } from './model.ts';
import type { TokenCount } from './price.ts';
import type { JsonMode } from './profiles/profile.ts';

export type ChatQuestion = {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  /** JSON schema of the answer. */
  readonly schema: unknown;
  readonly jsonMode: JsonMode;
  /** Told all words that have come so far, again and again. Left out: they are asked for as a whole. */
  readonly onWords?: (words: string) => void;
};

export type ChatReply = {
  readonly text: string;
  /** Why it ended, in the words of chat completions: `stop`, `length`, `content_filter`, `error` and others. */
  readonly finishReason: string | null;
  /** The model's own words when it declines; null when it did not. */
  readonly refusal: string | null;
  /** Null when the provider does not count. */
  readonly tokens: TokenCount | null;
};

/** The way to one provider. Retries nothing: whoever asks decides what a failure means. */
export interface ChatPort {
  /** @throws whatever the SDK, the network or the check of the reply throws: see classify-failure.ts */
  ask(question: ChatQuestion, signal: AbortSignal): Promise<ChatReply>;
}

/** More tokens in one call than any model takes are no count but nonsense, and would not fit the ledger. */
const MAX_TOKENS = 1_000_000_000;

/** A number of tokens as a provider counts them. */
export const tokenCount = z.int().min(0).max(MAX_TOKENS);
