import type { OrderId } from '../market/order.ts';
import type { Lots, SimTime } from '../market/units.ts';
import { Float64Column, Int32Column } from '../util/columns.ts';
import { hashTerms } from './digest.ts';
import type { Ticks } from './price-ladder.ts';

/** Terms that few orders have, in columns beside the rows of the order table; 0 for none. */
export class SpecialTerms {
  readonly stopTicks = new Int32Column();
  readonly displayLots = new Int32Column();
  readonly linkedOrderId = new Int32Column();
  readonly expireAt = new Float64Column();

  get bytes(): number {
    return [this.stopTicks, this.displayLots, this.linkedOrderId, this.expireAt].reduce(
      (sum, { bytes }) => sum + bytes,
      0,
    );
  }

  write(place: number, order: Terms): void {
    this.stopTicks.set(place, order.stopTicks);
    this.displayLots.set(place, order.displayLots);
    this.linkedOrderId.set(place, order.linkedOrderId);
    this.expireAt.set(place, order.expireAt);
  }

  /** One word for all of them. */
  hash(place: number): number {
    const stopTicks = this.stopTicks.get(place);
    const displayLots = this.displayLots.get(place);
    return hashTerms(stopTicks, displayLots, this.linkedOrderId.get(place), this.expireAt.get(place));
  }
}

export type Terms = {
  readonly stopTicks: Ticks;
  readonly displayLots: Lots;
  readonly linkedOrderId: OrderId;
  readonly expireAt: SimTime;
};
