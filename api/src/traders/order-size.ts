import type { Rng } from '../util/rng.ts';

/** What most people trade, in the model's own units. */
const ROUND_LOT = 100;

/**
 * Size of one order relative to a round lot: 20 % log-normal(2.9, 1.2), 70 % one round lot, 6 % two, 3.3 % four, the
 * rest five to ten; at most ten. After ABIDES, `models/order_size_model.py`.
 */
export function relativeOrderSize(rng: Rng): number {
  const draw = rng.unit();
  if (draw < 0.2) return Math.min(10, rng.logNormal(2.9, 1.2) / ROUND_LOT);
  if (draw < 0.9) return 1;
  if (draw < 0.96) return 2;
  if (draw < 0.993) return 4;
  return rng.integer(5, 10);
}
