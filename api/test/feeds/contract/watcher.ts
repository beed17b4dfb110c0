import {
  type FeedEvent,
  type FeedPlan,
  FeedSession,
  type FeedSignal,
  type FeedState,
  type FeedTransport,
  type Timers,
} from '@agent-market/schema';
import type { ContractStage } from './contract-stage.ts';

export type Row = { readonly seq: number };

/** What a client heard since its last snapshot. */
export type Heard<Data> = {
  readonly state: FeedState<Data>;
  /** Rows that came one after the other, the snapshot's first. */
  readonly rows: readonly Row[];
  /** First and last seq of the snapshot. */
  readonly snapshot: { readonly firstSeq: number; readonly lastSeq: number };
};

/** A pair that must be equal: what the client has, and what there is. */
export type Comparison = { readonly has: unknown; readonly is: unknown };

export type FeedCase<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>> = {
  readonly plan: FeedPlan<Data, Event, Result, Variables>;
  readonly variables: Variables;
  /** Rows of a lossless feed's event. */
  readonly rowsOf?: (event: Event) => readonly Row[];
  readonly compare: (heard: Heard<Data>, stage: ContractStage) => Comparison | Promise<Comparison>;
};

/** A client on one feed, whatever the feed. */
export type Watcher = {
  readonly isAt: (epoch: string) => boolean;
  readonly heartbeats: () => number;
  /** Snapshots that nothing explains but a place that was forgotten: not the first of a run, nor one after a break. */
  readonly newStarts: (runs: number) => number;
  /** Data events that were folded. */
  readonly folded: () => number;
  readonly broken: readonly string[];
  readonly retune: (rate: 'REALTIME' | 'MS_100' | 'MS_250') => void;
  readonly compare: (stage: ContractStage) => Promise<Comparison>;
  readonly close: () => void;
};

export type Subject = {
  readonly join: (transport: FeedTransport, timers: Timers) => Watcher;
  /** The first words to whoever asks for what follows a place. */
  readonly firstWords: (transport: FeedTransport, place: object, count: number) => Promise<readonly Word[]>;
};

export type Word = FeedEvent & { readonly reason?: string };

/** Forgets the types of one feed, so that all stand in one table. */
export function caseOf<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>>(
  feed: FeedCase<Data, Event, Result, Variables>,
): Subject {
  return {
    join: (transport, timers) => watch(feed, transport, timers),
    firstWords: (transport, place, count) => hear(feed, transport, place, count),
  };
}

function hear<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>>(
  { plan, variables }: FeedCase<Data, Event, Result, Variables>,
  transport: FeedTransport,
  place: object,
  count: number,
): Promise<readonly Word[]> {
  const { document, eventOf } = plan;
  const words: Word[] = [];
  return new Promise((resolve, reject) => {
    const next = (result: Result) => {
      if (words.push(eventOf(result)) < count) return;
      channel.close();
      resolve(words);
    };
    const end = () => reject(new Error('the feed ended'));
    const channel = transport.open({ document, variables: { ...variables, ...place } }, { next, end });
  });
}

function watch<Data, Event extends FeedEvent, Result, Variables extends Readonly<Record<string, unknown>>>(
  { plan, variables, rowsOf, compare }: FeedCase<Data, Event, Result, Variables>,
  transport: FeedTransport,
  timers: Timers,
): Watcher {
  let rows: Row[] = [];
  let snapshot = { firstSeq: 0, lastSeq: 0 };
  let snapshots = 0;
  let heartbeats = 0;
  let folded = 0;
  const broken: string[] = [];
  const onEvent = (event: Event | FeedSignal) => {
    if (event.__typename === 'Heartbeat') heartbeats += 1;
    if (isSignal(event)) return;
    folded += 1;
    if (event.prevSeq === 0) {
      snapshot = { firstSeq: event.firstSeq, lastSeq: event.lastSeq };
      snapshots += 1;
      rows = [];
    }
    rows.push(...(rowsOf?.(event) ?? []));
  };
  const session = new FeedSession(transport, plan, { onEvent, onBroken: (why) => broken.push(why) }, timers);
  session.open(variables);
  return {
    isAt: (epoch) => session.state.cursor?.epoch === epoch && session.state.epoch === epoch,
    heartbeats: () => heartbeats,
    newStarts: (runs) => (plan.resumes ? Math.max(0, snapshots - runs - broken.length) : 0),
    folded: () => folded,
    broken,
    retune: (rate) => session.retune({ ...variables, rate }),
    compare: async (stage) => compare({ state: session.state, rows, snapshot }, stage),
    close: () => session.close(),
  };
}

function isSignal(event: { readonly __typename: string }): event is FeedSignal {
  return ['Heartbeat', 'Lagged', 'Resync'].includes(event.__typename);
}
