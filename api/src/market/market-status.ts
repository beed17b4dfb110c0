/**
 * `PRE_OPEN`: orders rest, nothing matches. `AUCTION`: orders rest crossed until the uncross. `CONTINUOUS`: matched on
 * arrival. `HALTED`: cancels only. `CLOSED`: nothing, and no order survives it.
 */
export const marketStatuses = ['PRE_OPEN', 'AUCTION', 'CONTINUOUS', 'HALTED', 'CLOSED'] as const;
export type MarketStatus = (typeof marketStatuses)[number];

/** Why a call auction began: with the market, after a halt, by a price jump, or by the person in charge. */
export const auctionReasons = ['OPENING', 'REOPENING', 'VOLATILITY', 'REQUESTED'] as const;
export type AuctionReason = (typeof auctionReasons)[number];
