import { parse } from 'graphql';
import { expect, test } from 'vitest';
import { pourable } from '../../../test/kit/pourable.ts';
import type { FeedEvent } from '../../simulation/feeds/feed-events.ts';
import { DEFAULT_LIMITS } from '../limits.ts';
import { Payload } from './payload.ts';
import { PayloadSharing } from './payload-sharing.ts';
import { PointBuckets, Purse } from './points.ts';
import type { Request } from './request.ts';

const QUERY = 'subscription T($after: Sequence, $m: [String!]) { trades(after: $after, markets: $m) { __typename } }';

const NEVER = new AbortController().signal;

function requestOf(query: string, variables: Record<string, unknown> = {}): Request {
  return {
    document: parse(query),
    operationName: null,
    variables,
    caller: 'PUBLIC',
    transport: 'SOCKET',
    signal: NEVER,
    purse: new Purse(new PointBuckets(DEFAULT_LIMITS, { elapsedMs: () => 0, now: () => 0 }), 'somebody'),
  };
}

function event(prevSeq: number, lastSeq: number): FeedEvent {
  const header = { epoch: 'run-1', firstSeq: prevSeq + 1, lastSeq, prevSeq, at: 0 };
  return { ...header, type: 'TradeBatch', isSnapshot: prevSeq === 0, trades: [] };
}

async function* each(events: readonly FeedEvent[]): AsyncGenerator<FeedEvent, undefined> {
  yield* events;
  return undefined;
}

const feed = (events: readonly FeedEvent[]) => pourable(each(events));

async function readAll(stream: AsyncIterable<Payload>): Promise<string[]> {
  const heard: string[] = [];
  for await (const { text } of stream) heard.push(text);
  return heard;
}

/** Reads the streams of several subscribers to the end; tells what each heard and how often a payload was made. */
async function run(
  sharing: PayloadSharing,
  subscribers: readonly { request: Request; events: readonly FeedEvent[] }[],
) {
  let made = 0;
  const make = ({ prevSeq, lastSeq }: FeedEvent) => {
    made += 1;
    return new Payload(`${prevSeq}-${lastSeq}`);
  };
  const streams = subscribers.map(({ request, events }) => sharing.stream(request, feed(events), make));
  const heard = await Promise.all(streams.map(readAll));
  return { made, heard };
}

test('what many ask alike is made once, whatever the layout of their documents', async () => {
  const events = [event(0, 5), event(5, 9)];
  const subscribers = [QUERY, QUERY.replaceAll(' {', '\n  {'), QUERY].map((query) => ({
    request: requestOf(query),
    events,
  }));
  const { made, heard } = await run(new PayloadSharing(), subscribers);
  expect(made).toBe(2);
  expect(heard).toEqual([
    ['0-5', '5-9'],
    ['0-5', '5-9'],
    ['0-5', '5-9'],
  ]);
});

test('where a client resumes does not part it from the others; what it asks for does', async () => {
  const { made } = await run(new PayloadSharing(), [
    { request: requestOf(QUERY), events: [event(5, 9)] },
    { request: requestOf(QUERY, { after: 5 }), events: [event(5, 9)] },
    { request: requestOf(QUERY, { after: 5, m: ['AAPL/BTC'] }), events: [event(5, 9)] },
  ]);
  expect(made).toBe(2);
});

test('one that fell behind gets its own events and the others theirs', async () => {
  const { heard } = await run(new PayloadSharing(), [
    { request: requestOf(QUERY), events: [event(0, 5), event(5, 9), event(9, 12)] },
    { request: requestOf(QUERY), events: [event(0, 5), event(5, 12)] },
  ]);
  expect(heard).toEqual([
    ['0-5', '5-9', '9-12'],
    ['0-5', '5-12'],
  ]);
});

test('the same stretch of another run is another event', async () => {
  const { made } = await run(new PayloadSharing(), [
    { request: requestOf(QUERY), events: [event(0, 5)] },
    { request: requestOf(QUERY), events: [{ ...event(0, 5), epoch: 'run-2' }] },
  ]);
  expect(made).toBe(2);
});
