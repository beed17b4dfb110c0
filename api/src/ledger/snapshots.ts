import type { Seq, SimTime } from '../market/units.ts';

/** Where a whole simulation was after the event `seq`. */
export type SnapshotPlace = {
  readonly seq: Seq;
  readonly time: SimTime;
  /** Of the exchange, to compare with what is restored. */
  readonly stateHash: string;
};

/** `body` is text that the simulation wrote and reads, UTF-8. */
export type Snapshot = SnapshotPlace & { readonly body: Uint8Array };

/** So many are kept, the newest. */
export const SNAPSHOTS_KEPT = 3;

/** Keeps a run's snapshots beside its journal. They spare time and are no part of the truth: any may be missing or damaged. */
export interface SnapshotStore {
  /** Resolves when it is durable. Rejects when the disk fails: the older ones are still there then. */
  save(place: SnapshotPlace, body: readonly Uint8Array[]): Promise<void>;
  /** The newest sound one below `beforeSeq`, or of all when that is left out; null when there is none. */
  latest(beforeSeq?: Seq): Snapshot | null;
}

/** Gone with the process. */
export class MemorySnapshots implements SnapshotStore {
  #kept: readonly Snapshot[] = [];

  async save(place: SnapshotPlace, body: readonly Uint8Array[]): Promise<void> {
    this.#kept = [...this.#kept, { ...place, body: Buffer.concat(body) }].slice(-SNAPSHOTS_KEPT);
  }

  latest(beforeSeq = Number.POSITIVE_INFINITY): Snapshot | null {
    return this.#kept.findLast(({ seq }) => seq < beforeSeq) ?? null;
  }
}
