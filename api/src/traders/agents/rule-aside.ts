import type { Aside, Mood } from '../../market/decision.ts';
import { BASIS_POINTS } from '../../market/units.ts';
import type { Wish } from './action-mix.ts';
import { sats } from './figures.ts';
import type { OrderPlan } from './order-plan.ts';
import type { Sight } from './sight.ts';

/** What the purse did since the start that shows in the mood. */
const GAIN_BPS = 100;

/** Opinions so strong, or so weak, show too. */
const STRONG = 2;
const WEAK = 0.15;

/** A rule has no feelings: its mood is what its purse and its opinion come to, in one word. It keeps no notes. */
export function asideOf(sight: Sight, wish: Wish, strength: number, plan: OrderPlan | null): Aside {
  const mood = moodOf(sight, wish, strength, plan !== null);
  return plan === null ? { mood } : { mood, publicLine: lineOf(sight, plan) };
}

function moodOf({ equitySats, startEquitySats }: Sight, wish: Wish, strength: number, acts: boolean): Mood {
  const gainBps = (equitySats / Math.max(1, startEquitySats) - 1) * BASIS_POINTS;
  if (wish !== 'HOLD' && !acts) return 'FRUSTRATED';
  if (gainBps <= -GAIN_BPS) return 'WORRIED';
  if (Math.abs(strength) >= STRONG) return 'EAGER';
  if (gainBps >= GAIN_BPS) return 'CONFIDENT';
  return Math.abs(strength) <= WEAK ? 'CAUTIOUS' : 'CALM';
}

/** What others may know: the side and the price, never the size. */
function lineOf({ asset, priceSats, rng }: Sight, { order }: OrderPlan): string {
  const at = sats(order.priceSats ?? order.stopPriceSats ?? priceSats);
  return order.side === 'BUY'
    ? rng.pick([`Buying ${asset} around ${at}.`, `${asset} at ${at} looks good to me.`])
    : rng.pick([`Selling ${asset} around ${at}.`, `At ${at} I would rather have less ${asset}.`]);
}
