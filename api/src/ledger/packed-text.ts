import { deflateRawSync, inflateRawSync } from 'node:zlib';

/** Fast rather than small: the text of a read model shrinks to a seventh all the same. */
const LEVEL = 1;

/** Text that is to be kept in memory for long. Takes some tens of milliseconds for some megabytes: not for a thread that serves. */
export function packText(text: string): Uint8Array {
  return deflateRawSync(text, { level: LEVEL });
}

export function unpackText(packed: Uint8Array): string {
  return inflateRawSync(packed).toString('utf8');
}
