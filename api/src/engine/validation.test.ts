import { describe, expect, test } from 'vitest';
import { limitOrder, participant, plainInstrument, refusalsOf, Sequencer, Session } from '../../test/engine/session.ts';
import { instruments } from '../market/instruments/index.ts';
import { Exchange } from './exchange.ts';

/** A session with a resting order of ann's (id 1), a quote of hers, and the state before the test. */
function prepared() {
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 90, 10);
  session.quote('ann', [[80, 5]], [[120, 5]]);
  return session;
}

test('V01 a refused order uses up its id, a refused command does not, and nothing else changes', () => {
  const session = prepared();
  const { nextOrderId, ...before } = session.exchange.snapshot().state;
  session.place('ann', { priceSats: 0 });
  session.cancel('ann', 77);
  session.sendRaw({ type: 'PlaceOrder', participantId: 'ann', order: { side: 'HOLD' }, decisionSeq: null });
  expect(session.exchange.snapshot().state).toEqual({ ...before, nextOrderId: nextOrderId + 1 });
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

const dated = { timeInForce: 'GTD', expireAt: Number.MAX_SAFE_INTEGER } as const;
const stop = { kind: 'STOP', priceSats: null, stopPriceSats: 100 } as const;
const stopLimit = { kind: 'STOP_LIMIT', stopPriceSats: 100 } as const;

test.each([
  ['V05 a market order with a price', { kind: 'MARKET', priceSats: 100 }, 'INVALID_COMBINATION'],
  ['V05 a stop with a price', { kind: 'STOP', priceSats: 100 }, 'INVALID_COMBINATION'],
  ['V05 a limit with a stop price', { stopPriceSats: 100 }, 'INVALID_COMBINATION'],
  ['V05 a market order with a stop price', { kind: 'MARKET', stopPriceSats: 100 }, 'INVALID_COMBINATION'],
  ['V05 a post-only market order', { kind: 'MARKET', priceSats: null, postOnly: true }, 'INVALID_COMBINATION'],
  ['V05 a post-only IOC', { postOnly: true, timeInForce: 'IOC' }, 'INVALID_COMBINATION'],
  ['V05 a post-only FOK', { postOnly: true, timeInForce: 'FOK' }, 'INVALID_COMBINATION'],
  ['V05 a post-only GTD', { ...dated, postOnly: true }, null],
  ['V05 a post-only stop', { ...stop, postOnly: true }, 'INVALID_COMBINATION'],
  ['V05 a post-only stop-limit', { ...stopLimit, postOnly: true }, 'INVALID_COMBINATION'],
  ['V05 hidden size of an IOC', { displayLots: 1, timeInForce: 'IOC' }, 'INVALID_COMBINATION'],
  ['V05 hidden size of a market order', { kind: 'MARKET', displayLots: 1 }, 'INVALID_COMBINATION'],
  ['V05 hidden size of a stop', { ...stop, displayLots: 1 }, 'INVALID_COMBINATION'],
  ['V05 a date of a GTC', { expireAt: dated.expireAt }, 'INVALID_COMBINATION'],
  ['V05 a dated market order', { ...dated, kind: 'MARKET' }, 'INVALID_COMBINATION'],
  ['V05 a dated stop', { ...dated, ...stop }, null],
  ['V06 a limit order without a price', { priceSats: null }, 'INVALID_PRICE'],
  ['V06 a stop-limit without a price', { ...stopLimit, priceSats: null }, 'INVALID_PRICE'],
  ['V06 a stop without a stop price', { kind: 'STOP', stopPriceSats: null }, 'INVALID_STOP_PRICE'],
  ['V06 the largest quantity', { side: 'SELL', quantityLots: 1_000_000 }, null],
  ['V06 a quantity above the largest', { quantityLots: 1_000_001 }, 'INVALID_QUANTITY'],
  ['V06 the highest price', { priceSats: 1_000_000_000, side: 'SELL' }, null],
  ['V06 a price above the highest', { priceSats: 1_000_000_001 }, 'INVALID_PRICE'],
  ['V06 a stop price above the highest', { ...stop, stopPriceSats: 1_000_000_001 }, 'INVALID_STOP_PRICE'],
  ['V06 a price between two ticks', { market: 'ETH/BTC', priceSats: 150 }, 'OFF_TICK'],
  ['V06 a stop price between two ticks', { ...stop, market: 'ETH/BTC', stopPriceSats: 150 }, 'OFF_TICK'],
] as const)('%s is answered with %3$s', (_rule, change, reason) => {
  const session = Session.open(['ann']);
  expect(refusalsOf(session.place('ann', change))).toEqual(reason === null ? [] : [reason]);
});

test.each([
  [8, []],
  [9, ['OFF_LOT']],
] as const)('V06 with a step of 4 a quantity of %i is answered with %j', (quantityLots, refusals) => {
  const session = Session.open(['ann'], { quantityStepLots: 4 });
  expect(refusalsOf(session.place('ann', { quantityLots }))).toEqual(refusals);
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
    ['more lots than 31 bits', { maxOrderLots: 2 ** 31, maxPriceSats: 100 }],
    ['more ticks than 31 bits', { maxOrderLots: 1, maxPriceSats: 2 ** 31 }],
    ['a zero step', { quantityStepLots: 0 }],
    ['a negative minimum', { minNotionalSats: -1 }],
    ['an empty band', { priceBandTicks: 0 }],
    ['an empty volatility band', { volatilityBandBps: 0 }],
    ['a previous close off tick', { lotsPerUnit: 10, tickSats: 10, previousCloseSats: 105 }],
    ['a previous close above the highest', { previousCloseSats: 1_000_000_001 }],
    ['a start in a halt', { openingStatus: 'HALTED' }],
    ['a negative auction', { auctionMs: -1 }],
    ['a negative short limit', { maxShortLots: -1 }],
  ])('V07 %s is refused', (_what, changed) => {
    expect(refusalsOf(start(changed))).toEqual(['INVALID_COMMAND']);
  });

  test('V07 two markets of one asset, or none at all, are refused', () => {
    const startAll = (list: unknown) =>
      refusalsOf(new Session().sendRaw({ type: 'StartRun', scenario: 's', seed: '1', instruments: list }));
    for (const list of [[], [plainInstrument, plainInstrument], null, 'x', {}, [null], Number.NaN]) {
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

const record = { participantId: 'ann', outcome: { kind: 'DECIDED' }, evidence: {} };
const brain = { participantId: 'ann', brain: { kind: 'RULE', model: null }, reason: 'r' };
const news = { headline: 'h', body: 'b', sentimentBps: 0, markets: [], source: 'GOD' };
const shock = { market: plainInstrument.symbol, shiftBps: 1, mode: 'FAIR_VALUE', durationMs: 1 };

test.each([
  ['SetSpeed', { speed: 1 }, 'SpeedSet'],
  ['PauseRun', {}, 'RunPaused'],
  ['ResumeRun', {}, 'RunResumed'],
  ['SetBrain', brain, 'BrainSet'],
  ['SetPersona', { participantId: 'ann', persona: 'p', strategy: 's', description: 'd' }, 'PersonaSet'],
  ['RecordDecision', { record }, 'AgentDecided'],
  ['WakeAgent', { participantId: 'ann' }, 'AgentWoken'],
  ['SetBudget', { scope: 'AGENT', participantId: 'ann', microUsd: 1, tokens: null }, 'BudgetSet'],
  ['SetBudget', { scope: 'DAY', participantId: null, microUsd: 0, tokens: 5 }, 'BudgetSet'],
  ['PauseAgent', { participantId: 'ann' }, 'AgentPaused'],
  ['ResumeAgent', { participantId: 'ann' }, 'AgentResumed'],
  ['PublishNews', news, 'NewsPublished'],
  ['ApplyShock', shock, 'ShockApplied'],
  ['AdvanceTime', { referencePricesSats: [100, 200] }, 'TimeAdvanced'],
  ['AdvanceTime', { referencePricesSats: [] }, 'TimeAdvanced'],
  ['EndRun', { reason: 'r' }, 'RunEnded'],
])('V10 %s causes exactly its event', (type, body, event) => {
  const session = prepared();
  const markets = () => session.exchange.snapshot().state.markets.map(({ referencePriceSats: _, ...rest }) => rest);
  const before = markets();
  const events = session.sendRaw({ type, ...body });
  expect(events).toEqual([expect.objectContaining({ ...body, type: event })]);
  expect(markets()).toEqual(before);
});

test('V10 an abstention is told as such', () => {
  const outcome = { kind: 'ABSTAINED', cause: 'TIMEOUT', detail: '' };
  const events = prepared().sendRaw({ type: 'RecordDecision', record: { ...record, outcome } });
  expect(events[0]?.type).toBe('AgentAbstained');
});
