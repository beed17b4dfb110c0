/** The objects found in a text, each rewritten with plain quotes and without comments. */
export type FoundObjects =
  | { readonly kind: 'FOUND'; readonly objects: readonly string[] }
  | { readonly kind: 'CUT' }
  | { readonly kind: 'BROKEN'; readonly problem: string };

const CLOSER_OF: Readonly<Record<string, string>> = { '{': '}', '[': ']' };

/** Opening quote to the quotes that may end it. */
const QUOTES: Readonly<Record<string, string>> = {
  '"': '"',
  '＂': '＂',
  '“': '”“"',
  '”': '”“"',
  '„': '”“"',
  "'": "'",
  '‘': '’‘',
  '’': '’‘',
  '`': '`',
};

const CONTROL_ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };
const INVISIBLE = /[\u200b-\u200d\u2060\ufeff]/;

/**
 * Finds the top-level objects of a text, whatever stands around them: preamble, code fences, brackets of a list.
 *
 * Rewrites only what has one reading: typographic, full-width and single quotes that open where a word must begin
 * become plain ones, full-width punctuation and digits become ASCII, comments and invisible characters go, line breaks
 * inside strings are escaped. It never closes what was left open: that is `CUT`.
 */
export function findObjects(text: string): FoundObjects {
  const objects: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = plain(text.charAt(at));
    // The object before it may have been closed too early.
    if (character === '}') return { kind: 'BROKEN', problem: `a closing brace too many at character ${at + 1}` };
    if (character !== '{') {
      at += 1;
      continue;
    }
    const scanned = new ObjectScan(text, at).run();
    if (scanned.kind !== 'WHOLE') return scanned;
    objects.push(scanned.json);
    at = scanned.end;
  }
  return { kind: 'FOUND', objects };
}

type Scanned =
  | { readonly kind: 'WHOLE'; readonly json: string; readonly end: number }
  | { readonly kind: 'CUT' }
  | { readonly kind: 'BROKEN'; readonly problem: string };

class ObjectScan {
  readonly #text: string;
  readonly #closers: string[] = [];
  readonly #out: string[] = [];
  /** The last character written that is not white space: tells whether a quote may open here. */
  #before = '';
  #at: number;

  constructor(text: string, start: number) {
    this.#text = text;
    this.#at = start;
  }

  run(): Scanned {
    while (this.#at < this.#text.length) {
      const problem = this.#step();
      if (problem !== null) return problem;
      if (this.#closers.length === 0) return { kind: 'WHOLE', json: this.#out.join(''), end: this.#at };
    }
    return { kind: 'CUT' };
  }

  #step(): Scanned | null {
    const raw = this.#text.charAt(this.#at);
    if (raw === '/' && this.#skipComment()) return null;
    if (this.#opensString(raw)) return this.#readString(raw) ? null : { kind: 'CUT' };
    this.#at += 1;
    if (INVISIBLE.test(raw)) return null;
    return this.#write(plain(raw));
  }

  #write(character: string): Scanned | null {
    const closer = CLOSER_OF[character];
    if (closer !== undefined) this.#closers.push(closer);
    if ((character === '}' || character === ']') && this.#closers.pop() !== character) {
      return { kind: 'BROKEN', problem: `its brackets do not match at character ${this.#at}` };
    }
    if (character === ',' && this.#digitFollowsInObject()) {
      return { kind: 'BROKEN', problem: `a comma stands inside a number at character ${this.#at}` };
    }
    this.#out.push(character);
    if (character.trim() !== '') this.#before = character;
    return null;
  }

  /** `1,000` inside an object would else be read as 1. */
  #digitFollowsInObject(): boolean {
    if (this.#closers.at(-1) !== '}') return false;
    return /^\s*[0-9０-９]/.test(this.#text.slice(this.#at, this.#at + 4));
  }

  #opensString(character: string): boolean {
    if (character === '"') return true;
    return QUOTES[character] !== undefined && '{[,:'.includes(this.#before);
  }

  /** False when the text ends inside the string. */
  #readString(opener: string): boolean {
    const enders = QUOTES[opener] ?? opener;
    this.#out.push('"');
    this.#before = '"';
    for (this.#at += 1; this.#at < this.#text.length; this.#at += 1) {
      const character = this.#text.charAt(this.#at);
      if (character === '\\') {
        this.#at += 1;
        this.#out.push(escaped(this.#text.charAt(this.#at)));
      } else if (enders.includes(character)) {
        this.#out.push('"');
        this.#at += 1;
        return true;
      } else this.#out.push(CONTROL_ESCAPES[character] ?? (character === '"' ? '\\"' : character));
    }
    return false;
  }

  #skipComment(): boolean {
    const comment = /^(\/\/[^\n]*|\/\*[\s\S]*?\*\/)/.exec(this.#text.slice(this.#at, this.#at + 2_000));
    if (comment === null) return false;
    this.#at += comment[0].length;
    return true;
  }
}

/** `\'` is no escape of JSON; every other escape stays as it is. */
function escaped(character: string): string {
  return "'’‘`".includes(character) ? character : `\\${character}`;
}

/** Full-width ASCII, the true minus sign and wide spaces as their plain characters. */
function plain(character: string): string {
  const code = character.charCodeAt(0);
  if (code >= 0xff01 && code <= 0xff5e) return String.fromCharCode(code - 0xfee0);
  if (character === '−') return '-';
  return /\s/.test(character) ? ' ' : character;
}
