/**
 * What every feed has in common: a cursor that proves that nothing was missed, and three members that are no data
 * (`Heartbeat`, `Lagged`, `Resync`). Pure: no socket, no clock, no Svelte.
 */

export type FeedHeader = {
  /** Id of the run the event belongs to. */
  readonly epoch: string;
  readonly firstSeq: number;
  readonly lastSeq: number;
  /** `lastSeq` of the event before this one on this subscription. */
  readonly prevSeq: number;
};

export type Heartbeat = FeedHeader & { readonly __typename: 'Heartbeat' };
export type Lagged = FeedHeader & { readonly __typename: 'Lagged'; readonly missed: number };
export type Resync = FeedHeader & { readonly __typename: 'Resync'; readonly reason: string };
export type FeedSignal = Heartbeat | Lagged | Resync;

export type Cursor = { readonly epoch: string; readonly seq: number };

/** Why a feed has to be asked for again. */
export type Breach = 'GAP' | 'EPOCH_CHANGED' | 'CHECKSUM' | 'NO_SNAPSHOT';

export type FeedState<Data> = {
  readonly data: Data;
  readonly cursor: Cursor | null;
  /** The run the data is of; null before any data. */
  readonly epoch: string | null;
  /** Wall time of the last word, heartbeats included, epoch ms. */
  readonly heardAtMs: number | null;
  /** True from a loss on until the feed goes on behind it. */
  readonly catchingUp: boolean;
  /** Events the server said it left out since the feed was opened. */
  readonly missed: number;
};

export type FeedRules<Data, Event extends FeedHeader & { readonly __typename: string }> = {
  readonly empty: Data;
  /** A snapshot replaces the data whatever came before; everything else must follow its predecessor. */
  readonly isSnapshot: (event: Event, cursor: Cursor | null) => boolean;
  /** The data after the event; null when the event contradicts the data (a checksum that does not match). */
  readonly apply: (data: Data, event: Event) => Data | null;
};

export type Fold<Data> = { readonly state: FeedState<Data>; readonly breach: Breach | null };

export function openFeed<Data>(empty: Data): FeedState<Data> {
  return { data: empty, cursor: null, epoch: null, heardAtMs: null, catchingUp: false, missed: 0 };
}

function isSignal(event: { readonly __typename: string }): event is FeedSignal {
  return event.__typename === 'Heartbeat' || event.__typename === 'Lagged' || event.__typename === 'Resync';
}

function cursorAfter(event: FeedHeader): Cursor {
  return { epoch: event.epoch, seq: event.lastSeq };
}

/** Everything up to here has been told, and there was nothing. */
function caughtUp<Data>(state: FeedState<Data>, event: FeedHeader): FeedState<Data> {
  return { ...state, cursor: cursorAfter(event), catchingUp: false };
}

function breachOf(cursor: Cursor | null, event: FeedHeader): Breach | 'DUPLICATE' | null {
  if (cursor === null) return 'NO_SNAPSHOT';
  if (cursor.epoch !== event.epoch) return 'EPOCH_CHANGED';
  if (event.lastSeq <= cursor.seq && event.prevSeq < cursor.seq) return 'DUPLICATE';
  return event.prevSeq === cursor.seq ? null : 'GAP';
}

function foldSignal<Data>(state: FeedState<Data>, event: FeedSignal, nowMs: number): Fold<Data> {
  const heard = { ...state, heardAtMs: nowMs };
  switch (event.__typename) {
    case 'Heartbeat': {
      const breach = state.cursor === null ? null : breachOf(state.cursor, event);
      if (breach === 'DUPLICATE') return { state: heard, breach: null };
      if (breach !== null) return { state: heard, breach };
      return { state: state.cursor === null ? heard : caughtUp(heard, event), breach: null };
    }
    case 'Lagged':
      return {
        state: { ...heard, cursor: cursorAfter(event), catchingUp: true, missed: state.missed + event.missed },
        breach: null,
      };
    case 'Resync':
      return { state: { ...heard, cursor: null, catchingUp: true }, breach: null };
  }
}

/** Folds one event. A breach means: keep showing the old data, and subscribe anew. */
export function foldFeed<Data, Event extends FeedHeader & { readonly __typename: string }>(
  rules: FeedRules<Data, Event>,
  state: FeedState<Data>,
  event: Event | FeedSignal,
  nowMs: number,
): Fold<Data> {
  if (isSignal(event)) return foldSignal(state, event, nowMs);
  const snapshot = rules.isSnapshot(event, state.cursor);
  const breach = snapshot ? null : breachOf(state.cursor, event);
  if (breach === 'DUPLICATE') return { state: { ...state, heardAtMs: nowMs }, breach: null };
  if (breach !== null) return { state: { ...state, catchingUp: true }, breach };
  // Whatever a fold keeps from before, it never keeps it over the border of two runs.
  const data = rules.apply(state.epoch === event.epoch ? state.data : rules.empty, event);
  if (data === null) return { state: { ...state, catchingUp: true }, breach: 'CHECKSUM' };
  return {
    state: { ...state, data, epoch: event.epoch, cursor: cursorAfter(event), heardAtMs: nowMs, catchingUp: false },
    breach: null,
  };
}
