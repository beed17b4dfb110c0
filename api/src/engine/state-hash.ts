import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ExchangeState } from './exchange-state.ts';
import { captureFigures } from './snapshot.ts';

/**
 * SHA-256 of everything that decides about the future, 64 lower-case hex digits. Orders, queues and accounts enter by
 * their running digests, which every change has kept up to date: the cost does not depend on their number.
 */
export function hashState(state: ExchangeState): string {
  const { phase, nextOrderId, nextTradeId, orders, accounts } = state;
  const digests = { orders: orders.digest.toHex(), accounts: accounts.digest.toHex() };
  const markets = state.markets.map(captureFigures);
  return bytesToHex(sha256(utf8ToBytes(JSON.stringify({ phase, nextOrderId, nextTradeId, markets, ...digests }))));
}
