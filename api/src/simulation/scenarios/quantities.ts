import { SATS_PER_BTC } from '../../market/units.ts';

/** A kind of number that scenario files write with its unit. */
export type Quantity = {
  readonly name: 'duration' | 'amount' | 'share' | 'number';
  /** What a file must say, with examples. */
  readonly expected: string;
  /** Null when it is none. */
  readonly read: (value: unknown) => number | null;
  /** The same number as a file would say it. */
  readonly write: (value: number) => string;
};

const UNIT_MS = { d: 86_400_000, h: 3_600_000, m: 60_000, s: 1_000, ms: 1 } as const;
const DURATION = /^(?:\d+(?:\.\d+)?(?:ms|[dhms]))+$/;

export const duration: Quantity = {
  name: 'duration',
  expected: 'a duration such as 175s, 6h30m or 250ms',
  read: reader((text) => (DURATION.test(text) ? durationMs(text) : null)),
  write: durationText,
};

function durationMs(text: string): number {
  const parts = [...text.matchAll(/(\d+(?:\.\d+)?)(ms|[dhms])/g)];
  return Math.round(parts.reduce((sum, [, amount, unit]) => sum + Number(amount) * UNIT_MS[unit as 'ms'], 0));
}

/** `23400000` is `6h30m`. */
export function durationText(ms: number): string {
  let rest = ms;
  const parts = Object.entries(UNIT_MS).map(([unit, unitMs]) => {
    const count = unit === 'ms' ? rest : Math.floor(rest / unitMs);
    rest -= count * unitMs;
    return count === 0 ? '' : `${count}${unit}`;
  });
  return parts.join('') || '0s';
}

export const bitcoin: Quantity = {
  name: 'amount',
  expected: 'an amount of bitcoin such as 0.4 BTC or 250000 sats',
  read: reader((text) => {
    const [, whole, fraction = ''] = /^(\d{1,8})(?:\.(\d{1,8}))? ?BTC$/.exec(text) ?? [];
    if (whole !== undefined) return Number(whole) * SATS_PER_BTC + Number(fraction.padEnd(8, '0'));
    const [, sats] = /^(\d{1,15}) ?sats?$/.exec(text) ?? [];
    return sats === undefined ? null : Number(sats);
  }),
  write: (sats) => (sats % 10_000 === 0 ? `${sats / SATS_PER_BTC} BTC` : `${sats} sats`),
};

export const share: Quantity = {
  name: 'share',
  expected: 'a share such as 70%, -1.5% or 15 bps',
  read: reader((text) => {
    const [, amount, unit] = /^([+-]?\d{1,9}(?:\.\d{1,9})?) ?(%|bps)$/.exec(text) ?? [];
    if (amount === undefined) return null;
    return unit === '%' ? withoutNoise(Number(amount) * 100) : Number(amount);
  }),
  write: (bps) => (bps % 50 === 0 ? `${bps / 100}%` : `${bps} bps`),
};

export const plainNumber: Quantity = {
  name: 'number',
  expected: 'a number',
  read: (value) => (typeof value === 'number' && Number.isFinite(value) ? value : null),
  write: String,
};

/** Zero needs no unit. */
function reader(readText: (text: string) => number | null): Quantity['read'] {
  return (value) => {
    if (value === 0) return 0;
    return typeof value === 'string' ? readText(value.trim()) : null;
  };
}

/** 0.07 * 100 is not 7 in binary. */
function withoutNoise(value: number): number {
  return Math.round(value * 1_000_000) / 1_000_000;
}

/** Which kind a number is whose name ends in its unit, and the name without it: files write the unit beside the number. */
export function quantityOf(name: string): { readonly quantity: Quantity; readonly fileName: string } {
  const suffixes = { Ms: duration, Sats: bitcoin, Bps: share } as const;
  for (const [suffix, quantity] of Object.entries(suffixes)) {
    if (name.endsWith(suffix)) return { quantity, fileName: name.slice(0, -suffix.length) };
  }
  return { quantity: plainNumber, fileName: name };
}
