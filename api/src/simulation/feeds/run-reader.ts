import type { RunArchive, RunHistory } from '../../ledger/history.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import type { ReadModel } from '../../projections/views.ts';
import type { SimulationFace } from '../face.ts';

export type Archive = Pick<RunArchive, 'open'>;

/** What feeds look at: the fold of the current run, and the run's file for what the fold no longer holds. */
export class RunReader {
  readonly #face: Pick<SimulationFace, 'read' | 'state'>;
  readonly #archive: Archive;
  #history: RunHistory | null = null;
  #epoch: string;

  constructor(face: Pick<SimulationFace, 'read' | 'state'>, archive: Archive) {
    this.#face = face;
    this.#archive = archive;
    this.#epoch = face.state().epoch;
  }

  get epoch(): string {
    return this.#epoch;
  }

  /** True while a run that was interrupted is looked for, and none is there yet. */
  get isRecovering(): boolean {
    return this.#epoch === '' && this.#face.state().exchangeStatus === 'RECOVERING';
  }

  /** The last event there is. */
  get head(): Seq {
    return this.#face.read().seq;
  }

  get time(): SimTime {
    return this.#face.read().time;
  }

  read(): ReadModel {
    return this.#face.read();
  }

  state() {
    return this.#face.state();
  }

  /** Null when the run has no file. Opened at the first use. */
  history(): RunHistory | null {
    if (this.#epoch !== '') this.#history ??= this.#archive.open(this.#epoch) ?? null;
    return this.#history;
  }

  turnTo(epoch: string): void {
    this.#epoch = epoch;
    this.#history = null;
  }
}
