import type { TypedDocumentNode } from '@graphql-typed-document-node/core';
import {
  type Breach,
  type FeedHeader,
  type FeedRules,
  type FeedSignal,
  type FeedState,
  foldFeed,
  openFeed,
} from './protocol.ts';
import { Backoff, type Timers, wallTimers } from './timers.ts';
import { type FeedChannel, type FeedTransport, variablesAfter } from './transport.ts';

const FIRST_REOPEN_MS = 150;
const MOST_REOPEN_MS = 5_000;
/** Three times the server's heartbeat: whoever says nothing for longer is gone, whatever the socket says. */
const SILENCE_MS = 6_000;

export type FeedEvent = FeedHeader & { readonly __typename: string };

/** All that is particular about one feed. */
export type FeedPlan<Data, Event extends FeedEvent, Result, Variables> = {
  readonly document: TypedDocumentNode<Result, Variables>;
  readonly eventOf: (result: Result) => Event | FeedSignal;
  readonly rules: FeedRules<Data, Event>;
  /** Whether the feed takes `after` and `epoch`, and so misses nothing over a break. */
  readonly resumes: boolean;
};

export type FeedListener<Data, Event> = {
  /** Once for every event that follows the one before, loss notices and heartbeats included: for rows that are not kept. */
  readonly onEvent?: (event: Event | FeedSignal) => void;
  /** After every event, and when the feed is opened. */
  readonly onChange?: (state: FeedState<Data>) => void;
  /** Continuity is lost: what was loaded beside the feed may have a hole. Not called for a break that was made good. */
  readonly onBroken?: (why: Breach | 'RESYNC') => void;
};

/**
 * Keeps one feed whole: folds its events, and subscribes anew when one is missing, when the copy does not match the server's
 * checksum, when the server ends the feed or has not said a word for six seconds. A feed that resumes goes on behind the last
 * event it folded. Meanwhile the old data stays.
 */
export class FeedSession<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>> {
  readonly #transport: FeedTransport;
  readonly #plan: FeedPlan<Data, Event, Result, Variables>;
  readonly #listener: FeedListener<Data, Event>;
  readonly #timers: Timers;
  readonly #backoff = new Backoff(FIRST_REOPEN_MS, MOST_REOPEN_MS);
  #state: FeedState<Data>;
  #variables: Variables | null = null;
  #channel: FeedChannel | null = null;
  #cancelTimer: () => void = () => {};
  /** The timer is the one that looks for silence. */
  #awaitsWord = false;
  #heardAtMs = 0;
  #breachCount = 0;

  constructor(
    transport: FeedTransport,
    plan: FeedPlan<Data, Event, Result, Variables>,
    listener: FeedListener<Data, Event> = {},
    timers: Timers = wallTimers,
  ) {
    this.#transport = transport;
    this.#plan = plan;
    this.#listener = listener;
    this.#timers = timers;
    this.#state = openFeed(plan.rules.empty);
  }

  get state(): FeedState<Data> {
    return this.#state;
  }

  /** How often a breach made the feed start again, since the session began. */
  get breachCount(): number {
    return this.#breachCount;
  }

  /** Opens the feed; one that is open for other variables starts from nothing. */
  open(variables: Variables): void {
    this.close();
    this.#variables = variables;
    this.#become(openFeed(this.#plan.rules.empty));
    this.#subscribe(variables);
  }

  /** Asks for the same rows in another way, such as another rate: what is there stays, and nothing is missed. */
  retune(variables: Variables): void {
    if (this.#variables === null) return;
    this.close();
    this.#variables = variables;
    this.#subscribe(variables);
  }

  close(): void {
    this.#stopTimer();
    this.#channel?.close();
    this.#channel = null;
    this.#variables = null;
  }

  #become(state: FeedState<Data>): void {
    this.#state = state;
    this.#listener.onChange?.(state);
  }

  #subscribe(variables: Variables): void {
    const { document, resumes } = this.#plan;
    const { cursor } = this.#state;
    const asked = resumes && cursor !== null ? variablesAfter(variables, cursor) : variables;
    let channel: FeedChannel | null = null;
    const isCurrent = () => channel === null || channel === this.#channel;
    channel = this.#transport.open(
      { document, variables: asked },
      {
        next: (result) => {
          if (isCurrent()) this.#take(this.#plan.eventOf(result));
        },
        end: () => {
          if (isCurrent()) this.#reopen();
        },
      },
    );
    this.#channel = channel;
    this.#expectWord();
  }

  #take(event: Event | FeedSignal): void {
    const before = this.#state.cursor;
    const { state, breach } = foldFeed(this.#plan.rules, this.#state, event, this.#timers.nowMs());
    if (breach === null) this.#goOn(state, event, state.cursor !== before);
    else this.#mend(state, breach);
  }

  #goOn(state: FeedState<Data>, event: Event | FeedSignal, isNew: boolean): void {
    this.#become(state);
    if (isNew) this.#listener.onEvent?.(event);
    if (event.__typename === 'Resync') this.#listener.onBroken?.('RESYNC');
    this.#backoff.reset();
    this.#expectWord();
    if (this.#plan.resumes && state.cursor !== null) this.#channel?.resumeFrom(state.cursor);
  }

  /** A feed that resumes fills a gap by itself; after everything else only a snapshot is believed. */
  #mend(state: FeedState<Data>, breach: Breach): void {
    this.#breachCount += 1;
    const fillsIn = breach === 'GAP' && this.#plan.resumes;
    this.#become(fillsIn ? state : { ...state, cursor: null });
    if (!fillsIn) this.#listener.onBroken?.(breach);
    this.#reopen();
  }

  /** One timer for many words: it looks when the last one came, and goes on waiting for the rest. */
  #expectWord(): void {
    this.#heardAtMs = this.#timers.nowMs();
    if (this.#awaitsWord) return;
    this.#stopTimer();
    this.#awaitFor(SILENCE_MS);
  }

  #awaitFor(delayMs: number): void {
    this.#awaitsWord = true;
    this.#cancelTimer = this.#timers.after(delayMs, () => {
      this.#awaitsWord = false;
      const leftMs = this.#heardAtMs + SILENCE_MS - this.#timers.nowMs();
      if (leftMs > 0) this.#awaitFor(leftMs);
      else this.#reopen();
    });
  }

  #reopen(): void {
    const variables = this.#variables;
    this.#channel?.close();
    this.#channel = null;
    this.#stopTimer();
    if (variables === null) return;
    const waitMs = this.#backoff.next(this.#timers.random());
    this.#cancelTimer = this.#timers.after(waitMs, () => this.#subscribe(variables));
  }

  #stopTimer(): void {
    this.#cancelTimer();
    this.#cancelTimer = () => {};
    this.#awaitsWord = false;
  }
}
