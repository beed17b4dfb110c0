import { must } from '../util/assert.ts';

/**
 * A running hash of a multiset: the sum of its elements' hashes, in two lanes of 32 bits. Elements come and go in any
 * order and at a constant cost, and equal contents give equal sums. It finds differences, it does not resist forgery.
 * An element is two words: each of its fields times an odd constant of its own, summed. They are spread here, 0 to 0.
 */
export class Digest {
  #low = 0;
  #high = 0;

  add(low: number, high: number): void {
    this.#low = (this.#low + spread(low)) | 0;
    this.#high = (this.#high + spread(high)) | 0;
  }

  remove(low: number, high: number): void {
    this.#low = (this.#low - spread(low)) | 0;
    this.#high = (this.#high - spread(high)) | 0;
  }

  replace(oldLow: number, oldHigh: number, low: number, high: number): void {
    this.#low = (this.#low - spread(oldLow) + spread(low)) | 0;
    this.#high = (this.#high - spread(oldHigh) + spread(high)) | 0;
  }

  /** 16 lower-case hex digits. */
  toHex(): string {
    return hex(this.#high) + hex(this.#low);
  }
}

function hex(lane: number): string {
  return (lane >>> 0).toString(16).padStart(8, '0');
}

/** Spreads every bit of a sum over the lane (the finalizer of MurmurHash3). */
function spread(sum: number): number {
  const first = Math.imul(sum ^ (sum >>> 16), 0x85eb_ca6b);
  const second = Math.imul(first ^ (first >>> 13), 0xc2b2_ae35);
  return second ^ (second >>> 16);
}

/** One word for all terms that only few orders have; 0 for none. */
export function hashTerms(stopTicks: number, displayLots: number, linkedOrderId: number, expireAt: number): number {
  if (stopTicks === 0 && displayLots === 0 && linkedOrderId === 0 && expireAt === 0) return 0;
  const date = Math.imul(expireAt | 0, 0x2127_599b) + Math.imul((expireAt / 0x1_0000_0000) | 0, 0x880b_bd45);
  const sizes = Math.imul(stopTicks, 0x5bd1_e995) + Math.imul(displayLots, 0x1b87_3593);
  return spread((date + sizes + Math.imul(linkedOrderId, 0x3c6e_f373)) | 0);
}

const lowFactors = [
  0x9e37_79b1, 0x85eb_ca77, 0xc2b2_ae3d, 0x27d4_eb2f, 0x1656_67b1, 0x2c1b_3c6d, 0x297a_2d39, 0x51ed_270b, 0x68e3_1da5,
];
const highFactors = [
  0x7feb_352d, 0x846c_a68b, 0x4cf5_ad43, 0x2745_937f, 0x38b3_4ae5, 0x51ab_9b4d, 0x6c62_272f, 0x2b84_6ca7, 0x3c6e_f373,
];

/** One word of an element with so many fields, at most nine; what follows is 0. */
export function hashLow(fields: readonly number[]): number {
  return sumOf(fields, lowFactors);
}

/** The other word. */
export function hashHigh(fields: readonly number[]): number {
  return sumOf(fields, highFactors);
}

function sumOf(fields: readonly number[], factors: readonly number[]): number {
  let sum = 0;
  for (const [place, field] of fields.entries()) sum = (sum + Math.imul(field, must(factors[place], 'factor'))) | 0;
  return sum;
}

export function hashText(text: string): number {
  let hash = text.length;
  for (let index = 0; index < text.length; index += 1)
    hash = spread((Math.imul(hash, 31) + text.charCodeAt(index)) | 0);
  return hash;
}
