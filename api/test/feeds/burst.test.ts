import { expect, test } from 'vitest';
import type { FeedRequest } from '../../src/simulation/feeds/feed-source.ts';
import { AAPL, FeedStage, fromNow, settle } from '../kit/feed-stage.ts';
import { heapMb } from '../kit/heap-mb.ts';

const TRADES = 10_000;
const HEALTHY = 50;

const requests: readonly FeedRequest[] = [
  { feed: 'ticks', markets: null },
  { feed: 'book', market: AAPL, depth: 25 },
  { feed: 'trades', markets: null, ...fromNow },
  { feed: 'candles', market: AAPL, interval: 'S1', form: 'TOGETHER', ...fromNow },
  { feed: 'thoughts', agents: null, ...fromNow },
  { feed: 'occasions', ...fromNow },
  { feed: 'portfolio', agents: null },
  { feed: 'leaderboard' },
  { feed: 'simulationStatus' },
];

/** Reads everything and keeps nothing but what proves that nothing was missed. */
function countTrades(stage: FeedStage) {
  const seen = { trades: 0, lastSeq: 0, gaps: 0 };
  const iterator = stage.hub.open({ feed: 'trades', markets: null, ...fromNow }, 'REALTIME');
  const read = async () => {
    for await (const event of iterator) {
      if (seen.lastSeq !== 0 && event.prevSeq !== seen.lastSeq) seen.gaps += 1;
      seen.lastSeq = event.lastSeq;
      if (event.type !== 'TradeBatch') continue;
      for (const trade of event.trades) {
        if (trade.tradeId !== seen.trades + 1) seen.gaps += 1;
        seen.trades = trade.tradeId;
      }
    }
  };
  void read();
  return seen;
}

test.each([1, 20])('a burst of 10,000 trades in %i slices hurts nobody', async (slices) => {
  const stage = new FeedStage({ ringRows: 4_096 });
  const healthy = Array.from({ length: HEALTHY }, () => countTrades(stage));
  const stalled = requests.map((request) => stage.hub.open(request, 'REALTIME'));
  await Promise.all(stalled.map((iterator) => iterator.next()));
  await settle();
  const quiet = requests.map((request) => stage.hub.open(request, 'REALTIME'));
  await Promise.all(quiet.map((iterator) => iterator.next()));
  const waiting = quiet.map((iterator) => iterator.next());
  const before = heapMb();
  for (let slice = 0; slice < slices; slice += 1) {
    stage.trade(TRADES / slices);
    stage.commit();
  }
  await settle();
  while (healthy.some((seen) => seen.trades < TRADES)) await settle();
  // What the stage keeps in the place of a file is not the hub's memory.
  stage.events.length = 0;
  expect(heapMb() - before).toBeLessThan(50);
  for (const { trades, gaps } of healthy) expect({ trades, gaps }).toEqual({ trades: TRADES, gaps: 0 });
  expect(stage.hub.figures().trades.subscribers).toBe(HEALTHY + 2);
  await Promise.all([...stalled, ...quiet].map((iterator) => iterator.return?.()));
  await Promise.all(waiting);
});
