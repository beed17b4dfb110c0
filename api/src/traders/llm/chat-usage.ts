import { z } from 'zod';
import { tokenCount } from './chat-port.ts';
import type { TokenCount } from './price.ts';

/** What a chat completion says that it used; null where it does not say, or says nonsense. */
export const chatUsage = z
  .object({
    prompt_tokens: tokenCount,
    completion_tokens: tokenCount,
    total_tokens: tokenCount.optional(),
    prompt_tokens_details: z.object({ cached_tokens: tokenCount.nullish() }).nullish(),
  })
  .nullish()
  .catch(null);

/** Some servers leave hidden reasoning out of the completion's tokens but not out of the total. */
export function readUsage(usage: z.infer<typeof chatUsage>): TokenCount | null {
  if (usage === null || usage === undefined) return null;
  const { prompt_tokens, completion_tokens, total_tokens = 0, prompt_tokens_details } = usage;
  return {
    inputTokens: prompt_tokens,
    cachedInputTokens: Math.min(prompt_tokens_details?.cached_tokens ?? 0, prompt_tokens),
    outputTokens: Math.max(completion_tokens, total_tokens - prompt_tokens),
  };
}
