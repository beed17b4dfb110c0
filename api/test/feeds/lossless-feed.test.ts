import fc from 'fast-check';
import { expect, test } from 'vitest';
import { LosslessFeed } from '../../src/simulation/feeds/lossless-feed.ts';
import { AAPL, breaks, ETH, FeedStage, fromNow, type Reader, settle } from '../kit/feed-stage.ts';
import { heapMb } from '../kit/heap-mb.ts';

type Trades = Reader<'TradeBatch'>;

const seqsOf = (...readers: readonly Trades[]) =>
  readers.flatMap((reader) => reader.data.flatMap((event) => event.trades.map((trade) => trade.seq)));

test('a client that comes back with `after` gets everything once, from the ring or from behind it', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 40 }),
      fc.array(fc.integer({ min: 1, max: 30 }), { minLength: 2, maxLength: 8 }),
      fc.nat({ max: 6 }),
      fc.constantFrom(null, [AAPL], [AAPL, ETH]),
      async (ringRows, slices, leftAfter, markets) => {
        const stage = new FeedStage({ ringRows });
        const first: Trades = stage.open({ feed: 'trades', markets, ...fromNow });
        await settle();
        const cut = Math.min(leftAfter, slices.length - 1);
        for (const [index, count] of slices.entries()) {
          stage.trade(count, index % 2 === 0 ? AAPL : ETH);
          stage.commit();
          await settle();
          if (index === cut) await first.close();
        }
        const resume = { after: first.lastSeq, epoch: stage.epoch };
        const second: Trades = stage.open({ feed: 'trades', markets, ...resume });
        await settle();
        stage.trade(3);
        stage.commit();
        await settle();
        const wanted = stage.trades().filter((trade) => markets === null || markets.includes(trade.market));
        expect(seqsOf(first, second)).toEqual(wanted.map((trade) => trade.seq));
        expect(breaks([...first.events, ...second.events])).toEqual([]);
        expect(second.types).not.toContain('Resync');
        await second.close();
      },
    ),
    { numRuns: 60 },
  );
});

test('who missed nothing hears at once that it is so', async () => {
  const stage = new FeedStage();
  stage.trade(2);
  stage.commit();
  const after = stage.read.seq;
  const reader: Trades = stage.open({ feed: 'trades', markets: null, after, epoch: stage.epoch });
  await settle();
  expect(reader.events).toMatchObject([{ type: 'Heartbeat', prevSeq: after, lastSeq: after }]);
});

test('rows that are on disk but not visible yet are not told', async () => {
  const stage = new FeedStage({ ringRows: 4 });
  stage.trade(20);
  stage.commit();
  const visible = stage.trades().length;
  stage.trade(20);
  const reader: Trades = stage.open({ feed: 'trades', markets: null, after: 1, epoch: null });
  await settle();
  expect(seqsOf(reader)).toHaveLength(visible);
  stage.commit();
  await settle();
  expect(seqsOf(reader)).toEqual(stage.trades().map((trade) => trade.seq));
});

test('without a file behind the ring, a sleeper hears how many rows it missed', async () => {
  const stage = new FeedStage({ ringRows: 10, hasHistory: false });
  const sleeper = stage.hub.open({ feed: 'trades', markets: [AAPL], ...fromNow }, 'REALTIME');
  await sleeper.next();
  stage.trade(30, AAPL);
  stage.trade(4, ETH);
  stage.commit();
  const { value: lagged } = await sleeper.next();
  expect(lagged).toMatchObject({ type: 'Lagged', missed: 24 });
  const { value: rest } = await sleeper.next();
  expect(rest).toMatchObject({ type: 'TradeBatch', isSnapshot: false, prevSeq: lagged?.lastSeq });
  expect(rest?.type === 'TradeBatch' && rest.trades.length).toBe(6);
  expect(stage.hub.figures().trades.lagged).toBe(24);
});

test.each([
  ['from before what can be read', { after: 1, epoch: null }, 'TOO_OLD'],
  ['from another run', { after: 1, epoch: 'run-0' }, 'EPOCH_CHANGED'],
  ['from the future', { after: 1_000_000, epoch: null }, 'EPOCH_CHANGED'],
])('who resumes %s begins anew and is told why', async (_from, resume, reason) => {
  const stage = new FeedStage({ ringRows: 10, hasHistory: false });
  stage.trade(30);
  stage.commit();
  const reader: Trades = stage.open({ feed: 'trades', markets: null, ...resume });
  await settle();
  expect(reader.events).toMatchObject([
    { type: 'Resync', reason },
    { type: 'TradeBatch', isSnapshot: true, prevSeq: 0, lastSeq: stage.read.seq },
  ]);
});

test('a new run begins with a word of warning and a snapshot', async () => {
  const stage = new FeedStage();
  const reader: Trades = stage.open({ feed: 'trades', markets: null, ...fromNow });
  stage.trade(5);
  stage.commit();
  await settle();
  stage.restart('run-2');
  stage.trade(2);
  stage.commit();
  await settle();
  const resync = reader.types.indexOf('Resync');
  expect(reader.events[resync]).toMatchObject({ reason: 'EPOCH_CHANGED', epoch: 'run-2' });
  expect(reader.events[resync + 1]).toMatchObject({ type: 'TradeBatch', isSnapshot: true, epoch: 'run-2' });
  const after = reader.events.slice(resync).flatMap((event) => (event.type === 'TradeBatch' ? event.trades : []));
  expect(after.map((trade) => trade.seq)).toEqual(stage.trades().map((trade) => trade.seq));
  expect(breaks(reader.events)).toEqual([]);
});

test('a server that looks for its run keeps silent; then who resumes goes on without a seam, and the others begin', async () => {
  const stage = new FeedStage({ ringRows: 4 });
  const first: Trades = stage.open({ feed: 'trades', markets: null, ...fromNow });
  stage.trade(5);
  stage.commit();
  await settle();
  const resume = { after: first.lastSeq, epoch: stage.epoch };
  stage.trade(20);
  stage.commit();
  stage.startServerAnew();
  const second: Trades = stage.open({ feed: 'trades', markets: null, ...resume });
  const book: Reader<'BookSnapshot'> = stage.open({ feed: 'book', market: AAPL, depth: 10 });
  await settle();
  stage.clock.pass(10_000);
  await settle();
  expect([...second.events, ...book.events]).toEqual([]);
  stage.endRecovery(resume.epoch);
  await settle();
  expect(second.types).not.toContain('Resync');
  expect(seqsOf(first).concat(seqsOf(second)).slice(-20)).toEqual(
    stage
      .trades()
      .map((trade) => trade.seq)
      .slice(-20),
  );
  expect(book.types[0]).toBe('BookSnapshot');
});

test('a server that finds no run says so to whoever resumes', async () => {
  const stage = new FeedStage();
  stage.trade(5);
  stage.commit();
  stage.startServerAnew();
  const reader: Trades = stage.open({ feed: 'trades', markets: null, after: 3, epoch: stage.epoch });
  await settle();
  stage.endRecovery('');
  await settle();
  expect(reader.events).toMatchObject([{ type: 'Resync', reason: 'EPOCH_CHANGED' }, { isSnapshot: true }]);
});

test('a thought comes again, whole, whenever its orders move on, also after a resume', async () => {
  const stage = new FeedStage({ ringRows: 4 });
  const reader: Reader<'ThoughtBatch'> = stage.open({ feed: 'thoughts', agents: ['ada'], ...fromNow });
  await settle();
  const seq = stage.think('ada', [{ side: 'BUY', priceSats: 90, quantityLots: 5 }]);
  stage.think('bob');
  stage.commit();
  await settle();
  expect(reader.data.at(-1)?.thoughts).toMatchObject([{ seq, orders: [{ status: 'NEW' }] }]);
  const after = reader.lastSeq;
  await reader.close();
  for (let index = 0; index < 10; index += 1) stage.think('bob');
  stage.place('taker', { side: 'SELL', priceSats: 90, quantityLots: 2 });
  stage.commit();
  const again: Reader<'ThoughtBatch'> = stage.open({ feed: 'thoughts', agents: null, after, epoch: stage.epoch });
  await settle();
  expect(again.types).not.toContain('Resync');
  const thoughts = again.data.flatMap((event) => event.thoughts);
  expect(thoughts.filter((thought) => thought.participantId === 'bob')).toHaveLength(10);
  expect(thoughts.find((thought) => thought.seq === seq)?.orders).toMatchObject([
    { status: 'PARTIALLY_FILLED', filledLots: 2 },
  ]);
});

test('occasions come in order, and again after a resume', async () => {
  const stage = new FeedStage({ ringRows: 2 });
  const news = (headline: string) =>
    stage.send({ type: 'PublishNews', headline, body: '', sentimentBps: 0, markets: [], source: 'GOD' });
  const titles = (reader: Reader<'OccasionBatch'>) =>
    reader.data.flatMap((batch) => batch.occasions.map(({ event }) => 'headline' in event && event.headline));
  const reader: Reader<'OccasionBatch'> = stage.open({ feed: 'occasions', ...fromNow });
  await settle();
  expect(reader.data[0]?.occasions.map(({ event }) => event.type)).toEqual([
    'RunStarted',
    'ParticipantAdmitted',
    'ParticipantAdmitted',
  ]);
  const after = reader.lastSeq;
  for (const headline of ['a', 'b', 'c', 'd']) news(headline);
  stage.commit();
  await settle();
  expect(titles(reader).slice(3)).toEqual(['a', 'b', 'c', 'd']);
  const again: Reader<'OccasionBatch'> = stage.open({ feed: 'occasions', after, epoch: null });
  await settle();
  expect(titles(again)).toEqual(['a', 'b', 'c', 'd']);
});

test('a ring of rows takes as much memory empty as full', () => {
  const rows = 100_000;
  const feed = new LosslessFeed<number>(rows);
  const before = heapMb();
  for (let seq = 1; seq <= 1.5 * rows; seq += 1) feed.publish({ seq, key: 'ada', item: seq });
  expect(heapMb() - before).toBeLessThan(1);
  expect(feed.floor).toBe(0.5 * rows);
  expect(feed.after(1.5 * rows - 2, null, 10).map(({ item }) => item)).toEqual([1.5 * rows - 1, 1.5 * rows]);
});
