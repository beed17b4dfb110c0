import { hash } from 'node:crypto';
import { closeSync, existsSync, fsyncSync, openSync, readFileSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Seq } from '../market/units.ts';
import { must } from '../util/assert.ts';
import { LedgerDamage } from './ledger-error.ts';
import { syncFolder } from './manifest-file.ts';

/** How far a run was durable when its writer last said so. */
export type Mark = { readonly seq: Seq; readonly journalHash: string; readonly wallHash: string };

/** Two places of a sector each, written in turn: a torn write spoils one and leaves the other. */
const SLOT_BYTES = 512;
const SLOTS = 2;

const LINE = /^(\d{16}) ([0-9a-f]{64}) ([0-9a-f]{64}) ([0-9a-f]{16})\n *\n$/;

/** A power cut takes back at most this much of the mark (never of the ledger); a killed process takes back nothing. */
const SYNC_EVERY_MS = 1_000;

/**
 * The file beside the ledger that says how far it was: whoever finds the ledger behind it knows that something was lost.
 * It is written after every transaction, never before it, so that it can lag but never lead.
 */
export class HighWaterMark {
  readonly #path: string;
  #file: number | null = null;
  #slot = 0;
  #syncedMs = Number.NEGATIVE_INFINITY;

  constructor(path: string) {
    this.#path = path;
  }

  /** Throws the operating system's error when the disk fails. */
  write(mark: Mark): void {
    this.#put(mark);
    if (performance.now() - this.#syncedMs >= SYNC_EVERY_MS) this.#sync();
  }

  /** The last word of a writer: in both places and synced. */
  seal(mark: Mark): void {
    for (let slot = 0; slot < SLOTS; slot += 1) this.#put(mark);
    this.#sync();
  }

  close(): void {
    if (this.#file !== null) closeSync(this.#file);
    this.#file = null;
  }

  #put(mark: Mark): void {
    this.#file ??= openSync(this.#path, existsSync(this.#path) ? 'r+' : 'w+');
    writeSync(this.#file, slotText(mark), this.#slot * SLOT_BYTES);
    this.#slot = (this.#slot + 1) % SLOTS;
  }

  #sync(): void {
    fsyncSync(must(this.#file, 'the open mark'));
    this.#syncedMs = performance.now();
  }
}

/** Makes the file anew and lasting: from then on a missing mark is damage. */
export function createMark(path: string, mark: Mark): void {
  const file = new HighWaterMark(path);
  try {
    file.seal(mark);
  } finally {
    file.close();
  }
  syncFolder(dirname(path));
}

function slotText({ seq, journalHash, wallHash }: Mark): string {
  const said = `${String(seq).padStart(16, '0')} ${journalHash} ${wallHash}`;
  return `${`${said} ${checkOf(said)}\n`.padEnd(SLOT_BYTES - 1)}\n`;
}

function checkOf(said: string): string {
  return hash('sha256', said, 'hex').slice(0, 16);
}

/** Undefined when there is no such file. Throws `LedgerDamage` when no place of it can be read. */
export function readMark(path: string): Mark | undefined {
  if (!existsSync(path)) return undefined;
  const marks = slotsOf(path).filter((slot) => slot !== null);
  const newest = marks.sort((a, b) => b.seq - a.seq)[0];
  if (newest === undefined) throw new LedgerDamage(`${path} is damaged: expected one of two lines with its checksum`);
  return newest;
}

/** What is wrong with the mark of a run that ended: both places must say the same then. Null when all is well. */
export function findTornMark(path: string): string | null {
  const [first, second] = slotsOf(path);
  const isWhole = first !== null && JSON.stringify(first) === JSON.stringify(second);
  return isWhole ? null : 'the high-water mark of an ended run is damaged: expected the same line twice';
}

function slotsOf(path: string): readonly (Mark | null)[] {
  const bytes = readFileSync(path);
  const isSized = bytes.length === SLOTS * SLOT_BYTES;
  return Array.from({ length: SLOTS }, (_, slot) => {
    if (!isSized && slot === SLOTS - 1) return null;
    return markIn(bytes.subarray(slot * SLOT_BYTES, (slot + 1) * SLOT_BYTES).toString('latin1'));
  });
}

function markIn(text: string): Mark | null {
  const [, seq = '', journalHash = '', wallHash = '', check] = LINE.exec(text) ?? [];
  if (check === undefined || check !== checkOf(`${seq} ${journalHash} ${wallHash}`)) return null;
  return { seq: Number(seq), journalHash, wallHash };
}
