import { BollingerBands, EMA, MACD, RSI, SMA, VWAP } from 'trading-signals';
import type { Bar } from './bar.ts';
import type { ColourName } from './colours.ts';

/** What an indicator says of a bar, a figure for each of its lines; null until it has seen enough bars. */
export type Figures = readonly (number | null)[];

/** Takes the bars in their order. `again`: the last bar once more, with what has come to it since. */
export type IndicatorStream = (bar: Bar, again: boolean) => Figures;

export type LineLook = { readonly colour: ColourName; readonly drawn: 'line' | 'dashes' | 'columns' };

export type Indicator = {
  readonly name: string;
  readonly label: string;
  readonly title: string;
  /** Over the candles, in sats, or in a pane of its own. */
  readonly pane: 'price' | 'own';
  readonly lines: readonly LineLook[];
  readonly shownAtFirst: boolean;
  readonly open: () => IndicatorStream;
};

const line = (colour: ColourName): LineLook => ({ colour, drawn: 'line' });

/** Of closes alone: all that an average needs. */
function ofCloses(average: { update(close: number, replace: boolean): number | null }): IndicatorStream {
  return (bar, again) => [average.update(bar.close, again)];
}

/** The average starts at the first bar; a bar in which nothing was traded keeps it. */
function openVwap(): IndicatorStream {
  const vwap = new VWAP();
  let [value, wasTraded]: [number | null, boolean] = [null, false];
  return (bar, again) => {
    // The library has not seen a bar without volume: its first volume is no correction of the bar before.
    const told = bar.volume === 0 ? null : vwap.update(bar, again && wasTraded);
    wasTraded = bar.volume > 0;
    value = told ?? value;
    return [value ?? bar.close];
  };
}

function openBands(): IndicatorStream {
  const bands = new BollingerBands(20, 2);
  return (bar, again) => {
    const told = bands.update(bar.close, again);
    return [told?.upper ?? null, told?.middle ?? null, told?.lower ?? null];
  };
}

/** Until any price moved, neither side is stronger. */
function openRsi(): IndicatorStream {
  const rsi = new RSI(14);
  let [first, hasMoved]: [number | null, boolean] = [null, false];
  return (bar, again) => {
    first ??= bar.close;
    hasMoved ||= bar.close !== first;
    const told = rsi.update(bar.close, again);
    return [told === null || hasMoved ? told : 50];
  };
}

function openMacd(): IndicatorStream {
  const macd = new MACD(new EMA(12), new EMA(26), new EMA(9));
  return (bar, again) => {
    const told = macd.update(bar.close, again);
    return [told?.histogram ?? null, told?.macd ?? null, told?.signal ?? null];
  };
}

/** All there are: a new one is an entry here. */
export const INDICATORS: readonly Indicator[] = [
  {
    name: 'sma',
    label: 'SMA 20',
    title: 'Simple average of the last 20 closes',
    pane: 'price',
    lines: [line('series-3')],
    shownAtFirst: false,
    open: () => ofCloses(new SMA(20)),
  },
  {
    name: 'ema',
    label: 'EMA 12',
    title: 'Average of closes in which newer ones count more, over about 12 bars',
    pane: 'price',
    lines: [line('series-1')],
    shownAtFirst: true,
    open: () => ofCloses(new EMA(12)),
  },
  {
    name: 'vwap',
    label: 'VWAP',
    title: 'Average price by volume, since the first bar',
    pane: 'price',
    lines: [line('series-2')],
    shownAtFirst: true,
    open: openVwap,
  },
  {
    name: 'bollinger',
    label: 'Bollinger',
    title: 'Average of 20 closes, and two standard deviations above and below it',
    pane: 'price',
    lines: [line('ink-3'), { colour: 'ink-4', drawn: 'dashes' }, line('ink-3')],
    shownAtFirst: false,
    open: openBands,
  },
  {
    name: 'rsi',
    label: 'RSI 14',
    title: 'Relative strength: 100 when only rises, 0 when only falls, over 14 bars',
    pane: 'own',
    lines: [line('series-3')],
    shownAtFirst: false,
    open: openRsi,
  },
  {
    name: 'macd',
    label: 'MACD',
    title: 'A quick average of closes less a slow one (12 and 26), the average of that (9), and what parts them',
    pane: 'own',
    lines: [{ colour: 'ink-4', drawn: 'columns' }, line('series-1'), line('series-2')],
    shownAtFirst: false,
    open: openMacd,
  },
];
