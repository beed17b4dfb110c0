import { print } from 'graphql';
import { afterEach, expect, test } from 'vitest';
import { FoldsDocument, KeptIdsDocument } from './documents.ts';
import { longRun } from './kit/long-journal.ts';
import { MemoryHistory, manifestOf } from './kit/memory-history.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const EVENTS = 60_000;

/** At most so many events are read at once. */
const PAGE_EVENTS = 50;

const market = new ScriptedMarket('now');
let server: TestServer;
afterEach(() => server.close());

/** The history of a kept run, with a count of how often it was read. */
function counted(events: number) {
  const archive = longRun('long', events);
  const history = archive.open('long');
  let reads = 0;
  const read = (afterSeq: number, limit: number) => {
    reads += 1;
    return history?.events(afterSeq, limit) ?? [];
  };
  const counting = { ...history, events: read, participants: () => [] };
  return { archive: { ...archive, open: () => counting as unknown as MemoryHistory }, reads: () => reads };
}

test('a kept run is not read to its end for a client who has left', async () => {
  const { archive, reads } = counted(EVENTS);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive });
  const abort = new AbortController();
  const body = JSON.stringify({ query: print(KeptIdsDocument), variables: { id: 'long' } });
  const headers = { 'Content-Type': 'application/json' };
  const asked = fetch(server.url, { method: 'POST', headers, body, signal: abort.signal }).catch(() => 'left');
  await expect.poll(reads, { interval: 1 }).toBeGreaterThan(3);
  abort.abort();
  expect(await asked).toBe('left');
  let readBefore = 0;
  const isStill = () => {
    const isSame = reads() === readBefore;
    readBefore = reads();
    return isSame;
  };
  await expect.poll(isStill, { interval: 100, timeout: 20_000 }).toBe(true);
  expect(reads() * PAGE_EVENTS).toBeLessThan(EVENTS);
});

test('one operation sees markets of three kept runs; a fourth is refused, the current run does not count', async () => {
  const ids = ['a', 'b', 'c', 'd'];
  const archive = archiveOf([
    ...ids.map((runId) => {
      const kept = new ScriptedMarket(runId);
      kept.trade(240_000);
      return { manifest: manifestOf(runId, '2026-11-24T19:00:00.000Z'), history: new MemoryHistory(kept.events) };
    }),
    { manifest: manifestOf('now', '2026-11-24T20:00:00.000Z'), history: new MemoryHistory(market.events) },
  ]);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive });
  const three = await server.run(FoldsDocument, { a: 'a', b: 'b', c: 'c', d: 'now' });
  expect(three.errors).toBeUndefined();
  expect([three.data?.a, three.data?.b, three.data?.c].map((run) => run?.market?.last)).toEqual(
    Array.from({ length: 3 }, () => '240000'),
  );
  const four = await server.run(FoldsDocument, { a: 'a', b: 'b', c: 'c', d: 'd' });
  expect(four.errors?.map(({ extensions }) => extensions?.code)).toEqual(['COST_LIMIT']);
  expect(four.data?.c?.market?.last).toBe('240000');
});
