import { type ArgumentNode, Kind, print } from 'graphql';
import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import { operationOf, type PayloadStream, type Request } from './request.ts';

/** Events of one group that late members may still need; all members in step are served from the newest. */
const KEPT_PAYLOADS = 16;

type Payload = string | Promise<string>;
type MakePayload = (event: FeedEvent) => Payload;

/** Subscribers of the same operation: what was made for one is sent to all that are in step with it. */
class Group {
  members = 0;
  readonly #payloads = new Map<string, Payload>();

  payload(event: FeedEvent, make: MakePayload): Payload {
    const key = shareKey(event);
    if (key === null) return make(event);
    const known = this.#payloads.get(key);
    if (known !== undefined) return known;
    const payload = make(event);
    this.#payloads.set(key, payload);
    if (this.#payloads.size > KEPT_PAYLOADS) this.#forgetOldest();
    return payload;
  }

  #forgetOldest(): void {
    for (const key of this.#payloads.keys()) {
      this.#payloads.delete(key);
      return;
    }
  }
}

/**
 * Executes and serialises an event once for all subscribers of the same operation. Each keeps a cursor of its own, so one
 * who falls behind gets other events (coalesced harder) and loses the sharing, never the others.
 */
export class PayloadSharing {
  readonly #groups = new Map<string, Group>();

  /** Serialised payloads of `events`. Ends them when it is ended. */
  stream(request: Request, events: AsyncIterator<FeedEvent>, make: MakePayload): PayloadStream {
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
  readonly #events: AsyncIterator<FeedEvent>;
  readonly #group: Group;
  readonly #make: MakePayload;
  #leave: (() => void) | null;

  constructor(events: AsyncIterator<FeedEvent>, group: Group, make: MakePayload, leave: () => void) {
    this.#events = events;
    this.#group = group;
    this.#make = make;
    this.#leave = leave;
  }

  async next(): Promise<IteratorResult<string>> {
    const { done, value } = await this.#events.next();
    if (done !== true) {
      const payload = this.#group.payload(value, this.#make);
      return { done: false, value: typeof payload === 'string' ? payload : await payload };
    }
    this.#end();
    return { done: true, value: undefined };
  }

  async return(): Promise<IteratorResult<string>> {
    this.#end();
    await this.#events.return?.();
    return { done: true, value: undefined };
  }

  async throw(): Promise<IteratorResult<string>> {
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
 * Names an event's content within a group: the same stretch of the same run says the same. Null where it does not:
 * heartbeats, and feeds that show more than the run's events.
 */
function shareKey(event: FeedEvent): string | null {
  const stretch = `${event.epoch}|${event.prevSeq}|${event.firstSeq}|${event.lastSeq}`;
  switch (event.type) {
    case 'BookSnapshot':
    case 'BookDelta':
      return `${event.type}|${stretch}`;
    case 'TickBatch':
      return `${event.type}|${event.isSnapshot}|${stretch}`;
    case 'TradeBatch':
    case 'ThoughtBatch':
    case 'OrderBatch':
    case 'OccasionBatch':
    case 'GodEventBatch':
    case 'LedgerBatch':
    case 'PortfolioBatch':
      // A snapshot's length depends on what was asked for; the group's key holds that already.
      return `${event.type}|${event.isSnapshot}|${stretch}`;
    case 'CandleUpdate': {
      const last = event.candles.at(-1);
      return `${event.type}|${event.candles.length}|${last?.openTime}|${last?.isClosed}|${stretch}`;
    }
    case 'Heartbeat':
    case 'Lagged':
    case 'Resync':
    case 'LeaderboardUpdate':
    case 'SimulationStatusUpdate':
    case 'ExchangeStatusUpdate':
      return null;
  }
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
