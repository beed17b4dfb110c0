import type { Unit } from './answer-words.ts';

/** Groups of three with one kind of separator; points only where there are two, for one could be a decimal point. */
const GROUPED = /^\d{1,3}(?:([,_'’ ])\d{3}(?:\1\d{3})*|\.\d{3}(?:\.\d{3})+)$/;
const PLAIN = /^(?:0|[1-9]\d{0,15})$/;
const NUMBER = /^([+-]?)(₿?)\s*(\d[\d,_'’. ]*?)(?:e\+?(\d{1,2}))?\s*(%|[\p{L}₿ ]*)$/u;

const THOUSANDS: Readonly<Record<string, bigint>> = {
  k: 1_000n,
  K: 1_000n,
  thousand: 1_000n,
  M: 1_000_000n,
  mn: 1_000_000n,
  million: 1_000_000n,
};
const SECONDS: Readonly<Record<string, bigint>> = {
  s: 1n,
  sec: 1n,
  secs: 1n,
  second: 1n,
  seconds: 1n,
  m: 60n,
  min: 60n,
  mins: 60n,
  minute: 60n,
  minutes: 60n,
  h: 3_600n,
  hr: 3_600n,
  hour: 3_600n,
  hours: 3_600n,
};
const SAME: Readonly<Record<Unit, RegExp>> = {
  Sats: /^(?:sats?|satoshis?)$/i,
  Lots: /^lots?$/i,
  Percent: /^(?:%|percent|pct)$/i,
  Seconds: /^(?!)/,
  Bps: /^(?:bps?|basispoints?)$/i,
  Ids: /^(?!)/,
};
const SATS_A_BITCOIN = 100_000_000n;

/**
 * The whole number that a text means in the unit of its field: `"120"`, `"285,000"`, `"285k sats"`, `"0.00285 BTC"` (sats),
 * `"65%"`, `"5 min"` (seconds). Null where there is more than one reading, such as `1.000`, an approximation, a range, a
 * number in words, another unit, or a part of a unit that is left over.
 */
export function readWhole(text: string, unit: Unit | null): number | null {
  const said = text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/[−–](?=\d)/g, '-')
    .replace(/\s+/g, ' ')
    .trim();
  const found = NUMBER.exec(unit === 'Ids' ? said.replace(/^#/, '') : said);
  if (found === null) return null;
  const [, sign, coin, written = '', exponent, suffix = ''] = found;
  const factor = factorOf(`${coin}${suffix}`.replaceAll(' ', ''), unit);
  const digits = digitsOf(written.trim(), factor > 1n || unit === 'Percent');
  if (digits === null || factor === 0n) return null;
  const value = scaled(digits, factor * 10n ** BigInt(exponent ?? 0), unit, suffix);
  if (value === null || value > BigInt(Number.MAX_SAFE_INTEGER)) return null;
  return sign === '-' ? -Number(value) + 0 : Number(value);
}

type Digits = { readonly all: bigint; readonly places: number };

function digitsOf(written: string, mayHavePart: boolean): Digits | null {
  if (PLAIN.test(written)) return { all: BigInt(written), places: 0 };
  if (GROUPED.test(written)) return { all: BigInt(written.replace(/\D/g, '')), places: 0 };
  const [whole = '', part = '', ...more] = written.split('.');
  if (more.length > 0 || part === '' || !/^\d+$/.test(part)) return null;
  if (!PLAIN.test(whole) && !GROUPED.test(whole)) return null;
  // Three places may be thousands; a leading zero, or a unit that makes a part of it whole, says that they are not.
  if (part.length === 3 && whole !== '0' && !mayHavePart) return null;
  return { all: BigInt(whole.replace(/\D/g, '') + part), places: part.length };
}

function scaled({ all, places }: Digits, factor: bigint, unit: Unit | null, suffix: string): bigint | null {
  const divisor = 10n ** BigInt(places);
  const value = all * factor;
  if (unit !== 'Percent') return value % divisor === 0n ? value / divisor : null;
  return percent(value, divisor, suffix);
}

/** Confidence is no money: it is rounded, and a share below one is one of a hundred. */
function percent(value: bigint, divisor: bigint, suffix: string): bigint | null {
  const isShare = divisor > 1n && value > 0n && value < divisor;
  if (isShare && suffix !== '') return null;
  const hundredths = isShare ? value * 100n : value;
  return (2n * hundredths + divisor) / (2n * divisor);
}

/** What one of the suffix is in the unit of the field; zero where it is no unit of this field. */
function factorOf(suffix: string, unit: Unit | null): bigint {
  if (suffix === '') return 1n;
  if (unit === null || unit === 'Ids') return 0n;
  if (SAME[unit].test(suffix)) return 1n;
  if (unit === 'Seconds') return SECONDS[suffix.toLowerCase()] ?? 0n;
  if (unit === 'Sats' && /^(?:BTC|XBT|bitcoin|₿)$/i.test(suffix)) return SATS_A_BITCOIN;
  const many = /^(?:k|K|M|mn|thousand|million)/.exec(suffix)?.[0] ?? '';
  const rest = suffix.slice(many.length);
  if (many === '' || unit === 'Percent' || (rest !== '' && !SAME[unit].test(rest))) return 0n;
  return THOUSANDS[many] ?? 0n;
}
