import type { RunArchive, RunHistory, RunManifest } from '../../ledger/history.ts';
import type { ReadModel } from '../../projections/views.ts';
import { HistoryAsOf } from './history-as-of.ts';
import { runIdOf } from './replay-epoch.ts';

/** The kept runs as a replay shows them: its own run goes no further than the moment, the others are whole. */
export class ArchiveAsOf implements RunArchive {
  readonly #archive: RunArchive;
  readonly #runId: string;
  readonly #then: () => ReadModel;

  constructor(archive: RunArchive, runId: string, then: () => ReadModel) {
    this.#archive = archive;
    this.#runId = runId;
    this.#then = then;
  }

  runs(): readonly RunManifest[] {
    return this.#archive.runs().map((manifest) => this.#cut(manifest));
  }

  run(id: string): RunManifest | undefined {
    const manifest = this.#archive.run(this.#nameOf(id));
    return manifest === undefined ? undefined : this.#cut(manifest);
  }

  open(id: string): RunHistory | undefined {
    const runId = this.#nameOf(id);
    const history = this.#archive.open(runId);
    return history === undefined || runId !== this.#runId ? history : new HistoryAsOf(history, this.#then);
  }

  note(id: string): string {
    return this.#archive.note(this.#nameOf(id));
  }

  setNote(id: string, note: string): void {
    this.#archive.setNote(this.#nameOf(id), note);
  }

  /** Epochs of the replay name its run. */
  #nameOf(id: string): string {
    return runIdOf(id) === this.#runId ? this.#runId : id;
  }

  #cut(manifest: RunManifest): RunManifest {
    if (manifest.runId !== this.#runId) return manifest;
    const then = this.#then();
    const tradeCount = then.instruments.reduce((sum, { symbol }) => sum + then.ticker(symbol).day.tradeCount, 0);
    const open = { status: 'RUNNING', endedAt: null, endReason: null, stateHash: null } as const;
    return { ...manifest, ...open, lastSeq: then.seq, lastTime: then.time, tradeCount };
  }
}
