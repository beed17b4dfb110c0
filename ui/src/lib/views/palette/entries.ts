import type { IconName } from '#lib/shared/icons.ts';
import { fitOf } from './fuzzy.ts';

/** In the order in which an empty palette shows them, under these titles. */
const TITLES = {
  Market: 'Markets',
  View: 'Views',
  Time: 'Time',
  Control: 'Controls',
  Agent: 'Agents',
  Look: 'Look',
  Scenario: 'Scenarios',
} as const;
export type Kind = keyof typeof TITLES;
const KINDS = Object.keys(TITLES) as readonly Kind[];

/** Something the palette can do. */
export type Entry = {
  readonly id: string;
  readonly kind: Kind;
  readonly title: string;
  /** A few more words that are shown and found. */
  readonly detail?: string;
  /** Words that are found, and not shown. */
  readonly also?: string;
  /** The shortcut that does the same. */
  readonly keys?: string;
  readonly icon?: IconName;
  /** Handle of the agent whose mark stands before it. */
  readonly mark?: string;
  /** Why it cannot be done now. */
  readonly rests?: string | undefined;
  /** Found by its words only: too many of its like to list them unasked. */
  readonly quiet?: boolean;
  readonly run: () => void;
};

export type Found = { readonly entry: Entry; readonly letters: readonly number[] };
export type Section = { readonly title: string; readonly found: readonly Found[] };

/** What stands beside the title counts less, so that `kelvin` is the agent before anything about it. */
const BESIDE_TITLE = 30;
const RESTS = 15;
/** What fits so much worse than the best is not what was meant. */
const FAR_BELOW = 0.4;

function rank(entry: Entry, query: string): (Found & { readonly score: number }) | null {
  const less = entry.rests === undefined ? 0 : RESTS;
  const own = fitOf(entry.title, query);
  if (own !== null) return { entry, letters: own.letters, score: own.score - less };
  const wide = fitOf([entry.title, entry.detail, entry.also, entry.kind].join(' '), query);
  if (wide === null) return null;
  const letters = wide.letters.filter((at) => at < entry.title.length);
  return { entry, letters, score: wide.score - BESIDE_TITLE - less };
}

/** All by kind while nothing is asked; else the best first, in one list. */
export function find(entries: readonly Entry[], query: string): readonly Section[] {
  if (query.trim() === '') {
    const listed = (kind: Kind) => entries.filter((entry) => entry.kind === kind && entry.quiet !== true);
    return KINDS.map((kind) => ({
      title: TITLES[kind],
      found: listed(kind).map((entry) => ({ entry, letters: [] })),
    })).filter(({ found }) => found.length > 0);
  }
  const ranked = entries.flatMap((entry) => rank(entry, query) ?? []).toSorted((a, b) => b.score - a.score);
  const found = ranked.filter(({ score }) => score >= (ranked[0]?.score ?? 0) * FAR_BELOW);
  return found.length === 0 ? [] : [{ title: '', found }];
}

/** The title in pieces, those that the query took apart from the rest. */
export function pieces(title: string, letters: readonly number[]): readonly { text: string; taken: boolean }[] {
  const taken = new Set(letters);
  const parts: { text: string; taken: boolean }[] = [];
  for (let at = 0; at < title.length; at += 1) {
    const last = parts.at(-1);
    if (last?.taken === taken.has(at)) last.text += title[at];
    else parts.push({ text: title[at] ?? '', taken: taken.has(at) });
  }
  return parts;
}
