import { expect, test } from 'vitest';
import { type FeedHeader, type FeedRules, type FeedSignal, foldFeed, openFeed } from './protocol.ts';

type Numbers = FeedHeader & { readonly __typename: 'Snapshot' | 'Delta'; readonly values: readonly number[] };

const rules: FeedRules<readonly number[], Numbers> = {
  empty: [],
  isSnapshot: (event) => event.__typename === 'Snapshot',
  apply: (data, event) => (event.__typename === 'Snapshot' ? event.values : [...data, ...event.values]),
};

const header = (prevSeq: number, lastSeq: number, epoch = 'a'): FeedHeader => ({
  epoch,
  firstSeq: lastSeq,
  lastSeq,
  prevSeq,
});
const snapshot = (lastSeq: number, values: readonly number[], epoch = 'a'): Numbers => ({
  ...header(0, lastSeq, epoch),
  __typename: 'Snapshot',
  values,
});
const delta = (prevSeq: number, lastSeq: number, value: number, epoch = 'a'): Numbers => ({
  ...header(prevSeq, lastSeq, epoch),
  __typename: 'Delta',
  values: [value],
});
const fold = (events: readonly (Numbers | FeedSignal)[]) =>
  events.reduce(
    ({ state, breaches }, event, index) => {
      const step = foldFeed(rules, state, event, 1_000 + index);
      return { state: step.state, breaches: [...breaches, step.breach] };
    },
    { state: openFeed(rules.empty), breaches: [] as (string | null)[] },
  );

test('a snapshot and deltas that follow each other give the whole', () => {
  const { state, breaches } = fold([snapshot(5, [1]), delta(5, 7, 2), delta(7, 8, 3)]);
  expect(state.data).toEqual([1, 2, 3]);
  expect(state.cursor).toEqual({ epoch: 'a', seq: 8 });
  expect(breaches).toEqual([null, null, null]);
});

test('a delta whose predecessor is missing is a gap, and the data stays as it was', () => {
  const { state, breaches } = fold([snapshot(5, [1]), delta(6, 7, 2)]);
  expect(breaches).toEqual([null, 'GAP']);
  expect(state).toMatchObject({ data: [1], catchingUp: true });
});

test('an event that was already folded is dropped without a word', () => {
  const { state, breaches } = fold([snapshot(5, [1]), delta(5, 7, 2), delta(5, 7, 2)]);
  expect(state.data).toEqual([1, 2]);
  expect(breaches).toEqual([null, null, null]);
});

test('a delta of another run is refused until its snapshot comes', () => {
  const { state, breaches } = fold([
    snapshot(5, [1]),
    delta(5, 7, 2, 'b'),
    snapshot(3, [9], 'b'),
    delta(3, 4, 10, 'b'),
  ]);
  expect(breaches).toEqual([null, 'EPOCH_CHANGED', null, null]);
  expect(state.data).toEqual([9, 10]);
});

test('a delta before any snapshot is refused', () => {
  expect(fold([delta(5, 7, 2)]).breaches).toEqual(['NO_SNAPSHOT']);
});

test('a heartbeat moves the cursor and the age, not the data', () => {
  const { state, breaches } = fold([snapshot(5, [1]), { ...header(5, 9), __typename: 'Heartbeat' }, delta(9, 10, 2)]);
  expect(breaches).toEqual([null, null, null]);
  expect(state).toMatchObject({ data: [1, 2], heardAtMs: 1_002 });
});

test('a heartbeat after a lost event reveals the gap', () => {
  expect(fold([snapshot(5, [1]), { ...header(7, 9), __typename: 'Heartbeat' }]).breaches).toEqual([null, 'GAP']);
});

test('a loss notice is counted and shown until data comes again', () => {
  const lagged: FeedSignal = { ...header(5, 20), __typename: 'Lagged', missed: 12 };
  expect(fold([snapshot(5, [1]), lagged]).state).toMatchObject({ missed: 12, catchingUp: true, data: [1] });
  expect(fold([snapshot(5, [1]), lagged, delta(20, 21, 2)]).state).toMatchObject({ missed: 12, catchingUp: false });
});

test('after a resync only a snapshot is believed, and the old data stays in sight until then', () => {
  const resync: FeedSignal = { ...header(5, 5), __typename: 'Resync', reason: 'TOO_OLD' };
  expect(fold([snapshot(5, [1]), resync]).state).toMatchObject({ data: [1], catchingUp: true });
  expect(fold([snapshot(5, [1]), resync, delta(5, 6, 2)]).breaches.at(-1)).toBe('NO_SNAPSHOT');
  expect(fold([snapshot(5, [1]), resync, snapshot(9, [4])]).state).toMatchObject({ data: [4], catchingUp: false });
});
