import type { RunArchive, RunHistory } from '../ledger/history.ts';
import type { ParticipantId, ParticipantKind } from '../market/participant.ts';
import type { ParticipantView, ReadModel } from '../projections/views.ts';
import type { SimulationFace } from '../simulation/face.ts';

/**
 * Where the answers about one run come from: the fold of the current run, its file behind it, or, for a run that is over,
 * the file alone.
 */
export class RunSource {
  readonly epoch: string;
  /** The live fold; null for every run but the current one. */
  readonly live: ReadModel | null;
  readonly #archive: RunArchive;
  #history: RunHistory | null | undefined;
  #participants: Map<ParticipantId, ParticipantView> | undefined;

  constructor(epoch: string, live: ReadModel | null, archive: RunArchive) {
    this.epoch = epoch;
    this.live = live;
    this.#archive = archive;
  }

  /** The run that is going on, or the empty one while idle. */
  static current(face: SimulationFace, archive: RunArchive): RunSource {
    return new RunSource(face.state().epoch, face.read(), archive);
  }

  /** Null when the run has no file (yet). Opened at the first use. */
  get history(): RunHistory | null {
    if (this.#history === undefined) {
      this.#history = this.epoch === '' ? null : (this.#archive.open(this.epoch) ?? null);
    }
    return this.#history;
  }

  /** The last event that can be seen. */
  get seq(): number {
    return this.live?.seq ?? this.#archive.run(this.epoch)?.lastSeq ?? 0;
  }

  participant(participantId: ParticipantId): ParticipantView | undefined {
    if (this.live !== null) return this.live.participant(participantId);
    this.#participants ??= new Map(
      (this.history?.participants() ?? []).map((view) => [view.participant.participantId, view]),
    );
    return this.#participants.get(participantId);
  }

  participants(kind?: ParticipantKind): readonly ParticipantView[] {
    if (this.live !== null) return this.live.participants(kind);
    const all = this.history?.participants() ?? [];
    return kind === undefined ? all : all.filter((view) => view.participant.kind === kind);
  }
}
