import { hosted, type Profile } from './profile.ts';

/** Google's OpenAI-compatible endpoint. Its schemas are a subset of OpenAPI's; errors have a body of their own. */
export const gemini: Profile = {
  ...hosted,
  baseUrl: 'https://generativelanguage.googleapis.com/v1beta/openai/',
  keyVariable: 'GEMINI_API_KEY',
  addresses: [/^generativelanguage\.googleapis\.com(:|$)/],
  refusedKeywords: new Set(['$schema', 'additionalProperties', 'minLength', 'maxLength']),
  listedUnder: 'google',
};
