import type { Point } from './bar.ts';

/** Return in per cent of the first value, and how far each point is below the highest before it, in per cent points. */
export type EquityShape = {
  readonly returns: readonly Point[];
  readonly drawdowns: readonly Point[];
  readonly deepest: number;
};

export function equityShape(curve: readonly Point[], startValue: number): EquityShape {
  let peak = Number.NEGATIVE_INFINITY;
  let deepest = 0;
  const returns = curve.map(({ time, value }) => ({
    time,
    value: startValue === 0 ? 0 : ((value - startValue) / startValue) * 100,
  }));
  const drawdowns = curve.map(({ time, value }) => {
    peak = Math.max(peak, value);
    const depth = peak <= 0 ? 0 : ((peak - value) / peak) * 100;
    deepest = Math.max(deepest, depth);
    return { time, value: depth };
  });
  return { returns, drawdowns, deepest };
}

/** Every so-manyth point, the last one always kept. */
export function thinOut(points: readonly Point[], most: number): readonly Point[] {
  if (points.length <= most) return points;
  const every = Math.ceil(points.length / most);
  return points.filter((_, index) => index % every === 0 || index === points.length - 1);
}
