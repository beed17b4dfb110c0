import { badInput } from './api-error.ts';

const PATTERN = /^[a-z]+:(\d{1,16})$/;

/** A cursor names the row itself (its seq, or a candle's open time), so pages do not shift while new rows arrive. */
export function encodeCursor(kind: string, key: number): string {
  return Buffer.from(`${kind}:${key}`).toString('base64url');
}

/** @throws BAD_USER_INPUT for a cursor that this list never gave out */
export function decodeCursor(kind: string, cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString();
  const key = Number(PATTERN.exec(text)?.[1] ?? Number.NaN);
  if (!text.startsWith(`${kind}:`) || !Number.isSafeInteger(key) || encodeCursor(kind, key) !== cursor) {
    throw badInput('This cursor is not one of this list');
  }
  return key;
}
