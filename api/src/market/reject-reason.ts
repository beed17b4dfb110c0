/** Why the exchange refused a command, in order of precedence: the first that applies is the one told. */
export const rejectReasons = [
  'UNKNOWN_PARTICIPANT',
  'PARTICIPANT_RETIRED',
  'UNKNOWN_MARKET',
  'INVALID_SIDE',
  'INVALID_KIND',
  'INVALID_TIME_IN_FORCE',
  'INVALID_COMBINATION',
  'INVALID_QUANTITY',
  'INVALID_PRICE',
  'OFF_TICK',
  'UNKNOWN_ORDER',
  'NOT_OWNER',
  'MARKET_HALTED',
  'POST_ONLY_WOULD_CROSS',
  'INSUFFICIENT_FUNDS',
] as const;
export type RejectReason = (typeof rejectReasons)[number];
