import { describe, expect, test } from 'vitest';
import { CommandStream, mixedShape } from '../../test/engine/command-stream.ts';
import { LiveOrders } from '../../test/engine/live-orders.ts';
import {
  cancelsOf,
  eventsOf,
  otherInstrument,
  plainInstrument,
  refusalsOf,
  Session,
  tradesOf,
} from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';
import { MAX_SATS } from '../market/units.ts';
import { Accounts, TREASURY } from './accounts.ts';

/** The postings of a command as short lines. */
function postingsOf(events: readonly MarketEvent[]): string[] {
  return eventsOf(events, 'FundsPosted').flatMap(({ postings }) =>
    postings.map(({ reason, amount, asset, from, to }) => {
      const leg = ({ account, bucket }: typeof from) => `${account}.${bucket.toLowerCase()}`;
      return `${reason} ${amount} ${asset} ${leg(from)} -> ${leg(to)}`;
    }),
  );
}

function totals(session: Session, ids: readonly string[]): number[] {
  return ['BTC', 'AAPL', 'ETH'].map((asset) =>
    ids.reduce((sum, id) => sum + session.exchange.available(id, asset) + session.exchange.held(id, asset), 0),
  );
}

test('A01 a notional counts lots, not units, and is exact', () => {
  const session = Session.open(['ann', 'bob']);
  const market = otherInstrument.symbol;
  session.place('ann', { market, side: 'SELL', priceSats: 12_300, quantityLots: 7 });
  const events = session.place('bob', { market, priceSats: 12_300, quantityLots: 7 });
  expect(postingsOf(events)).toContain('SETTLE 861 BTC bob.held -> ann.available');
});

test('A02 all money is issued to the treasury when the run starts, and nothing is created or lost later', () => {
  const session = Session.open();
  const issued = [MAX_SATS, 1_000_000_000, 100_000_000_000];
  expect(totals(session, ['treasury'])).toEqual(issued);
  expect(totals(session, ['issuance'])).toEqual(issued.map((amount) => -amount));
  for (const participantId of ['ann', 'bob']) {
    const text = { name: 'n', strategy: 's', description: 'd' };
    const participant = { participantId, kind: 'AGENT', ...text, brain: null, market: null } as const;
    session.send({ type: 'AdmitParticipant', participant, funds: { BTC: 1_000_000, AAPL: 500 } });
  }
  session.rest('ann', 'SELL', 100, 30);
  session.place('bob', { priceSats: 120, quantityLots: 50 });
  expect(totals(session, ['treasury', 'fees', 'ann', 'bob'])).toEqual(issued);
});

test.each([
  { rule: 'A03 a bid holds price x quantity and the worse fee', side: 'BUY', free: 100_200, accepted: true },
  { rule: 'A03 a bid short of one sat is refused', side: 'BUY', free: 100_199, accepted: false },
  { rule: 'A03 an offer holds its lots', side: 'SELL', free: 1000, accepted: true },
  { rule: 'A03 an offer short of one lot is refused', side: 'SELL', free: 999, accepted: false },
] as const)('$rule', ({ side, free, accepted }) => {
  const asset = side === 'BUY' ? 'BTC' : 'AAPL';
  const session = Session.open({ ann: { [asset]: free } });
  const events = session.place('ann', { side, priceSats: 100, quantityLots: 1000 });
  expect(refusalsOf(events)).toEqual(accepted ? [] : ['INSUFFICIENT_FUNDS']);
  expect(session.balance('ann')[asset]).toEqual(accepted ? [0, free] : [free, 0]);
});

test('A03 the worse fee is held even when it is the maker who pays more', () => {
  const session = new Session();
  const instruments = [{ ...plainInstrument, makerFeeBps: 30 }];
  session.send({ type: 'StartRun', scenario: 's', seed: '1', instruments });
  const text = { name: 'n', strategy: 's', description: 'd' };
  const participant = { participantId: 'ann', kind: 'AGENT', ...text, brain: null, market: null } as const;
  session.send({ type: 'AdmitParticipant', participant, funds: { BTC: 1_000_000 } });
  session.rest('ann', 'BUY', 100, 1000);
  expect(session.balance('ann').BTC).toEqual([899_700, 100_300]);
});

describe('market orders', () => {
  /** Offers of 1000 at 100 and 1000 at 200: taking 1500 costs 200,000 and 400 in fees. */
  function buy(free: number, quantityLots: number) {
    const session = Session.open({ ann: { AAPL: 2000 }, bob: { BTC: free } });
    session.rest('ann', 'SELL', 100, 1000);
    session.rest('ann', 'SELL', 200, 1000);
    const events = session.place('bob', { kind: 'MARKET', quantityLots });
    return { session, events };
  }

  test.each([
    ['A04 a market buy that can just pay what it takes is filled', 200_400, 1500, []],
    ['A04 a market buy short of one sat is refused', 200_399, 1500, ['INSUFFICIENT_FUNDS']],
    ['A04 a market buy pays only for what the book can give', 300_600, 900_000, []],
  ])('%s', (_rule, free, lots, refusals) => {
    const { session, events } = buy(free, lots);
    expect(refusalsOf(events)).toEqual(refusals);
    expect(session.balance('bob').BTC).toEqual([refusals.length === 0 ? 0 : free, 0]);
  });

  test.each([
    ['a FOK that will be killed', 'FOK_UNFILLABLE', false],
    ['an order in an auction', 'NO_LIQUIDITY', true],
  ] as const)('A04 %s needs nothing', (_what, reason, isAuction) => {
    const session = Session.open({ ann: { AAPL: 2000 }, bob: {} });
    session.rest('ann', 'SELL', 100, 1000);
    if (isAuction) session.send({ type: 'StartAuction', market: plainInstrument.symbol });
    const timeInForce = isAuction ? 'IOC' : 'FOK';
    const events = session.place('bob', { kind: 'MARKET', timeInForce, quantityLots: 1001 });
    expect(cancelsOf(events)).toEqual([[2, 1001, reason]]);
  });

  test('A04 where hidden size rests the fee is reckoned on the sum', () => {
    const lotsOf = (funds: number) => {
      const session = Session.open({ ann: { AAPL: 2000 }, bob: { BTC: funds } });
      session.place('ann', { side: 'SELL', priceSats: 100, quantityLots: 12, displayLots: 4 });
      return refusalsOf(session.place('bob', { kind: 'MARKET', quantityLots: 12 }));
    };
    expect([lotsOf(1201), lotsOf(1202)]).toEqual([['INSUFFICIENT_FUNDS'], []]);
  });

  test('A04 a market sell needs all its lots, whatever the book can take', () => {
    const session = Session.open({ ann: { BTC: 1_000_000 }, bob: { AAPL: 10 } });
    session.rest('ann', 'BUY', 100, 5);
    expect(refusalsOf(session.place('bob', { kind: 'MARKET', side: 'SELL', quantityLots: 11 }))).toEqual([
      'INSUFFICIENT_FUNDS',
    ]);
    expect(tradesOf(session.place('bob', { kind: 'MARKET', side: 'SELL', quantityLots: 10 }))).toHaveLength(1);
    expect(session.balance('bob').AAPL).toEqual([5, 0]);
  });
});

test('A05 A06 a buyer who takes: hold, settle, fees by floor, and the better price comes back', () => {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'SELL', 99, 55);
  expect(postingsOf(session.place('bob', { priceSats: 100, quantityLots: 55 }))).toEqual([
    'HOLD 5511 BTC bob.available -> bob.held',
    'SETTLE 5445 BTC bob.held -> ann.available',
    'SETTLE 55 AAPL ann.held -> bob.available',
    'FEE 10 BTC bob.held -> fees.available',
    'FEE 5 BTC ann.available -> fees.available',
    'RELEASE 56 BTC bob.held -> bob.available',
  ]);
});

test('A05 A06 a buyer who rests pays the maker fee, and the worse fee it held comes back', () => {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 100, 100);
  expect(postingsOf(session.place('bob', { side: 'SELL', priceSats: 90, quantityLots: 50 }))).toEqual([
    'HOLD 50 AAPL bob.available -> bob.held',
    'SETTLE 5000 BTC ann.held -> bob.available',
    'SETTLE 50 AAPL bob.held -> ann.available',
    'FEE 5 BTC ann.held -> fees.available',
    'FEE 10 BTC bob.available -> fees.available',
    'RELEASE 5 BTC ann.held -> ann.available',
  ]);
  expect(session.balance('ann').BTC[1]).toBe(5010);
});

test('A05 fees are floored fill by fill: single lots below the threshold pay nothing', () => {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'SELL', 499, 20);
  for (let fill = 0; fill < 20; fill += 1) session.place('bob', { priceSats: 499, quantityLots: 1 });
  expect(session.exchange.available('fees', 'BTC')).toBe(0);
  session.rest('ann', 'SELL', 499, 20);
  session.place('bob', { priceSats: 499, quantityLots: 20 });
  expect(session.exchange.available('fees', 'BTC')).toBe(9 + 19);
});

test('A07 a hold always covers exactly what rests, down to the last lot', () => {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 333, 7);
  const held = [session.balance('ann').BTC[1]];
  for (let fill = 0; fill < 7; fill += 1) {
    session.place('bob', { side: 'SELL', priceSats: 333, quantityLots: 1 });
    held.push(session.balance('ann').BTC[1]);
  }
  expect(held).toEqual([7, 6, 5, 4, 3, 2, 1, 0].map((lots) => lots * 333 + Math.floor((lots * 333 * 20) / 10_000)));
});

test('A05 the fees of a very large fill are floored too', () => {
  const session = Session.open({ ann: { BTC: 2_000_000_000_000 }, bob: { AAPL: 901 } });
  session.rest('ann', 'BUY', 999_999_999, 901);
  const [trade] = eventsOf(
    session.place('bob', { side: 'SELL', priceSats: 999_999_999, quantityLots: 901 }),
    'TradeExecuted',
  );
  expect(trade).toMatchObject({ makerFeeSats: 900_999_999, takerFeeSats: 1_801_999_998 });
});

test.each([
  ['at a lower price', 200, 7, 200 * 7 + 2],
  ['to less', 333, 2, 333 * 2 + 1],
  ['to less at a lower price', 200, 2, 200 * 2],
  ['to more at a lower price', 100, 9, 100 * 9 + 1],
  ['to more', 333, 9, 333 * 9 + 5],
])('A07 a bid that is replaced %s holds what it needs now, and the rest is free', (_what, price, lots, needed) => {
  const session = Session.open({ ann: { BTC: 10_000 } });
  session.replace('ann', session.rest('ann', 'BUY', 333, 7), price, lots);
  expect(session.balance('ann').BTC).toEqual([10_000 - needed, needed]);
});

test('A08 trades with equal legs are settled one by one', () => {
  const session = Session.open({ ann: { BTC: 10_000_000 }, bob: { AAPL: 5000 } });
  session.rest('ann', 'BUY', 101, 1);
  session.rest('ann', 'BUY', 100, 4000);
  const events = session.place('bob', { side: 'SELL', priceSats: 100, quantityLots: 4001 });
  expect(tradesOf(events)).toHaveLength(2);
  expect(postingsOf(events)).toEqual([
    'HOLD 4001 AAPL bob.available -> bob.held',
    'SETTLE 101 BTC ann.held -> bob.available',
    'SETTLE 1 AAPL bob.held -> ann.available',
    'SETTLE 400000 BTC ann.held -> bob.available',
    'SETTLE 4000 AAPL bob.held -> ann.available',
    'FEE 400 BTC ann.held -> fees.available',
    'FEE 800 BTC bob.available -> fees.available',
    'RELEASE 400 BTC ann.held -> ann.available',
  ]);
});

test('A08 releases of one account and asset that follow one another are one posting', () => {
  const session = Session.open({ ann: { BTC: 10_000_000, AAPL: 5000 } });
  session.rest('ann', 'BUY', 100, 1000);
  session.rest('ann', 'BUY', 99, 1000);
  session.rest('ann', 'SELL', 200, 7);
  session.rest('ann', 'SELL', 201, 8);
  const events = session.send({ type: 'CancelAllOrders', participantId: 'ann', market: null });
  expect(postingsOf(events)).toEqual([
    'RELEASE 199398 BTC ann.held -> ann.available',
    'RELEASE 15 AAPL ann.held -> ann.available',
  ]);
});

test('A08 a sweep over several makers tells its postings in the order in which money moved', () => {
  const session = Session.open({ ann: { BTC: 10_000_000 }, cyd: { BTC: 10_000_000 }, bob: { AAPL: 5000 } });
  session.rest('ann', 'BUY', 1000, 1);
  session.rest('cyd', 'BUY', 999, 4000);
  const events = session.place('bob', { side: 'SELL', priceSats: 999, quantityLots: 4001 });
  expect(postingsOf(events)).toEqual([
    'HOLD 4001 AAPL bob.available -> bob.held',
    'SETTLE 1000 BTC ann.held -> bob.available',
    'SETTLE 1 AAPL bob.held -> ann.available',
    'FEE 1 BTC ann.held -> fees.available',
    'FEE 2 BTC bob.available -> fees.available',
    'RELEASE 1 BTC ann.held -> ann.available',
    'SETTLE 3996000 BTC cyd.held -> bob.available',
    'SETTLE 4000 AAPL bob.held -> cyd.available',
    'FEE 3996 BTC cyd.held -> fees.available',
    'FEE 7992 BTC bob.available -> fees.available',
    'RELEASE 3996 BTC cyd.held -> cyd.available',
  ]);
});

test('A08 read one by one, the postings of a stream of commands never overdraw an account (seed 11)', () => {
  const stream = new CommandStream('11', mixedShape);
  const session = new Session();
  const live = new LiveOrders();
  const amounts = new Map<string, number>();
  const move = (account: string, bucket: string, asset: string, change: number) => {
    const cell = `${account} ${bucket} ${asset}`;
    amounts.set(cell, (amounts.get(cell) ?? 0) + change);
    return account === 'issuance' ? 0 : (amounts.get(cell) ?? 0);
  };
  const opening = stream.opening();
  for (let index = 0; index < 5000; index += 1) {
    const command = opening[index] ?? stream.next(live.targets, session.sequencer.time);
    const events = session.send(command, stream.stepMs);
    for (const event of events) live.observe(event);
    for (const { postings } of eventsOf(events, 'FundsPosted')) {
      for (const { asset, amount, from, to } of postings) {
        expect(move(from.account, from.bucket, asset, -amount), JSON.stringify(postings)).toBeGreaterThanOrEqual(0);
        move(to.account, to.bucket, asset, amount);
      }
    }
  }
});

describe('participants', () => {
  const newcomer = { participantId: 'eve', kind: 'AGENT', name: 'Eve', strategy: 's', description: 'd' } as const;
  const eve = { ...newcomer, brain: null, market: null };

  test('A09 admission funds from the treasury', () => {
    const session = Session.open();
    const events = session.send({ type: 'AdmitParticipant', participant: eve, funds: { BTC: 5, AAPL: 0 } });
    expect(events.map((event) => event.type)).toEqual(['ParticipantAdmitted', 'FundsPosted']);
    expect(postingsOf(events)).toEqual(['FUND 5 BTC treasury.available -> eve.available']);
  });

  test.each([
    ['a name in use', { ...eve, participantId: 'ann' }, {}, 'DUPLICATE_PARTICIPANT'],
    ["the exchange's own name", { ...eve, participantId: 'treasury' }, {}, 'DUPLICATE_PARTICIPANT'],
    ['a market that is not there', { ...eve, market: 'X/BTC' }, {}, 'UNKNOWN_MARKET'],
    ['an asset that is not there', eve, { DOGE: 1 }, 'UNKNOWN_ASSET'],
    ['negative funds', eve, { BTC: -1 }, 'INVALID_AMOUNT'],
    ['fractional funds', eve, { BTC: 0.5 }, 'INVALID_AMOUNT'],
    ['more than the treasury has', eve, { BTC: MAX_SATS }, 'INSUFFICIENT_FUNDS'],
    ['an upper-case name', { ...eve, participantId: 'Eve' }, {}, 'INVALID_COMMAND'],
    ['a kind that is not there', { ...eve, kind: 'HUMAN' }, {}, 'INVALID_COMMAND'],
  ])('A09 admission refuses %s', (_what, participant, funds, reason) => {
    const session = Session.open(['ann']);
    expect(refusalsOf(session.sendRaw({ type: 'AdmitParticipant', participant, funds }))).toEqual([reason]);
  });

  test.each([
    ['A10 gives', 100, [], [600, 500]],
    ['A10 takes what is available', -500, [], [0, 500]],
    ['A10 does not reach what is held', -501, ['INSUFFICIENT_FUNDS'], [500, 500]],
    ['A10 refuses zero', 0, ['INVALID_AMOUNT'], [500, 500]],
    ['A10 refuses fractions', 1.5, ['INVALID_AMOUNT'], [500, 500]],
    ['A10 refuses more than the treasury has', MAX_SATS, ['INSUFFICIENT_FUNDS'], [500, 500]],
  ])('%s', (_rule, amount, refusals, balance) => {
    const session = Session.open({ ann: { AAPL: 1000 } });
    session.rest('ann', 'SELL', 100, 500);
    const asset = 'AAPL';
    const events = session.send({ type: 'AdjustFunds', participantId: 'ann', asset, amount, reason: 'ADJUST' });
    expect(refusalsOf(events)).toEqual(refusals);
    expect(session.balance('ann').AAPL).toEqual(balance);
  });

  test('A11 retirement cancels the orders, returns the money and is for good', () => {
    const session = Session.open({ ann: { BTC: 10_000, AAPL: 50 }, bob: { BTC: 10_000 } });
    session.rest('ann', 'SELL', 100, 20);
    session.quote('ann', [[90, 5]], []);
    session.rest('bob', 'BUY', 80, 1);
    const events = session.send({ type: 'RetireParticipant', participantId: 'ann', reason: 'tired' });
    expect(events.map((event) => event.type)).toEqual([
      'ParticipantRetired',
      'OrderCanceled',
      'OrderCanceled',
      'FundsPosted',
    ]);
    expect(session.balance('ann')).toEqual({ BTC: [0, 0], AAPL: [0, 0] });
    expect(session.book()).toEqual({ bids: [[80, [[3, 1]]]], asks: [] });
    const later = [
      session.place('ann', {}),
      session.cancel('ann', 3),
      session.replace('ann', 3, 80, 1),
      session.quote('ann', [], []),
      session.send({ type: 'RetireParticipant', participantId: 'ann', reason: 'again' }),
      session.send({ type: 'AdjustFunds', participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' }),
    ];
    expect(later.flatMap(refusalsOf)).toEqual(later.map(() => 'PARTICIPANT_RETIRED'));
    const again = { ...eve, participantId: 'ann' };
    expect(refusalsOf(session.send({ type: 'AdmitParticipant', participant: again, funds: {} }))).toEqual([
      'DUPLICATE_PARTICIPANT',
    ]);
  });
});

describe('the check after every command', () => {
  const accountsWithHold = () => {
    const accounts = new Accounts(['BTC']);
    const ann = accounts.open('ann');
    accounts.issue(0, 100);
    const [treasury, free] = [accounts.available(TREASURY, 0), accounts.available(ann, 0)];
    accounts.post('FUND', 50, treasury, free);
    return { accounts, ann, treasury, free };
  };

  test('A07 crashes on an overdrawn account', () => {
    const { accounts, treasury, free } = accountsWithHold();
    accounts.post('ADJUST', 51, free, treasury);
    expect(() => accounts.check()).toThrow('ann BTC: -1 free');
  });

  test('A07 crashes on a hold that no order explains', () => {
    const { accounts, ann } = accountsWithHold();
    accounts.hold(ann, 0, 10);
    expect(() => accounts.check()).toThrow('10 held, 0 needed');
    const other = accountsWithHold();
    other.accounts.need(other.ann, 0, 10);
    expect(() => other.accounts.check()).toThrow('0 held, 10 needed');
  });

  test('A02 crashes when money appears from nowhere', () => {
    const { accounts, ann } = accountsWithHold();
    accounts.restore(ann, 0, 51, 0, 0);
    expect(() => accounts.check()).toThrow('BTC is off by 1');
  });

  test('A08 refuses to post what is no amount', () => {
    const { accounts, ann } = accountsWithHold();
    for (const amount of [-1, 0.5, Number.NaN, 2 ** 53])
      expect(() => accounts.hold(ann, 0, amount)).toThrow('a whole amount');
  });
});
