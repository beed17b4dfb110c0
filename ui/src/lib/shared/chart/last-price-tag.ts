import type { ISeriesPrimitive, SeriesAttachedParameter, Time } from 'lightweight-charts';
import { type Colours, MONO } from './colours.ts';

type Target = Parameters<
  NonNullable<
    ReturnType<NonNullable<ReturnType<NonNullable<ISeriesPrimitive<Time>['paneViews']>>[number]['renderer']>>
  >['draw']
>[0];

export type LastPrice = {
  readonly price: number;
  readonly text: string;
  /** Time left in the bar, such as `0:53`; empty when there is nothing to count down. */
  readonly countdown: string;
  readonly rising: boolean;
};

/** The last price on the axis in two lines, price and time left in the bar, and its dashed line across the pane. */
export class LastPriceTag implements ISeriesPrimitive<Time> {
  #attached: SeriesAttachedParameter<Time> | null = null;
  #last: LastPrice | null = null;
  #colours: Colours;

  constructor(colours: Colours) {
    this.#colours = colours;
  }

  attached(parameters: SeriesAttachedParameter<Time>): void {
    this.#attached = parameters;
  }

  detached(): void {
    this.#attached = null;
  }

  set(last: LastPrice | null, colours: Colours): void {
    this.#last = last;
    this.#colours = colours;
    this.#attached?.requestUpdate();
  }

  paneViews() {
    return [{ zOrder: () => 'bottom' as const, renderer: () => ({ draw: (target: Target) => this.#line(target) }) }];
  }

  priceAxisPaneViews() {
    return [{ zOrder: () => 'top' as const, renderer: () => ({ draw: (target: Target) => this.#tag(target) }) }];
  }

  #y(): number | null {
    return this.#last === null ? null : (this.#attached?.series.priceToCoordinate(this.#last.price) ?? null);
  }

  #line(target: Target): void {
    const y = this.#y();
    if (y === null || this.#last === null) return;
    const colour = this.#last.rising ? this.#colours.up : this.#colours.down;
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      context.strokeStyle = colour;
      context.setLineDash([2, 3]);
      context.beginPath();
      context.moveTo(0, Math.round(y) + 0.5);
      context.lineTo(mediaSize.width, Math.round(y) + 0.5);
      context.stroke();
      context.setLineDash([]);
    });
  }

  #tag(target: Target): void {
    const y = this.#y();
    const last = this.#last;
    if (y === null || last === null) return;
    target.useMediaCoordinateSpace(({ context, mediaSize }) => {
      const height = last.countdown === '' ? 18 : 30;
      const top = Math.round(Math.min(Math.max(0, y - 9), mediaSize.height - height));
      context.fillStyle = last.rising ? this.#colours.up : this.#colours.down;
      context.fillRect(1, top, mediaSize.width - 1, height);
      context.fillStyle = last.rising ? this.#colours['up-ink'] : this.#colours['down-ink'];
      context.textAlign = 'left';
      context.textBaseline = 'alphabetic';
      context.font = `640 10.5px ${MONO}`;
      context.fillText(last.text, 8, top + 12.5);
      context.font = `440 10.5px ${MONO}`;
      if (last.countdown !== '') context.fillText(last.countdown, 8, top + 25);
    });
  }
}
