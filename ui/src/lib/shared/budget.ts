/** From which share of a cap it is warned, and from which it is serious. */
const WARN_FROM = 0.7;
const CRITICAL_FROM = 0.9;

export type BudgetTone = 'calm' | 'warn' | 'crit';

export function budgetTone(share: number): BudgetTone {
  if (share >= CRITICAL_FROM) return 'crit';
  return share >= WARN_FROM ? 'warn' : 'calm';
}
