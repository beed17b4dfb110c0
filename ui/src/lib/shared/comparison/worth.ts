import type { Point } from '#lib/shared/chart/bar.ts';
import type { ComparedAgent } from './compared-run.ts';

/** Everybody together instead of one agent. */
export const EVERYBODY = '';

/** Return in per cent since the first moment on record, of one agent or of everybody together. */
export function returnsOf(agents: readonly ComparedAgent[], handle: string): readonly Point[] {
  const chosen = agents.filter((agent) => handle === EVERYBODY || agent.handle === handle);
  const curve = sumOf(chosen.map((agent) => agent.equityCurve));
  const start = curve[0]?.value ?? 0;
  if (start === 0) return [];
  return curve.map(({ time, value }) => ({ time, value: (value / start - 1) * 100 }));
}

type Curve = ComparedAgent['equityCurve'];

/** Of agents that came later or left earlier only the moments are kept at which all are on record. */
function sumOf(curves: readonly Curve[]): readonly Point[] {
  const sums = new Map<number, { value: number; count: number }>();
  for (const { time, equitySats } of curves.flat()) {
    const sum = sums.get(time) ?? { value: 0, count: 0 };
    sums.set(time, { value: sum.value + Number(equitySats), count: sum.count + 1 });
  }
  return [...sums]
    .filter(([, { count }]) => count === curves.length)
    .map(([time, { value }]) => ({ time, value }))
    .sort((a, b) => a.time - b.time);
}
