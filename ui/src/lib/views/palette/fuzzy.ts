/** How well a query fits a text, and which of its letters it takes. A higher score is a better fit. */
export type Fit = { readonly score: number; readonly letters: readonly number[] };

const AT_START = 100;
const AT_WORD = 80;
const INSIDE = 50;
const SCATTERED = 20;

const range = (from: number, length: number): number[] => Array.from({ length }, (_, index) => from + index);

const startsWord = (text: string, at: number): boolean => at === 0 || /[\s/.,“-]/.test(text[at - 1] ?? '');

function wordStartOf(text: string, term: string): number {
  let at = text.indexOf(term);
  while (at > 0 && !startsWord(text, at)) at = text.indexOf(term, at + 1);
  return at;
}

/** Letters in their order with gaps between them; the first must begin a word, or everything would fit. */
function scattered(text: string, term: string): Fit | null {
  const letters: number[] = [];
  for (const letter of term) {
    let at = text.indexOf(letter, (letters.at(-1) ?? -1) + 1);
    while (letters.length === 0 && at > 0 && !startsWord(text, at)) at = text.indexOf(letter, at + 1);
    if (at < 0) return null;
    letters.push(at);
  }
  const gap = (letters.at(-1) ?? 0) - (letters[0] ?? 0) - term.length + 1;
  return gap > term.length ? null : { score: SCATTERED - gap, letters };
}

function fitTerm(text: string, term: string): Fit | null {
  const word = wordStartOf(text, term);
  if (word >= 0) return { score: word === 0 ? AT_START : AT_WORD, letters: range(word, term.length) };
  const inside = text.indexOf(term);
  return inside >= 0 ? { score: INSIDE, letters: range(inside, term.length) } : scattered(text, term);
}

/** Each word of the query must fit somewhere; null when one does not. Of two that fit, the shorter text is the better. */
export function fitOf(text: string, query: string): Fit | null {
  const folded = text.toLowerCase();
  const terms = query.toLowerCase().split(/\s+/).filter(Boolean);
  const fits = terms.map((term) => fitTerm(folded, term));
  if (fits.some((each) => each === null)) return null;
  const found = fits.filter((each) => each !== null);
  const score = found.reduce((sum, each) => sum + each.score, 0) / Math.max(1, found.length);
  const letters = [...new Set(found.flatMap((each) => each.letters))].toSorted((a, b) => a - b);
  return { score: score - Math.min(9, text.length / 10), letters };
}
