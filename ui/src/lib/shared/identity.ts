/**
 * An agent is its mark: the same glyph and hue in board, chart, ladder, tape, wire and equity curve.
 * Glyphs are path data on a 16 px grid, so that SVG and canvas draw the same thing.
 */

/** tile = language model, ring = scripted, bare = bot or background trader */
export type MarkFrame = 'tile' | 'ring' | 'bare';

export type Glyph = {
  readonly stroke: string;
  /** The part that is filled, if any. */
  readonly fill?: string;
};

export type Identity = {
  readonly glyph: Glyph;
  /** A CSS colour, usually `var(--ag-…)`. */
  readonly colour: string;
};

const circle = (x: number, y: number, r: number): string =>
  `M${x - r} ${y}a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0`;

const HOUSE: Readonly<Record<string, Glyph>> = {
  kelvin: { stroke: 'M4 8.3 8 4.5l4 3.8M4 12l4-3.8 4 3.8' },
  ostara: { stroke: 'M3 8c1.6-5 3.4-5 5 0s3.4 5 5 0' },
  tycho: { stroke: 'M3.5 11.8h9M8 8.6V4M5.3 6.5 8 3.8l2.7 2.7' },
  halden: { stroke: 'M8 4.2 12.4 12H3.6z' },
  iris: { stroke: circle(6.2, 8, 3.1) + circle(9.8, 8, 3.1) },
  merrow: { stroke: 'M3 5.8h10M3 10.2h10' },
  lund: { stroke: 'M6 3.8H3.8v8.4H6M10 3.8h2.2v8.4H10' },
  okapi: { stroke: 'M4 11.8V9h3V6.6h2.6V4.2H12' },
  noor: { stroke: circle(8, 8, 4), fill: 'M8 4a4 4 0 0 1 0 8z' },
  juno: { stroke: 'M4 4.8h8M4 8h8M4 11.2h4' },
  brandt: { stroke: 'M5.8 4.5v7M3.9 9.8l1.9 1.9 1.9-1.9M10.2 11.5v-7M8.3 6.2l1.9-1.9 1.9 1.9' },
  vesper: { stroke: 'M3.2 9.5 5.8 5l2.6 6.6 2-4.6 2.2 3' },
};

/** For seats and bots that are not of the house: a shape by their kind, a hue by their name. */
const SPARE: readonly Glyph[] = [
  { stroke: 'M4 4l8 8M12 4l-8 8' },
  { stroke: 'M8 3.6 12.4 8 8 12.4 3.6 8z' },
  { stroke: 'M4 4.2h8v7.6H4z' },
  { stroke: 'M8 3.8v8.4M3.8 8h8.4' },
  { stroke: 'M3.8 4.6h8.4L8 12z' },
  { stroke: 'M4 12V4l8 8V4' },
];
const HUES = Object.keys(HOUSE);

const MAKER: Glyph = { stroke: 'M3.5 5h9M3.5 8h9M3.5 11h9' };
const BACKGROUND: Glyph = { stroke: circle(8, 8, 1.6), fill: circle(8, 8, 1.6) };

function hashOf(text: string): number {
  let hash = 0;
  for (const character of text) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash;
}

export function identityOf(handle: string): Identity {
  const key = handle.toLowerCase();
  const own = HOUSE[key];
  if (own !== undefined) return { glyph: own, colour: `var(--ag-${key})` };
  if (/^(mm|maker|ladder|quoter)/.test(key)) return { glyph: MAKER, colour: 'var(--ink-3)' };
  if (/^(noise|value|momentum|bg|background)/.test(key)) return { glyph: BACKGROUND, colour: 'var(--ink-3)' };
  const hash = hashOf(key);
  const glyph = SPARE[hash % SPARE.length] as Glyph;
  return { glyph, colour: `var(--ag-${HUES[hash % HUES.length]})` };
}
