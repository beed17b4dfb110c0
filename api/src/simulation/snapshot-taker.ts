import type { Snapshot, SnapshotStore } from '../ledger/snapshots.ts';
import { must } from '../util/assert.ts';
import type { Kernel } from './kernel.ts';
import type { KernelState } from './kernel-state.ts';

const EVERY_EVENTS = 50_000;
const EVERY_MS = 60_000;

const VIEW = 'view/';

type Piece = readonly [name: string, make: () => unknown];

/**
 * Takes snapshots of a kernel piece by piece, so that the thread is never held for long. While one is under way the kernel
 * must stand still; whoever wants to move it first drops the snapshot, which then is taken a little later.
 */
export class SnapshotTaker {
  readonly #kernel: Kernel;
  readonly #store: SnapshotStore;
  #pieces: Piece[] = [];
  #parts: Record<string, string> = {};
  #savedSeq: number;
  #savedMs: number;
  #isSaving = false;

  /** @param savedMs monotonic wall clock of the one before */
  constructor(kernel: Kernel, store: SnapshotStore, savedMs: number) {
    this.#kernel = kernel;
    this.#store = store;
    this.#savedSeq = kernel.seq;
    this.#savedMs = savedMs;
  }

  get isUnderWay(): boolean {
    return this.#pieces.length > 0;
  }

  /** Everything the kernel did must be durable: a snapshot knows nothing that a crash could take back. */
  beginIfDue(nowMs: number): void {
    const newEvents = this.#kernel.seq - this.#savedSeq;
    const isDue = newEvents >= EVERY_EVENTS || (newEvents > 0 && nowMs - this.#savedMs >= EVERY_MS);
    if (isDue && !this.#isSaving) this.begin();
  }

  begin(): void {
    this.#parts = {};
    this.#pieces = piecesOf(this.#kernel);
  }

  drop(): void {
    this.#pieces = [];
  }

  /** Makes one piece. After the last one the snapshot is compressed and written outside of this thread. */
  makePiece(nowMs: number): void {
    const [name, make] = must(this.#pieces.pop(), 'a piece to make');
    this.#parts[name] = JSON.stringify(make());
    if (!this.isUnderWay) this.#save(nowMs);
  }

  #save(nowMs: number): void {
    const { seq, now: time } = this.#kernel;
    this.#savedSeq = seq;
    this.#savedMs = nowMs;
    this.#isSaving = true;
    const saved = () => {
      this.#isSaving = false;
    };
    const snapshot: Snapshot = { seq, time, stateHash: this.#kernel.stateHash(), parts: this.#parts };
    this.#parts = {};
    // A disk that does not take a snapshot will say so with the next slice, which matters; a restart takes an older one.
    void this.#store.save(snapshot).then(saved, saved);
  }
}

function piecesOf(kernel: Kernel): Piece[] {
  const { view, ...parts } = kernel.state();
  const views = Object.entries(view).map(([name, make]): Piece => [`${VIEW}${name}`, make]);
  return [...Object.entries(parts), ...views];
}

/** What a snapshot's texts say. Whatever is wrong in them shows when a kernel is restored from them. */
export function stateIn({ parts }: Snapshot): KernelState {
  const read = Object.entries(parts).map(([name, text]) => [name, JSON.parse(text) as unknown] as const);
  const isView = ([name]: readonly [string, unknown]) => name.startsWith(VIEW);
  const view = read.filter(isView).map(([name, value]) => [name.slice(VIEW.length), value] as const);
  const rest = read.filter((part) => !isView(part));
  return { ...Object.fromEntries(rest), view: Object.fromEntries(view) } as KernelState;
}
