import type { FeedHeader, FeedRules } from './protocol.ts';

type Tagged = FeedHeader & { readonly __typename: string };
type Batch = Tagged & { readonly isSnapshot: boolean };

/** What a conflated feed of many things tells: the newest value of each, by its key. */
export function latestByKey<Value, Event extends Batch>(
  valuesOf: (event: Event) => readonly Value[],
  keyOf: (value: Value) => string,
): FeedRules<ReadonlyMap<string, Value>, Event> {
  return {
    empty: new Map(),
    isSnapshot: ({ isSnapshot }) => isSnapshot,
    apply: (data, event) => {
      const next = new Map(event.isSnapshot ? [] : data);
      for (const value of valuesOf(event)) next.set(keyOf(value), value);
      return next;
    },
  };
}

/** The same of things that come to an end: what is over is gone. */
export function unfinishedByKey<Value, Event extends Batch>(
  valuesOf: (event: Event) => readonly Value[],
  keyOf: (value: Value) => string,
  isOver: (value: Value) => boolean,
): FeedRules<ReadonlyMap<string, Value>, Event> {
  const { apply, ...rules } = latestByKey(valuesOf, keyOf);
  const unfinished = (all: ReadonlyMap<string, Value>) => new Map([...all].filter(([, value]) => !isOver(value)));
  return {
    ...rules,
    apply: (data, event) => {
      const next = apply(data, event);
      return next === null ? null : unfinished(next);
    },
  };
}

/** What a conflated feed of one thing tells: its newest value, whole in every event; null before the first. */
export function latest<Value, Event extends Tagged>(pick: (event: Event) => Value): FeedRules<Value | null, Event> {
  return { empty: null, isSnapshot: () => true, apply: (_, event) => pick(event) };
}

/** The newest rows of a lossless feed, oldest first, at most `capacity`. A row that comes again takes its own place. */
export function newestRows<Row extends { readonly seq: number }, Event extends Batch>(
  rowsOf: (event: Event) => readonly Row[],
  capacity: number,
): FeedRules<readonly Row[], Event> {
  return {
    empty: [],
    isSnapshot: ({ isSnapshot }) => isSnapshot,
    apply: (data, event) => mergeRows(event.isSnapshot ? [] : data, rowsOf(event), capacity),
  };
}

function mergeRows<Row extends { readonly seq: number }>(
  old: readonly Row[],
  incoming: readonly Row[],
  capacity: number,
): readonly Row[] {
  const newest = old.at(-1)?.seq ?? 0;
  const isSorted = incoming.every((row, index) => row.seq > (incoming[index - 1]?.seq ?? newest));
  if (isSorted) return appendWithin(old, incoming, capacity);
  const again = new Map(incoming.map((row) => [row.seq, row]));
  let isTouched = false;
  const kept = old.map((row) => {
    const update = again.get(row.seq);
    if (update === undefined) return row;
    isTouched = true;
    again.delete(row.seq);
    return update;
  });
  return appendWithin(isTouched ? kept : old, [...again.values()], capacity);
}

/** The newest `capacity` of both, oldest first. Gives `old` itself back when nothing is added. */
function appendWithin<Row>(old: readonly Row[], added: readonly Row[], capacity: number): readonly Row[] {
  if (added.length === 0) return old;
  if (added.length >= capacity) return added.slice(-capacity);
  const room = capacity - added.length;
  return old.length > room ? [...old.slice(old.length - room), ...added] : [...old, ...added];
}
