import { describe, expect, test } from 'vitest';
import { acceptedId, cancelsOf, eventsOf, refusalsOf, Session, tradesOf } from '../../test/engine/session.ts';

const people = ['ann', 'bob', 'cyd'];

/** Ann's offers of 5 lots at 101, 100 and 102, in this order. */
function offers() {
  const session = Session.open(people);
  const at = new Map([101, 100, 102].map((price) => [price, session.rest('ann', 'SELL', price, 5)]));
  const id = (price: number) => at.get(price) ?? 0;
  return { session, id };
}

test('M01 M03 a sweep walks the levels best to worst and prints the resting prices', () => {
  const { session, id } = offers();
  const taker = session.place('bob', { side: 'BUY', priceSats: 110, quantityLots: 12 });
  const takerId = acceptedId(taker);
  expect(tradesOf(taker)).toEqual([
    [id(100), takerId, 100, 5],
    [id(101), takerId, 101, 5],
    [id(102), takerId, 102, 2],
  ]);
});

test.each([
  ['SELL', [1030, 1024, 1023, 1000, 768, 767, 512, 511, 1]],
  ['BUY', [1, 255, 256, 511, 512, 1000, 1023, 1024, 1279, 1280]],
] as const)('M03 a %s finds every price of a wide book, best to worst', (side, prices) => {
  const session = Session.open(people);
  for (const price of prices.toSorted((a, b) => (a % 7) - (b % 7))) {
    session.rest('ann', side === 'BUY' ? 'SELL' : 'BUY', price, 1);
  }
  const taker = session.place('bob', { side, kind: 'MARKET', timeInForce: 'IOC', quantityLots: 20 });
  expect(tradesOf(taker).map(([, , price]) => price)).toEqual(prices);
});

test('M02 at one price the earliest trades first and a partly filled maker stays at the head', () => {
  const session = Session.open(people);
  const first = session.rest('ann', 'BUY', 100, 10);
  const second = session.rest('cyd', 'BUY', 100, 10);
  const order = { side: 'SELL', priceSats: 100, quantityLots: 6 } as const;
  const makers = [1, 2, 3].map(() => tradesOf(session.place('bob', order)).map(([maker, , , lots]) => [maker, lots]));
  expect(makers).toEqual([
    [[first, 6]],
    [
      [first, 4],
      [second, 2],
    ],
    [[second, 6]],
  ]);
});

test('M04 a limit order stops at its limit and the rest becomes the touch', () => {
  const { session, id } = offers();
  const taker = session.place('bob', { side: 'BUY', priceSats: 101, quantityLots: 15 });
  const takerId = acceptedId(taker);
  expect(tradesOf(taker)).toHaveLength(2);
  expect(session.book()).toEqual({ bids: [[101, [[takerId, 5]]]], asks: [[102, [[id(102), 5]]]] });
  expect(tradesOf(session.place('cyd', { side: 'SELL', priceSats: 101, quantityLots: 1 }))).toEqual([
    [takerId, takerId + 1, 101, 1],
  ]);
});

describe('orders that never rest', () => {
  const cases = [
    {
      rule: 'M05 a market order cancels what the book cannot give',
      kind: 'MARKET',
      lots: 20,
      fills: 15,
      left: [5, 'NO_LIQUIDITY'],
    },
    {
      rule: 'M05 a market FOK is killed when the book is too thin',
      kind: 'MARKET',
      tif: 'FOK',
      lots: 20,
      fills: 0,
      left: [20, 'FOK_UNFILLABLE'],
    },
    { rule: 'M05 a market FOK fills whole', kind: 'MARKET', tif: 'FOK', lots: 15, fills: 15, left: null },
    {
      rule: 'M06 an IOC remainder never rests',
      tif: 'IOC',
      price: 101,
      lots: 15,
      fills: 10,
      left: [5, 'IOC_REMAINDER'],
    },
    {
      rule: 'M06 an IOC that meets nothing is canceled whole',
      tif: 'IOC',
      price: 99,
      lots: 3,
      fills: 0,
      left: [3, 'IOC_REMAINDER'],
    },
    { rule: 'M07 a FOK counts every level inside its limit', tif: 'FOK', price: 101, lots: 10, fills: 10, left: null },
    {
      rule: 'M07 a FOK is killed whole when one lot is missing',
      tif: 'FOK',
      price: 101,
      lots: 11,
      fills: 0,
      left: [11, 'FOK_UNFILLABLE'],
    },
  ] as const;
  test.each(cases)('$rule', (row) => {
    const { session } = offers();
    const kind = 'kind' in row ? row.kind : 'LIMIT';
    const timeInForce = 'tif' in row ? row.tif : 'GTC';
    const priceSats = 'price' in row ? row.price : null;
    const taker = session.place('bob', { side: 'BUY', kind, timeInForce, priceSats, quantityLots: row.lots });
    expect(tradesOf(taker).reduce((sum, [, , , lots]) => sum + lots, 0)).toBe(row.fills);
    expect(cancelsOf(taker)).toEqual(row.left === null ? [] : [[acceptedId(taker), ...row.left]]);
    expect(session.book().bids).toEqual([]);
    expect(session.balance('bob').BTC[1]).toBe(0);
  });
});

test('M05 a market order on an empty side is canceled in full without a trade', () => {
  const session = Session.open(people);
  for (const side of ['BUY', 'SELL'] as const) {
    const events = session.place('bob', { kind: 'MARKET', side, quantityLots: 7 });
    expect(tradesOf(events)).toEqual([]);
    expect(cancelsOf(events)).toEqual([[acceptedId(events), 7, 'NO_LIQUIDITY']]);
  }
});

test('M08 a killed FOK leaves no trace', () => {
  const { session } = offers();
  const before = { book: session.book(), bob: session.balance('bob') };
  const killed = session.place('bob', { timeInForce: 'FOK', priceSats: 102, quantityLots: 16 });
  expect(killed.map((event) => event.type)).toEqual(['OrderAccepted', 'OrderCanceled']);
  expect({ book: session.book(), bob: session.balance('bob') }).toEqual(before);
});

test.each([
  { rule: 'M09 a FOK does not count its own order', stp: 'CANCEL_NEWEST', lots: 11, fills: 0 },
  { rule: 'M09 a FOK does not count what stands behind its own order', stp: 'CANCEL_NEWEST', lots: 12, fills: 0 },
  { rule: 'M09 a FOK fills with what stands before its own order', stp: 'CANCEL_NEWEST', lots: 10, fills: 10 },
  { rule: 'M09 without prevention a FOK counts its own order', stp: 'NONE', lots: 15, fills: 15 },
] as const)('$rule', ({ stp, lots, fills }) => {
  const { session } = offers();
  const own = session.rest('bob', 'SELL', 101, 5);
  session.rest('ann', 'SELL', 101, 5);
  const order = { priceSats: 101, quantityLots: lots, timeInForce: 'FOK', selfTradePrevention: stp } as const;
  const events = session.place('bob', order);
  expect(tradesOf(events).reduce((sum, [, , , traded]) => sum + traded, 0)).toBe(fills);
  expect(session.exchange.openOrder(own)?.remainingLots).toBe(stp === 'NONE' ? undefined : 5);
});

test.each([
  [100, 'refused'],
  [101, 'refused'],
  [99, 'rests'],
])('M10 a post-only bid at %i against an offer at 100 %s', (priceSats, verdict) => {
  const { session } = offers();
  const events = session.place('bob', { priceSats, postOnly: true });
  expect(refusalsOf(events)).toEqual(verdict === 'refused' ? ['POST_ONLY_WOULD_CROSS'] : []);
  expect(session.book().bids).toHaveLength(verdict === 'refused' ? 0 : 1);
});

test('M11 a cancel in the middle of a queue loses no neighbour, and an emptied level vanishes', () => {
  const session = Session.open(people);
  const ids = [1, 2, 3].map((lots) => session.rest('ann', 'BUY', 100, lots));
  const [first = 0, middle = 0, last = 0] = ids;
  session.rest('ann', 'BUY', 99, 1);
  session.cancel('ann', middle);
  expect(session.book().bids[0]).toEqual([
    100,
    [
      [first, 1],
      [last, 3],
    ],
  ]);
  session.cancel('ann', last);
  session.cancel('ann', first);
  expect(session.exchange.bestPrice('AAPL/BTC', 'BUY')).toBe(99);
  expect(session.exchange.levels('AAPL/BTC', 'BUY', 10)).toEqual([{ priceSats: 99, quantityLots: 1, orderCount: 1 }]);
});

describe('M12 dead, unknown and foreign orders', () => {
  const session = Session.open(people);
  const filled = session.rest('ann', 'SELL', 100, 1);
  session.place('bob', { priceSats: 100 });
  const canceled = session.rest('ann', 'SELL', 100, 1);
  session.cancel('ann', canceled);
  const foreign = session.rest('bob', 'BUY', 50, 1);
  test.each([
    ['filled', filled, 'UNKNOWN_ORDER'],
    ['canceled', canceled, 'UNKNOWN_ORDER'],
    ['unknown', 999, 'UNKNOWN_ORDER'],
    ["somebody else's", foreign, 'NOT_OWNER'],
  ])('M12 cancel and replace of a %s order', (_name, orderId, reason) => {
    expect(refusalsOf(session.cancel('ann', orderId))).toEqual([reason]);
    expect(refusalsOf(session.replace('ann', orderId, 90, 2))).toEqual([reason]);
  });
});

test('M13 earlier fills stand, the remainder is canceled, the own maker stays', () => {
  const session = Session.open(people);
  const other = session.rest('ann', 'SELL', 100, 4);
  const own = session.rest('bob', 'SELL', 100, 4);
  const behind = session.rest('ann', 'SELL', 100, 4);
  const events = session.place('bob', { priceSats: 100, quantityLots: 10 });
  const takerId = acceptedId(events);
  expect(tradesOf(events)).toEqual([[other, takerId, 100, 4]]);
  expect(cancelsOf(events)).toEqual([[takerId, 6, 'SELF_TRADE']]);
  expect(session.book()).toEqual({
    bids: [],
    asks: [
      [
        100,
        [
          [own, 4],
          [behind, 4],
        ],
      ],
    ],
  });
});

test('M13 the setting of the aggressor decides, not that of the resting order', () => {
  const session = Session.open(people);
  const own = session.rest('bob', 'SELL', 100, 4);
  const events = session.place('bob', { priceSats: 100, quantityLots: 4, selfTradePrevention: 'NONE' });
  expect(tradesOf(events)).toEqual([[own, acceptedId(events), 100, 4]]);
});

test('M14 a trade with oneself moves nothing but the fees', () => {
  const session = Session.open(people);
  const before = session.balance('bob');
  session.rest('bob', 'SELL', 1000, 10);
  const events = session.place('bob', { priceSats: 1000, quantityLots: 10, selfTradePrevention: 'NONE' });
  expect(tradesOf(events)).toHaveLength(1);
  expect(session.balance('bob')).toEqual({ ...before, BTC: [(before.BTC[0] ?? 0) - 10 - 20, 0] });
  expect(session.exchange.available('fees', 'BTC')).toBe(30);
});

describe('replace', () => {
  /** Two bids of 10 lots at 100, ann's first, and an offer of 10 at 105. */
  function queue() {
    const session = Session.open(people);
    const mine = session.rest('ann', 'BUY', 100, 10);
    const other = session.rest('cyd', 'BUY', 100, 10);
    const offer = session.rest('bob', 'SELL', 105, 10);
    return { session, mine, other, offer };
  }

  test.each([
    ['M15 smaller keeps its place', 100, 4, true],
    ['M15 unchanged keeps its place', 100, 10, true],
    ['M16 larger goes to the back', 100, 11, false],
  ])('%s', (_rule, price, lots, keeps) => {
    const { session, mine, other } = queue();
    const events = session.replace('ann', mine, price, lots);
    expect(eventsOf(events, 'OrderReplaced')[0]).toMatchObject({ remainingLots: lots, keptPriority: keeps });
    const expected = keeps
      ? [
          [mine, lots],
          [other, 10],
        ]
      : [
          [other, 10],
          [mine, lots],
        ];
    expect(session.book().bids).toEqual([[100, expected]]);
  });

  test('M16 moving away and back does not restore the place', () => {
    const { session, mine, other } = queue();
    session.replace('ann', mine, 99, 10);
    session.replace('ann', mine, 100, 10);
    expect(session.book().bids).toEqual([
      [
        100,
        [
          [other, 10],
          [mine, 10],
        ],
      ],
    ]);
  });

  test('M17 into the spread and across: it trades at the resting price and the rest stays with its id', () => {
    const { session, mine, other, offer } = queue();
    const events = session.replace('ann', mine, 106, 15);
    expect(tradesOf(events)).toEqual([[offer, mine, 105, 10]]);
    expect(session.book()).toEqual({
      bids: [
        [106, [[mine, 5]]],
        [100, [[other, 10]]],
      ],
      asks: [],
    });
    expect(events.map((event) => event.type)).toEqual(['OrderReplaced', 'TradeExecuted', 'FundsPosted']);
  });

  test('M17 a replace that meets an own order is canceled there', () => {
    const { session, mine } = queue();
    session.rest('ann', 'SELL', 104, 1);
    expect(cancelsOf(session.replace('ann', mine, 106, 15))).toEqual([[mine, 15, 'SELF_TRADE']]);
  });

  test('M18 a refused replace leaves price, size and place', () => {
    const session = Session.open(people);
    const postOnly = acceptedId(session.place('ann', { priceSats: 100, quantityLots: 10, postOnly: true }));
    session.rest('cyd', 'BUY', 100, 10);
    session.rest('bob', 'SELL', 105, 10);
    const before = session.exchange.snapshot().state;
    const refused = [
      session.replace('ann', postOnly, 105, 10),
      session.replace('ann', postOnly, 100, 1_000_001),
      session.replace('ann', postOnly, 0, 10),
      session.replace('ann', postOnly, 104, 999_999_999),
    ].flatMap(refusalsOf);
    const reasons = ['POST_ONLY_WOULD_CROSS', 'INVALID_QUANTITY', 'INVALID_PRICE', 'INVALID_QUANTITY'];
    expect(refused).toEqual(reasons);
    expect(session.exchange.snapshot().state).toEqual(before);
  });

  test('M18 a replace that cannot be paid for is refused', () => {
    const session = Session.open({ ann: { BTC: 1002 } });
    const mine = session.rest('ann', 'BUY', 100, 10);
    expect(session.balance('ann').BTC).toEqual([0, 1002]);
    expect(refusalsOf(session.replace('ann', mine, 101, 10))).toEqual(['INSUFFICIENT_FUNDS']);
    expect(refusalsOf(session.replace('ann', mine, 50, 20))).toEqual([]);
    expect(session.balance('ann').BTC).toEqual([0, 1002]);
  });

  test.each([
    [
      'M19 the new size counts what is filled',
      9,
      [
        [
          100,
          [
            [2, 10],
            [1, 5],
          ],
        ],
      ],
      [],
    ],
    [
      'M19 a smaller total keeps the place',
      7,
      [
        [
          100,
          [
            [1, 3],
            [2, 10],
          ],
        ],
      ],
      [],
    ],
    ['M19 a total equal to the filled part ends the order', 4, [[100, [[2, 10]]]], [[1, 4, 'REPLACED_BELOW_FILLED']]],
    ['M19 a total below the filled part ends the order', 1, [[100, [[2, 10]]]], [[1, 4, 'REPLACED_BELOW_FILLED']]],
  ])('%s', (rule, total, bids, cancels) => {
    const session = Session.open(people);
    const mine = session.rest('ann', 'BUY', 100, 8);
    session.rest('cyd', 'BUY', 100, 10);
    session.place('bob', { side: 'SELL', priceSats: 100, quantityLots: 4 });
    const events = session.replace('ann', mine, 100, total);
    expect(session.book().bids, rule).toEqual(bids);
    expect(cancelsOf(events)).toEqual(cancels);
  });
});

test('M20 an aggressor used up exactly leaves the next maker alone', () => {
  const { session, id } = offers();
  expect(tradesOf(session.place('bob', { priceSats: 110, quantityLots: 5 }))).toHaveLength(1);
  expect(session.exchange.openOrder(id(101))?.remainingLots).toBe(5);
});

test('M21 a sweep of a thousand makers makes one trade each, in order', () => {
  const session = Session.open(people);
  const makers = Array.from({ length: 1000 }, () => session.rest('ann', 'SELL', 100, 1));
  const events = session.place('bob', { priceSats: 100, quantityLots: 1000 });
  expect(tradesOf(events).map(([maker]) => maker)).toEqual(makers);
  expect(session.book()).toEqual({ bids: [], asks: [] });
});

test('M22 ids count from 1; a refused order uses one up, a refused command does not', () => {
  const session = Session.open(people);
  expect(session.rest('ann', 'BUY', 100, 1)).toBe(1);
  const [rejected] = eventsOf(session.place('ann', { priceSats: 0 }), 'OrderRejected');
  expect(rejected?.order.orderId).toBe(2);
  session.cancel('ann', 77);
  session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order: { side: 'HOLD' }, decisionSeq: null });
  expect(session.rest('ann', 'BUY', 100, 1)).toBe(3);
});

test('M23 the order is told before its trades, its cancel after them, the money last', () => {
  const { session } = offers();
  const events = session.place('bob', { timeInForce: 'IOC', priceSats: 101, quantityLots: 15 });
  const types = ['OrderAccepted', 'TradeExecuted', 'TradeExecuted', 'OrderCanceled', 'FundsPosted'];
  expect(events.map((event) => event.type)).toEqual(types);
});
