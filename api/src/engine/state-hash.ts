import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { StateSnapshot } from './snapshot.ts';

/** SHA-256 of the canonical state, 64 lower-case hex digits. */
export function hashState(state: StateSnapshot): string {
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify(state))));
}
