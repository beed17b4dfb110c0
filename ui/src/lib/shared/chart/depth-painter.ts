import { axisStep, type Depth, type DepthPoint } from '#lib/feeds/depth.ts';
import { type Colours, MONO, SANS } from './colours.ts';
import { type Box, firstFree } from './free-place.ts';

const AXIS_PX = 62;
const FOOT_PX = 20;
const TOP_PX = 10;
/** Walls that get a word; more would only cover the picture. */
const MOST_WALLS = 4;
const WALL_WORD_PX = 30;
const WALL_LINE_PX = 14;
/** From the line that letters stand on to the lower edge of their box. */
const WALL_SINK_PX = 3;

export type DepthLook = {
  readonly colours: Colours;
  readonly quantityText: (lots: number) => string;
  readonly priceText: (sats: number) => string;
  readonly pointer: { readonly x: number; readonly y: number } | null;
};

const thin = (text: string): string => text.replaceAll('\u00a0', '\u2009');

/** Plots one picture of the depth; every drawing makes a new one. */
class DepthPlot {
  readonly #context: CanvasRenderingContext2D;
  readonly #depth: Depth;
  readonly #look: DepthLook;
  readonly #right: number;
  readonly #bottom: number;
  readonly #width: number;
  readonly #height: number;
  readonly #mid: number;
  readonly #span: number;
  readonly #most: number;

  constructor(context: CanvasRenderingContext2D, width: number, height: number, depth: Depth, look: DepthLook) {
    this.#context = context;
    this.#depth = depth;
    this.#look = look;
    this.#width = width;
    this.#height = height;
    this.#right = width - AXIS_PX;
    this.#bottom = height - FOOT_PX;
    this.#mid = depth.mid ?? depth.bids[0]?.price ?? depth.asks[0]?.price ?? 0;
    const reach = [depth.bids.at(-1), depth.asks.at(-1)].map((point) =>
      point === undefined ? 0 : Math.abs(point.price - this.#mid),
    );
    const nearer = Math.min(...reach.filter((distance) => distance > 0));
    this.#span = Math.max(1, Number.isFinite(nearer) ? nearer : 1);
    const inSight = (point: DepthPoint): boolean => Math.abs(point.price - this.#mid) <= this.#span;
    const totals = [...depth.bids, ...depth.asks].filter(inSight).map((point) => point.total);
    this.#most = Math.max(1, ...totals) * 1.08;
  }

  x(price: number): number {
    return ((price - this.#mid + this.#span) / (2 * this.#span)) * this.#right;
  }

  y(total: number): number {
    return Math.round(this.#bottom - (total / this.#most) * (this.#bottom - TOP_PX)) + 0.5;
  }

  draw(): void {
    this.#grid();
    this.#context.save();
    this.#context.beginPath();
    this.#context.rect(0, 0, this.#right, this.#bottom);
    this.#context.clip();
    this.#side(this.#depth.bids, 'up');
    this.#side(this.#depth.asks, 'down');
    this.#midLine();
    this.#walls();
    this.#context.restore();
    this.#frame();
    this.#crosshair();
  }

  #text(text: string, x: number, y: number, colour: string, align: CanvasTextAlign = 'left', family = MONO): void {
    this.#context.font = family === MONO ? `440 10.5px ${MONO}` : `430 11px ${SANS}`;
    this.#context.textAlign = align;
    this.#context.fillStyle = colour;
    this.#context.fillText(thin(text), x, y);
  }

  #line(
    from: readonly [number, number],
    to: readonly [number, number],
    colour: string,
    dash: readonly number[] = [],
  ): void {
    this.#context.strokeStyle = colour;
    this.#context.lineWidth = 1;
    this.#context.setLineDash([...dash]);
    this.#context.beginPath();
    this.#context.moveTo(...from);
    this.#context.lineTo(...to);
    this.#context.stroke();
    this.#context.setLineDash([]);
  }

  #grid(): void {
    const { colours, quantityText } = this.#look;
    const step = axisStep(this.#most, 4);
    for (let total = step; total < this.#most; total += step) {
      const y = this.y(total);
      if (y < TOP_PX + 4) break;
      this.#line([0, y], [this.#right, y], colours.grid);
      this.#text(quantityText(total).replace(/\.0+$/, ''), this.#right + 8, y + 3.5, colours['ink-3']);
    }
    const priceStep = axisStep(2 * this.#span, Math.max(2, Math.floor(this.#right / 84)));
    const from = Math.ceil((this.#mid - this.#span) / priceStep) * priceStep;
    for (let price = from; price <= this.#mid + this.#span; price += priceStep) {
      const x = this.x(price);
      if (x > 26 && x < this.#right - 26)
        this.#text(this.#look.priceText(price), x, this.#height - 6, colours['ink-3'], 'center');
    }
  }

  #side(points: readonly DepthPoint[], direction: 'up' | 'down'): void {
    const first = points[0];
    if (first === undefined) return;
    const context = this.#context;
    const { colours } = this.#look;
    const edge = direction === 'up' ? 0 : this.#right;
    const outline = (): void => {
      context.moveTo(this.x(first.price), this.#bottom);
      points.forEach((point, index) => {
        const next = points[index + 1];
        context.lineTo(this.x(point.price), this.y(point.total));
        context.lineTo(next === undefined ? edge : this.x(next.price), this.y(point.total));
      });
    };
    context.beginPath();
    outline();
    context.lineTo(edge, this.#bottom);
    context.closePath();
    context.fillStyle = colours[`${direction}-soft`];
    context.fill();
    context.beginPath();
    outline();
    context.strokeStyle = colours[direction];
    context.lineWidth = 1.2;
    context.stroke();
  }

  #midLine(): void {
    if (this.#depth.mid === null) return;
    const { colours } = this.#look;
    const x = Math.round(this.x(this.#mid)) + 0.5;
    this.#line([x, TOP_PX + 10], [x, this.#bottom], colours['ink-4'], [1, 3]);
    const mid = Number.isInteger(this.#mid)
      ? this.#look.priceText(this.#mid)
      : `${this.#look.priceText(Math.floor(this.#mid))}.5`;
    this.#text(`mid ${mid}`, x, TOP_PX + 6, colours['ink-2'], 'center');
  }

  /** A dot on the step and, on the inner side where the valley is empty, the word, the price and the size. */
  #walls(): void {
    const { colours, quantityText } = this.#look;
    const context = this.#context;
    const walls = [...this.#depth.walls]
      .filter((wall) => Math.abs(wall.price - this.#mid) < this.#span)
      .sort((a, b) => b.quantity - a.quantity)
      .slice(0, MOST_WALLS);
    const taken: Box[] = [];
    for (const wall of walls) {
      const x = this.x(wall.price);
      const y = this.y(wall.total);
      context.fillStyle = colours['ink-1'];
      context.beginPath();
      context.arc(x, y, 2.5, 0, Math.PI * 2);
      context.fill();
      const figures = thin(`${quantityText(wall.quantity)} @ ${this.#look.priceText(wall.price)}`);
      const place = this.#wallPlace(wall.side, x, y, figures, taken);
      // The larger walls come first: one that finds no room keeps its dot.
      if (place === null) continue;
      taken.push(place);
      this.#text('Wall', place.left, place.bottom - WALL_SINK_PX, colours['ink-2'], 'left', SANS);
      this.#text(figures, place.left + WALL_WORD_PX, place.bottom - WALL_SINK_PX, colours['ink-1']);
    }
  }

  /** Inside the valley beside the dot; where that would cross the middle, outside; else a line lower or higher. */
  #wallPlace(side: 'bid' | 'ask', x: number, y: number, figures: string, taken: readonly Box[]): Box | null {
    this.#context.font = `440 10.5px ${MONO}`;
    const width = WALL_WORD_PX + this.#context.measureText(figures).width;
    const middle = this.x(this.#mid);
    const [inward, outward] = side === 'bid' ? [x + 9, x - 9 - width] : [x - 9 - width, x + 9];
    const farther = side === 'bid' ? inward + WALL_WORD_PX : inward - WALL_WORD_PX;
    const crosses = side === 'bid' ? inward + width > middle - 4 : inward < middle + 4;
    const at = (wanted: number, base: number): Box => {
      const left = Math.min(Math.max(4, wanted), this.#right - width - 4);
      const bottom = Math.min(this.#bottom - 6, Math.max(TOP_PX + 22, base)) + WALL_SINK_PX;
      return { left, right: left + width, top: bottom - WALL_LINE_PX, bottom };
    };
    const beside = crosses
      ? []
      : [
          ...[at(inward, y + 4), at(inward, y + 18), at(inward, y - 10)],
          ...[at(farther, y + 6), at(farther, y + 12), at(farther, y + 18)],
          ...[at(inward, y - 24), at(inward, y + 32)],
        ];
    const places = [...beside, at(outward, y + 14), at(outward, y + 28), at(outward, y - 8)];
    return firstFree(places, [...taken, ...this.#steps(side)]) ?? firstFree(places, taken);
  }

  /** Where the outline of a side runs. */
  #steps(side: 'bid' | 'ask'): readonly Box[] {
    const points = side === 'bid' ? this.#depth.bids : this.#depth.asks;
    const edge = side === 'bid' ? 0 : this.#right;
    return points.flatMap((point, index) => {
      const next = points[index + 1];
      const [x, y] = [this.x(point.price), this.y(point.total)];
      const [nextX, nextY] = next === undefined ? [edge, y] : [this.x(next.price), this.y(next.total)];
      return [
        { left: Math.min(x, nextX), right: Math.max(x, nextX), top: y - 1, bottom: y + 1 },
        { left: nextX - 1, right: nextX + 1, top: nextY, bottom: y },
      ];
    });
  }

  #frame(): void {
    const { colours } = this.#look;
    this.#line([0, this.#bottom + 0.5], [this.#width, this.#bottom + 0.5], colours['line-1']);
    this.#line([this.#right + 0.5, 0], [this.#right + 0.5, this.#height], colours['line-1']);
  }

  /** Under the pointer: the price, and what rests between it and the middle. */
  #crosshair(): void {
    const { pointer, colours, quantityText } = this.#look;
    if (pointer === null || pointer.x > this.#right || this.#depth.mid === null) return;
    const price = this.#mid - this.#span + (pointer.x / this.#right) * 2 * this.#span;
    const points = price < this.#mid ? this.#depth.bids : this.#depth.asks;
    const reached = points.filter((point) => (price < this.#mid ? point.price >= price : point.price <= price)).at(-1);
    const x = Math.round(pointer.x) + 0.5;
    this.#line([x, 0], [x, this.#bottom], colours['ink-4'], [3, 3]);
    const text = `${this.#look.priceText(Math.round(price))}   ${reached === undefined ? '0' : quantityText(reached.total)}`;
    const align = pointer.x > this.#right / 2 ? 'right' : 'left';
    this.#text(text, x + (align === 'right' ? -6 : 6), this.#bottom - 8, colours['ink-1'], align);
  }
}

export function paintDepth(
  context: CanvasRenderingContext2D,
  width: number,
  height: number,
  depth: Depth,
  look: DepthLook,
): void {
  if (depth.bids.length + depth.asks.length === 0) return;
  new DepthPlot(context, width, height, depth, look).draw();
}
