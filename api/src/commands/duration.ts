import { InvalidArgumentError } from 'commander';

const UNIT_MS: Readonly<Record<string, number>> = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000 };
const DURATION = /^(?:\d+(?:\.\d+)?[dhms])+$/;

/** `6h30m`, `175s`, `2d`: milliseconds. A day has 24 hours. */
export function parseDuration(text: string): number {
  if (!DURATION.test(text)) throw new InvalidArgumentError('Expected a duration such as 6h30m, 175s or 2d.');
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)([dhms])/g)];
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * (UNIT_MS[unit ?? ''] ?? 0), 0));
}
