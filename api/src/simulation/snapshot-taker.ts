import type { SnapshotStore } from '../ledger/snapshots.ts';
import type { Kernel } from './kernel.ts';
import { snapshotText } from './snapshot-text.ts';

const EVERY_EVENTS = 50_000;
const EVERY_MS = 60_000;

/** One piece of work never holds the thread much longer. */
const PIECE_MS = 5;

/**
 * Takes snapshots of a kernel piece by piece, so that the thread is never held for long. While one is under way the kernel
 * must stand still; whoever wants to move it first drops the snapshot, which then is taken a little later.
 */
export class SnapshotTaker {
  readonly #kernel: Kernel;
  readonly #store: SnapshotStore;
  /** Monotonic wall clock. */
  readonly #elapsedMs: () => number;
  readonly #encoder = new TextEncoder();
  #text: Generator<string> | null = null;
  #body: Uint8Array[] = [];
  #savedSeq: number;
  #savedMs: number;
  #isSaving = false;

  /** @param savedMs when the one before was taken */
  constructor(kernel: Kernel, store: SnapshotStore, elapsedMs: () => number, savedMs = elapsedMs()) {
    this.#kernel = kernel;
    this.#store = store;
    this.#elapsedMs = elapsedMs;
    this.#savedSeq = kernel.seq;
    this.#savedMs = savedMs;
  }

  get isUnderWay(): boolean {
    return this.#text !== null;
  }

  /** Everything the kernel did must be durable: a snapshot knows nothing that a crash could take back. */
  beginIfDue(): void {
    const newEvents = this.#kernel.seq - this.#savedSeq;
    const isLate = this.#elapsedMs() - this.#savedMs >= EVERY_MS;
    if (!this.#isSaving && (newEvents >= EVERY_EVENTS || (newEvents > 0 && isLate))) this.begin();
  }

  begin(): void {
    this.#body = [];
    this.#text = snapshotText(this.#kernel);
  }

  drop(): void {
    this.#text = null;
  }

  /** Does a part of the work. After the last one the snapshot is compressed and written outside of this thread. */
  work(): void {
    const startedMs = this.#elapsedMs();
    while (this.#text !== null && this.#elapsedMs() - startedMs < PIECE_MS) {
      const piece = this.#text.next();
      if (piece.done === true) this.#save();
      else this.#body.push(this.#encoder.encode(piece.value));
    }
  }

  #save(): void {
    const { seq, now: time } = this.#kernel;
    const body = this.#body;
    this.#text = null;
    this.#body = [];
    this.#savedSeq = seq;
    this.#savedMs = this.#elapsedMs();
    this.#isSaving = true;
    const saved = () => {
      this.#isSaving = false;
    };
    // A disk that does not take a snapshot will say so with the next slice, which matters; a restart takes an older one.
    void this.#store.save({ seq, time, stateHash: this.#kernel.stateHash() }, body).then(saved, saved);
  }
}
