import type { ISeriesPrimitive, SeriesAttachedParameter, Time, UTCTimestamp } from 'lightweight-charts';
import type { Flag } from './bar.ts';
import { type Colours, SANS } from './colours.ts';

type Target = Parameters<
  NonNullable<
    ReturnType<NonNullable<ReturnType<NonNullable<ISeriesPrimitive<Time>['paneViews']>>[number]['renderer']>>
  >['draw']
>[0];

const LONGEST_WORD = 28;

/** Lines stand behind the candles; words before the grid, which would strike them through. */
const PARTS = { line: 'bottom', word: 'normal' } as const;
type Part = keyof typeof PARTS;

type Span = { readonly row: number; readonly from: number; readonly to: number };

/** News, shocks, halts and auctions: dotted verticals with a word, so that a jump on the chart has its reason beside it. */
export class FlagLines implements ISeriesPrimitive<Time> {
  #attached: SeriesAttachedParameter<Time> | null = null;
  #flags: readonly Flag[] = [];
  #colours: Colours;
  #intervalSeconds = 60;

  constructor(colours: Colours) {
    this.#colours = colours;
  }

  attached(parameters: SeriesAttachedParameter<Time>): void {
    this.#attached = parameters;
  }

  detached(): void {
    this.#attached = null;
  }

  set(flags: readonly Flag[], intervalSeconds: number, colours: Colours): void {
    this.#flags = flags;
    this.#intervalSeconds = intervalSeconds;
    this.#colours = colours;
    this.#attached?.requestUpdate();
  }

  paneViews() {
    return (['line', 'word'] as const).map((part) => ({
      zOrder: () => PARTS[part],
      renderer: () => ({ draw: (target: Target) => this.#draw(target, part) }),
    }));
  }

  #draw(target: Target, part: Part): void {
    const scale = this.#attached?.chart.timeScale();
    if (scale === undefined) return;
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const taken: Span[] = [];
      for (const flag of [...this.#flags].reverse()) {
        const seconds = Math.floor(flag.time / 1000 / this.#intervalSeconds) * this.#intervalSeconds;
        const x = scale.timeToCoordinate(seconds as UTCTimestamp);
        if (x !== null && x >= 0 && x <= mediaSize.width)
          this.#flag(context, flag, part, Math.round(x) + 0.5, mediaSize.height, taken);
      }
    });
  }

  /** Newest first: its word is told when there is room for it in one of the rows; the line and its sign always are. */
  #flag(context: CanvasRenderingContext2D, flag: Flag, part: Part, x: number, height: number, taken: Span[]): void {
    context.font = `430 11px ${SANS}`;
    const word = flag.word.length > LONGEST_WORD ? `${flag.word.slice(0, LONGEST_WORD - 1)}…` : flag.word;
    const width = context.measureText(word).width + 14;
    const from = x > width ? x - width : x;
    const row = [0, 1, 2].find((each) =>
      taken.every((span) => span.row !== each || span.to < from || span.from > from + width),
    );
    if (row !== undefined) taken.push({ row, from, to: from + width });
    const foot = height - 10 - (row ?? 0) * 14;
    if (part === 'line') this.#line(context, flag, x, foot);
    else if (row !== undefined)
      this.#word(context, word, from < x ? { from, to: x - 5 } : { from: x + 5, to: x + width }, foot);
  }

  #word(context: CanvasRenderingContext2D, word: string, { from, to }: Omit<Span, 'row'>, foot: number): void {
    context.fillStyle = this.#colours['bg-1'];
    context.fillRect(from, foot - 7, to - from, 14);
    context.textAlign = 'left';
    context.fillStyle = this.#colours['ink-2'];
    context.fillText(word, from + 2, foot + 4);
  }

  #line(context: CanvasRenderingContext2D, flag: Flag, x: number, foot: number): void {
    const isState = flag.kind === 'halt' || flag.kind === 'auction' || flag.kind === 'resume';
    const colour = isState ? this.#colours.warn : this.#colours.accent;
    context.save();
    context.globalAlpha = 0.75;
    context.strokeStyle = colour;
    context.setLineDash([1, 3]);
    context.beginPath();
    context.moveTo(x, 0);
    context.lineTo(x, foot - 6);
    context.stroke();
    context.globalAlpha = 1;
    context.fillStyle = colour;
    this.#glyph(context, flag.kind, x, foot);
    context.restore();
  }

  /** Square for news, diamond for a shock, bars for a halt, ring for an auction, triangle for its end: told apart without colour. */
  #glyph(context: CanvasRenderingContext2D, kind: Flag['kind'], x: number, y: number): void {
    switch (kind) {
      case 'news':
        context.fillRect(x - 2.5, y - 2.5, 5, 5);
        return;
      case 'shock':
        context.beginPath();
        context.moveTo(x, y - 4);
        context.lineTo(x + 4, y);
        context.lineTo(x, y + 4);
        context.lineTo(x - 4, y);
        context.fill();
        return;
      case 'halt':
        context.fillRect(x - 3, y - 3, 2, 6);
        context.fillRect(x + 1, y - 3, 2, 6);
        return;
      case 'auction':
        context.setLineDash([]);
        context.beginPath();
        context.arc(x, y, 3, 0, 2 * Math.PI);
        context.stroke();
        return;
      case 'resume':
        context.beginPath();
        context.moveTo(x - 2, y - 3);
        context.lineTo(x + 3, y);
        context.lineTo(x - 2, y + 3);
        context.fill();
        return;
    }
  }
}
