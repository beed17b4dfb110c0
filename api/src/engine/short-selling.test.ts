import { describe, expect, test } from 'vitest';
import {
  cancelsOf,
  eventsOf,
  participant,
  plainInstrument,
  refusalsOf,
  Session,
  tradesOf,
} from '../../test/engine/session.ts';
import type { MarketEvent } from '../market/events.ts';
import type { Instrument } from '../market/instrument.ts';
import { ISSUED_UNITS } from './run-control.ts';

const market = plainInstrument.symbol;
const rich = { BTC: 1_000_000, AAPL: 1000 };

/** Ann owns 3 lots and may owe 10. */
function open(funds: number = rich.BTC, rules: Partial<Instrument> = {}) {
  const people = { ann: { BTC: funds, AAPL: 3 }, bob: rich, cyd: rich };
  return Session.open(people, { maxShortLots: 10, ...rules });
}

/** Ann is short of ten lots: she sold all 13 that she can. */
function atLimit(funds?: number, rules?: Partial<Instrument>, offers: readonly [number, number][] = [[110, 50]]) {
  const session = open(funds, rules);
  for (const [price, lots] of offers) session.rest('cyd', 'SELL', price, lots);
  session.rest('ann', 'SELL', 100, 13);
  const events = session.place('bob', { priceSats: 100, quantityLots: 13 });
  return { session, events };
}

const loans = (events: readonly MarketEvent[]) =>
  eventsOf(events, 'FundsPosted').flatMap(({ postings }) =>
    postings
      .filter(({ reason }) => reason === 'BORROW' || reason === 'REPAY')
      .map(({ reason, amount }) => [reason, amount]),
  );
const owed = (session: Session) => session.exchange.owed('ann', 'AAPL');

describe('N01 borrowing', () => {
  test('N01 a sell borrows what is missing', () => {
    const session = open();
    expect(loans(session.place('ann', { side: 'SELL', priceSats: 100, quantityLots: 8 }))).toEqual([['BORROW', 5]]);
    expect(owed(session)).toBe(5);
    expect(session.balance('ann').AAPL).toEqual([0, 8]);
    expect(loans(session.replace('ann', 1, 101, 9))).toEqual([['BORROW', 1]]);
    expect(loans(session.place('ann', { side: 'SELL', kind: 'STOP', stopPriceSats: 50 }))).toEqual([['BORROW', 1]]);
    expect(owed(session)).toBe(7);
  });

  test.each([
    ['the limit itself', 13, {}, []],
    ['more than the limit', 14, {}, ['SHORT_LIMIT']],
    ['anything without short selling', 4, { maxShortLots: 0 }, ['INSUFFICIENT_FUNDS']],
  ] as const)('N01 %s', (_what, quantityLots, rules, refusals) => {
    const session = open(rich.BTC, rules);
    for (const kind of ['LIMIT', 'STOP'] as const) {
      const events = session.place('ann', { side: 'SELL', kind, quantityLots });
      expect(refusalsOf(events)).toEqual(refusals);
      session.cancelAll('ann');
    }
    expect(session.balance('ann').AAPL).toEqual([3, 0]);
  });

  test('N01 what several orders borrow is added up', () => {
    const session = open();
    session.rest('ann', 'SELL', 100, 8);
    expect(refusalsOf(session.place('ann', { side: 'SELL', quantityLots: 6 }))).toEqual(['SHORT_LIMIT']);
    expect(refusalsOf(session.place('ann', { side: 'SELL', quantityLots: 5 }))).toEqual([]);
  });

  test('N01 the treasury lends only what it has', () => {
    const session = open();
    const left = session.exchange.available('treasury', 'AAPL') - 4;
    expect(left).toBeLessThan(ISSUED_UNITS);
    session.send({ type: 'AdmitParticipant', participant: participant('whale'), funds: { AAPL: left } });
    expect(refusalsOf(session.place('ann', { side: 'SELL', quantityLots: 8 }))).toEqual(['INSUFFICIENT_FUNDS']);
    expect(refusalsOf(session.place('ann', { side: 'SELL', quantityLots: 14 }))).toEqual(['SHORT_LIMIT']);
    expect(refusalsOf(session.place('ann', { side: 'SELL', quantityLots: 7 }))).toEqual([]);
  });

  test('N01 quotes do not borrow', () => {
    const session = open();
    const [replaced] = eventsOf(
      session.quote(
        'ann',
        [],
        [
          [100, 4],
          [101, 3],
        ],
      ),
      'QuotesReplaced',
    );
    expect(replaced?.placed.map(({ quantityLots }) => quantityLots)).toEqual([3]);
    expect(owed(session)).toBe(0);
  });
});

test('N02 what becomes available is given back at the end of the command', () => {
  const session = open();
  session.rest('ann', 'SELL', 100, 8);
  expect(loans(session.replace('ann', 1, 100, 6))).toEqual([['REPAY', 2]]);
  session.place('bob', { priceSats: 100, quantityLots: 6 });
  expect([owed(session), session.balance('ann').AAPL]).toEqual([3, [0, 0]]);
  session.rest('bob', 'SELL', 100, 5);
  expect(loans(session.place('ann', { priceSats: 100, quantityLots: 2 }))).toEqual([['REPAY', 2]]);
  expect(loans(session.place('ann', { priceSats: 100, quantityLots: 3 }))).toEqual([['REPAY', 1]]);
  expect([owed(session), session.balance('ann').AAPL]).toEqual([0, [2, 0]]);
});

describe('N03 the buy-in', () => {
  test('N03 M23 a position at the limit is bought back, last of all', () => {
    const { session, events } = atLimit();
    expect(events.map(({ type }) => type)).toEqual([
      'OrderAccepted',
      'TradeExecuted',
      'BuyInStarted',
      'OrderAccepted',
      'TradeExecuted',
      'FundsPosted',
    ]);
    expect(eventsOf(events, 'BuyInStarted')[0]).toMatchObject({ participantId: 'ann', market, quantityLots: 10 });
    const [, bought] = eventsOf(events, 'OrderAccepted');
    const terms = { kind: 'MARKET', timeInForce: 'IOC', side: 'BUY', selfTradePrevention: 'NONE', quantityLots: 10 };
    expect(bought?.order).toMatchObject({ ...terms, participantId: 'ann', orderId: 4 });
    expect([owed(session), session.balance('ann').AAPL]).toEqual([0, [0, 0]]);
  });

  test('N03 a position below the limit is left alone, however much is owed', () => {
    const session = open();
    session.rest('ann', 'SELL', 100, 13);
    const events = session.place('bob', { priceSats: 100, quantityLots: 12 });
    expect(owed(session)).toBe(10);
    expect(eventsOf(events, 'BuyInStarted')).toEqual([]);
  });

  test.each([
    ['as much as it can pay for', 0, 1, [[300, 50]], 4],
    ['whole steps only', 0, 2, [[200, 50]], 6],
    ['nothing that it cannot pay for', 0, 1, [[2000, 50]], 0],
  ] as const)('N03 it buys %s', (_what, funds, quantityStepLots, offers, lots) => {
    const session = Session.open(
      { ann: { BTC: funds, AAPL: 4 }, bob: rich, cyd: rich },
      { maxShortLots: 10, quantityStepLots },
    );
    for (const [price, offered] of offers) session.rest('cyd', 'SELL', price, offered);
    session.rest('ann', 'SELL', 100, 14);
    const events = session.place('bob', { priceSats: 100, quantityLots: 14 });
    expect(eventsOf(events, 'BuyInStarted')).toHaveLength(1);
    expect(
      tradesOf(events)
        .slice(1)
        .map(([, , , traded]) => traded),
    ).toEqual(lots === 0 ? [] : [lots]);
    expect(owed(session)).toBe(10 - lots);
  });

  test('N03 where nothing is offered its order is canceled', () => {
    const { session, events } = atLimit(undefined, {}, []);
    expect(cancelsOf(events)).toEqual([[3, 10, 'NO_LIQUIDITY']]);
    expect(owed(session)).toBe(10);
  });

  test('N03 accounts are bought in by their admission, each once a command', () => {
    const session = Session.open({ ann: { BTC: 1000 }, bob: { BTC: 1000 }, cyd: rich, dan: rich }, { maxShortLots: 5 });
    for (const id of ['bob', 'ann']) session.rest(id, 'SELL', 100, 5);
    session.rest('dan', 'SELL', 110, 7);
    const events = session.place('cyd', { priceSats: 100, quantityLots: 10 });
    expect(eventsOf(events, 'BuyInStarted').map(({ participantId }) => participantId)).toEqual(['ann', 'bob']);
    expect(
      tradesOf(events)
        .slice(2)
        .map(([, , , lots]) => lots),
    ).toEqual([5, 2]);
  });

  test('N03 who is pushed to the limit by a buy-in is bought in by the same command', () => {
    const session = Session.open({ ann: rich, bob: { BTC: 100_000 }, cyd: { BTC: 100_000 } }, { maxShortLots: 5 });
    session.rest('cyd', 'SELL', 110, 5);
    session.rest('bob', 'SELL', 100, 5);
    session.rest('ann', 'SELL', 120, 9);
    const events = session.place('ann', { priceSats: 100, quantityLots: 5 });
    expect(eventsOf(events, 'BuyInStarted').map(({ participantId }) => participantId)).toEqual(['bob', 'cyd']);
    expect([session.exchange.owed('bob', 'AAPL'), session.exchange.owed('cyd', 'AAPL')]).toEqual([0, 0]);
  });

  test('N03 N04 in an auction it waits, then for the next command that moves money of the account', () => {
    const { session, events } = atLimit(undefined, { volatilityBandBps: 500, previousCloseSats: 100 }, [[110, 5]]);
    expect(eventsOf(events, 'BuyInStarted')).toHaveLength(1);
    expect(session.exchange.status(market)).toBe('AUCTION');
    const move = () =>
      session.send({ type: 'AdjustFunds', participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' });
    expect(eventsOf(move(), 'BuyInStarted')).toEqual([]);
    expect(eventsOf(session.send({ type: 'UncrossMarket', market }), 'BuyInStarted')).toEqual([]);
    expect(eventsOf(session.place('bob', { priceSats: 50 }), 'BuyInStarted')).toEqual([]);
    expect(eventsOf(move(), 'BuyInStarted')).toHaveLength(1);
  });
});

test('N04 stops elected by a buy-in run after it', () => {
  const session = open();
  session.rest('cyd', 'SELL', 110, 12);
  session.place('bob', { kind: 'STOP', stopPriceSats: 110, quantityLots: 2 });
  session.rest('ann', 'SELL', 100, 13);
  const events = session.place('bob', { priceSats: 100, quantityLots: 13 });
  expect(events.map(({ type }) => type).slice(2)).toEqual([
    'BuyInStarted',
    'OrderAccepted',
    'TradeExecuted',
    'OrderTriggered',
    'TradeExecuted',
    'FundsPosted',
  ]);
});

test("N05 with an account's retirement its debt is forgiven, and no lot is lost", () => {
  const session = open();
  session.rest('ann', 'SELL', 100, 8);
  session.place('bob', { priceSats: 100, quantityLots: 6 });
  session.send({ type: 'RetireParticipant', participantId: 'ann', reason: 'r' });
  expect([owed(session), session.balance('ann').AAPL]).toEqual([0, [0, 0]]);
  const everybody = ['treasury', 'ann', 'bob', 'cyd'];
  expect(everybody.reduce((sum, id) => sum + session.exchange.available(id, 'AAPL'), 0)).toBe(ISSUED_UNITS);
});
