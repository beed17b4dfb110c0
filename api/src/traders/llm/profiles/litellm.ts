import { hosted, type Profile } from './profile.ts';

/** A LiteLLM proxy: models of any maker, at their makers' prices. */
export const litellm: Profile = { ...hosted, keyVariable: 'LITELLM_API_KEY', listedUnder: 'any' };
