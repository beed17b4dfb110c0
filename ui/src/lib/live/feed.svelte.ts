import type { AnyVariables, Client, TypedDocumentNode } from '@urql/core';
import {
  type FeedHeader,
  type FeedRules,
  type FeedSignal,
  type FeedState,
  foldFeed,
  openFeed,
} from '#lib/feeds/protocol.ts';
import type { FeedHandle } from './client.ts';
import type { Pace, Scheduler } from './scheduler.ts';

const FIRST_REOPEN_MS = 150;
const MOST_REOPEN_MS = 5_000;

/** What every controller needs to talk and to draw. */
export type Link = { readonly client: Client; readonly scheduler: Scheduler };

type Tagged = FeedHeader & { readonly __typename: string };

export type FeedPlan<Data, Event extends Tagged, Result, Variables extends AnyVariables> = {
  readonly document: TypedDocumentNode<Result, Variables>;
  readonly eventOf: (result: Result) => Event | FeedSignal;
  readonly rules: FeedRules<Data, Event>;
  readonly pace: Pace;
  /** Whether the feed takes `after` and `epoch`, and so misses nothing over a break. */
  readonly resumes: boolean;
};

/**
 * One subscription: folds every event the moment it comes, and shows the result at its pace. A breach (gap, checksum, other run)
 * subscribes anew and keeps the old data in sight meanwhile.
 */
export class Feed<Data, Event extends Tagged, Result, Variables extends AnyVariables> {
  /** What is on the screen: replaced as a whole, never mutated. */
  view: FeedState<Data>;
  /** How often a breach made the feed start again, since it was opened. */
  breaches = 0;
  #plan: FeedPlan<Data, Event, Result, Variables>;
  #client: Client;
  #state: FeedState<Data>;
  #drawing: ReturnType<Scheduler['add']>;
  #variables: Variables | null = null;
  #stop: (() => void) | null = null;
  #reopenTimer: ReturnType<typeof setTimeout> | null = null;
  #reopenMs = FIRST_REOPEN_MS;
  #onBroken: () => void;

  constructor(
    { client, scheduler }: Link,
    plan: FeedPlan<Data, Event, Result, Variables>,
    /** Called when continuity is lost, by a breach or by the server's word: what was loaded beside the feed may have a hole. */
    onBroken: () => void = () => {},
  ) {
    this.#client = client;
    this.#plan = plan;
    this.#onBroken = onBroken;
    this.#state = openFeed(plan.rules.empty);
    this.view = $state.raw(this.#state);
    this.#drawing = scheduler.add(plan.pace, () => {
      this.view = this.#state;
    });
  }

  /** The newest data, drawn or not: for controllers, not for markup. */
  get latest(): FeedState<Data> {
    return this.#state;
  }

  /** Opens the feed; a feed that is open for other variables starts from nothing. */
  open(variables: Variables): void {
    this.close();
    this.#variables = variables;
    this.#state = openFeed(this.#plan.rules.empty);
    this.#drawing.mark();
    this.#subscribe();
  }

  close(): void {
    if (this.#reopenTimer !== null) clearTimeout(this.#reopenTimer);
    this.#reopenTimer = null;
    this.#stop?.();
    this.#stop = null;
  }

  /** Closes for good and leaves the screen's schedule. */
  dispose(): void {
    this.close();
    this.#drawing.cancel();
  }

  #subscribe(): void {
    const variables = this.#variables;
    if (variables === null) return;
    let live = true;
    const handle: FeedHandle = {
      payload: null,
      onEnd: () => {
        if (live) this.#reopen();
      },
    };
    const subscription = this.#client
      .subscription(this.#plan.document, variables, { feedHandle: handle })
      .subscribe((result) => {
        if (!live) return;
        if (result.data) this.#take(this.#plan.eventOf(result.data), handle);
        else if (result.error) this.#reopen();
      });
    this.#stop = () => {
      live = false;
      subscription.unsubscribe();
    };
  }

  #take(event: Event | FeedSignal, handle: FeedHandle): void {
    const { state, breach } = foldFeed(this.#plan.rules, this.#state, event, Date.now());
    this.#state = state;
    this.#drawing.mark();
    if (breach !== null) {
      this.breaches += 1;
      this.#state = { ...state, cursor: null };
      this.#onBroken();
      this.#reopen();
      return;
    }
    if (event.__typename === 'Resync') this.#onBroken();
    this.#reopenMs = FIRST_REOPEN_MS;
    if (this.#plan.resumes && handle.payload !== null && state.cursor !== null) {
      const { seq: after, epoch } = state.cursor;
      Object.assign(handle.payload, { variables: { ...handle.payload.variables, after, epoch } });
    }
  }

  /** Subscribes anew after a short wait that doubles while it does not help. */
  #reopen(): void {
    this.close();
    const waitMs = this.#reopenMs * (0.5 + Math.random() / 2);
    this.#reopenMs = Math.min(MOST_REOPEN_MS, this.#reopenMs * 2);
    this.#reopenTimer = setTimeout(() => {
      this.#reopenTimer = null;
      this.#subscribe();
    }, waitMs);
  }
}
