import { type ArgumentNode, Kind, print } from 'graphql';
import type { Candle } from '../../projections/views.ts';
import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import type { FeedStream } from '../../simulation/feeds/feed-source.ts';
import type { Payload, PayloadSink, PayloadStream } from './payload.ts';
import { operationOf, type Request } from './request.ts';

/** Events of one group that late members may still need; all members in step are served from the newest. */
const KEPT_PAYLOADS = 16;

type Made = Payload | Promise<Payload>;
type MakePayload = (event: FeedEvent) => Made;

/** Subscribers of the same operation: what was made for one is sent to all that are in step with it. */
class Group {
  members = 0;
  /** Newest last. */
  readonly #kept: { readonly event: FeedEvent; readonly made: Made }[] = [];

  payload(event: FeedEvent, make: MakePayload): Made {
    for (let index = this.#kept.length - 1; index >= 0; index -= 1) {
      const kept = this.#kept[index];
      if (kept !== undefined && saysTheSame(kept.event, event)) return kept.made;
    }
    const made = make(event);
    this.#kept.push({ event, made });
    if (this.#kept.length > KEPT_PAYLOADS) this.#kept.shift();
    return made;
  }
}

/**
 * Executes and serialises an event once for all subscribers of the same operation. Each keeps a cursor of its own, so one
 * who falls behind gets other events (coalesced harder) and loses the sharing, never the others.
 */
export class PayloadSharing {
  readonly #groups = new Map<string, Group>();

  /** Serialised payloads of `events`. Ends them when it is ended. */
  stream(request: Request, events: FeedStream, make: MakePayload): PayloadStream {
    const key = groupKey(request);
    const group = this.#groups.get(key) ?? new Group();
    this.#groups.set(key, group);
    group.members += 1;
    return new SharedStream(events, group, make, () => {
      group.members -= 1;
      if (group.members === 0) this.#groups.delete(key);
    });
  }
}

class SharedStream implements PayloadStream {
  readonly #events: FeedStream;
  readonly #group: Group;
  readonly #make: MakePayload;
  #leave: (() => void) | null;

  constructor(events: FeedStream, group: Group, make: MakePayload, leave: () => void) {
    this.#events = events;
    this.#group = group;
    this.#make = make;
    this.#leave = leave;
  }

  async next(): Promise<IteratorResult<Payload>> {
    const { done, value } = await this.#events.next();
    if (done !== true) return { done: false, value: await this.#group.payload(value, this.#make) };
    this.#end();
    return { done: true, value: undefined };
  }

  pour(sink: PayloadSink): void {
    this.#events.pour({
      isReady: () => sink.isReady(),
      take: (event) => sink.take(this.#group.payload(event, this.#make)),
      end: (error) => {
        this.#end();
        sink.end(error);
      },
    });
  }

  wake(): void {
    this.#events.wake();
  }

  async return(): Promise<IteratorResult<Payload>> {
    this.#end();
    await this.#events.return?.();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<Payload>> {
    return this.return();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  #end(): void {
    this.#leave?.();
    this.#leave = null;
  }
}

/**
 * Whether two events of a group have the same content: the same stretch of the same run says the same. Not heartbeats, which
 * tell the time; and of feeds that show more than the run's events only what was made at once.
 */
function saysTheSame(one: FeedEvent, other: FeedEvent): boolean {
  if (one.lastSeq !== other.lastSeq || one.prevSeq !== other.prevSeq || one.firstSeq !== other.firstSeq) return false;
  if (one.epoch !== other.epoch) return false;
  switch (one.type) {
    case 'BookSnapshot':
    case 'BookDelta':
      return other.type === one.type;
    case 'TickBatch':
    case 'TradeBatch':
    case 'ThoughtBatch':
    case 'OrderBatch':
    case 'OccasionBatch':
    case 'GodEventBatch':
    case 'LedgerBatch':
    case 'PortfolioBatch':
      // A snapshot's length depends on what was asked for; the group's key holds that already.
      return other.type === one.type && other.isSnapshot === one.isSnapshot;
    case 'CandleUpdate':
      return other.type === one.type && areSame(one.candles, other.candles);
    case 'ThoughtDeltaBatch':
      return other.type === one.type && other.deltas === one.deltas;
    case 'LeaderboardUpdate':
      return other.type === one.type && other.rows === one.rows;
    case 'SimulationStatusUpdate':
    case 'ExchangeStatusUpdate':
      return other.type === one.type && other.state === one.state;
    case 'Heartbeat':
    case 'Lagged':
    case 'Resync':
      return false;
  }
}

function areSame(one: readonly Candle[], other: readonly Candle[]): boolean {
  const [last, otherLast] = [one.at(-1), other.at(-1)];
  return (
    one.length === other.length && last?.openTime === otherLast?.openTime && last?.isClosed === otherLast?.isClosed
  );
}

/** Where a subscription resumes decides which events it gets, not what they say. */
const RESUME_ARGUMENTS = ['after', 'epoch'];

/** The normalised document with its variables. All readers may see the same, so who asks does not matter. */
function groupKey(request: Request): string {
  const resuming = resumeVariables(request);
  const variables = Object.entries(request.variables).filter(([name]) => !resuming.has(name));
  variables.sort(([a], [b]) => (a < b ? -1 : 1));
  return `${request.operationName ?? ''}\n${print(request.document)}\n${JSON.stringify(variables)}`;
}

function resumeVariables(request: Request): ReadonlySet<string> {
  const names = new Set<string>();
  for (const selection of operationOf(request)?.selectionSet.selections ?? []) {
    if (selection.kind !== Kind.FIELD) continue;
    for (const argument of selection.arguments ?? []) addResumeVariable(argument, names);
  }
  return names;
}

function addResumeVariable({ name, value }: ArgumentNode, names: Set<string>): void {
  if (value.kind === Kind.VARIABLE && RESUME_ARGUMENTS.includes(name.value)) names.add(value.name.value);
}
