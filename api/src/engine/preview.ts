import { opposite, type SelfTradePrevention, type Side } from '../market/order.ts';
import type { ParticipantId } from '../market/participant.ts';
import { feeSats, type Lots, type Sats } from '../market/units.ts';
import type { RestingOrder } from './book.ts';
import type { MarketState } from './market-state.ts';

/** What an aggressor wants. `limitSats` is null for a market order. */
export type TakerTerms = {
  readonly participantId: ParticipantId;
  readonly side: Side;
  readonly limitSats: Sats | null;
  readonly remainingLots: Lots;
  readonly selfTradePrevention: SelfTradePrevention;
};

export type Preview = { readonly lots: Lots; readonly costSats: Sats };

/** Whether a resting price is as good as the taker's limit or better. */
export function isWithinLimit(taker: TakerTerms, priceSats: Sats): boolean {
  if (taker.limitSats === null) return true;
  return taker.side === 'BUY' ? priceSats <= taker.limitSats : priceSats >= taker.limitSats;
}

/** Whether self-trade prevention forbids this match. */
export function isOwnMaker(taker: TakerTerms, maker: RestingOrder): boolean {
  return taker.selfTradePrevention !== 'NONE' && maker.participantId === taker.participantId;
}

/** What the taker would get now, and for how much with its fee, without touching the book. */
export function previewMatch(market: MarketState, taker: TakerTerms): Preview {
  let lots = 0;
  let costSats = 0;
  market.book.walk(opposite(taker.side), (maker) => {
    if (!isWithinLimit(taker, maker.priceSats) || isOwnMaker(taker, maker)) return false;
    const fillLots = Math.min(maker.remainingLots, taker.remainingLots - lots);
    const notional = market.notional(maker.priceSats, fillLots);
    lots += fillLots;
    costSats += notional + feeSats(notional, market.instrument.takerFeeBps);
    return lots < taker.remainingLots;
  });
  return { lots, costSats };
}
