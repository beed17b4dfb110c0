import { expect, test } from 'vitest';
import type { MarketEvent } from '../../src/market/events.ts';
import { Auditor } from '../auditor.ts';
import { acceptedId, cancelsOf, eventsOf, refusalsOf, Session, tradesOf } from './session.ts';

const COUNT = process.env.LONG === '1' ? 4_000 : 800;

type Spam = {
  readonly title: string;
  /** Returns the events of its last command. */
  readonly send: (session: Session) => readonly MarketEvent[];
  readonly leaves: (session: Session, last: readonly MarketEvent[]) => void;
};

function nth(session: Session, index: number) {
  return session.rest(
    'ann',
    index % 2 === 0 ? 'BUY' : 'SELL',
    index % 2 === 0 ? 1 + (index % 97) : 200 + (index % 89),
    1,
  );
}

function repeat(send: (index: number) => readonly MarketEvent[]): readonly MarketEvent[] {
  let last: readonly MarketEvent[] = [];
  for (let index = 0; index < COUNT; index += 1) last = send(index);
  return last;
}

const untouched = { BTC: [1_000_000_000, 0], AAPL: [1_000_000, 0] };

const spam: readonly Spam[] = [
  {
    title: 'M28 orders that rest at 186 prices are all canceled by one command',
    send: (session) => {
      for (let index = 0; index < COUNT; index += 1) nth(session, index);
      return session.cancelAll('ann');
    },
    leaves: (session, last) => {
      expect(eventsOf(last, 'OrdersCanceled')).toMatchObject([{ orderCount: COUNT }]);
      expect(cancelsOf(last)).toHaveLength(COUNT);
      expect(session.balance('ann')).toEqual(untouched);
    },
  },
  {
    title: 'M11 orders are placed and canceled at once, one after the other',
    send: (session) => repeat((index) => session.cancel('ann', nth(session, index))),
    leaves: (session) => {
      expect(session.book()).toEqual({ bids: [], asks: [] });
      expect(session.balance('ann')).toEqual(untouched);
    },
  },
  {
    title: 'M21 orders that rest at one price are swept by one order, oldest first',
    send: (session) => {
      const ids = Array.from({ length: COUNT }, () => session.rest('ann', 'SELL', 100, 1));
      expect(ids).toEqual(ids.toSorted((a, b) => a - b));
      return session.place('bob', { priceSats: 100, quantityLots: COUNT });
    },
    leaves: (_session, last) => {
      const makers = tradesOf(last).map(([maker]) => maker);
      expect(makers).toHaveLength(COUNT);
      expect(makers).toEqual(makers.toSorted((a, b) => a - b));
    },
  },
  {
    title: 'T02 stops that one print elects all run, one after the other',
    send: (session) => {
      for (let index = 0; index < COUNT; index += 1) {
        session.place('ann', { kind: 'STOP', side: 'SELL', stopPriceSats: 100, quantityLots: 1 });
      }
      session.rest('bob', 'BUY', 100, COUNT + 1);
      return session.place('cat', { side: 'SELL', priceSats: 100, quantityLots: 1 });
    },
    leaves: (session, last) => {
      expect(eventsOf(last, 'OrderTriggered')).toHaveLength(COUNT);
      expect(tradesOf(last)).toHaveLength(COUNT + 1);
      expect(session.balance('ann').AAPL).toEqual([1_000_000 - COUNT, 0]);
    },
  },
  {
    title: 'T02 stops without anybody to trade with all end, none loops',
    send: (session) => {
      for (let index = 0; index < COUNT; index += 1) {
        session.place('ann', { kind: 'STOP', side: 'SELL', stopPriceSats: 100, quantityLots: 1 });
      }
      session.rest('bob', 'BUY', 100, 1);
      return session.place('cat', { side: 'SELL', priceSats: 100, quantityLots: 1 });
    },
    leaves: (session, last) => {
      expect(cancelsOf(last).map(([, , reason]) => reason)).toEqual(Array(COUNT).fill('NO_LIQUIDITY'));
      expect(session.balance('ann')).toEqual(untouched);
    },
  },
  {
    title: 'V01 orders are refused, and nothing but their number is used up',
    send: (session) => repeat(() => session.place('ann', { priceSats: 1_000_000, quantityLots: 1_000_000 })),
    leaves: (session, last) => {
      expect(refusalsOf(last)).toEqual(['INSUFFICIENT_FUNDS']);
      expect(session.balance('ann')).toEqual(untouched);
      expect(acceptedId(session.place('ann', {}))).toBe(COUNT + 1);
    },
  },
  {
    title: 'M16 one order is moved to and fro and stays one',
    send: (session) => {
      const id = session.rest('ann', 'BUY', 10, 5);
      return repeat((index) => session.replace('ann', id, 10 + (index % 3), 5 + (index % 7)));
    },
    leaves: (session) => expect(session.book().bids).toHaveLength(1),
  },
  {
    title: 'I02 an iceberg of single lots is taken slice by slice',
    send: (session) => {
      session.place('ann', { side: 'SELL', quantityLots: COUNT, displayLots: 1 });
      return session.place('bob', { quantityLots: COUNT });
    },
    leaves: (_session, last) => {
      expect(tradesOf(last)).toHaveLength(COUNT);
      expect(eventsOf(last, 'IcebergRefilled')).toHaveLength(COUNT - 1);
    },
  },
];

test.each(spam)(`$title (${COUNT} times, by one participant)`, ({ send, leaves }) => {
  const session = Session.open(['ann', 'bob', 'cat']);
  leaves(session, send(session));
  const auditor = new Auditor();
  auditor.observeAll(session.events);
  auditor.finish();
  expect(auditor.findings).toEqual([]);
});
