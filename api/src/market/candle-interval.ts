export const candleIntervals = ['S1', 'S5', 'M1', 'M5', 'M15', 'H1'] as const;
export type CandleInterval = (typeof candleIntervals)[number];

/** Length of a candle, milliseconds. */
export const candleIntervalMs: Readonly<Record<CandleInterval, number>> = {
  S1: 1_000,
  S5: 5_000,
  M1: 60_000,
  M5: 300_000,
  M15: 900_000,
  H1: 3_600_000,
};
