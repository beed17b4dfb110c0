import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { gunzipSync, gzip } from 'node:zlib';
import { z } from 'zod';
import type { Seq } from '../market/units.ts';
import { syncFolder } from './manifest-file.ts';
import { SNAPSHOTS_KEPT, type Snapshot, type SnapshotPlace, type SnapshotStore } from './snapshots.ts';

const NAME = /^snapshot-(\d{12})\.gz$/;
const NEWLINE = 10;

/** Fast rather than small: a snapshot lives for some minutes. */
const LEVEL = 1;

const compress = promisify(gzip);

/** The first line of a file; behind it lies the compressed body. */
const headerShape = z.object({
  seq: z.number().int().nonnegative(),
  time: z.number().int().nonnegative(),
  stateHash: z.string(),
  sha256: z.string(),
});

/**
 * Snapshots as files in the run's folder, each with its own checksum. Compressing and writing happen outside of the calling
 * thread; a file appears whole or not at all.
 */
export class FolderSnapshots implements SnapshotStore {
  readonly #folder: string;

  constructor(folder: string) {
    this.#folder = folder;
  }

  async save(place: SnapshotPlace, body: readonly Uint8Array[]): Promise<void> {
    const compressed = await compress(Buffer.concat(body), { level: LEVEL });
    const header = JSON.stringify({ ...place, sha256: checksum(place, compressed) });
    await writeDurably(this.#path(place.seq), [Buffer.from(`${header}\n`), compressed]);
    const old = this.#seqs().slice(SNAPSHOTS_KEPT);
    await Promise.all(old.map((seq) => rm(this.#path(seq), { force: true })));
  }

  latest(beforeSeq = Number.POSITIVE_INFINITY): Snapshot | null {
    for (const seq of this.#seqs()) {
      const snapshot = seq < beforeSeq ? readSound(this.#path(seq)) : null;
      if (snapshot?.seq === seq) return snapshot;
    }
    return null;
  }

  #path(seq: Seq): string {
    return join(this.#folder, `snapshot-${String(seq).padStart(12, '0')}.gz`);
  }

  /** Newest first. */
  #seqs(): readonly Seq[] {
    const names = readdirSync(this.#folder).flatMap((name) => NAME.exec(name)?.[1] ?? []);
    return names.map(Number).sort((a, b) => b - a);
  }
}

function checksum({ seq, time, stateHash }: SnapshotPlace, compressed: Uint8Array): string {
  return createHash('sha256').update(`${seq},${time},${stateHash}\n`).update(compressed).digest('hex');
}

async function writeDurably(path: string, chunks: readonly Uint8Array[]): Promise<void> {
  const aside = `${path}.new`;
  try {
    const file = await open(aside, 'w');
    try {
      for (const chunk of chunks) await file.writeFile(chunk);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(aside, path);
  } finally {
    // What a full disk cut off must not fill it.
    await rm(aside, { force: true });
  }
  syncFolder(dirname(path));
}

/** Null when the file is not exactly what was written, whatever is wrong with it: an older snapshot or the journal will do. */
function readSound(path: string): Snapshot | null {
  try {
    const bytes = readFileSync(path);
    const end = bytes.indexOf(NEWLINE);
    const { sha256, ...place } = headerShape.parse(JSON.parse(bytes.toString('utf8', 0, end)));
    const compressed = bytes.subarray(end + 1);
    return checksum(place, compressed) === sha256 ? { ...place, body: gunzipSync(compressed) } : null;
  } catch {
    return null;
  }
}
