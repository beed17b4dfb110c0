import { openai } from './openai.ts';
import type { Profile } from './profile.ts';

/** OpenAI's Responses API. Nothing is stored there: every question stands for itself. */
export const openaiResponses: Profile = {
  ...openai,
  api: 'responses',
  streams: false,
  addresses: [],
  tokenLimitField: 'max_output_tokens',
  extraBody: { store: false },
};
