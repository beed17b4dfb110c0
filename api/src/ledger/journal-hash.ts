import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import { must } from '../util/assert.ts';
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

/** What surrounds a command and is none of the truth: when it was committed, by which writer, how long its model took. */
export type WallFigures = { readonly atMs: number; readonly fence: number; readonly latencyMs: number | null };

/** One line of what the second chain covers: one a command; its events carry the same figures without the latency. */
export function wallLine(commandSeq: number, { atMs, fence, latencyMs }: WallFigures): string {
  return `${commandSeq},${atMs},${fence},${latencyMs ?? ''}\n`;
}

/** CRC-32 over every column of a row of the journal: says which row was changed, where the chain knows only a range. */
export function rowCrc(line: string, kind: string, causeSeq: number | null, wall: WallFigures): number {
  return crc32(`${kind},${causeSeq ?? ''},${wall.atMs},${wall.fence},${wall.latencyMs ?? ''},${line}`);
}

/**
 * The next link of the chain: SHA-256 over the previous link and the lines of one command and its events. One link a
 * command, so that the hash does not depend on how commands were grouped into transactions.
 */
export function nextHash(previous: string, lines: string): string {
  return hash('sha256', `${previous}\n${lines}`, 'hex');
}

/** What an entry adds to the hash. */
export function entryLines(entry: JournalEntry, encoded: EncodedEntry): string {
  return rowLines(entry, encoded).join('');
}

/** The hashed lines of an entry: its command's, then its events'. */
export function rowLines({ command, events }: JournalEntry, encoded: EncodedEntry): readonly string[] {
  const lines = [hashedLine(command.seq, command.time, command.type, PAYLOAD_VERSION, encoded.command)];
  for (let index = 0; index < events.length; index += 1) {
    const { seq, time, type } = must(events[index], 'event');
    lines.push(hashedLine(seq, time, type, PAYLOAD_VERSION, must(encoded.events[index], 'payload')));
  }
  return lines;
}
