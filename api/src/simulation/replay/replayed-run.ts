import { unpackText } from '../../ledger/packed-text.ts';
import type { ReplayableRun } from '../../ledger/replayable-runs.ts';
import type { MarketEvent } from '../../market/events.ts';
import type { Seq, SimTime } from '../../market/units.ts';
import { createReadModel, type GrowingReadModel } from '../../projections/read-model.ts';
import { readSnapshotText } from '../snapshot-text.ts';
import { Waypoints } from './waypoints.ts';

/** Where to go: to the end of a simulated time, or behind an event. */
export type Moment = { readonly time: SimTime } | { readonly seq: Seq };

/** A snapshot of the run is taken for a start only when it spares folding so many events: it is slower to read. */
const SNAPSHOT_SPARES = 40_000;

/** One run for all who replay it: its journal, and on the way through it waypoints for those who come after. */
export class ReplayedRun {
  readonly #run: ReplayableRun;
  readonly #waypoints: Waypoints;

  constructor(run: ReplayableRun, waypoints = new Waypoints()) {
    this.#run = run;
    this.#waypoints = waypoints;
  }

  get manifest() {
    return this.#run.manifest;
  }

  get from(): SimTime {
    return this.#run.journal.first().time;
  }

  /** The newest simulated time there is; grows while the run goes on. */
  get until(): SimTime {
    return this.#run.journal.last().time;
  }

  /** The last place that belongs to a moment, within the run. */
  seqOf(moment: Moment): Seq {
    const { journal } = this.#run;
    const last = journal.last();
    if ('seq' in moment) return Math.max(1, Math.min(moment.seq, last.seq));
    if (moment.time >= last.time) return last.seq;
    return journal.seqAt(Math.max(moment.time, journal.first().time));
  }

  events(afterSeq: Seq, limit: number): readonly MarketEvent[] {
    return this.#run.journal.events(afterSeq, limit);
  }

  /** A read model of its own that is not past `seq`, and as near to it as is known. */
  startFor(seq: Seq): GrowingReadModel {
    const model = createReadModel();
    const waypoint = this.#waypoints.before(seq);
    if (seq - (waypoint?.seq ?? 0) >= SNAPSHOT_SPARES && this.#restoreSnapshot(model, seq, waypoint?.seq ?? 0)) {
      this.pass(model);
      return model;
    }
    if (waypoint !== null) model.restore(JSON.parse(unpackText(waypoint.packed)) as Readonly<Record<string, unknown>>);
    return model;
  }

  /** A fold came by: it may become a waypoint. */
  pass(model: GrowingReadModel): void {
    this.#waypoints.pass(model.seq, () => JSON.stringify(made(model.state())));
  }

  close(): void {
    this.#run.journal.close();
  }

  #restoreSnapshot(model: GrowingReadModel, seq: Seq, knownSeq: Seq): boolean {
    const snapshot = this.#run.snapshot(seq);
    if (snapshot === null || snapshot.seq - knownSeq < SNAPSHOT_SPARES) return false;
    model.restore(readSnapshotText(snapshot.body).view);
    return true;
  }
}

function made(parts: Readonly<Record<string, () => unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(parts).map(([name, make]) => [name, make()]));
}
