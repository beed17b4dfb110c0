import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../src/market/events.ts';
import type { ParticipantView } from '../../src/projections/views.ts';
import { FeedBoard } from '../../src/simulation/feeds/feed-board.ts';
import { AAPL, EventLine } from '../kit/event-line.ts';
import { decisionOf } from '../kit/feed-stage.ts';

const about = { market: AAPL, participantId: 'nobody' } as const;

const idOf = ({ participant }: ParticipantView) => participant.participantId;

/** What an event is news to. */
function dirtyAfter(line: EventLine, body: EventBody) {
  const board = new FeedBoard(() => line.read);
  const [ticks, books] = [board.ticks.revision, board.books.changes.revision];
  board.publish(line.tell(body), line.read);
  return {
    ticks: board.ticks.changedSince(ticks, null),
    books: board.books.changes.changedSince(books, null),
    occasions: board.occasions.newest(null, 10).length,
  };
}

describe('the feeds hear', () => {
  const states: readonly EventBody[] = [
    { type: 'MarketHalted', market: AAPL, reason: '' },
    { type: 'MarketResumed', market: AAPL },
    { type: 'AuctionStarted', market: AAPL, reason: 'REQUESTED', endsAt: null },
    { type: 'MarketUncrossed', market: AAPL, priceSats: null, quantityLots: 0 },
    { type: 'MarketClosed', market: AAPL },
    { type: 'MarketPreOpened', market: AAPL },
  ];

  test.each(states)('U02 of $type in the ticker and among the occasions', (body) => {
    expect(dirtyAfter(EventLine.open(), body)).toEqual({ ticks: [AAPL], books: [], occasions: 1 });
  });

  test('U11 of what an auction would do in the ticker', () => {
    const told = { priceSats: 100, quantityLots: 1, surplusLots: 0, surplusSide: null };
    const body: EventBody = { type: 'AuctionIndicated', market: AAPL, ...told };
    expect(dirtyAfter(EventLine.open(), body)).toEqual({ ticks: [AAPL], books: [], occasions: 0 });
  });

  test.each([{ type: 'RunPaused' }, { type: 'RunEnded', reason: '' }] as const)(
    'FD02 of $type what all are worth: no second follows that would tell it',
    (body) => {
      const line = EventLine.open('ada');
      const board = new FeedBoard(() => line.read);
      board.publish(line.tell(body), line.read);
      expect(board.portfolios.changedSince(0, null)).toEqual(line.read.participants('AGENT').map(idOf));
      expect(board.leaderboard.changedSince(0, null)).toEqual(['leaderboard']);
    },
  );

  test('I02 T04 M27 of refills, triggered stops and decrements in ticker and book', () => {
    const line = EventLine.open();
    const iceberg = line.accept({ quantityLots: 9, displayLots: 3 });
    const stop = line.accept({ kind: 'STOP_LIMIT', stopPriceSats: 100 });
    const changes: readonly EventBody[] = [
      { type: 'IcebergRefilled', orderId: iceberg, ...about, displayedLots: 3 },
      { type: 'OrderTriggered', orderId: stop, ...about },
      { type: 'OrderDecremented', orderId: iceberg, ...about, decrementLots: 1, remainingLots: 8 },
    ];
    for (const body of changes) {
      expect(dirtyAfter(line, body), body.type).toEqual({ ticks: [AAPL], books: [AAPL], occasions: 0 });
    }
  });

  test('T04 M27 of the thought whose order was triggered or decremented', () => {
    const line = EventLine.open('ada');
    const { seq: decisionSeq } = line.tell({ type: 'AgentDecided', record: decisionOf('ada') });
    const orderId = line.accept({ participantId: 'ada', decisionSeq, quantityLots: 5 });
    const board = new FeedBoard(() => line.read);
    const size = { decrementLots: 1, remainingLots: 4 };
    for (const body of [
      { type: 'OrderTriggered', orderId, ...about },
      { type: 'OrderDecremented', orderId, ...about, ...size },
    ] as const) {
      const event = line.tell(body);
      board.publish(event, line.read);
      expect(board.thoughts.newest(null, 1), body.type).toMatchObject([{ seq: event.seq, item: decisionSeq }]);
    }
  });
});
