import { answerLimits } from '../agents/agent-answer.ts';
import { bare } from './answer-words.ts';
import { lineOf } from './coerce-answer.ts';
import { objectSoFar } from './object-scanner.ts';
import { type ModelProvider, withoutKeySoFar } from './provider.ts';

/** An answer says its thesis first: what comes later than this is not looked for. */
const READ_CHARACTERS = 8_000;

/** One less than a thesis may have: a longer one is cut there and ends with three dots. */
const SHOWN_CHARACTERS = answerLimits.thesisCharacters - 1;

/** Texts, the last of which may go on, and what tells where they stand. */
const TOKEN = /"((?:\\.|[^"\\])*)("|\\?$)|[{}[\]:,]/gs;

const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;

/**
 * The thesis of an answer that is still being written, as far as it has come: of whatever prefix of the answer, the
 * beginning of the thesis that the whole one will have, cleaned in the same way. Empty where it is not certain that it is
 * the thesis. No other field is ever a part of it, nor the provider's key.
 */
export function draftOf(words: string, provider: ModelProvider): string {
  const object = objectSoFar(words.slice(0, READ_CHARACTERS));
  const thesis = object === null ? null : thesisIn(object);
  return thesis === null ? '' : shown(withoutKeySoFar(thesis, provider));
}

/** @param json an object whose end may be missing, in plain quotes */
function thesisIn(json: string): string | null {
  let depth = 0;
  let text = '';
  /** Where the thesis begins, if nothing stands before it. */
  let valueAt: number | null = null;
  for (const { 0: token, 1: body, index } of json.matchAll(TOKEN)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (token === ':') valueAt = depth === 1 && isThesis(text) ? index + 1 : null;
    else if (body !== undefined) {
      if (valueAt !== null && json.slice(valueAt, index).trim() === '') return decoded(body);
      text = body;
    }
  }
  return null;
}

function isThesis(key: string): boolean {
  return bare(key).toLowerCase() === 'thesis';
}

/** Up to an escape that has not come whole, or is none. */
function decoded(body: string): string {
  let text = '';
  for (let at = 0; at < body.length; ) {
    if (body[at] !== '\\') {
      text += body[at];
      at += 1;
      continue;
    }
    ESCAPE.lastIndex = at;
    const whole = ESCAPE.exec(body)?.[0];
    if (whole === undefined) return text;
    text += JSON.parse(`"${whole}"`);
    at += whole.length;
  }
  return text;
}

/** Half of a character waits for the other half. */
function shown(thesis: string): string {
  return withoutHalf(lineOf(withoutHalf(thesis)).slice(0, SHOWN_CHARACTERS)).trimEnd();
}

function withoutHalf(text: string): string {
  return text.replace(/[\ud800-\udbff]$/, '');
}
