export const marketStatuses = ['PRE_OPEN', 'AUCTION', 'CONTINUOUS', 'HALTED', 'CLOSED'] as const;
export type MarketStatus = (typeof marketStatuses)[number];
