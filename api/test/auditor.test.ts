import { expect, test } from 'vitest';
import type { EventOf, EventType, MarketEvent } from '../src/market/events.ts';
import { Auditor } from './auditor.ts';
import { Session } from './engine/session.ts';

/** A short run in which everything happens that the auditor judges. */
function shortRun(): MarketEvent[] {
  const session = Session.open(['ann', 'bob', 'mel']);
  session.quote('mel', [[99, 1000]], [[101, 1000]]);
  session.rest('ann', 'SELL', 101, 700);
  session.rest('ann', 'BUY', 99, 700);
  session.place('bob', { priceSats: 101, quantityLots: 1200 });
  session.place('bob', { priceSats: 101, quantityLots: 900 });
  session.replace('ann', 4, 98, 700);
  session.replace('ann', 4, 98, 500);
  session.cancel('ann', 4);
  session.quote('mel', [[99, 1000]], [[102, 1000]]);
  session.send({ type: 'HaltMarket', market: 'AAPL/BTC', reason: 'r', cancelOpenOrders: true });
  return session.events;
}

function findingsOf(events: readonly MarketEvent[]): string[] {
  const auditor = new Auditor();
  auditor.observeAll(events);
  auditor.finish();
  return auditor.findings;
}

/** The run with the `which`-th event of a type changed. */
function tampered<T extends EventType>(type: T, which: number, change: (event: EventOf<T>) => object): MarketEvent[] {
  const events = shortRun();
  const places = events.flatMap((event, index) => (event.type === type ? [index] : []));
  const place = places[which] ?? -1;
  const event = events[place] as EventOf<T>;
  return events.with(place, { ...event, ...change(event) } as MarketEvent);
}

test('A02 the auditor finds nothing wrong with an honest run', () => {
  expect(findingsOf(shortRun())).toEqual([]);
});

const lastPostings = 'FundsPosted' as const;
test.each([
  ['a wrong price', tampered('TradeExecuted', 0, () => ({ priceSats: 100 })), "price is not the maker's"],
  ['a wrong size', tampered('TradeExecuted', 0, () => ({ quantityLots: 999 })), 'not all there was'],
  ['a wrong maker', tampered('TradeExecuted', 0, () => ({ makerOrderId: 3, makerId: 'ann' })), 'first in line'],
  ['a wrong name', tampered('TradeExecuted', 0, () => ({ takerId: 'ann' })), 'names are wrong'],
  ['a wrong fee', tampered('TradeExecuted', 0, () => ({ takerFeeSats: 1 })), 'fees should be 101 and 202'],
  ['a trade told twice', tampered('TradeExecuted', 1, () => ({ tradeId: 1 })), 'should be number 2'],
  ['a trade in a halted market', shortRun().flatMap(haltFirst), 'in a halted market'],
  ['a place kept wrongly', tampered('OrderReplaced', 0, () => ({ keptPriority: true })), 'kept its place'],
  ['a cancel of another size', tampered('OrderCanceled', 0, () => ({ remainingLots: 7 })), 'left'],
  ['a gap in the numbers', shortRun().toSpliced(9, 1), 'command'],
  ['a missing event', shortRun().filter((event) => event.type !== 'OrderAccepted'), 'is not open'],
  ['a crossed book', tampered('OrderAccepted', 1, ({ order }) => ({ order: { ...order, priceSats: 105 } })), 'crossed'],
  [
    'a posting too few',
    tampered(lastPostings, 7, ({ postings }) => ({ postings: postings.slice(0, -1) })),
    'is off by',
  ],
  ['a posting to the wrong account', tampered(lastPostings, 7, misdirected), 'is off by'],
  ['a posting of a fraction', tampered(lastPostings, 7, halved), 'posting of'],
  ['money from nowhere', tampered(lastPostings, 1, minted), 'were issued'],
])('A02 A07 the auditor finds %s', (_what, events, finding) => {
  expect(findingsOf(events).join('\n')).toContain(finding);
});

function haltFirst(event: MarketEvent): MarketEvent[] {
  const halt = { type: 'MarketHalted', market: 'AAPL/BTC', reason: 'r' } as const;
  return event.type === 'RunStarted' ? [event, { ...event, ...halt } as MarketEvent] : [event];
}

function misdirected({ postings }: EventOf<'FundsPosted'>): object {
  return { postings: postings.map((posting) => ({ ...posting, to: { ...posting.to, account: 'treasury' } })) };
}

function halved({ postings }: EventOf<'FundsPosted'>): object {
  return { postings: postings.map((posting) => ({ ...posting, amount: posting.amount / 2 + 0.25 })) };
}

function minted({ postings }: EventOf<'FundsPosted'>): object {
  return { postings: postings.map((posting) => ({ ...posting, from: { ...posting.from, account: 'issuance' } })) };
}
