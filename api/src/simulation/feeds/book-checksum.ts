import type { BookView } from '../../projections/views.ts';
import { crc32 } from '../../util/crc32.ts';

const CHECKED_LEVELS = 10;

/** What the checksum is made of: up to ten asks best to worst, then up to ten bids, `priceSats:quantityLots` joined by commas. */
export function checksumText({ asks, bids }: BookView): string {
  const levels = [...asks.slice(0, CHECKED_LEVELS), ...bids.slice(0, CHECKED_LEVELS)];
  return levels.map((level) => `${level.priceSats}:${level.quantityLots}`).join(',');
}

/** CRC-32 (ISO-HDLC) of the checksum text as eight lower-case hex digits. */
export function bookChecksum(book: BookView): string {
  return crc32(checksumText(book)).toString(16).padStart(8, '0');
}
