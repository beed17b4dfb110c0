import type { Bar } from './bar.ts';

export type Point = { readonly time: number; readonly value: number };

/** Exponential moving average of closes; the first close seeds it. */
export function ema(bars: readonly Bar[], period: number): readonly Point[] {
  const weight = 2 / (period + 1);
  let value: number | null = null;
  return bars.map((bar) => {
    value = value === null ? bar.close : value + (bar.close - value) * weight;
    return { time: bar.time, value };
  });
}

/** Volume-weighted average of the typical price since the first bar; bars without volume repeat the value. */
export function vwap(bars: readonly Bar[]): readonly Point[] {
  let turnover = 0;
  let volume = 0;
  return bars.map((bar) => {
    turnover += ((bar.high + bar.low + bar.close) / 3) * bar.volume;
    volume += bar.volume;
    return { time: bar.time, value: volume === 0 ? bar.close : turnover / volume };
  });
}

/** Relative strength index with Wilder's smoothing, 0 to 100; 50 until anything moved. */
export function rsi(bars: readonly Bar[], period: number): readonly Point[] {
  let gain = 0;
  let loss = 0;
  return bars.map((bar, index) => {
    const change = index === 0 ? 0 : bar.close - (bars[index - 1] as Bar).close;
    const smoothing = Math.min(index + 1, period);
    gain += (Math.max(change, 0) - gain) / smoothing;
    loss += (Math.max(-change, 0) - loss) / smoothing;
    return { time: bar.time, value: gain + loss === 0 ? 50 : (100 * gain) / (gain + loss) };
  });
}
