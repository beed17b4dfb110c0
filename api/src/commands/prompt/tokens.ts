import { Tiktoken } from 'js-tiktoken/lite';
import o200k from 'js-tiktoken/ranks/o200k_base';

const encoding = new Tiktoken(o200k);

/** Tokens of a text in the encoding `o200k_base`; other models' own come close. Control words count as plain text. */
export function countTokens(text: string): number {
  return encoding.encode(text, [], []).length;
}
