import type { BasisPoints } from './units.ts';

/**
 * What the outcome of a belief says, in a line.
 *
 * @param gainBps how far the price went in its direction; null without an outcome, from which nobody learns
 */
export function lessonOf(gainBps: BasisPoints | null): string | null {
  if (gainBps === null) return null;
  if (gainBps === 0) return 'The price stood still.';
  return gainBps > 0 ? `Right by ${gainBps} bps.` : `Wrong by ${-gainBps} bps.`;
}
