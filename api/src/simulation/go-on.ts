import type { Journal } from '../ledger/journal.ts';
import { type RecordedEntry, recordedEntry } from '../ledger/recorded-entries.ts';
import type { Snapshot, SnapshotStore } from '../ledger/snapshots.ts';
import type { Seq } from '../market/units.ts';
import { assert } from '../util/assert.ts';
import type { Kernel } from './kernel.ts';
import type { GivenAnswer, KernelState } from './kernel-state.ts';
import { Rerun } from './rerun.ts';
import { readSnapshotText } from './snapshot-text.ts';

/** Entries read at once. */
const PAGE = 1_000;

export type GoingOn = {
  readonly kernel: Kernel;
  /** The snapshot it began from; 0 when it was the beginning of the run. */
  readonly snapshotSeq: Seq;
  /** Why newer snapshots were no good, one line each. */
  readonly passedOver: readonly string[];
};

/** What `recorded` reads as it lies needs not be decoded only to be compared. */
export type PlayedJournal = Pick<Journal, 'read' | 'lastSeq'> & {
  recorded?(afterSeq: Seq, limit: number): readonly RecordedEntry[];
};

export type CannotGoOn = { readonly problem: string };

/**
 * Brings a kernel to where the journal ends: from the newest snapshot that leads there, at worst from the beginning, with
 * the traders run again over what came after it. Whatever they do must be what the journal says they did.
 *
 * @param open makes the run's kernel, at its beginning or where it was saved
 */
export function goOn(
  open: (saved: KernelState | null) => Kernel,
  journal: PlayedJournal,
  snapshots: SnapshotStore,
): GoingOn | CannotGoOn {
  const passedOver: string[] = [];
  for (const snapshot of newestFirst(snapshots, journal.lastSeq())) {
    const reached = reach(open, journal, snapshot);
    if ('kernel' in reached) return { ...reached, passedOver };
    if (snapshot === null) return reached;
    passedOver.push(`snapshot ${snapshot.seq}: ${reached.problem}`);
  }
  return { problem: 'there is nothing to begin from' };
}

/** At last null: the beginning of the run. */
function* newestFirst(snapshots: SnapshotStore, lastSeq: Seq): Iterable<Snapshot | null> {
  let next = snapshots.latest(lastSeq + 1);
  while (next !== null) {
    yield next;
    next = snapshots.latest(next.seq);
  }
  yield null;
}

/** An edge: a snapshot can be wrong in more ways than its checksum tells, and an older one may do. */
function reach(
  open: (saved: KernelState | null) => Kernel,
  journal: PlayedJournal,
  snapshot: Snapshot | null,
): Omit<GoingOn, 'passedOver'> | CannotGoOn {
  try {
    const kernel = open(snapshot === null ? null : readSnapshotText(snapshot.body));
    if (snapshot !== null) assert(kernel.stateHash() === snapshot.stateHash, 'its state hash is another');
    const problem = playTail(kernel, journal, snapshot?.seq ?? 0);
    return problem === null ? { kernel, snapshotSeq: snapshot?.seq ?? 0 } : { problem };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  }
}

function playTail(kernel: Kernel, journal: PlayedJournal, fromSeq: Seq): string | null {
  const rerun = new Rerun(kernel);
  let seq = fromSeq;
  while (seq < journal.lastSeq()) {
    const entries = journal.recorded?.(seq, PAGE) ?? journal.read(seq, PAGE).map(recordedEntry);
    const difference = rerun.takeRecorded(entries);
    if (difference !== null) {
      const { recorded, derived } = difference;
      return `seq ${difference.seq} is not what follows from what came before: recorded ${clip(recorded)}, derived ${clip(derived)}`;
    }
    const last = entries.at(-1);
    seq = last?.rows.at(-1)?.seq ?? journal.lastSeq();
  }
  return rerun.rest.length === 0 ? null : `the journal ends at ${seq}, in the middle of what happened at once`;
}

const CLIPPED = 200;

function clip(text: string): string {
  return text.length <= CLIPPED ? text : `${text.slice(0, CLIPPED)}...`;
}

const interrupted: GivenAnswer = {
  result: { kind: 'ABSTAINED', cause: 'INTERRUPTED', detail: 'the server was interrupted before the answer came' },
  rawAnswer: '',
  usage: { inputTokens: 0, outputTokens: 0, costMicroUsd: 0 },
  latencyMs: 0,
  callCount: 0,
  fallBack: false,
};

/** Nobody waits for these answers any more: their agents abstain. What else is due by now comes first. */
export function giveUpOpenQuestions(kernel: Kernel): void {
  const open = kernel.unanswered();
  if (open.length > 0) kernel.finishMoment();
  for (const { requestId } of open) {
    kernel.giveAnswer({ requestId, answer: interrupted, due: kernel.now });
  }
}
