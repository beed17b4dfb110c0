import { crc32 } from 'node:zlib';
import type { BookView } from '../projections/views.ts';

const CHECKED_LEVELS = 10;

/** CRC-32 (ISO-HDLC) over up to ten asks, then up to ten bids, best to worst: `price:quantity` joined by commas. */
export function bookChecksum({ asks, bids }: BookView): string {
  const levels = [...asks.slice(0, CHECKED_LEVELS), ...bids.slice(0, CHECKED_LEVELS)];
  const text = levels.map((level) => `${level.priceSats}:${level.quantityLots}`).join(',');
  return crc32(text).toString(16).padStart(8, '0');
}
