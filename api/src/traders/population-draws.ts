import { Rng } from '../util/rng.ts';

/**
 * Where a participant's own number comes from; units are those of what is drawn. `lognormal` has a median and the standard
 * deviation of the logarithm, `exponential` a mean, `normal` a mean and a standard deviation, `uniform` its two ends.
 */
export type Distribution =
  | { readonly uniform: readonly [from: number, to: number] }
  | { readonly exponential: number }
  | { readonly normal: readonly [mean: number, deviation: number] }
  | { readonly lognormal: readonly [median: number, sigma: number] }
  | { readonly choice: readonly number[] };

/** The same number for everybody, or one for each. */
export type Draw = number | Distribution;

/** What a drawn number must be: distributions know no bounds. */
export type Bounds = { readonly least: number; readonly most: number; readonly isWhole: boolean };

/**
 * One participant's number. Its stream is its own (seed, participant, name of the number), so that nobody's number depends
 * on who else takes part or on what else is drawn.
 */
export function drawn(draw: Draw, bounds: Bounds, seed: string, participantId: string, name: string): number {
  if (typeof draw === 'number') return draw;
  const value = sample(draw, Rng.derive(seed, `${participantId}/${name}`));
  const whole = bounds.isWhole ? Math.round(value) : value;
  return Math.min(bounds.most, Math.max(bounds.least, whole));
}

function sample(distribution: Distribution, rng: Rng): number {
  if ('uniform' in distribution) {
    const [from, to] = distribution.uniform;
    return from + rng.unit() * (to - from);
  }
  if ('exponential' in distribution) return rng.exponential(distribution.exponential);
  if ('normal' in distribution) return rng.normal(...distribution.normal);
  if ('choice' in distribution) return rng.pick(distribution.choice);
  const [median, sigma] = distribution.lognormal;
  return rng.logNormal(Math.log(median), sigma);
}
