import { hash } from 'node:crypto';
import type { JournalEntry } from './journal.ts';
import { encodeCommand, encodeEvent, PAYLOAD_VERSION } from './payload.ts';

/** The hash of an empty journal. */
export const EMPTY_HASH = '0'.repeat(64);

/** Payloads of one entry as written down: the command's, then its events'. */
export type EncodedEntry = { readonly command: string; readonly events: readonly string[] };

export function encodeEntry(entry: JournalEntry): EncodedEntry {
  return { command: encodeCommand(entry.command), events: entry.events.map(encodeEvent) };
}

/** One line of what the hash covers. Wall clock, writer and latency are none of it. */
export function hashedLine(seq: number, time: number, type: string, version: number, payload: string): string {
  return `${seq},${time},${type},${version},${payload}\n`;
}

/**
 * The next link of the chain: SHA-256 over the previous link and the lines of one command and its events. One link a
 * command, so that the hash does not depend on how commands were grouped into transactions.
 */
export function nextHash(previous: string, lines: string): string {
  return hash('sha256', `${previous}\n${lines}`, 'hex');
}

export function entryLines({ command, events }: JournalEntry, encoded: EncodedEntry): string {
  let lines = hashedLine(command.seq, command.time, command.type, PAYLOAD_VERSION, encoded.command);
  for (const [index, event] of events.entries()) {
    lines += hashedLine(event.seq, event.time, event.type, PAYLOAD_VERSION, encoded.events[index] ?? '');
  }
  return lines;
}
