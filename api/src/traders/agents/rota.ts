import type { SimTime } from '../../market/units.ts';

/** Where a seat stands in round 0, of so many places. */
export type Place = { readonly index: number; readonly count: number };

/** A place that comes sooner than this after a turn is left out: the seat has just spoken. */
const LEAST_REST_MS = 1_400;

/**
 * Time until a seat's turn comes. Round follows round, and in each every seat has its own place, so the wire is never
 * silent for long, whatever else wakes seats. Were the rests random, twelve seats would often be silent together.
 */
export function untilPlace(now: SimTime, place: Place, roundMs: number): number {
  const earliest = now + LEAST_REST_MS;
  let round = Math.floor(now / roundMs);
  while (dueAt(round, place, roundMs) < earliest) round += 1;
  return dueAt(round, place, roundMs) - now;
}

function dueAt(round: number, place: Place, roundMs: number): SimTime {
  return round * roundMs + Math.round((placeIn(round, place) / place.count) * roundMs);
}

/** From round to round neighbours change places as bells do in a plain hunt: nobody always follows the same one. */
function placeIn(round: number, { index, count }: Place): number {
  const cycle = 2 * count;
  const start = index % 2 === 0 ? index : cycle - 1 - index;
  const step = (start + round) % cycle;
  return step < count ? step : cycle - 1 - step;
}
