import { hash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Seq, SimTime } from '../market/units.ts';
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

/** What of a command or an event the hash covers. */
export type EncodedRow = {
  readonly seq: Seq;
  readonly time: SimTime;
  readonly type: string;
  readonly payload: string;
};

/** The rows of one entry: the command's, then its events'. */
export function encodeRows({ command, events }: JournalEntry): readonly EncodedRow[] {
  const { seq, time, type } = command;
  const rows: EncodedRow[] = [{ seq, time, type, payload: encodeCommand(command) }];
  for (const event of events) {
    rows.push({ seq: event.seq, time: event.time, type: event.type, payload: encodeEvent(event) });
  }
  return rows;
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

/** Of what a row's checksum covers the columns that its hashed line leaves out: they are the same for all events of a command. */
export function checksumHead(kind: string, causeSeq: number | null, { atMs, fence, latencyMs }: WallFigures): string {
  return `${kind},${causeSeq ?? ''},${atMs},${fence},${latencyMs ?? ''},`;
}

/** CRC-32 over every column of a row of the journal: says which row was changed, where the chain knows only a range. */
export function rowCrc(head: string, line: string): number {
  return crc32(head + line);
}

/**
 * The next link of the chain: SHA-256 over the previous link and the lines of one command and its events. One link a
 * command, so that the hash does not depend on how commands were grouped into transactions.
 */
export function nextHash(previous: string, lines: string): string {
  return hash('sha256', `${previous}\n${lines}`, 'hex');
}

/** What rows that were encoded add to the hash. */
export function linesOf(rows: readonly EncodedRow[]): string {
  let lines = '';
  for (const { seq, time, type, payload } of rows) lines += hashedLine(seq, time, type, PAYLOAD_VERSION, payload);
  return lines;
}

/** What an entry adds to the hash. */
export function entryLines({ command, events }: JournalEntry, encoded: EncodedEntry): string {
  let lines = hashedLine(command.seq, command.time, command.type, PAYLOAD_VERSION, encoded.command);
  for (let index = 0; index < events.length; index += 1) {
    const { seq, time, type } = must(events[index], 'event');
    lines += hashedLine(seq, time, type, PAYLOAD_VERSION, must(encoded.events[index], 'payload'));
  }
  return lines;
}
