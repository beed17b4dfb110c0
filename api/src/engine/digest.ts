/**
 * A running hash of a multiset: the sum of its elements' hashes, in two lanes of 32 bits. Elements come and go in any
 * order and at a constant cost, and equal contents give equal sums. It finds differences, it does not resist forgery.
 */
export class Digest {
  #low = 0;
  #high = 0;

  add(low: number, high: number): void {
    this.#low = (this.#low + low) | 0;
    this.#high = (this.#high + high) | 0;
  }

  remove(low: number, high: number): void {
    this.#low = (this.#low - low) | 0;
    this.#high = (this.#high - high) | 0;
  }

  replace(oldLow: number, oldHigh: number, low: number, high: number): void {
    this.#low = (this.#low - oldLow + low) | 0;
    this.#high = (this.#high - oldHigh + high) | 0;
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

/**
 * Hash of one element of the state, in two lanes: each field times an odd constant of its own, summed and spread. The
 * products do not wait for each other, which makes it cheap enough for every change of every order.
 */
export class OrderHash {
  low = 0;
  high = 0;

  ofOrder(
    orderId: number,
    flags: number,
    owner: number,
    ticks: number,
    quantityLots: number,
    remainingLots: number,
    displayedLots: number,
  ): void {
    this.low = spread(
      (Math.imul(orderId, 0x9e37_79b1) +
        Math.imul(flags, 0x85eb_ca77) +
        Math.imul(owner, 0xc2b2_ae3d) +
        Math.imul(ticks, 0x27d4_eb2f) +
        Math.imul(quantityLots, 0x1656_67b1) +
        Math.imul(remainingLots, 0x2c1b_3c6d) +
        Math.imul(displayedLots, 0x297a_2d39)) |
        0,
    );
    this.high = spread(
      (Math.imul(orderId, 0x7feb_352d) +
        Math.imul(flags, 0x846c_a68b) +
        Math.imul(owner, 0x4cf5_ad43) +
        Math.imul(ticks, 0x2745_937f) +
        Math.imul(quantityLots, 0x38b3_4ae5) +
        Math.imul(remainingLots, 0x51ab_9b4d) +
        Math.imul(displayedLots, 0x6c62_272f)) |
        0,
    );
  }

  /** What only few orders have; four zeros change nothing. */
  andTerms(stopTicks: number, displayLots: number, linkedOrderId: number, expireAt: number): void {
    if (stopTicks === 0 && displayLots === 0 && linkedOrderId === 0 && expireAt === 0) return;
    const date = Math.imul(expireAt | 0, 0x2127_599b) + Math.imul((expireAt / 0x1_0000_0000) | 0, 0x880b_bd45);
    const terms = Math.imul(stopTicks, 0x5bd1_e995) + Math.imul(displayLots, 0x1b87_3593) + date;
    this.low = spread((this.low + terms + Math.imul(linkedOrderId, 0x3c6e_f373)) | 0);
    this.high = spread((this.high + Math.imul(terms, 0xcc9e_2d51) + Math.imul(linkedOrderId, 0x52dc_e729)) | 0);
  }
}

/** Who stands right behind whom. */
export function hashLink(olderId: number, youngerId: number): number {
  return spread((Math.imul(olderId, 0x9e37_79b1) + Math.imul(youngerId, 0x7feb_352d)) | 0);
}

/** What an account has in one asset, by the bits of its amounts: two words each. */
export class BalanceHash {
  low = 0;
  high = 0;

  ofBalance(
    name: number,
    asset: number,
    availableLow: number,
    availableHigh: number,
    heldLow: number,
    heldHigh: number,
    owedLow: number,
    owedHigh: number,
  ): void {
    this.low = spread(
      (Math.imul(name, 0x9e37_79b1) +
        Math.imul(asset, 0x85eb_ca77) +
        Math.imul(availableLow, 0xc2b2_ae3d) +
        Math.imul(availableHigh, 0x27d4_eb2f) +
        Math.imul(heldLow, 0x1656_67b1) +
        Math.imul(heldHigh, 0x2c1b_3c6d) +
        Math.imul(owedLow, 0x297a_2d39) +
        Math.imul(owedHigh, 0x51ed_270b)) |
        0,
    );
    this.high = spread(
      (Math.imul(name, 0x7feb_352d) +
        Math.imul(asset, 0x846c_a68b) +
        Math.imul(availableLow, 0x4cf5_ad43) +
        Math.imul(availableHigh, 0x2745_937f) +
        Math.imul(heldLow, 0x38b3_4ae5) +
        Math.imul(heldHigh, 0x51ab_9b4d) +
        Math.imul(owedLow, 0x6c62_272f) +
        Math.imul(owedHigh, 0x2b84_6ca7)) |
        0,
    );
  }
}

export function hashText(text: string): number {
  let hash = text.length;
  for (let index = 0; index < text.length; index += 1)
    hash = spread((Math.imul(hash, 31) + text.charCodeAt(index)) | 0);
  return hash;
}
