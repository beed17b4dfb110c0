/** Ways to arrange the market view: to act on prices, to follow what agents do, to study a chart. */
export const LAYOUTS = ['trader', 'watcher', 'research'] as const;
export type Layout = (typeof LAYOUTS)[number];

/** The columns that have a width of their own; the centre takes what is left. */
export const SIDES = ['left', 'book', 'wire'] as const;
export type Side = (typeof SIDES)[number];

export const LAYOUT_WORDS: Readonly<Record<Layout, { readonly title: string; readonly shows: string }>> = {
  trader: { title: 'Trader', shows: 'chart, book and wire' },
  watcher: { title: 'Watcher', shows: 'a wide wire, no book' },
  research: { title: 'Research', shows: 'the chart, wide, and the book' },
};

export const LEAST_PX = { left: 180, book: 220, wire: 280 } as const;
export const MOST_PX = { left: 360, book: 420, wire: 720 } as const;

export type Widths = Readonly<Record<Side, number>>;
export type LayoutWidths = Readonly<Record<Layout, Widths>>;

/** 0 leaves a column out. */
export const PRESETS: LayoutWidths = {
  trader: { left: 220, book: 264, wire: 356 },
  watcher: { left: 220, book: 0, wire: 560 },
  research: { left: 220, book: 264, wire: 0 },
};

export function clampWidth(side: Side, px: number): number {
  return Math.round(Math.min(MOST_PX[side], Math.max(LEAST_PX[side], px)));
}

/** Kept widths of one layout: a column that is left out stays so, nonsense falls back. */
export function keptWidths(layout: Layout, saved: unknown): Widths {
  const preset = PRESETS[layout];
  const found: Partial<Record<Side, unknown>> = typeof saved === 'object' && saved !== null ? saved : {};
  const widthOf = (side: Side): number => {
    const px = found[side];
    return preset[side] === 0 || typeof px !== 'number' || !Number.isFinite(px) ? preset[side] : clampWidth(side, px);
  };
  return { left: widthOf('left'), book: widthOf('book'), wire: widthOf('wire') };
}
