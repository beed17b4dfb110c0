import { describe, expect, test } from 'vitest';
import { limitOrder, participant, plainInstrument, requestOf, Session } from '../../test/engine/session.ts';

const missing = Symbol('missing');

/** Values that are no quantity, no price, no name and no choice. */
const nonsense: readonly unknown[] = [
  Number.NaN,
  Number.POSITIVE_INFINITY,
  Number.NEGATIVE_INFINITY,
  -0,
  0,
  -1,
  1.5,
  2 ** 53,
  Number.MAX_VALUE,
  '',
  'x',
  '1',
  'x'.repeat(10_000),
  'constructor',
  '__proto__',
  null,
  undefined,
  missing,
  true,
  {},
  [],
  [1],
  { valueOf: () => 1 },
  1n,
  Symbol('one'),
  () => 1,
];

const market = plainInstrument.symbol;

const bodies: Readonly<Record<string, object>> = {
  StartRun: { scenario: 's', seed: '1', instruments: [plainInstrument] },
  EndRun: { reason: 'r' },
  SetSpeed: { speed: 1 },
  AdmitParticipant: { participant: { ...participant('eve'), brain: { kind: 'RULE', model: null } }, funds: { BTC: 1 } },
  RetireParticipant: { participantId: 'ann', reason: 'r' },
  SetBrain: { participantId: 'ann', brain: { kind: 'RULE', model: null }, reason: 'r' },
  SetPersona: { participantId: 'ann', persona: 'p', strategy: 's', description: 'd' },
  AdjustFunds: { participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' },
  PlaceOrder: { participantId: 'ann', order: limitOrder, decisionSeq: null },
  PlaceOco: {
    participantId: 'ann',
    limit: { ...limitOrder, side: 'SELL', priceSats: 120 },
    stop: requestOf({ kind: 'STOP_LIMIT', side: 'SELL', stopPriceSats: 80, priceSats: 70 }),
    decisionSeq: null,
  },
  CancelOrder: { participantId: 'ann', orderId: 1, decisionSeq: null },
  CancelAllOrders: { participantId: 'ann', market },
  ReplaceOrder: { participantId: 'ann', orderId: 1, priceSats: 91, quantityLots: 5 },
  ReplaceQuotes: {
    participantId: 'ann',
    market,
    bids: [{ priceSats: 80, quantityLots: 5 }],
    asks: [{ priceSats: 130, quantityLots: 5 }],
  },
  RecordDecision: { record: { participantId: 'ann', outcome: { kind: 'DECIDED' }, evidence: {} } },
  WakeAgent: { participantId: 'ann' },
  SetBudget: { scope: 'AGENT', participantId: 'ann', microUsd: 1, tokens: 1 },
  PauseAgent: { participantId: 'ann' },
  ResumeAgent: { participantId: 'ann' },
  PublishNews: { headline: 'h', body: 'b', sentimentBps: 0, markets: [market], source: 'GOD' },
  ApplyShock: { market, shiftBps: 1, mode: 'FAIR_VALUE', durationMs: 1 },
  HaltMarket: { market, reason: 'r', cancelOpenOrders: true },
  ResumeMarket: { market },
  StartAuction: { market },
  UncrossMarket: { market },
  CloseMarket: { market },
  PreOpenMarket: { market },
  AdvanceTime: { referencePricesSats: [100, 100] },
};

const isText = (value: unknown) => typeof value === 'string';
const isTextOrNull = (value: unknown) => value === null || isText(value);
const isNull = (value: unknown) => value === null;
const isTrue = (value: unknown) => value === true;
const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;
const isEmptyRecord = (value: unknown) => isRecord(value) && Object.keys(value as object).length === 0;
const isEmptyList = (value: unknown) => Array.isArray(value) && value.length === 0;

/** Fields in which some of the nonsense makes sense, and which of it. */
const sensible: Readonly<Record<string, (value: unknown) => boolean>> = {
  'StartRun.scenario': isText,
  'StartRun.seed': isText,
  'StartRun.instruments.0.name': isText,
  'StartRun.instruments.0.minNotionalSats': isCount,
  'StartRun.instruments.0.auctionMs': isCount,
  'StartRun.instruments.0.maxShortLots': isCount,
  'StartRun.instruments.0.makerFeeBps': isCount,
  'StartRun.instruments.0.takerFeeBps': isCount,
  'StartRun.instruments.0.priceBandTicks': isNull,
  'StartRun.instruments.0.volatilityBandBps': isNull,
  'StartRun.instruments.0.previousCloseSats': isNull,
  'EndRun.reason': isText,
  'SetSpeed.speed': (value) => Number.isFinite(value) && (value as number) >= 0,
  'AdmitParticipant.participant.participantId': (value) => value === 'x' || value === '1' || value === 'constructor',
  'AdmitParticipant.participant.name': isText,
  'AdmitParticipant.participant.strategy': isText,
  'AdmitParticipant.participant.description': isText,
  'AdmitParticipant.participant.brain': isNull,
  'AdmitParticipant.participant.brain.model': isTextOrNull,
  'AdmitParticipant.participant.market': isNull,
  'AdmitParticipant.funds': isEmptyRecord,
  'AdmitParticipant.funds.BTC': (value) => isCount(value) || value === missing,
  'RetireParticipant.reason': isText,
  'SetBrain.brain.model': isTextOrNull,
  'SetBrain.reason': isText,
  'SetPersona.persona': isText,
  'SetPersona.strategy': isText,
  'SetPersona.description': isText,
  'SetBudget.microUsd': (value) => value === null || isCount(value),
  'SetBudget.tokens': (value) => value === null || isCount(value),
  'AdjustFunds.amount': (value) => Number.isSafeInteger(value) && value !== 0,
  'PlaceOrder.order.postOnly': isTrue,
  'PlaceOrder.order.stopPriceSats': isNull,
  'PlaceOrder.order.displayLots': isNull,
  'PlaceOrder.order.expireAt': isNull,
  'PlaceOrder.decisionSeq': isNull,
  'PlaceOco.limit.postOnly': isTrue,
  'PlaceOco.limit.stopPriceSats': isNull,
  'PlaceOco.limit.displayLots': isNull,
  'PlaceOco.limit.expireAt': isNull,
  'PlaceOco.stop.displayLots': isNull,
  'PlaceOco.stop.expireAt': isNull,
  'PlaceOco.decisionSeq': isNull,
  'CancelOrder.decisionSeq': isNull,
  'CancelAllOrders.market': isNull,
  'ReplaceQuotes.bids': isEmptyList,
  'ReplaceQuotes.asks': isEmptyList,
  'RecordDecision.record.evidence': isEmptyRecord,
  'PublishNews.headline': isText,
  'PublishNews.body': isText,
  'PublishNews.sentimentBps': Number.isSafeInteger,
  'PublishNews.markets': isEmptyList,
  'ApplyShock.shiftBps': Number.isSafeInteger,
  'ApplyShock.durationMs': isCount,
  'HaltMarket.reason': isText,
  'HaltMarket.cancelOpenOrders': isTrue,
  'AdvanceTime.referencePricesSats': isEmptyList,
};

/** A session in which every command above is sound: ann has an order (1) and quotes. */
function prepared(type: string) {
  if (type === 'StartRun') return new Session();
  const session = Session.open(['ann', 'bob']);
  session.rest('ann', 'BUY', 90, 10);
  session.quote('ann', [[80, 5]], [[130, 5]]);
  if (type === 'ResumeMarket') session.send({ type: 'HaltMarket', market, reason: 'r', cancelOpenOrders: false });
  if (type === 'UncrossMarket') session.send({ type: 'StartAuction', market });
  if (type === 'PreOpenMarket') session.send({ type: 'CloseMarket', market });
  return session;
}

/** All fields of a body, those of its records and of the first of its lists too: `order.side`, `bids.0.priceSats`. */
function pathsOf(value: object, prefix = ''): string[] {
  const keys = Array.isArray(value) ? ['0'] : Object.keys(value);
  return keys.flatMap((key) => {
    const inner: unknown = Reflect.get(value, key);
    const path = `${prefix}${key}`;
    return typeof inner === 'object' && inner !== null ? [path, ...pathsOf(inner, `${path}.`)] : [path];
  });
}

/** A copy in which one field holds something else. */
function withField(value: object, [key = '', ...rest]: readonly string[], change: unknown): object {
  const copy = (Array.isArray(value) ? [...value] : { ...value }) as Record<string, unknown>;
  if (rest.length > 0) copy[key] = withField(copy[key] as object, rest, change);
  else if (change === missing) delete copy[key];
  else copy[key] = change;
  return copy;
}

/** Everything but the count of order ids, which a refused order uses up. */
function stateOf(session: Session) {
  const { nextOrderId: _, ...state } = session.exchange.snapshot().state;
  return state;
}

function isWelcome(path: string, value: unknown): boolean {
  return sensible[path]?.(value) ?? false;
}

/** One refusal, which can be written down and has changed nothing. */
function expectRefusal(session: Session, body: object, what: string) {
  const [hash, before] = [session.exchange.stateHash(), stateOf(session)];
  const events = session.sendRaw(body);
  const types = new Set(events.map(({ type }) => type));
  expect(['CommandRejected', 'OrderRejected'], what).toContain([...types].join());
  expect(new Set(events.map((event) => 'reason' in event && event.reason)).size).toBe(1);
  expect(JSON.parse(JSON.stringify(events)), what).toEqual(events);
  if (types.has('CommandRejected')) expect(session.exchange.stateHash(), what).toBe(hash);
  else expect(stateOf(session), what).toEqual(before);
}

function expectAcceptance(session: Session, body: object, what: string) {
  const events = session.sendRaw(body);
  expect(
    events.map(({ type }) => type).filter((type) => type.endsWith('Rejected')),
    what,
  ).toEqual([]);
  expect(JSON.parse(JSON.stringify(events)), what).toEqual(events);
}

describe.each(Object.entries(bodies))('V01 V03 %s', (type, body) => {
  test(`V03 ${type} is sound without nonsense`, () => {
    expectAcceptance(prepared(type), { type, ...body }, type);
  });

  test.each(pathsOf(body))(`V03 ${type} with nonsense in %s`, (path) => {
    const session = prepared(type);
    for (const value of nonsense) {
      const what = `${type}.${path} ${String(value)}`;
      const command = { type, ...withField(body, path.split('.'), value) };
      if (isWelcome(`${type}.${path}`, value)) expectAcceptance(prepared(type), command, what);
      else expectRefusal(session, command, what);
    }
  });

  test(`V03 ${type} leaves extra fields behind`, () => {
    const records = ['', ...pathsOf(body)].filter(
      (path) => isRecord(valueAt(body, path)) && !isOpen(`${type}.${path}`),
    );
    for (const path of records) {
      const extra = path === '' ? ['isAdmin'] : [...path.split('.'), 'isAdmin'];
      const session = prepared(type);
      const command = { type, ...withField(body, extra, 1n) };
      expectAcceptance(session, command, path);
      const plain = prepared(type);
      plain.sendRaw({ type, ...body });
      expect(session.events, path).toEqual(plain.events);
      expect(session.exchange.stateHash(), path).toBe(plain.exchange.stateHash());
    }
  });

  test(`V03 ${type} without anything is refused`, () => {
    expectRefusal(prepared(type), { type }, type);
  });
});

function valueAt(value: unknown, path: string): unknown {
  return path === ''
    ? value
    : path.split('.').reduce<unknown>((inner, key) => Reflect.get(inner as object, key), value);
}

function isRecord(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Records whose keys are data, or which the exchange keeps whole: funds by asset, and what an agent thought. */
function isOpen(path: string): boolean {
  return path === 'AdmitParticipant.funds' || path.startsWith('RecordDecision.record');
}

test.each([...nonsense, 'placeOrder', 'toString'].map((type) => [type]))('V03 %s is no command', (type) => {
  const session = Session.open(['ann']);
  expectRefusal(session, { type: type === missing ? undefined : type }, String(type));
});
