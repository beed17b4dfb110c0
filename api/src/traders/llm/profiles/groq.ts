import { hosted, type Profile } from './profile.ts';

/** Groq holds only the gpt-oss models to a schema; an answer of the others that fails it comes back inside an error. */
export const groq: Profile = {
  ...hosted,
  baseUrl: 'https://api.groq.com/openai/v1',
  keyVariable: 'GROQ_API_KEY',
  addresses: [/(^|\.)groq\.com(:|$)/],
  strictModels: /gpt-oss/,
  listedUnder: 'groq',
};
