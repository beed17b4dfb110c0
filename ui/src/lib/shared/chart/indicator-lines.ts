import {
  HistogramSeries,
  type IChartApi,
  LineSeries,
  LineStyle,
  type PriceFormatCustom,
  type UTCTimestamp,
} from 'lightweight-charts';
import type { Bar } from './bar.ts';
import type { Colours } from './colours.ts';
import type { Figures, Indicator, IndicatorStream, LineLook } from './indicators.ts';

const QUIET = { priceLineVisible: false, lastValueVisible: false } as const;

type Place = { readonly pane: number; readonly colours: Colours; readonly priceFormat: PriceFormatCustom };

/** The lines of one indicator on a chart. Counts on bar by bar; only another history has it count anew. */
export class IndicatorLines {
  readonly indicator: Indicator;
  readonly #chart: IChartApi;
  readonly #series;
  #stream: IndicatorStream;
  /** Bars that the stream has taken. */
  #taken = 0;

  constructor(chart: IChartApi, indicator: Indicator, { pane, colours, priceFormat }: Place) {
    this.indicator = indicator;
    this.#chart = chart;
    this.#stream = indicator.open();
    this.#series = indicator.lines.map((look) => ({ look, line: addTo(chart, look, pane, priceFormat) }));
    this.recolour(colours);
  }

  setAll(bars: readonly Bar[]): void {
    this.#stream = this.indicator.open();
    this.#taken = bars.length;
    const figures = bars.map((bar) => this.#stream(bar, false));
    this.#series.forEach(({ line }, index) => {
      line.setData(bars.flatMap((bar, place) => pointsOf(bar, figures[place], index)));
    });
  }

  /** The bars from `from` on have changed or are new; only the last one before may be among them. */
  update(bars: readonly Bar[], from: number): void {
    for (const [offset, bar] of bars.slice(from).entries()) {
      const figures = this.#stream(bar, from + offset < this.#taken);
      this.#series.forEach(({ line }, index) => {
        for (const point of pointsOf(bar, figures, index)) line.update(point);
      });
    }
    this.#taken = bars.length;
  }

  recolour(colours: Colours): void {
    for (const { look, line } of this.#series) line.applyOptions({ color: colours[look.colour] });
  }

  setPriceFormat(priceFormat: PriceFormatCustom): void {
    for (const { line } of this.#series) line.applyOptions({ priceFormat });
  }

  /** A pane of its own goes with it. */
  remove(): void {
    for (const { line } of this.#series) this.#chart.removeSeries(line);
  }
}

function addTo(chart: IChartApi, { drawn }: LineLook, pane: number, priceFormat: PriceFormatCustom) {
  if (drawn === 'columns') return chart.addSeries(HistogramSeries, { ...QUIET, priceFormat }, pane);
  const lineStyle = drawn === 'dashes' ? LineStyle.Dashed : LineStyle.Solid;
  const look = { ...QUIET, priceFormat, lineStyle, lineWidth: 1, crosshairMarkerVisible: false } as const;
  return chart.addSeries(LineSeries, look, pane);
}

function pointsOf(bar: Bar, figures: Figures | undefined, index: number) {
  const value = figures?.[index] ?? null;
  return value === null ? [] : [{ time: bar.time as UTCTimestamp, value }];
}
