import { hosted, type Profile } from './profile.ts';

/** OpenAI's chat completions, and Azure's. */
export const openai: Profile = {
  ...hosted,
  baseUrl: 'https://api.openai.com/v1',
  keyVariable: 'OPENAI_API_KEY',
  addresses: [/(^|\.)openai\.com(:|$)/, /(^|\.)openai\.azure\.com(:|$)/],
  tokenLimitField: 'max_completion_tokens',
  refusedKeywords: new Set(['$schema', 'minLength', 'maxLength']),
  listedUnder: 'openai',
};
