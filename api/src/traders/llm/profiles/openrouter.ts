import { hosted, type Profile } from './profile.ts';

/** OpenRouter: many makers behind one address. */
export const openrouter: Profile = {
  ...hosted,
  baseUrl: 'https://openrouter.ai/api/v1',
  keyVariable: 'OPENROUTER_API_KEY',
  addresses: [/(^|\.)openrouter\.ai(:|$)/],
  toolChoice: 'required',
  headers: { 'X-Title': 'Agent Market' },
  // Else it may choose a server that drops the schema without a word.
  extraBody: { provider: { require_parameters: true } },
  listedUnder: 'openrouter',
};
