import {
  type CandlestickData,
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  createChart,
  type DeepPartial,
  HistogramSeries,
  type IChartApi,
  type LogicalRange,
  type MouseEventParams,
  TickMarkType,
  type Time,
  type TimeChartOptions,
  type UTCTimestamp,
} from 'lightweight-charts';
import { formatInteger } from '#lib/format/number.ts';
import { formatClock, formatDate, formatMinute } from '#lib/format/time.ts';
import type { Bar, FillMark, Flag } from './bar.ts';
import { type Colours, MONO, readColours } from './colours.ts';
import { FillMarks } from './fill-marks.ts';
import { FlagLines } from './flag-lines.ts';
import { IndicatorLines } from './indicator-lines.ts';
import { INDICATORS, type Indicator } from './indicators.ts';
import { type LastPrice, LastPriceTag } from './last-price-tag.ts';

const HISTORY_MARGIN_BARS = 60;
/** More changed bars than this and the series is set anew. */
const MOST_UPDATES = 20;
/** Heights of the prices and of every other pane, as shares. */
const [PRICE_SHARE, PANE_SHARE] = [6, 1];
/** Room between the newest bar and the axis. */
const RIGHT_OFFSET_BARS = 5;

export type Hover = {
  /** The bar under the crosshair; null when the pointer is elsewhere. */
  readonly bar: Bar | null;
  readonly fill: FillMark | null;
  readonly x: number;
  readonly y: number;
};

export type CandleChartEvents = {
  readonly onHover: (hover: Hover) => void;
  readonly onNeedHistory: () => void;
  readonly onFill: (fill: FillMark) => void;
  /** Whether the newest bar is in sight. */
  readonly onLive: (live: boolean) => void;
};

function tickMark(time: Time, type: TickMarkType): string {
  const ms = Number(time) * 1000;
  if (type === TickMarkType.TimeWithSeconds) return formatClock(ms);
  return type === TickMarkType.Time ? formatMinute(ms) : formatDate(ms).slice(5);
}

function chartOptions(colours: Colours): DeepPartial<TimeChartOptions> {
  const hair = { color: colours['ink-4'], width: 1 as const, style: 2, labelBackgroundColor: colours['bg-3'] };
  return {
    layout: {
      background: { type: ColorType.Solid, color: 'transparent' },
      textColor: colours['ink-3'],
      fontFamily: MONO,
      fontSize: 10.5,
      attributionLogo: true,
      panes: { separatorColor: colours['line-1'], separatorHoverColor: colours['line-2'], enableResize: false },
    },
    grid: { vertLines: { color: colours.grid }, horzLines: { color: colours.grid } },
    crosshair: { mode: CrosshairMode.Normal, vertLine: hair, horzLine: hair },
    rightPriceScale: { borderColor: colours['line-1'], minimumWidth: 62, scaleMargins: { top: 0.12, bottom: 0.08 } },
    timeScale: {
      borderColor: colours['line-1'],
      timeVisible: true,
      secondsVisible: true,
      rightOffset: RIGHT_OFFSET_BARS,
      barSpacing: 7,
      minBarSpacing: 1,
      tickMarkFormatter: tickMark,
    },
    localization: {
      timeFormatter: (time: Time) => formatClock(Number(time) * 1000),
    },
  };
}

/** Whole sats, whatever the words that say them. */
const inWords = (priceText: (sats: number) => string) => ({
  type: 'custom' as const,
  minMove: 1,
  formatter: (price: number) => priceText(Math.round(price)),
});

const candleOf = (bar: Bar) => ({ ...bar, time: bar.time as UTCTimestamp });

/** Candles, volume, indicators, agents' fills and the flags of the market in one chart. Imperative: Svelte only hands data over. */
export class CandleChart {
  /** Those that it can show. */
  readonly indicators = INDICATORS;
  readonly #container: HTMLElement;
  readonly #chart: IChartApi;
  readonly #candles;
  readonly #volume;
  /** Those that are shown, by name. */
  readonly #indicators = new Map<string, IndicatorLines>();
  readonly #fills: FillMarks;
  readonly #flags: FlagLines;
  readonly #tag: LastPriceTag;
  readonly #events: CandleChartEvents;
  #colours: Colours;
  #drawn: readonly Bar[] = [];
  #intervalSeconds = 60;
  #unit = '';
  #priceText: (sats: number) => string = String;

  constructor(container: HTMLElement, events: CandleChartEvents) {
    this.#container = container;
    this.#events = events;
    this.#colours = readColours(container);
    this.#chart = createChart(container, { ...chartOptions(this.#colours), autoSize: true });
    this.#candles = this.#chart.addSeries(CandlestickSeries, {
      priceFormat: inWords(String),
      priceLineVisible: false,
      lastValueVisible: false,
    });
    this.#volume = this.#chart.addSeries(
      HistogramSeries,
      {
        priceLineVisible: false,
        lastValueVisible: false,
        priceFormat: { type: 'custom', formatter: () => '', minMove: 1 },
      },
      1,
    );
    this.#fills = new FillMarks(container, this.#colours);
    this.#flags = new FlagLines(this.#colours);
    this.#tag = new LastPriceTag(this.#colours);
    for (const primitive of [this.#flags, this.#tag, this.#fills]) this.#candles.attachPrimitive(primitive);
    this.#sizePanes();
    this.#volume.priceScale().applyOptions({ scaleMargins: { top: 0.12, bottom: 0 } });
    this.recolour();
    this.#listen();
  }

  #sizePanes(): void {
    this.#chart.panes().forEach((pane, index) => {
      pane.setStretchFactor(index === 0 ? PRICE_SHARE : PANE_SHARE);
    });
  }

  /** What is seen now, without the crosshair. */
  picture(): HTMLCanvasElement {
    return this.#chart.takeScreenshot(true, false);
  }

  destroy(): void {
    this.#chart.remove();
  }

  /** Reads the tokens again, after a change of theme or palette. */
  recolour(): void {
    const colours = readColours(this.#container);
    this.#colours = colours;
    // Where the reader has moved and how far he has zoomed are options of the time scale too: they stay.
    this.#chart.applyOptions({ ...chartOptions(colours), timeScale: { borderColor: colours['line-1'] } });
    this.#candles.applyOptions({
      upColor: colours['bg-1'],
      downColor: colours.down,
      borderUpColor: colours.up,
      borderDownColor: colours.down,
      wickUpColor: colours.up,
      wickDownColor: colours.down,
    });
    for (const lines of this.#indicators.values()) lines.recolour(colours);
    // Columns have a colour each; everything else takes its new one by itself.
    this.#volume.setData(this.#drawn.map((bar) => this.#columnOf(bar)));
  }

  /** How prices read on the axis, from now on. `unit` tells one way from another. */
  setPrices(priceText: (sats: number) => string, unit: string): void {
    if (unit === this.#unit) return;
    this.#unit = unit;
    this.#priceText = priceText;
    const priceFormat = inWords(priceText);
    this.#candles.applyOptions({ priceFormat });
    for (const lines of this.#indicators.values())
      if (lines.indicator.pane === 'price') lines.setPriceFormat(priceFormat);
  }

  /** Names of indicators; what is of no indicator is not there. */
  setShown(names: ReadonlySet<string>): void {
    for (const [name, lines] of this.#indicators) {
      if (names.has(name)) continue;
      lines.remove();
      this.#indicators.delete(name);
    }
    for (const indicator of INDICATORS)
      if (names.has(indicator.name) && !this.#indicators.has(indicator.name)) this.#show(indicator);
    this.#sizePanes();
  }

  #show(indicator: Indicator): void {
    const isOverPrices = indicator.pane === 'price';
    const lines = new IndicatorLines(this.#chart, indicator, {
      pane: isOverPrices ? 0 : this.#chart.panes().length,
      colours: this.#colours,
      priceFormat: inWords(isOverPrices ? this.#priceText : formatInteger),
    });
    lines.setAll(this.#drawn);
    this.#indicators.set(indicator.name, lines);
  }

  /** Draws what changed: usually one `update`, a whole `setData` only when history came or another chart was chosen. */
  setBars(bars: readonly Bar[], intervalSeconds: number): void {
    const changed = this.#firstChange(bars);
    const whole = changed === null || bars.length - changed > MOST_UPDATES;
    const fresh = this.#drawn.length === 0 && bars.length > 0;
    this.#drawn = bars;
    this.#intervalSeconds = intervalSeconds;
    if (whole) {
      this.#candles.setData(bars.map(candleOf));
      this.#volume.setData(bars.map((bar) => this.#columnOf(bar)));
    } else {
      for (const bar of bars.slice(changed)) {
        this.#candles.update(candleOf(bar));
        this.#volume.update(this.#columnOf(bar));
      }
    }
    for (const lines of this.#indicators.values()) {
      if (whole) lines.setAll(bars);
      else lines.update(bars, changed);
    }
    if (fresh) this.goLive();
  }

  setMarks(fills: readonly FillMark[], flags: readonly Flag[]): void {
    this.#fills.set(fills, this.#intervalSeconds, this.#colours);
    this.#flags.set(flags, this.#intervalSeconds, this.#colours);
  }

  setLast(last: LastPrice | null): void {
    this.#tag.set(last, this.#colours);
  }

  /** At once: an animated way back would never arrive where bars come faster than it moves. */
  goLive(): void {
    this.#chart.timeScale().scrollToPosition(RIGHT_OFFSET_BARS, false);
  }

  /** Moves the view by so many bars: the keyboard's way of dragging. */
  pan(bars: number): void {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range) this.#chart.timeScale().setVisibleLogicalRange({ from: range.from + bars, to: range.to + bars });
  }

  zoom(factor: number): void {
    const range = this.#chart.timeScale().getVisibleLogicalRange();
    if (range)
      this.#chart
        .timeScale()
        .setVisibleLogicalRange({ from: range.to - (range.to - range.from) * factor, to: range.to });
  }

  /** Index of the first bar that is not the drawn one; null when more than the last one changed. */
  #firstChange(bars: readonly Bar[]): number | null {
    const drawn = this.#drawn;
    if (drawn.length === 0 || bars.length < drawn.length || bars[0]?.time !== drawn[0]?.time) return null;
    let index = drawn.length;
    while (index > 0 && bars[index - 1] !== drawn[index - 1]) index -= 1;
    // The library takes updates of the last bar and of newer ones only.
    return index < drawn.length - 1 ? null : index;
  }

  #columnOf(bar: Bar) {
    const rising = bar.close >= bar.open;
    const colour = rising ? this.#colours.up : this.#colours.down;
    return { time: bar.time as UTCTimestamp, value: bar.volume, color: `${colour}${rising ? '6b' : '9e'}` };
  }

  #listen(): void {
    this.#chart.subscribeCrosshairMove((event) => this.#events.onHover(this.#hoverOf(event)));
    this.#chart.subscribeClick((event) => {
      const fill = event.point === undefined ? null : this.#fills.at(event.point.x, event.point.y);
      if (fill !== null) this.#events.onFill(fill);
    });
    this.#chart.timeScale().subscribeVisibleLogicalRangeChange((range) => this.#onRange(range));
  }

  #onRange(range: LogicalRange | null): void {
    if (range === null) return;
    if (range.from < HISTORY_MARGIN_BARS) this.#events.onNeedHistory();
    this.#events.onLive(range.to >= this.#drawn.length - 1);
  }

  #hoverOf(event: MouseEventParams<Time>): Hover {
    const { point } = event;
    if (point === undefined) return { bar: null, fill: null, x: 0, y: 0 };
    const candle = event.seriesData.get(this.#candles) as CandlestickData<Time> | undefined;
    const bar = candle === undefined ? null : (this.#drawn.findLast((each) => each.time === candle.time) ?? null);
    return { bar, fill: this.#fills.at(point.x, point.y), x: point.x, y: point.y };
  }
}
