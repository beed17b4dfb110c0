import { describe, expect, test } from 'vitest';
import {
  limitOrder,
  otherInstrument,
  participant,
  plainInstrument,
  refusalsOf,
  requestOf,
  Session,
} from '../../test/engine/session.ts';
import type { Instrument } from '../market/instrument.ts';
import { type RejectReason, rejectReasons } from '../market/reject-reason.ts';

/** A way to break one rule: which fields of the command become what. */
type Fault = readonly [reason: RejectReason, change: Readonly<Record<string, unknown>>];

function instrument(baseAsset: string): Instrument {
  const rules = { quantityStepLots: 2, minNotionalSats: 1000, priceBandTicks: 10, maxShortLots: 50 };
  return { ...plainInstrument, symbol: `${baseAsset}/BTC`, baseAsset, ...rules, lotsPerUnit: 5, tickSats: 5 };
}

/**
 * Four markets of one kind: AAPL trades, SHUT is closed, STILL is halted, CALM is without bands. Ann owns all, pat has
 * nothing, rex is retired; order 1 is ann's bid, order 2 bob's offer.
 */
function session(): Session {
  const opened = new Session();
  const instruments = [instrument('AAPL'), instrument('SHUT'), instrument('STILL'), otherInstrument];
  opened.send({ type: 'StartRun', scenario: 's', seed: '1', instruments });
  const funds = { BTC: 1_000_000, AAPL: 100_000 };
  for (const id of ['ann', 'bob', 'rex'])
    opened.send({ type: 'AdmitParticipant', participant: participant(id), funds });
  opened.send({ type: 'AdmitParticipant', participant: participant('pat'), funds: {} });
  opened.send({ type: 'RetireParticipant', participantId: 'rex', reason: 'r' });
  opened.place('ann', { priceSats: 490, quantityLots: 20 });
  opened.place('bob', { side: 'SELL', priceSats: 510, quantityLots: 20 });
  opened.send({ type: 'CloseMarket', market: 'SHUT/BTC' });
  opened.send({ type: 'HaltMarket', market: 'STILL/BTC', reason: 'r', cancelOpenOrders: false });
  opened.advance(opened.sequencer.time + 1000, [500, 500, 500, 500]);
  return opened;
}

const presence = (field = 'participantId'): Fault[] => [
  ['UNKNOWN_PARTICIPANT', { [field]: 'nobody' }],
  ['PARTICIPANT_RETIRED', { [field]: 'rex' }],
];

/** Faults of an order, whose fields are those of the command's `name`. */
function orderFaults(name: string): Fault[] {
  const inOrder = (change: object) =>
    Object.fromEntries(Object.entries(change).map(([key, value]) => [`${name}.${key}`, value]));
  const faults: [RejectReason, object][] = [
    ['UNKNOWN_MARKET', { market: 'X/BTC' }],
    ['INVALID_SIDE', { side: 'HOLD' }],
    ['INVALID_KIND', { kind: 'TRAILING' }],
    ['INVALID_TIME_IN_FORCE', { timeInForce: 'LATER' }],
    ['INVALID_COMBINATION', { selfTradePrevention: 'MAYBE' }],
    ['INVALID_COMBINATION', { postOnly: 1 }],
    ['INVALID_QUANTITY', { quantityLots: 0 }],
    ['INVALID_QUANTITY', { quantityLots: 1_000_002 }],
    ['OFF_LOT', { quantityLots: 19 }],
    ['INVALID_DISPLAY', { displayLots: -2 }],
    ['INVALID_PRICE', { priceSats: 0 }],
    ['OFF_TICK', { priceSats: 503 }],
    ['INVALID_EXPIRY', { expireAt: 1, timeInForce: 'GTD' }],
    ['MARKET_CLOSED', { market: 'SHUT/BTC' }],
    ['MARKET_HALTED', { market: 'STILL/BTC' }],
    ['MIN_NOTIONAL', { quantityLots: 2 }],
    ['PRICE_BAND', { priceSats: 560 }],
    ['POST_ONLY_WOULD_CROSS', { postOnly: true, priceSats: 510 }],
  ];
  return faults.map(([reason, change]) => [reason, inOrder(change)]);
}

const malformed: Fault = ['INVALID_COMMAND', { decisionSeq: 'x' }];
const broke: Fault = ['INSUFFICIENT_FUNDS', { participantId: 'pat' }];

const order = { ...limitOrder, priceSats: 500, quantityLots: 20 };
const stop = requestOf({ kind: 'STOP', stopPriceSats: 520, quantityLots: 20 });
const quotes = { bids: [{ priceSats: 480, quantityLots: 20 }], asks: [{ priceSats: 520, quantityLots: 20 }] };
const market = 'AAPL/BTC';

type Table = { readonly type: string; readonly body: object; readonly faults: readonly Fault[] };

const tables: readonly Table[] = [
  {
    type: 'PlaceOrder',
    body: { participantId: 'ann', order, decisionSeq: null },
    faults: [malformed, ...presence(), ...orderFaults('order'), broke],
  },
  {
    type: 'PlaceOco',
    body: { participantId: 'ann', limit: order, stop, decisionSeq: null },
    faults: [
      malformed,
      ...presence(),
      ...orderFaults('limit').filter(([, change]) => !('limit.market' in change)),
      broke,
    ],
  },
  {
    type: 'CancelOrder',
    body: { participantId: 'ann', orderId: 1, decisionSeq: null },
    faults: [malformed, ...presence(), ['UNKNOWN_ORDER', { orderId: 99 }], ['NOT_OWNER', { orderId: 2 }]],
  },
  {
    type: 'CancelAllOrders',
    body: { participantId: 'ann', market },
    faults: [...presence(), ['UNKNOWN_MARKET', { market: 'X/BTC' }]],
  },
  {
    type: 'ReplaceOrder',
    body: { participantId: 'ann', orderId: 1, priceSats: 500, quantityLots: 20 },
    faults: [
      ...presence(),
      ['INVALID_COMBINATION', { priceSats: null }],
      ['INVALID_QUANTITY', { quantityLots: 0 }],
      ['OFF_LOT', { quantityLots: 19 }],
      ['INVALID_PRICE', { priceSats: 0 }],
      ['OFF_TICK', { priceSats: 503 }],
      ['NOT_OWNER', { orderId: 2 }],
      ['MIN_NOTIONAL', { quantityLots: 2 }],
      ['PRICE_BAND', { priceSats: 560 }],
      ['INSUFFICIENT_FUNDS', { quantityLots: 1_000_000 }],
    ],
  },
  {
    type: 'ReplaceQuotes',
    body: { participantId: 'ann', market, ...quotes },
    faults: [
      ['INVALID_COMMAND', { 'bids.0': null }],
      ...presence(),
      ['UNKNOWN_MARKET', { market: 'X/BTC' }],
      ['INVALID_COMBINATION', { 'bids.0.priceSats': 1000 }],
      ['INVALID_QUANTITY', { 'asks.0.quantityLots': 0 }],
      ['OFF_LOT', { 'asks.0.quantityLots': 3 }],
      ['INVALID_PRICE', { 'bids.0.priceSats': 0 }],
      ['OFF_TICK', { 'asks.0.priceSats': 521 }],
      ['MARKET_CLOSED', { market: 'SHUT/BTC' }],
      ['MARKET_HALTED', { market: 'STILL/BTC' }],
    ],
  },
  {
    type: 'AdmitParticipant',
    body: { participant: participant('eve'), funds: { BTC: 5, AAPL: 5 } },
    faults: [
      ['INVALID_COMMAND', { 'participant.kind': 'HUMAN' }],
      ['DUPLICATE_PARTICIPANT', { 'participant.participantId': 'ann' }],
      ['UNKNOWN_MARKET', { 'participant.market': 'X/BTC' }],
      ['UNKNOWN_ASSET', { 'funds.DOGE': 1 }],
      ['INVALID_AMOUNT', { 'funds.BTC': -1 }],
      ['INSUFFICIENT_FUNDS', { 'funds.AAPL': 2 ** 50 }],
    ],
  },
  {
    type: 'AdjustFunds',
    body: { participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' },
    faults: [
      ['INVALID_COMMAND', { reason: 'GIFT' }],
      ...presence(),
      ['UNKNOWN_ASSET', { asset: 'DOGE' }],
      ['INVALID_AMOUNT', { amount: 0 }],
      ['INSUFFICIENT_FUNDS', { amount: -(2 ** 50) }],
    ],
  },
  {
    type: 'SetBrain',
    body: { participantId: 'ann', brain: { kind: 'RULE', model: null }, reason: 'r' },
    faults: [['INVALID_COMMAND', { 'brain.kind': 'ORACLE' }], ...presence()],
  },
  {
    type: 'SetPersona',
    body: { participantId: 'ann', persona: 'p', strategy: 's', description: 'd' },
    faults: [['INVALID_COMMAND', { persona: 1 }], ...presence()],
  },
  {
    type: 'SetFees',
    body: { market: 'SHUT/BTC', makerFeeBps: 1, takerFeeBps: 2 },
    faults: [
      ['INVALID_COMMAND', { makerFeeBps: -1 }],
      ['UNKNOWN_MARKET', { market: 'X/BTC' }],
      ['MARKET_OPEN', { market }],
    ],
  },
  {
    type: 'RetireParticipant',
    body: { participantId: 'ann', reason: 'r' },
    faults: [['INVALID_COMMAND', { reason: 1 }], ...presence()],
  },
  {
    type: 'HaltMarket',
    body: { market, reason: 'r', cancelOpenOrders: false },
    faults: [
      ['INVALID_COMMAND', { reason: 1 }],
      ['UNKNOWN_MARKET', { market: 'X/BTC' }],
      ['MARKET_CLOSED', { market: 'SHUT/BTC' }],
      ['MARKET_HALTED', { market: 'STILL/BTC' }],
    ],
  },
  {
    type: 'ApplyShock',
    body: { market, shiftBps: 1, mode: 'FAIR_VALUE', durationMs: 1 },
    faults: [
      ['INVALID_COMMAND', { mode: 'EARTHQUAKE' }],
      ['UNKNOWN_MARKET', { market: 'X/BTC' }],
    ],
  },
];

/** A copy with all these fields changed; the first change of a field wins. */
function broken(body: object, faults: readonly Fault[]): object {
  const copy: object = structuredClone(body);
  for (const [, change] of faults.toReversed()) {
    for (const [path, value] of Object.entries(change)) {
      const keys = path.split('.');
      const inner = keys.slice(0, -1).reduce<object | null>((at, key) => at && Reflect.get(at, key), copy);
      if (inner !== null) Reflect.set(inner, keys.at(-1) ?? '', value);
    }
  }
  return copy;
}

/** Whether both faults can be made at once. */
function areApart([, a]: Fault, [, b]: Fault): boolean {
  return Object.keys(a).every((path) =>
    Object.keys(b).every((other) => !path.startsWith(other) && !other.startsWith(path)),
  );
}

const place = ([reason]: Fault) => rejectReasons.indexOf(reason);

describe.each(tables)('V02 of several reasons the first in the list is told: $type', ({ type, body, faults }) => {
  const opened = session();
  const answer = (broke: readonly Fault[]) => [
    ...new Set(refusalsOf(opened.sendRaw({ type, ...broken(body, broke) }))),
  ];

  test.each(faults)(`V02 ${type} alone: %s %o`, (reason, change) => {
    expect(answer([[reason, change]])).toEqual([reason]);
  });

  test(`V02 ${type}: every two at once`, () => {
    const pairs = faults.flatMap((a, index) => faults.slice(index + 1).map((b) => [a, b] as const));
    for (const [a, b] of pairs.filter(([a, b]) => areApart(a, b))) {
      const [first] = place(a) <= place(b) ? a : b;
      expect(answer([a, b]), JSON.stringify([a, b])).toEqual([first]);
    }
  });

  test(`V02 ${type} is sound without them`, () => {
    const events = session().sendRaw({ type, ...body });
    expect(refusalsOf(events)).toEqual([]);
  });
});

test.each([
  ['INVALID_QUANTITY', { quantityLots: 0, priceSats: 0 }],
  ['INVALID_PRICE', { quantityLots: 1, priceSats: 0 }],
  ['UNKNOWN_ORDER', { quantityLots: 1, priceSats: 503 }],
])('V02 a replace of an order that is not there is refused with %s', (reason, change) => {
  const command = { type: 'ReplaceOrder', participantId: 'ann', orderId: 99, ...change };
  expect(refusalsOf(session().sendRaw(command))).toEqual([reason]);
});

test('V02 SHORT_LIMIT comes before INSUFFICIENT_FUNDS', () => {
  const sell = { side: 'SELL', priceSats: 500, quantityLots: 60 } as const;
  expect(refusalsOf(session().place('pat', sell))).toEqual(['SHORT_LIMIT']);
});

test('V02 V08 a malformed start is told as such, before and after the run has begun', () => {
  const start = { type: 'StartRun', scenario: 's', seed: 1, instruments: [] };
  expect(refusalsOf(new Session().sendRaw(start))).toEqual(['INVALID_COMMAND']);
  expect(refusalsOf(session().sendRaw(start))).toEqual(['INVALID_COMMAND']);
});
