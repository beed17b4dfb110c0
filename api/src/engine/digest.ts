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

/** One word of an element with so many fields; what an element does not have is 0. Written out: rows are hashed by the million. */
export function hashLow(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  i: number,
): number {
  const first = Math.imul(a, 0x9e37_79b1) + Math.imul(b, 0x85eb_ca77) + Math.imul(c, 0xc2b2_ae3d);
  const second = Math.imul(d, 0x27d4_eb2f) + Math.imul(e, 0x1656_67b1) + Math.imul(f, 0x2c1b_3c6d);
  const third = Math.imul(g, 0x297a_2d39) + Math.imul(h, 0x51ed_270b) + Math.imul(i, 0x68e3_1da5);
  return (first + second + third) | 0;
}

/** The other word. */
export function hashHigh(
  a: number,
  b: number,
  c: number,
  d: number,
  e: number,
  f: number,
  g: number,
  h: number,
  i: number,
): number {
  const first = Math.imul(a, 0x7feb_352d) + Math.imul(b, 0x846c_a68b) + Math.imul(c, 0x4cf5_ad43);
  const second = Math.imul(d, 0x2745_937f) + Math.imul(e, 0x38b3_4ae5) + Math.imul(f, 0x51ab_9b4d);
  const third = Math.imul(g, 0x6c62_272f) + Math.imul(h, 0x2b84_6ca7) + Math.imul(i, 0x3c6e_f373);
  return (first + second + third) | 0;
}

export function hashText(text: string): number {
  let hash = text.length;
  for (let index = 0; index < text.length; index += 1)
    hash = spread((Math.imul(hash, 31) + text.charCodeAt(index)) | 0);
  return hash;
}
