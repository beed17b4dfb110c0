/**
 * What recorded language-model traders did: counts over the 1,544 actions of six models in HKUDS/AI-Trader (MIT),
 * commit d2b542b, October and November 2025, hourly stocks and daily coins together.
 */
export const recordedActions = { buy: 439, sell: 289, hold: 816 } as const;

const total = recordedActions.buy + recordedActions.sell + recordedActions.hold;

/** The same as shares of one. */
export const recordedMix = {
  buy: recordedActions.buy / total,
  sell: recordedActions.sell / total,
  hold: recordedActions.hold / total,
} as const;
