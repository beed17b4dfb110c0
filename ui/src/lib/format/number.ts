/** Digit groups are no-break spaces; the `num` class draws them thin, and copying keeps them. */
const GROUP = '\u00a0';
const NARROW_GROUP = '\u202f';
const MINUS = '\u2212';
/** Stands for a figure that is not known yet. */
export const UNKNOWN = '\u2013';

export type Direction = 'up' | 'down' | 'flat';

/** An integer as the API sends it: a JSON string for money and quantities, a number for counters. */
export type IntegerLike = string | number | bigint;

function groupDigits(digits: string, separator = GROUP): string {
  return digits.replace(/\B(?=(\d{3})+$)/g, separator);
}

function split(value: IntegerLike): readonly [negative: boolean, digits: string] {
  const text = String(value);
  return text.startsWith('-') ? [true, text.slice(1)] : [false, text];
}

/** A whole number with digit groups: `431 250`. */
export function formatInteger(value: IntegerLike): string {
  const [negative, digits] = split(value);
  return (negative ? MINUS : '') + groupDigits(digits);
}

/** The same for running text, where no class thins the groups. */
export function formatIntegerInProse(value: IntegerLike): string {
  const [negative, digits] = split(value);
  return (negative ? MINUS : '') + groupDigits(digits, NARROW_GROUP);
}

/** An integer in units of 10^-`decimals`, drawn with exactly that many decimals. Exact: no float is involved. */
export function formatScaled(value: IntegerLike, decimals: number): string {
  const [negative, digits] = split(value);
  const padded = digits.padStart(decimals + 1, '0');
  const whole = groupDigits(padded.slice(0, padded.length - decimals));
  const fraction = decimals === 0 ? '' : `.${padded.slice(-decimals)}`;
  return (negative ? MINUS : '') + whole + fraction;
}

/** How many decimals a quantity has: lotsPerUnit is a power of ten. */
export function quantityDecimals(lotsPerUnit: number): number {
  return Math.max(0, String(lotsPerUnit).length - 1);
}

/** Lots as units of the asset: 120 lots at 10 a unit read `12.0`. */
export function formatQuantity(lots: IntegerLike, lotsPerUnit: number): string {
  return formatScaled(lots, quantityDecimals(lotsPerUnit));
}

/** Satoshis as bitcoin, cut (never rounded up) to `decimals` digits after the point. */
export function formatBtc(sats: IntegerLike, decimals = 4): string {
  const [negative, digits] = split(sats);
  const kept = digits.padStart(9, '0').slice(0, Math.max(1, digits.padStart(9, '0').length - (8 - decimals)));
  return formatScaled(negative ? `-${kept}` : kept, decimals);
}

/** Satoshis as bitcoin, every digit of them, grouped so that the sats can still be read: `0.00 431 250`. */
export function formatSatsAsBtc(sats: IntegerLike): string {
  const [negative, digits] = split(sats);
  const padded = digits.padStart(9, '0');
  const fraction = padded.slice(-8).replace(/^(..)(...)(...)$/, `$1${GROUP}$2${GROUP}$3`);
  return `${negative ? MINUS : ''}${groupDigits(padded.slice(0, -8))}.${fraction}`;
}

export function directionOf(value: IntegerLike | null | undefined): Direction {
  if (value === null || value === undefined) return 'flat';
  const number = Number(value);
  if (number > 0) return 'up';
  return number < 0 ? 'down' : 'flat';
}

export function triangleOf(direction: Direction): string {
  if (direction === 'up') return '\u25b4';
  return direction === 'down' ? '\u25be' : '\u25aa';
}

function withSign(text: string, direction: Direction): string {
  return direction === 'up' ? `+${text}` : text;
}

/** A change always shows its sign: `+3 650`, `−50`, `0`. */
export function formatChange(value: IntegerLike): string {
  return withSign(formatInteger(value), directionOf(value));
}

/** Basis points as per cent with two decimals and a sign: 85 reads `+0.85`. */
export function formatBasisPoints(basisPoints: number): string {
  const whole = Math.round(basisPoints);
  return withSign(formatScaled(whole, 2), directionOf(whole));
}

/** A share between 0 and 1 as whole per cent. */
export function formatShare(share: number): string {
  return `${Math.round(share * 100)}${GROUP}%`;
}

/** Relative change of a price in basis points; null when there is nothing to compare with. */
export function changeBasisPoints(now: IntegerLike, before: IntegerLike): number | null {
  const base = Number(before);
  return base === 0 ? null : ((Number(now) - base) / base) * 10_000;
}

/** Micro-dollars as dollars: two decimals from a dollar up, four below, so a cheap call is not shown as free. */
export function formatUsdMicros(micros: IntegerLike): string {
  const amount = Number(micros);
  const decimals = Math.abs(amount) >= 1_000_000 || amount === 0 ? 2 : 4;
  const scaled = Math.round(amount / 10 ** (6 - decimals));
  const text = formatScaled(Math.abs(scaled), decimals);
  return `${scaled < 0 ? MINUS : ''}$${text}`;
}

/** A large count in three digits: `1.2 k`, `48 M`. */
export function formatCompact(value: IntegerLike): string {
  const number = Number(value);
  const steps = [
    [1e9, 'G'],
    [1e6, 'M'],
    [1e3, 'k'],
  ] as const;
  for (const [size, letter] of steps) {
    if (Math.abs(number) < size * 10) continue;
    const scaled = Math.abs(number) / size;
    const text = scaled < 100 ? scaled.toFixed(1) : Math.round(scaled).toString();
    return `${number < 0 ? MINUS : ''}${text}${letter}`;
  }
  return formatInteger(Math.round(number));
}

/** A decimal string of dollars with up to six places, such as `0.002100`, as micro-dollars. */
export function usdMicros(dollars: string): number {
  const [whole = '0', fraction = ''] = dollars.split('.');
  const micros = Number(whole.replace('-', '')) * 1_000_000 + Number(fraction.slice(0, 6).padEnd(6, '0'));
  return dollars.startsWith('-') ? -micros : micros;
}

/** A cap or what was spent of it: always cents, so that the two line up. */
export function formatUsdCents(dollars: string): string {
  const cents = Math.round(usdMicros(dollars) / 10_000);
  return `${cents < 0 ? MINUS : ''}$${formatScaled(Math.abs(cents), 2)}`;
}

/** Dollars as the API sends them, drawn: `0.002100` reads `$0.0021`. */
export function formatUsd(dollars: string): string {
  return formatUsdMicros(usdMicros(dollars));
}

/** A count with its noun: `1 fill`, `2 fills`. */
export function counted(count: number, noun: string): string {
  return `${formatInteger(count)}${GROUP}${noun}${count === 1 ? '' : 's'}`;
}

/** Words of others, with the digit groups in them made unbreakable; nothing else is touched. */
export function keepGroups(text: string): string {
  return text.replace(/(?<=\d)[ \u00a0\u2009](?=\d{3}(?!\d))/g, NARROW_GROUP);
}
