import { type MarketSample, MINUTE_S, midAt } from '../../../realism/market-sample.ts';
import type { MarketTape } from '../../../realism/market-tape.ts';
import { autocorrelations, bartlettBand } from '../../../realism/statistics/autocorrelation.ts';
import { mean, variance } from '../../../realism/statistics/moments.ts';
import { normalQuantile } from '../../../realism/statistics/normal.ts';
import { mapped, pooled, type Segments } from '../../../realism/statistics/segments.ts';
import type { Layer, Plot, Point } from './plot.ts';

const BASIS_POINTS = 10_000;
const SHORT_S = 10;
const LAGS = 30;
const BINS = 61;

/** Standard deviations to each side that the histogram shows. */
const HISTOGRAM_REACH = 5;

/** Points of a line over a day; more could not be told apart. */
const DAY_POINTS = 460;

/** Dots of the quantile plot. */
const QUANTILES = 200;

const bps = (value: number) => `${Number(value.toPrecision(2))} bp`;
const plain = (value: number) => String(Number(value.toPrecision(2)));
const hours = (second: number) => `${(second / 3_600).toFixed(1)} h`;
const sats = (value: number) => Math.round(value).toLocaleString('en-US');

/** The plots of one market: over time for the first seed, of returns for all of them. */
export function marketPlots(sample: MarketSample): readonly Plot[] {
  const first = sample.tapes[0];
  const returns = sample.returns(MINUTE_S);
  const overTime = first === undefined ? [] : [pricePlot(first), spreadPlot(first), depthPlot(first)];
  const sizes = mapped(sample.returns(SHORT_S), Math.abs);
  return [
    ...overTime,
    histogram(pooled(returns)),
    quantilePlot(pooled(returns)),
    lagPlot('Autocorrelation of 1-minute returns by lag', returns),
    lagPlot('Autocorrelation of |10-second returns| by lag', sizes),
  ];
}

function pricePlot(tape: MarketTape): Plot {
  const layers: readonly Layer[] = [
    {
      kind: 'LINE',
      tone: 'compared',
      label: 'reference',
      points: overDay(tape, (second) => tape.referenceSats[second]),
    },
    { kind: 'LINE', tone: 'measured', label: 'mid', points: overDay(tape, (second) => midAt(tape, second)) },
  ];
  return { title: 'Price in sats, first seed', layers, formatX: hours, formatY: sats };
}

function spreadPlot(tape: MarketTape): Plot {
  const spread = (second: number) =>
    (((tape.askSats[second] as number) - (tape.bidSats[second] as number)) / midAt(tape, second)) * BASIS_POINTS;
  const layers: readonly Layer[] = [{ kind: 'LINE', tone: 'measured', points: overDay(tape, spread) }];
  return { title: 'Spread, first seed', layers, formatX: hours, formatY: bps, alwaysY: [0] };
}

function depthPlot(tape: MarketTape): Plot {
  const layers: readonly Layer[] = [
    { kind: 'LINE', tone: 'compared', label: 'asks', points: overDay(tape, (second) => tape.askLots[second]) },
    { kind: 'LINE', tone: 'measured', label: 'bids', points: overDay(tape, (second) => tape.bidLots[second]) },
  ];
  return { title: 'Lots on the ten best levels, first seed', layers, formatX: hours, formatY: sats, alwaysY: [0] };
}

function overDay(tape: MarketTape, valueAt: (second: number) => number | undefined): readonly Point[] {
  const step = Math.max(1, Math.floor(tape.bidSats.length / DAY_POINTS));
  const count = Math.floor(tape.bidSats.length / step);
  return Array.from({ length: count }, (_, place) => [place * step, valueAt(place * step) ?? Number.NaN] as const);
}

function histogram(returns: readonly number[]): Plot {
  const centre = mean(returns);
  const deviation = Math.sqrt(variance(returns));
  const width = (2 * HISTOGRAM_REACH) / BINS;
  const counts = Array.from({ length: BINS }, () => 0);
  for (const value of returns) {
    const bin = Math.floor(((value - centre) / deviation + HISTOGRAM_REACH) / width);
    if (bin >= 0 && bin < BINS) counts[bin] = (counts[bin] ?? 0) + 1;
  }
  const place = (bin: number) => -HISTOGRAM_REACH + (bin + 0.5) * width;
  const density = (x: number) => Math.exp(-(x ** 2) / 2) / Math.sqrt(2 * Math.PI);
  const layers: readonly Layer[] = [
    {
      kind: 'BARS',
      tone: 'measured',
      width,
      points: counts.map((count, bin) => [place(bin), count / returns.length / width] as const),
    },
    {
      kind: 'LINE',
      tone: 'compared',
      label: 'normal',
      points: counts.map((_, bin) => [place(bin), density(place(bin))] as const),
    },
  ];
  const title = `1-minute returns in standard deviations of ${bps(deviation * BASIS_POINTS)}`;
  return { title, layers: returns.length < 2 ? [] : layers, formatX: plain, formatY: plain };
}

function quantilePlot(returns: readonly number[]): Plot {
  const centre = mean(returns);
  const deviation = Math.sqrt(variance(returns));
  const sorted = Float64Array.from(returns).sort();
  const shown = Math.min(QUANTILES, sorted.length);
  const dots = Array.from({ length: shown }, (_, place): Point => {
    // Both ends are shown, where tails are.
    const rank = Math.round((place / Math.max(1, shown - 1)) * (sorted.length - 1));
    const expected = normalQuantile((rank + 0.5) / sorted.length);
    return [expected, ((sorted[rank] as number) - centre) / deviation];
  });
  const reach = dots.at(-1)?.[0] ?? 0;
  const layers: readonly Layer[] = [
    {
      kind: 'LINE',
      tone: 'compared',
      label: 'normal',
      points: [
        [-reach, -reach],
        [reach, reach],
      ],
    },
    { kind: 'DOTS', tone: 'measured', points: dots },
  ];
  return {
    title: 'Quantiles of 1-minute returns against a normal',
    layers: shown < 2 ? [] : layers,
    formatX: plain,
    formatY: plain,
  };
}

function lagPlot(title: string, series: Segments): Plot {
  const found = autocorrelations(series, LAGS) ?? [];
  const band = bartlettBand(pooled(series).length);
  const edge = (level: number): Layer => ({
    kind: 'LINE',
    tone: 'quiet',
    points: [
      [0.5, level],
      [LAGS + 0.5, level],
    ],
  });
  const layers: readonly Layer[] = [
    { kind: 'BARS', tone: 'measured', width: 0.8, points: found.map((value, index) => [index + 1, value] as const) },
    edge(band),
    edge(-band),
  ];
  const formatX = (lag: number) => String(Math.round(lag));
  return { title, layers: found.length === 0 ? [] : layers, formatX, formatY: plain, alwaysY: [0] };
}
