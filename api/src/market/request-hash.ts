import { sha256Hex } from '../util/sha256.ts';
import type { MarketSymbol } from './instrument.ts';

export type ChatMessage = { readonly role: 'system' | 'user' | 'assistant'; readonly content: string };

/** What a model's answer depends on: its name, all messages, and the markets the answer may name. */
export type AskedWords = {
  readonly model: string;
  readonly messages: readonly ChatMessage[];
  readonly markets: readonly MarketSymbol[];
};

/**
 * SHA-256 of the request as canonical JSON (keys in order, no blanks), in hex. Who asks, when and on what view is no part
 * of it; nor is what differs between providers, such as the token limit.
 */
export function requestHash({ model, messages, markets }: AskedWords): string {
  const canonical = { markets, messages: messages.map(({ role, content }) => ({ content, role })), model };
  return sha256Hex(JSON.stringify(canonical));
}

type Question = { readonly system: string; readonly user: string };

/** The messages of a question, the static part first. */
export function questionMessages({ system, user }: Question): readonly ChatMessage[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}
