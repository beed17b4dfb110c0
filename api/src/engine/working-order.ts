import type { OrderId } from '../market/order.ts';
import type { Lots, SimTime } from '../market/units.ts';
import { type AccountIndex, type Bucket, IN_HELD } from './accounts.ts';
import type { Flags, SideCode } from './codes.ts';
import * as codes from './codes.ts';
import type { Ticks } from './price-ladder.ts';

// Constants of this module's own are compiled in, imported ones are looked up each time: docs/adr/0009.
const { SPECIAL, sideOf } = codes;

/**
 * The order on its way through the book. There is one at a time and one object for all of them, so that an order costs
 * no garbage until it rests.
 */
export class WorkingOrder {
  orderId: OrderId = 0;
  account: AccountIndex = 0;
  flags: Flags = 0;
  /** Limit; 0 for orders without one. */
  ticks: Ticks = 0;
  stopTicks: Ticks = 0;
  /** Total size, filled part included. */
  quantityLots: Lots = 0;
  remainingLots: Lots = 0;
  /** Largest slice to show; 0 shows all. */
  displayLots: Lots = 0;
  /** 0 never expires. */
  expireAt: SimTime = 0;
  /** The other leg of a pair; 0 for none. */
  linkedOrderId: OrderId = 0;
  /** What is held for it, in the asset it pays with, and what has to be held before it may trade. */
  heldAmount = 0;
  missingAmount = 0;
  /** What it pays out of: the held amount, unless that is only told and still available. */
  bucket: Bucket = IN_HELD;

  /** Sets the terms that few orders have, all 0 for none. */
  setTerms(stopTicks: Ticks, displayLots: Lots, expireAt: SimTime, linkedOrderId: OrderId): void {
    this.stopTicks = stopTicks;
    this.displayLots = displayLots;
    this.expireAt = expireAt;
    this.linkedOrderId = linkedOrderId;
    const isPlain = stopTicks === 0 && displayLots === 0 && expireAt === 0 && linkedOrderId === 0;
    this.flags = isPlain ? this.flags & ~SPECIAL : this.flags | SPECIAL;
  }

  /** Makes it one leg of a pair. */
  link(linkedOrderId: OrderId): void {
    this.setTerms(this.stopTicks, this.displayLots, this.expireAt, linkedOrderId);
  }

  get side(): SideCode {
    return sideOf(this.flags);
  }
}
