const FINAL_TEXT = 0x81;
const SHORT = 125;
const LENGTH_16 = 126;
const LENGTH_64 = 127;
const MAX_16 = 0xff_ff;

/** One whole text message as a server sends it (RFC 6455, 5.2: unmasked, unfragmented), of two parts one after the other. */
export function textFrame(head: Buffer, tail: Buffer): Buffer {
  const length = head.length + tail.length;
  const headerLength = length <= SHORT ? 2 : length <= MAX_16 ? 4 : 10;
  const frame = Buffer.allocUnsafe(headerLength + length);
  frame[0] = FINAL_TEXT;
  writeLength(frame, length);
  frame.set(head, headerLength);
  frame.set(tail, headerLength + head.length);
  return frame;
}

function writeLength(frame: Buffer, length: number): void {
  if (length <= SHORT) {
    frame[1] = length;
  } else if (length <= MAX_16) {
    frame[1] = LENGTH_16;
    frame.writeUInt16BE(length, 2);
  } else {
    frame[1] = LENGTH_64;
    frame.writeBigUInt64BE(BigInt(length), 2);
  }
}
