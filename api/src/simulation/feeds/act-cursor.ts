import type { ActRecord } from '../../ledger/history.ts';
import type { EventType, MarketEvent } from '../../market/events.ts';
import type { Seq } from '../../market/units.ts';
import type { ConflatedFeed } from './conflated-feed.ts';
import type { FeedCursor, Telling } from './feed-cursor.ts';

/** Acts of one event, and of a snapshot. */
const BATCH_ACTS = 100;

/** What acts of the person in charge lead to; a scenario and the market itself may lead to the same. */
const outcomes: ReadonlySet<EventType> = new Set<EventType>([
  'NewsPublished',
  'ShockApplied',
  'MarketHalted',
  'MarketResumed',
  'AuctionStarted',
  'MarketUncrossed',
  'MarketClosed',
  'MarketPreOpened',
  'FeesSet',
  'ParticipantAdmitted',
  'ParticipantRetired',
  'BrainSet',
  'PersonaSet',
  'AgentWoken',
  'BudgetSet',
  'AgentPaused',
  'AgentResumed',
  'OrdersCanceled',
  'RunEnded',
  'RunPaused',
  'RunResumed',
  'SpeedSet',
]);

/** Refused by the thousand: what traders send. */
const ofTraders: ReadonlySet<string> = new Set(['ReplaceQuotes', 'CancelOrder', 'ReplaceOrder']);

/** False when there is certainly no act behind it. */
export function mayComeFromAct(event: MarketEvent): boolean {
  if (event.type === 'FundsPosted') return event.postings.some(({ reason }) => reason === 'ADJUST');
  return event.type === 'CommandRejected' ? !ofTraders.has(event.command) : outcomes.has(event.type);
}

export type ActOptions = {
  /** Touched when there may be a new act. */
  readonly changes: ConflatedFeed<'acts'>;
  /** The last event there is. */
  readonly head: () => Seq;
  /** Seq to go on from; null begins with a snapshot. */
  readonly after: Seq | null;
  /** The newest acts below a seq, newest first. */
  readonly newest: (beforeSeq: Seq, limit: number) => readonly ActRecord[];
  /** Acts above a seq, oldest first. */
  readonly behind: (afterSeq: Seq, limit: number) => readonly ActRecord[];
};

/**
 * Every act of the person in charge once, in order. Events do not tell who wanted them, so acts come from the file: it is
 * looked into only when something happened that an act may have led to.
 */
export class ActCursor implements FeedCursor {
  readonly #options: ActOptions;
  #position: Seq | null;
  /** The change up to which the file was read to its end; null before the first time. */
  #revision: number | null = null;

  constructor(options: ActOptions) {
    this.#options = options;
    this.#position = options.after;
  }

  get position(): Seq {
    return this.#position ?? 0;
  }

  isBehind(): boolean {
    return this.#position === null || this.#position < this.#options.head();
  }

  take(): readonly Telling[] {
    const { changes, head } = this.#options;
    const { revision } = changes;
    const position = this.#position;
    if (position === null) return [this.#snapshot(revision)];
    if (this.#revision === revision) {
      this.#position = head();
      return [];
    }
    return this.#tell(position, revision);
  }

  #snapshot(revision: number): Telling {
    const lastSeq = this.#options.head();
    const godEvents = this.#options.newest(lastSeq + 1, BATCH_ACTS).toReversed();
    this.#position = lastSeq;
    this.#revision = revision;
    const body = { type: 'GodEventBatch', isSnapshot: true, godEvents } as const;
    return { body, lastSeq, snapshotFrom: godEvents[0]?.seq ?? lastSeq };
  }

  #tell(position: Seq, revision: number): readonly Telling[] {
    const head = this.#options.head();
    const found = this.#options.behind(position, BATCH_ACTS);
    const godEvents = found.filter(({ seq }) => seq <= head);
    const last = godEvents.at(-1);
    const isAll = found.length < BATCH_ACTS || godEvents.length < found.length;
    const lastSeq = isAll ? head : (last?.seq ?? head);
    this.#position = lastSeq;
    if (isAll) this.#revision = revision;
    if (last === undefined) return [];
    return [{ body: { type: 'GodEventBatch', isSnapshot: false, godEvents }, lastSeq, snapshotFrom: null }];
  }
}
