import { mean, variance } from './moments.ts';
import { pooled, type Segments } from './segments.ts';

/**
 * How many steps each widening of the spread took to heal: from above mean + 2 standard deviations back to below mean + 1.
 * One that a gap ends is not counted.
 */
export function recoveryTimes(spreads: Segments): readonly number[] {
  const all = pooled(spreads);
  const centre = mean(all);
  const deviation = Math.sqrt(variance(all));
  return spreads.flatMap((part) => recoveriesOf(part, centre + 2 * deviation, centre + deviation));
}

function recoveriesOf(spreads: readonly number[], wide: number, healed: number): readonly number[] {
  const times: number[] = [];
  let since: number | null = null;
  spreads.forEach((spread, place) => {
    if (since === null && spread > wide) since = place;
    if (since === null || spread >= healed) return;
    times.push(place - since);
    since = null;
  });
  return times;
}
