import { jsonrepair } from 'jsonrepair';

const CONSTANTS: Readonly<Record<string, string>> = { None: 'null', True: 'true', False: 'false' };

/**
 * The value of an object's text. What is not JSON may be repaired in its punctuation only: trailing and missing commas,
 * keys and words without quotes, unescaped quotes inside a string; and Python's None, True and False. Every letter,
 * digit, sign and point must survive in order, so a repair cannot invent or lose a value.
 *
 * @throws Error (SyntaxError, JSONRepairError) saying where it is not JSON
 */
export function readJson(text: string): unknown {
  const json = isJson(text) ? text : repaired(text);
  const twice = duplicateKey(json);
  if (twice !== null) throw new SyntaxError(`the key ${JSON.stringify(twice)} stands there twice`);
  return JSON.parse(json);
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

function repaired(text: string): string {
  const json = jsonrepair(text);
  if (substance(json) !== substance(text))
    throw new SyntaxError('it is not JSON, and a repair would change its values');
  if (swallowsFields(json)) throw new SyntaxError('it is not JSON, and a repair would make words of its fields');
  return json;
}

/** A text that holds keys with their colons was none: where its beginning was misread, the fields after it went into it. */
function swallowsFields(json: string): boolean {
  const texts = json.matchAll(/"((?:\\.|[^"\\])*)"/gs);
  return [...texts].some(([, text]) => /\w\\"\s*:/.test(text ?? ''));
}

function substance(text: string): string {
  const words = text.replace(/\b(None|True|False)\b/g, (word) => CONSTANTS[word] ?? word);
  return words.replace(/[^\p{L}\p{N}.+-]/gu, '');
}

/** JSON.parse would silently take the last one. Expects valid JSON. */
function duplicateKey(json: string): string | null {
  const open: Set<string>[] = [];
  for (const [token, , colon] of json.matchAll(/"(\\.|[^"\\])*"(\s*:)?|[{}]/gs)) {
    if (token === '{') open.push(new Set());
    else if (token === '}') open.pop();
    else if (colon !== undefined) {
      const key: string = JSON.parse(token.slice(0, -colon.length));
      const keys = open.at(-1);
      if (keys?.has(key)) return key;
      keys?.add(key);
    }
  }
  return null;
}
