import type { RunArchive, RunHistory } from '../ledger/history.ts';
import type { EventOf } from '../market/events.ts';
import type { Instrument, MarketSymbol } from '../market/instrument.ts';
import type { ParticipantId, ParticipantKind } from '../market/participant.ts';
import type { ParticipantView, ReadModel } from '../projections/views.ts';
import type { SimulationFace } from '../simulation/face.ts';
import { must } from '../util/assert.ts';
import { RunLoaders } from './run-loaders.ts';
import type { Known } from './when-known.ts';

/** Folds the events of a run that is over. */
export type FoldRun = (runId: string) => Promise<ReadModel>;

/**
 * Where the answers about one run come from: the fold of the current run and its file behind it. Of a run that is over, the
 * file for all it has rows of, and for the rest a fold of its events, made when the first field asks for it.
 */
export class RunSource {
  readonly epoch: string;
  /** The live fold; null for every run but the current one. */
  readonly live: ReadModel | null;
  readonly #archive: RunArchive;
  readonly #fold: FoldRun | null;
  #history: RunHistory | null | undefined;
  #loaders: RunLoaders | undefined;
  #opening: EventOf<'RunStarted'> | null | undefined;
  #participants: Map<ParticipantId, ParticipantView> | undefined;

  /** @param fold is not needed for the current run */
  constructor(epoch: string, live: ReadModel | null, archive: RunArchive, fold: FoldRun | null = null) {
    this.epoch = epoch;
    this.live = live;
    this.#archive = archive;
    this.#fold = fold;
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

  /** Single rows of the file, many at once. A source lives as long as one operation, and so does what they remember. */
  get rows(): RunLoaders {
    this.#loaders ??= new RunLoaders(() => this.history);
    return this.#loaders;
  }

  /** Everything a fold tells: of the current run at once. */
  model(): Known<ReadModel> {
    return this.live ?? must(this.#fold, 'a way to fold kept runs')(this.epoch);
  }

  /** The event that began a run that is over; null when its file does not tell. */
  get opening(): EventOf<'RunStarted'> | null {
    if (this.#opening === undefined) {
      const first = this.history?.events(0, 1)[0];
      this.#opening = first?.type === 'RunStarted' ? first : null;
    }
    return this.#opening;
  }

  get instruments(): readonly Instrument[] {
    return this.live?.instruments ?? this.opening?.instruments ?? [];
  }

  instrument(market: MarketSymbol): Instrument | undefined {
    return this.instruments.find(({ symbol }) => symbol === market);
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
