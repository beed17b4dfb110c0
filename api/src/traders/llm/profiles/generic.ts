import { hosted, type Profile } from './profile.ts';

/** A server nobody knows more about than that it speaks OpenAI's API: your own program, or a gateway. */
export const generic: Profile = { ...hosted, toolChoice: 'none', listedUnder: 'any', isFreeWithoutKey: true };
