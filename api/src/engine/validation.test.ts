import { describe, expect, test } from 'vitest';
import {
  eventsOf,
  limitOrder,
  participant,
  plainInstrument,
  refusalsOf,
  Sequencer,
  Session,
} from '../../test/engine/session.ts';
import { instruments } from '../market/instruments/index.ts';
import { rejectReasons } from '../market/reject-reason.ts';
import { Exchange } from './exchange.ts';

/** Values that are no quantity, no price, no name and no choice. */
const nonsense: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  0,
  -1,
  0.5,
  2 ** 53,
  Number.MAX_VALUE,
  '1',
  '',
  'x'.repeat(10_000),
  true,
  undefined,
  [],
  [1],
  {},
  { valueOf: () => 1 },
  1n,
  Symbol('one'),
  () => 1,
];

/** A session with a resting order of ann's (id 1), a quote of hers, and the state before the test. */
function prepared() {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 90, 10);
  session.quote('ann', [[80, 5]], [[120, 5]]);
  return session;
}

/** Everything but the count of order ids, which a refused order uses up. */
function stateOf(session: Session) {
  const { nextOrderId: _, ...state } = session.exchange.snapshot().state;
  return state;
}

const commands = {
  PlaceOrder: { participantId: 'ann', order: limitOrder, decisionSeq: null },
  CancelOrder: { participantId: 'ann', orderId: 1, decisionSeq: null },
  ReplaceOrder: { participantId: 'ann', orderId: 1, priceSats: 91, quantityLots: 5 },
  ReplaceQuotes: { participantId: 'ann', market: plainInstrument.symbol, bids: [], asks: [] },
  AdmitParticipant: { participant: participant('eve'), funds: { BTC: 1 } },
  RetireParticipant: { participantId: 'ann', reason: 'r' },
  AdjustFunds: { participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' },
  SetBrain: { participantId: 'ann', brain: { kind: 'RULE', model: null }, reason: 'r' },
  RecordDecision: { record: { participantId: 'ann', outcome: { kind: 'DECIDED' }, evidence: {} } },
  WakeAgent: { participantId: 'ann' },
  HaltMarket: { market: plainInstrument.symbol, reason: 'r', cancelOpenOrders: true },
  ResumeMarket: { market: plainInstrument.symbol },
  ApplyShock: { market: plainInstrument.symbol, shiftBps: 1, mode: 'FAIR_VALUE', durationMs: 1 },
  PublishNews: { headline: 'h', body: 'b', sentimentBps: 0, markets: [], source: 'GOD' },
  SetSpeed: { speed: 1 },
  AdvanceTime: { referencePricesSats: [100, 100] },
  EndRun: { reason: 'r' },
} as const;

/** Fields that hold free text (any string will do), and fields in which some of the nonsense makes sense. */
const sensible: Readonly<Record<string, (value: unknown) => boolean>> = {
  reason: (value) => typeof value === 'string',
  headline: (value) => typeof value === 'string',
  body: (value) => typeof value === 'string',
  sentimentBps: Number.isSafeInteger,
  shiftBps: Number.isSafeInteger,
  durationMs: (value) => Number.isSafeInteger(value) && (value as number) >= 0,
  amount: (value) => Number.isSafeInteger(value) && value !== 0,
  speed: (value) => Number.isFinite(value) && (value as number) >= 0,
  bids: (value) => Array.isArray(value) && value.length === 0,
  asks: (value) => Array.isArray(value) && value.length === 0,
  markets: (value) => Array.isArray(value) && value.length === 0,
  funds: (value) => typeof value === 'object' && !Array.isArray(value) && !Object.keys(value as object).length,
  cancelOpenOrders: (value) => value === true,
};

describe('V01 V03 nonsense in any field is refused and changes nothing', () => {
  for (const [type, body] of Object.entries(commands)) {
    test.each(Object.keys(body))(`V03 ${type} with nonsense in %s`, (field) => {
      for (const value of nonsense) {
        const isText = field === 'reason' && type !== 'AdjustFunds';
        if ((field !== 'reason' || isText) && sensible[field]?.(value)) continue;
        const session = prepared();
        const before = stateOf(session);
        const events = session.sendRaw({ type, ...body, [field]: value });
        expect(
          events.map((event) => event.type),
          String(value),
        ).toEqual(['CommandRejected']);
        expect(stateOf(session)).toEqual(before);
        expect(JSON.parse(JSON.stringify(events))).toEqual(events);
      }
    });
  }

  test.each(Object.keys(limitOrder))('V03 an order with nonsense in %s', (field) => {
    const session = prepared();
    const before = stateOf(session);
    for (const value of nonsense) {
      if (field === 'postOnly' && value === true) continue;
      const order = { ...limitOrder, [field]: value };
      const events = session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order, decisionSeq: null });
      expect(refusalsOf(events), String(value)).toHaveLength(1);
      expect(JSON.parse(JSON.stringify(events))).toEqual(events);
    }
    expect(stateOf(session)).toEqual(before);
  });

  test.each(['priceSats', 'quantityLots'])('V03 a quote with nonsense in %s refuses the whole list', (field) => {
    for (const value of nonsense) {
      const session = prepared();
      const before = stateOf(session);
      const asks = [
        { priceSats: 110, quantityLots: 1 },
        { priceSats: 111, quantityLots: 1, [field]: value },
      ];
      const body = { participantId: 'ann', market: plainInstrument.symbol, bids: [], asks };
      expect(refusalsOf(session.sendRaw({ type: 'ReplaceQuotes', ...body })), String(value)).toHaveLength(1);
      expect(stateOf(session)).toEqual(before);
    }
  });

  test('V03 commands that are none', () => {
    const session = prepared();
    for (const type of [...nonsense, 'placeOrder', 'constructor', '__proto__']) {
      expect(refusalsOf(session.sendRaw({ type })), String(type)).toEqual(['INVALID_COMMAND']);
    }
    for (const type of Object.keys(commands)) expect(refusalsOf(session.sendRaw({ type }))).toHaveLength(1);
  });

  test('V03 extra fields are left behind', () => {
    const session = prepared();
    const order = { ...limitOrder, orderId: 99, participantId: 'bob', isAdmin: true };
    const [accepted] = eventsOf(
      session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order, decisionSeq: null }),
      'OrderAccepted',
    );
    expect(accepted?.order).toEqual({ ...limitOrder, orderId: 4, participantId: 'ann', decisionSeq: null });
  });
});

describe('V02 the first reason in the list is told', () => {
  /** Breaks more and more rules of one order, from the last reason of the list to the first. */
  const breaks = [
    ['INSUFFICIENT_FUNDS', { quantityLots: 1_000_000, priceSats: 1_000_000_000 }],
    ['POST_ONLY_WOULD_CROSS', { postOnly: true }],
    ['MARKET_HALTED', {}],
    ['INVALID_PRICE', { priceSats: -5 }],
    ['INVALID_QUANTITY', { quantityLots: 0 }],
    ['INVALID_COMBINATION', { selfTradePrevention: 'MAYBE' }],
    ['INVALID_TIME_IN_FORCE', { timeInForce: 'LATER' }],
    ['INVALID_KIND', { kind: 'STOP' }],
    ['INVALID_SIDE', { side: 'HOLD' }],
    ['UNKNOWN_MARKET', { market: 'X/BTC' }],
  ] as const;

  test('V02 an order that breaks ever more rules', () => {
    const session = Session.open({ ann: { BTC: 100 }, bob: { AAPL: 10 } });
    session.rest('bob', 'SELL', 100, 1);
    let order: object = limitOrder;
    const told = breaks.map(([reason, change]) => {
      order = { ...order, ...change };
      const market = plainInstrument.symbol;
      if (reason === 'MARKET_HALTED')
        session.send({ type: 'HaltMarket', market, reason: 'r', cancelOpenOrders: false });
      return refusalsOf(session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order, decisionSeq: null }));
    });
    expect(told).toEqual(breaks.map(([reason]) => [reason]));
    session.send({ type: 'RetireParticipant', participantId: 'ann', reason: 'r' });
    const place = (participantId: string, decisionSeq: unknown) =>
      refusalsOf(session.sendRaw({ type: 'PlaceOrder', participantId, order, decisionSeq }));
    expect(place('ann', null)).toEqual(['PARTICIPANT_RETIRED']);
    expect(place('nobody', null)).toEqual(['UNKNOWN_PARTICIPANT']);
    expect(place('nobody', 'x')).toEqual(['INVALID_COMMAND']);
  });

  test('V02 the table above follows the list', () => {
    const places = breaks.map(([reason]) => rejectReasons.indexOf(reason));
    expect(places).toEqual([...places].sort((a, b) => b - a));
  });

  test.each([
    ['INVALID_QUANTITY', { orderId: 2, quantityLots: 0, priceSats: 0 }],
    ['INVALID_PRICE', { orderId: 2, quantityLots: 1, priceSats: 0 }],
    ['UNKNOWN_ORDER', { orderId: 99, quantityLots: 1, priceSats: 100 }],
    ['NOT_OWNER', { orderId: 2, quantityLots: 1, priceSats: 100 }],
    ['MARKET_HALTED', { orderId: 1, quantityLots: 1, priceSats: 100 }],
  ])('V02 a replace refused with %s although a later rule is broken too', (reason, change) => {
    const session = Session.open(['ann', 'bob']);
    session.rest('ann', 'BUY', 100, 5);
    session.rest('bob', 'BUY', 100, 5);
    session.send({ type: 'HaltMarket', market: plainInstrument.symbol, reason: 'r', cancelOpenOrders: false });
    expect(refusalsOf(session.sendRaw({ type: 'ReplaceOrder', participantId: 'ann', ...change }))).toEqual([reason]);
  });
});

describe('V04 what can be printed is an OrderRejected', () => {
  test.each([
    ['a quantity out of range', { quantityLots: 1_000_001 }, 'OrderRejected'],
    ['a negative price', { priceSats: -100 }, 'OrderRejected'],
    ['a limit without a price', { priceSats: null }, 'OrderRejected'],
    ['a market order with a price', { kind: 'MARKET' }, 'OrderRejected'],
    ['a fractional quantity', { quantityLots: 1.5 }, 'CommandRejected'],
    ['a side that is none', { side: 'HOLD' }, 'CommandRejected'],
    ['a market that is not there', { market: 'X/BTC' }, 'CommandRejected'],
  ])('V04 %s', (_what, change, type) => {
    const session = Session.open(['ann']);
    const order = { ...limitOrder, ...change };
    const events = session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order, decisionSeq: null });
    expect(events.map((event) => event.type)).toEqual([type]);
  });
});

test.each([
  ['V05 a market order with a price', { kind: 'MARKET', priceSats: 100 }, 'INVALID_COMBINATION'],
  ['V05 a post-only market order', { kind: 'MARKET', priceSats: null, postOnly: true }, 'INVALID_COMBINATION'],
  ['V05 a post-only IOC', { postOnly: true, timeInForce: 'IOC' }, 'INVALID_COMBINATION'],
  ['V05 a post-only FOK', { postOnly: true, timeInForce: 'FOK' }, 'INVALID_COMBINATION'],
  ['V06 a limit order without a price', { priceSats: null }, 'INVALID_PRICE'],
  ['V06 a quantity above the largest', { quantityLots: 1_000_001 }, 'INVALID_QUANTITY'],
  ['V06 a price above the highest', { priceSats: 1_000_000_001 }, 'INVALID_PRICE'],
  ['V06 a price between two ticks', { market: 'ETH/BTC', priceSats: 150 }, 'OFF_TICK'],
] as const)('%s is refused', (_rule, change, reason) => {
  const session = Session.open(['ann']);
  expect(refusalsOf(session.place('ann', change))).toEqual([reason]);
});

describe('V07 the largest order of an instrument cannot cost more than all bitcoin', () => {
  const start = (changed: object) =>
    new Session().sendRaw({
      type: 'StartRun',
      scenario: 's',
      seed: '1',
      instruments: [{ ...plainInstrument, ...changed }],
    });

  test.each(instruments.map((instrument) => [instrument.symbol, instrument]))(
    'V07 %s is bounded',
    (_symbol, instrument) => {
      expect(start(instrument)[0]?.type).toBe('RunStarted');
    },
  );

  test('V07 the largest order at the highest price is exact to the sat', () => {
    const maxPriceSats = 2_095_000_000;
    const session = new Session();
    const instrument = { ...plainInstrument, maxPriceSats };
    session.send({ type: 'StartRun', scenario: 's', seed: '1', instruments: [instrument] });
    const funds = { BTC: 2_099_190_000_000_000 };
    session.send({ type: 'AdmitParticipant', participant: participant('ann'), funds });
    session.rest('ann', 'BUY', maxPriceSats, 1_000_000);
    expect(session.balance('ann').BTC).toEqual([0, 2_099_190_000_000_000]);
  });

  test.each([
    ['an unbounded notional', { maxPriceSats: 2_100_000_000 }],
    ['a tick that is no multiple of lotsPerUnit', { lotsPerUnit: 3, tickSats: 10 }],
    ['a zero tick', { tickSats: 0 }],
    ['an opening price off tick', { tickSats: 7 }],
    ['an opening price above the highest', { openingPriceSats: 1_000_000_001 }],
    ['another quote asset', { quoteAsset: 'USD' }],
    ['a symbol that is not its assets', { symbol: 'TSLA/BTC' }],
    ['a negative fee', { makerFeeBps: -1 }],
    ['a fee above everything', { takerFeeBps: 10_001 }],
    ['a fractional quantity', { maxOrderLots: 0.5 }],
  ])('V07 %s is refused', (_what, changed) => {
    expect(refusalsOf(start(changed))).toEqual(['INVALID_COMMAND']);
  });

  test('V07 two markets of one asset, or none at all, are refused', () => {
    const startAll = (list: unknown) =>
      refusalsOf(new Session().sendRaw({ type: 'StartRun', scenario: 's', seed: '1', instruments: list }));
    for (const list of [[], [plainInstrument, plainInstrument], ...nonsense]) {
      expect(startAll(list)).toEqual(['INVALID_COMMAND']);
    }
  });
});

test('V08 nothing happens before the run starts, after it ends, or when it starts twice', () => {
  const session = new Session();
  expect(refusalsOf(session.place('ann', {}))).toEqual(['RUN_NOT_OPEN']);
  const start = { type: 'StartRun', scenario: 's', seed: '1', instruments: [plainInstrument] } as const;
  expect(refusalsOf(session.send(start))).toEqual([]);
  expect(refusalsOf(session.send(start))).toEqual(['RUN_NOT_OPEN']);
  session.send({ type: 'EndRun', reason: 'done' });
  expect(refusalsOf(session.send({ type: 'EndRun', reason: 'twice' }))).toEqual(['RUN_NOT_OPEN']);
  expect(refusalsOf(session.send(start))).toEqual(['RUN_NOT_OPEN']);
});

test.each([
  ['a seq that was used', { seq: 3 }],
  ['a seq that is none', { seq: Number.NaN }],
  ['a time that went back', { time: 0 }],
  ['a time that is none', { time: Number.NaN }],
])('V09 %s throws', (_what, change) => {
  const exchange = new Exchange();
  const start = { type: 'StartRun', scenario: 's', seed: '1', instruments: [plainInstrument] } as const;
  const sequencer = new Sequencer();
  exchange.apply(sequencer.place(start));
  expect(() => exchange.apply({ type: 'PauseRun', seq: 4, time: 2_000_000_000_000, ...change })).toThrow();
});

const { PlaceOrder: _place, CancelOrder: _cancel, ...others } = commands;
test.each([
  ['SetSpeed', { type: 'SpeedSet', speed: 1 }],
  ['PauseRun', { type: 'RunPaused' }],
  ['ResumeRun', { type: 'RunResumed' }],
  ['SetBrain', { type: 'BrainSet', ...commands.SetBrain }],
  ['RecordDecision', { type: 'AgentDecided', ...commands.RecordDecision }],
  ['WakeAgent', { type: 'AgentWoken', participantId: 'ann' }],
  ['PublishNews', { type: 'NewsPublished', ...commands.PublishNews }],
  ['ApplyShock', { type: 'ShockApplied', ...commands.ApplyShock }],
  ['AdvanceTime', { type: 'TimeAdvanced', referencePricesSats: [100, 100] }],
  ['EndRun', { type: 'RunEnded', reason: 'r' }],
])('V10 %s causes exactly its event', (type, event) => {
  const session = prepared();
  const before = session.exchange.snapshot().state.markets;
  const events = session.sendRaw({ type, ...(others as Readonly<Record<string, object>>)[type] });
  expect(events).toEqual([expect.objectContaining(event)]);
  expect(session.exchange.snapshot().state.markets).toEqual(before);
});

test('V10 an abstention is told as such', () => {
  const record = { participantId: 'ann', outcome: { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: '' }, evidence: {} };
  expect(prepared().sendRaw({ type: 'RecordDecision', record })[0]?.type).toBe('AgentAbstained');
});
