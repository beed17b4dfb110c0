import type { MarketSymbol } from '../market/instrument.ts';
import { sha256Hex } from '../util/sha256.ts';
import type { ChatMessage, ModelRequest } from './llm/model.ts';

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

/** The messages of a question, the static part first. */
export function questionMessages({ system, user }: Pick<ModelRequest, 'system' | 'user'>): readonly ChatMessage[] {
  return [
    { role: 'system', content: system },
    { role: 'user', content: user },
  ];
}

export function questionHash(request: Pick<ModelRequest, 'model' | 'system' | 'user' | 'shortlist'>): string {
  const { model, shortlist } = request;
  return requestHash({ model, messages: questionMessages(request), markets: shortlist.map(({ symbol }) => symbol) });
}
