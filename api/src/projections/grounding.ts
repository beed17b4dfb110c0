/** How many of the figures in a text can be found in what its author was shown. */
export type Grounding = { readonly quoted: number; readonly grounded: number };

/** Shorter ones are counts, percentages, minutes: everybody may say them. */
const LEAST_DIGITS = 4;
/** What was shown may be rounded when it is quoted. */
const TOLERANCE = 0.001;

/**
 * Compares the figures of at least four digits in `text` with those in `prompt`, to a tenth of a percent. A score to look
 * at, never a reason to refuse: a figure that nobody showed may be a sound estimate.
 */
export function groundingOf(text: string, prompt: string): Grounding {
  const quoted = figuresIn(text, /\d{1,3}(?:[,_]\d{3})+(?!\d)|\d+/g);
  if (quoted.length === 0) return { quoted: 0, grounded: 0 };
  // The prompt's tables are separated by commas.
  const shown = figuresIn(prompt, /\d+/g);
  const grounded = quoted.filter((figure) => shown.some((other) => Math.abs(other - figure) <= figure * TOLERANCE));
  return { quoted: quoted.length, grounded: grounded.length };
}

function figuresIn(text: string, pattern: RegExp): readonly number[] {
  const digits = (text.match(pattern) ?? []).map((found) => found.replace(/\D/g, ''));
  return digits.filter((found) => found.length >= LEAST_DIGITS).map(Number);
}
