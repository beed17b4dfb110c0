import type {
  AutoscaleInfo,
  CandlestickData,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
  UTCTimestamp,
  WhitespaceData,
} from 'lightweight-charts';
import type { FillMark } from './bar.ts';
import type { Colours } from './colours.ts';
import { paintMark } from './mark-painter.ts';

const MARK_PX = 14;
const GAP_PX = 10;
const ROOM_PX = GAP_PX + MARK_PX;
const MOST_IN_SIGHT = 500;

type Placed = FillMark & { readonly x: number; readonly y: number };

type Target = Parameters<
  NonNullable<
    ReturnType<NonNullable<ReturnType<NonNullable<ISeriesPrimitive<Time>['paneViews']>>[number]['renderer']>>
  >['draw']
>[0];

function isCandle(data: CandlestickData | WhitespaceData): data is CandlestickData {
  return 'high' in data;
}

/** Agents' fills: a triangle at the bar and the agent's mark beside it, buys below the low, sells above the high. */
export class FillMarks implements ISeriesPrimitive<Time> {
  readonly #element: Element;
  #attached: SeriesAttachedParameter<Time, 'Candlestick'> | null = null;
  #fills: readonly FillMark[] = [];
  #placed: readonly Placed[] = [];
  #colours: Colours;
  /** Interval of the bars, seconds: a fill belongs to the bar it happened in. */
  #intervalSeconds = 60;

  constructor(element: Element, colours: Colours) {
    this.#element = element;
    this.#colours = colours;
  }

  attached(parameters: SeriesAttachedParameter<Time>): void {
    this.#attached = parameters as SeriesAttachedParameter<Time, 'Candlestick'>;
  }

  detached(): void {
    this.#attached = null;
  }

  set(fills: readonly FillMark[], intervalSeconds: number, colours: Colours): void {
    this.#fills = fills;
    this.#intervalSeconds = intervalSeconds;
    this.#colours = colours;
    this.#attached?.requestUpdate();
  }

  /** The fill under the pointer, if any. */
  at(x: number, y: number): FillMark | null {
    return this.#placed.find((fill) => Math.abs(fill.x - x) <= 9 && Math.abs(fill.y - y) <= 9) ?? null;
  }

  hitTest(x: number, y: number) {
    const hit = this.at(x, y);
    return hit === null ? null : { externalId: hit.id, cursorStyle: 'pointer', zOrder: 'top' as const };
  }

  /** Keeps room beside the highest and the lowest bar, so that no mark is cut off. */
  autoscaleInfo(): AutoscaleInfo | null {
    return this.#fills.length === 0 ? null : { priceRange: null, margins: { above: ROOM_PX, below: ROOM_PX } };
  }

  paneViews() {
    return [{ zOrder: () => 'top' as const, renderer: () => ({ draw: (target: Target) => this.#draw(target) }) }];
  }

  /** Newest first: where marks would cover each other, the newest is the one that is seen. */
  #place(): readonly Placed[] {
    const placed: Placed[] = [];
    for (const fill of this.#fills.slice(-MOST_IN_SIGHT).reverse()) {
      const spot = this.#spotOf(fill);
      if (spot === null) continue;
      const covered = placed.some(
        (other) => Math.abs(other.x - spot.x) < MARK_PX && Math.abs(other.y - spot.y) < MARK_PX,
      );
      if (!covered) placed.push({ ...fill, ...spot });
    }
    return placed;
  }

  #spotOf(fill: FillMark): { readonly x: number; readonly y: number } | null {
    const chart = this.#attached?.chart;
    const series = this.#attached?.series;
    if (chart === undefined || series === undefined) return null;
    const seconds = Math.floor(fill.time / 1000 / this.#intervalSeconds) * this.#intervalSeconds;
    const x = chart.timeScale().timeToCoordinate(seconds as UTCTimestamp);
    const index = x === null ? null : chart.timeScale().coordinateToLogical(x);
    const bar = index === null ? null : series.dataByIndex(index);
    if (x === null || bar === null || !isCandle(bar)) return null;
    const buys = fill.side === 'BUY';
    const edge = series.priceToCoordinate(buys ? bar.low : bar.high);
    if (edge === null) return null;
    const away = GAP_PX + MARK_PX / 2;
    return { x, y: edge + (buys ? away : -away) };
  }

  #draw(target: Target): void {
    this.#placed = this.#place();
    target.useMediaCoordinateSpace(({ context }) => {
      for (const fill of this.#placed) {
        const mark = { handle: fill.handle, frame: fill.frame, x: fill.x, y: fill.y, size: MARK_PX };
        paintMark(context, this.#element, mark, this.#colours['bg-1']);
        this.#triangle(context, fill);
      }
    });
  }

  #triangle(context: CanvasRenderingContext2D, fill: Placed): void {
    const up = fill.side === 'BUY';
    const tip = up ? fill.y - MARK_PX / 2 - 7 : fill.y + MARK_PX / 2 + 7;
    const base = up ? tip + 4 : tip - 4;
    context.fillStyle = up ? this.#colours.up : this.#colours.down;
    context.beginPath();
    context.moveTo(fill.x, tip);
    context.lineTo(fill.x - 3, base);
    context.lineTo(fill.x + 3, base);
    context.fill();
  }
}
