import type { EventOf } from '../../market/events.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { CancelReason, OrderId, PlacedOrder, Side } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { Sats } from '../../market/units.ts';
import type { PlanCounts } from './score-views.ts';

type Plan = {
  readonly side: Side;
  readonly legIds: readonly OrderId[];
  readonly targetSats: Sats;
  /** Null until its stop is accepted, right after its target. */
  readonly stopSats: Sats | null;
  readonly isWithdrawn: boolean;
};

type Book = { readonly plans: Map<MarketSymbol, Plan>; planCount: number; brokenCount: number };

export type PlansState = readonly (readonly [
  ParticipantId,
  PlanCounts & { readonly plans: readonly (readonly [MarketSymbol, Plan])[] },
])[];

const none: PlanCounts = { planCount: 0, brokenCount: 0 };

/**
 * Exit plans: a pair of a target and a stop. A plan is broken when the agent takes the pair back itself and then trades
 * that way while the price is strictly between the two. It ends with a trade of one of its legs, with a new pair in the
 * same market, and when the exchange cancels it.
 */
export class Plans {
  #books = new Map<ParticipantId, Book>();

  accepted({ participantId, market, kind, side, orderId, linkedOrderId, priceSats, stopPriceSats }: PlacedOrder): void {
    if (linkedOrderId === null) return;
    const book = this.#bookOf(participantId);
    if (kind === 'LIMIT' && priceSats !== null) {
      const legIds = [orderId, linkedOrderId];
      book.plans.set(market, { side, legIds, targetSats: priceSats, stopSats: null, isWithdrawn: false });
      book.planCount += 1;
      return;
    }
    const plan = book.plans.get(market);
    if (plan?.legIds.includes(orderId)) book.plans.set(market, { ...plan, stopSats: stopPriceSats });
  }

  canceled({ participantId, market, orderId, reason }: EventOf<'OrderCanceled'>): void {
    const plans = this.#books.get(participantId)?.plans;
    const plan = plans?.get(market);
    if (plans === undefined || plan === undefined || !plan.legIds.includes(orderId)) return;
    if (isOwnWish(reason)) plans.set(market, { ...plan, isWithdrawn: true });
    else if (!plan.isWithdrawn) plans.delete(market);
  }

  filled(participantId: ParticipantId, market: MarketSymbol, side: Side, orderId: OrderId, priceSats: Sats): void {
    const book = this.#books.get(participantId);
    const plan = book?.plans.get(market);
    if (book === undefined || plan === undefined) return;
    const isLeg = plan.legIds.includes(orderId);
    const isBroken = !isLeg && plan.isWithdrawn && side === plan.side && isInside(plan, priceSats);
    if (isBroken) book.brokenCount += 1;
    if (isBroken || isLeg) book.plans.delete(market);
  }

  of(participantId: ParticipantId): PlanCounts {
    return this.#books.get(participantId) ?? none;
  }

  state(): PlansState {
    return [...this.#books].map(([participantId, book]) => [participantId, { ...book, plans: [...book.plans] }]);
  }

  restore(state: PlansState): void {
    this.#books = new Map(
      state.map(([participantId, { plans, ...counts }]) => [participantId, { ...counts, plans: new Map(plans) }]),
    );
  }

  #bookOf(participantId: ParticipantId): Book {
    const present = this.#books.get(participantId);
    if (present !== undefined) return present;
    const book: Book = { ...none, plans: new Map() };
    this.#books.set(participantId, book);
    return book;
  }
}

function isOwnWish(reason: CancelReason): boolean {
  return reason === 'USER' || reason === 'MASS_CANCEL';
}

function isInside({ targetSats, stopSats }: Plan, priceSats: Sats): boolean {
  if (stopSats === null) return false;
  return priceSats > Math.min(targetSats, stopSats) && priceSats < Math.max(targetSats, stopSats);
}
