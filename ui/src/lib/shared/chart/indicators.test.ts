import { describe, expect, test } from 'vitest';
import type { Bar } from './bar.ts';
import { type Figures, INDICATORS, type Indicator } from './indicators.ts';

const bars = (closes: readonly number[], volume = 1): readonly Bar[] =>
  closes.map((close, time) => ({ time, open: close, high: close, low: close, close, volume }));

const named = (name: string): Indicator =>
  INDICATORS.find((each) => each.name === name) ?? (INDICATORS[0] as Indicator);

function figuresOf({ open }: Indicator, all: readonly Bar[]): readonly Figures[] {
  const stream = open();
  return all.map((bar) => stream(bar, false));
}

const lastOf = (name: string, all: readonly Bar[]): Figures | undefined => figuresOf(named(name), all).at(-1);
const rising = Array.from({ length: 40 }, (_, index) => 100 + index);

test('a simple average says nothing before it has its bars, and then their mean', () => {
  const figures = figuresOf(named('sma'), bars(rising)).flat();
  expect(figures.slice(0, 19).every((figure) => figure === null)).toBe(true);
  expect(figures[19]).toBe(109.5);
});

test('an exponential average starts at the first close and runs after the price', () => {
  const [first, ...rest] = figuresOf(named('ema'), bars([100, 113])).flat();
  expect(first).toBe(100);
  expect(rest[0]).toBeCloseTo(102, 9);
});

test('the price by volume counts a bar by its volume, and an empty bar not at all', () => {
  const [first, second] = bars([100, 200]) as readonly [Bar, Bar];
  const figures = figuresOf(named('vwap'), [
    { ...first, volume: 0 },
    first,
    { ...second, volume: 3 },
    { ...second, high: 900, close: 900, volume: 0 },
  ]);
  expect(figures.flat()).toEqual([100, 100, 175, 175]);
});

test('bands lie on a price that stands still, and around one that moves', () => {
  expect(lastOf('bollinger', bars(Array(20).fill(100)))).toEqual([100, 100, 100]);
  const [upper, middle, lower] = lastOf('bollinger', bars(rising)) as readonly [number, number, number];
  expect([middle, (upper + lower) / 2]).toEqual([129.5, 129.5]);
  expect(upper - middle).toBeCloseTo(2 * Math.sqrt((20 ** 2 - 1) / 12), 9);
});

test('relative strength is 100 when every bar rose, 0 when every bar fell, 50 when none moved', () => {
  expect(lastOf('rsi', bars(rising))).toEqual([100]);
  expect(lastOf('rsi', bars(rising.toReversed()))).toEqual([0]);
  expect(lastOf('rsi', bars(Array(40).fill(4)))).toEqual([50]);
});

test('two averages of a price that stands still do not part', () => {
  expect(lastOf('macd', bars(Array(40).fill(100)))).toEqual([0, 0, 0]);
});

describe.each(INDICATORS)('$name', (indicator) => {
  test('has a figure for each line', () => {
    for (const figures of figuresOf(indicator, bars(rising))) expect(figures).toHaveLength(indicator.lines.length);
  });

  test('says the same of a bar that grew as of one that came whole', () => {
    const whole = Array.from({ length: 60 }, (_, time): Bar => {
      const close = 1_000 + ((time * 37) % 23) * 10 - time;
      return { time, open: close, high: close + 5, low: close - 7, close, volume: (time * 5) % 4 };
    });
    const stream = indicator.open();
    const grown = whole.map((bar) => {
      stream({ ...bar, high: bar.open, low: bar.open, close: bar.open + 3, volume: 0 }, false);
      stream({ ...bar, close: bar.open - 4, volume: Math.min(1, bar.volume) }, true);
      return stream(bar, true);
    });
    figuresOf(indicator, whole).forEach((figures, place) => {
      figures.forEach((figure, index) => {
        if (figure === null) expect(grown[place]?.[index]).toBe(null);
        else expect(grown[place]?.[index]).toBeCloseTo(figure, 6);
      });
    });
  });
});
