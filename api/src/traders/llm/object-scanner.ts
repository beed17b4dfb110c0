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

/** Closes a brace that was written twice, as templates do; both count as one. */
const DOUBLED = '}}';

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
  let objects: string[] = [];
  let at = 0;
  while (at < text.length) {
    const character = plain(text.charAt(at));
    const aside = '<[◁'.includes(character) ? reasoningAt(text, at) : null;
    if (aside !== null) {
      if (aside.end === null) return { kind: 'CUT' };
      if (!aside.isOpened) objects = [];
      at = aside.end;
      continue;
    }
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

/** More words than these before an object are no introduction: what follows may be a draft of reasoning. */
const INTRODUCTION = /^[^{}<>[\]◁▷]{0,200}\[?\s*(?=\{)/;

/**
 * What has come so far of the object with which an answer begins, rewritten in the same way; null before it begins, and
 * where reasoning may stand before it.
 */
export function objectSoFar(text: string): string | null {
  const introduction = INTRODUCTION.exec(text);
  return introduction === null ? null : new ObjectScan(text, introduction[0].length).soFar();
}

const REASONING = 'think|thinking|reasoning|thought|thoughts|reflection|scratchpad|analysis';
const OPENED = new RegExp(`^[<[◁](${REASONING})[>\\]▷]`, 'i');
const CLOSED = new RegExp(`^[<[◁]/(${REASONING})[>\\]▷]`, 'i');
const CHANNEL = /^<\|channel\|>\s*(\w+)[^<]*<\|message\|>/;

/**
 * Reasoning that begins or ends here, outside of any object: what it holds is no answer. `end` is where it is over, null
 * when it never is.
 */
function reasoningAt(text: string, at: number): { readonly end: number | null; readonly isOpened: boolean } | null {
  const near = text.slice(at, at + 80);
  const closed = CLOSED.exec(near);
  if (closed !== null) return { end: at + closed[0].length, isOpened: false };
  const opened = OPENED.exec(near);
  if (opened !== null) return { end: endOfTag(text, at, opened[1] ?? ''), isOpened: true };
  const channel = CHANNEL.exec(near);
  if (channel === null) return null;
  const begin = at + channel[0].length;
  if (channel[1] === 'final') return { end: begin, isOpened: true };
  const next = text.indexOf('<|channel|>', begin);
  return { end: next < 0 ? null : next, isOpened: true };
}

function endOfTag(text: string, at: number, name: string): number | null {
  const closing = new RegExp(`[<[◁]/${name}[>\\]▷]`, 'gi');
  closing.lastIndex = at;
  return closing.exec(text) === null ? null : closing.lastIndex;
}

/** A bare value that begins like a number, up to where it ends; a comma before three digits is a part of it. */
const NUMBERLIKE =
  /[-+−~≈₿.０-９0-9][^,，}｝\]］\n"＂'“”{[/#]*(?:[,，](?=[0-9０-９]{3}(?![0-9０-９]))[^,，}｝\]］\n"＂'“”{[/#]*)*/y;
const JSON_NUMBER = /^-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?$/;
/** A bare `285.000` may be a price with thousands, which its value as a number would not show. */
const POINT_BEFORE_THREE = /^-?[1-9]\d{0,2}\.\d{3}$/;

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

  soFar(): string {
    while (this.#at < this.#text.length && !this.#isInOpenComment()) {
      const problem = this.#step();
      if (problem !== null || this.#closers.length === 0) break;
    }
    return this.#out.join('');
  }

  #isInOpenComment(): boolean {
    return this.#text.startsWith('/*', this.#at) && !this.#text.includes('*/', this.#at);
  }

  #step(): Scanned | null {
    const raw = this.#text.charAt(this.#at);
    if ((raw === '/' || raw === '#') && this.#skipComment()) return null;
    if (this.#opensString(raw)) return this.#readString(raw) ? null : { kind: 'CUT' };
    if (this.#before === ':' && this.#closers.at(-1) === '}' && this.#readNumber()) return null;
    this.#at += 1;
    if (INVISIBLE.test(raw)) return null;
    return this.#write(plain(raw));
  }

  #write(character: string): Scanned | null {
    const closer = CLOSER_OF[character];
    if (character === '{' && this.#before === '{') {
      this.#closers.push(DOUBLED);
      return null;
    }
    if (closer !== undefined) this.#closers.push(closer);
    if (character === '}' || character === ']') {
      const open = this.#closers.pop();
      if (open === DOUBLED && character === '}') return null;
      if (open !== character) {
        return { kind: 'BROKEN', problem: `its brackets do not match at character ${this.#at}` };
      }
    }
    this.#out.push(character);
    if (character.trim() !== '') this.#before = character;
    return null;
  }

  /** Takes a number as it stands, and what is no number of JSON as a text, for the reader of the field to understand. */
  #readNumber(): boolean {
    NUMBERLIKE.lastIndex = this.#at;
    const found = NUMBERLIKE.exec(this.#text)?.[0];
    if (found === undefined) return false;
    const token = [...found].map(plain).join('').trim();
    if (token === '' || /[:]/.test(token)) return false;
    this.#at += found.length;
    const isNumber = JSON_NUMBER.test(token) && !POINT_BEFORE_THREE.test(token);
    this.#out.push(isNumber ? token : JSON.stringify(token));
    this.#before = '0';
    return true;
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
    const comment = /^(\/\/[^\n]*|#[^\n]*|\/\*[\s\S]*?\*\/)/.exec(this.#text.slice(this.#at, this.#at + 2_000));
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
