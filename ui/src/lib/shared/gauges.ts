import { formatScaled, UNKNOWN } from '#lib/format/number.ts';
import type { GaugeFieldsFragment } from '#lib/generated/graphql.ts';
import type { GlossaryTerm } from './glossary.ts';

/** What real markets show, by docs/realism.md; null where they differ too much to say. */
type Range = {
  readonly from: number;
  readonly to: number;
  readonly words: string;
  /** Observations that a verdict takes: a figure of fewer is chance. */
  readonly enough: number;
};

type GaugeKey =
  | 'spreadBps'
  | 'touchLots'
  | 'imbalance'
  | 'orderToTrade'
  | 'kurtosis'
  | 'returnAutocorrelation'
  | 'volatilityClustering'
  | 'volumeVolatility';

export type GaugeKind = {
  readonly key: GaugeKey;
  readonly title: string;
  readonly unit: string;
  readonly decimals: number;
  readonly term: GlossaryTerm;
  readonly range: Range | null;
  /** Observations that a value takes at least. */
  readonly least: number;
};

/** Of the 120 minutes and the 720 looks that two hours have. */
const ENOUGH_MINUTES = 100;
const ENOUGH_LOOKS = 360;

const ABOVE_TENTH: Range = { from: 0.1, to: Number.POSITIVE_INFINITY, words: 'above 0.1', enough: ENOUGH_LOOKS };

/** The gauges of a market, the simple ones first. */
export const GAUGES: readonly GaugeKind[] = [
  { key: 'spreadBps', title: 'Spread', unit: 'bps', decimals: 2, term: 'spread', range: null, least: 30 },
  { key: 'touchLots', title: 'Size at the touch', unit: 'lots', decimals: 0, term: 'touch', range: null, least: 30 },
  { key: 'imbalance', title: 'Imbalance', unit: '', decimals: 3, term: 'imbalance', range: null, least: 30 },
  {
    key: 'orderToTrade',
    title: 'Orders per trade',
    unit: '',
    decimals: 1,
    term: 'orderToTrade',
    range: null,
    least: 30,
  },
  {
    key: 'kurtosis',
    title: 'Fat tails',
    unit: 'kurtosis',
    decimals: 1,
    term: 'kurtosis',
    range: { from: 2, to: 60, words: '2 to 60', enough: ENOUGH_MINUTES },
    least: 30,
  },
  {
    key: 'returnAutocorrelation',
    title: 'Memory of returns',
    unit: '',
    decimals: 2,
    term: 'returnAutocorrelation',
    range: { from: -0.1, to: 0.1, words: '−0.1 to 0.1', enough: ENOUGH_MINUTES },
    least: 30,
  },
  {
    key: 'volatilityClustering',
    title: 'Clustering of moves',
    unit: '',
    decimals: 2,
    term: 'volatilityClustering',
    range: ABOVE_TENTH,
    least: 180,
  },
  {
    key: 'volumeVolatility',
    title: 'Volume with moves',
    unit: '',
    decimals: 2,
    term: 'volumeVolatility',
    range: ABOVE_TENTH,
    least: 180,
  },
];

export type Reading = {
  readonly figure: string;
  /** `open` where real markets do not say, or too little was seen. */
  readonly verdict: 'like' | 'unlike' | 'open';
  readonly note: string;
};

export function readingOf({ range, decimals, least }: GaugeKind, { value, samples }: GaugeFieldsFragment): Reading {
  if (value === null || value === undefined)
    return { figure: UNKNOWN, verdict: 'open', note: `${samples} of ${least} looks` };
  const figure = formatScaled(Math.round(value * 10 ** decimals), decimals);
  if (range === null) return { figure, verdict: 'open', note: `n ${samples}` };
  if (samples < range.enough) return { figure, verdict: 'open', note: `n ${samples} of ${range.enough}` };
  const verdict = value >= range.from && value <= range.to ? 'like' : 'unlike';
  return { figure, verdict, note: `n ${samples}` };
}
