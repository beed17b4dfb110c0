import { createHash, timingSafeEqual } from 'node:crypto';
import type { Caller } from '../context.ts';

const BEARER = /^Bearer +(\S+)$/i;

/** Tells who asks from the `Authorization` header. Takes the same time for every wrong token of any length. */
export class GodToken {
  readonly #digest: Buffer;

  constructor(token: string) {
    this.#digest = digestOf(token);
  }

  callerOf(authorization: string | null | undefined): Caller {
    if (authorization === null || authorization === undefined || authorization === '') return 'PUBLIC';
    const given = BEARER.exec(authorization)?.[1] ?? '';
    return timingSafeEqual(digestOf(given), this.#digest) ? 'GOD' : 'WRONG_TOKEN';
  }
}

function digestOf(text: string): Buffer {
  return createHash('sha256').update(text).digest();
}
