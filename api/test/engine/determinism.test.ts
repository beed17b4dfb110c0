import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { describe, expect, test } from 'vitest';
import { Exchange } from '../../src/engine/exchange.ts';
import type { SequencedCommand } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import type { OrderRequest } from '../../src/market/order.ts';
import { CommandStream, mixedShape } from './command-stream.ts';
import { LiveOrders } from './live-orders.ts';
import { plainInstrument, Sequencer, Session } from './session.ts';

type Step = {
  readonly command: SequencedCommand;
  readonly events: readonly MarketEvent[];
  readonly exchange: Exchange;
};

/** A run of a seeded stream, command by command. `swap` may put another exchange in place after each. */
const COUNT = process.env.LONG === '1' ? 100_000 : 30_000;

function* run(seed: string, count: number, swap = (exchange: Exchange) => exchange): Generator<Step, void> {
  const stream = new CommandStream(seed, mixedShape);
  const sequencer = new Sequencer();
  const live = new LiveOrders();
  const opening = stream.opening();
  let exchange = new Exchange();
  for (let index = 0; index < count; index += 1) {
    const command = sequencer.place(opening[index] ?? stream.next(live.targets, sequencer.time), stream.stepMs);
    const events = exchange.apply(command);
    sequencer.passed(events);
    for (const event of events) live.observe(event);
    exchange = swap(exchange);
    yield { command, events, exchange };
  }
}

/** Hash of all events, and of the state every tenth of the way. */
function digestOf(seed: string, count: number): { readonly events: string; readonly states: readonly string[] } {
  const hash = sha256.create();
  const states: string[] = [];
  let index = 0;
  for (const { events, exchange } of run(seed, count)) {
    hash.update(utf8ToBytes(JSON.stringify(events)));
    index += 1;
    if (index % (count / 10) === 0) states.push(exchange.stateHash());
  }
  return { events: bytesToHex(hash.digest()), states };
}

test(`D01 the same seed gives the same events and the same state over ${COUNT} commands (seed 42)`, async ({
  annotate,
}) => {
  const first = digestOf('42', COUNT);
  expect(digestOf('42', COUNT)).toEqual(first);
  expect(new Set(first.states).size).toBe(10);
  expect(digestOf('43', 1000)).not.toEqual(digestOf('42', 1000));
  await annotate(`${COUNT} commands twice: events ${first.events.slice(0, 16)}, states equal`, 'figure');
});

test('D01 D05 the hash of a known run is known, on any machine (seed 7)', () => {
  const { events, states } = digestOf('7', 5000);
  expect({ events: events.slice(0, 16), state: states.at(-1)?.slice(0, 16) }).toEqual({
    events: 'e39609139025bc4e',
    state: '606eca489d250030',
  });
});

test('D02 an exchange restored from JSON after every single command tells the same story (seed 3)', () => {
  const count = 3000;
  const restored = run('3', count, (exchange) => Exchange.restore(JSON.parse(JSON.stringify(exchange.snapshot()))));
  let index = 0;
  for (const { events, exchange } of run('3', count)) {
    const other = restored.next().value as Step;
    expect(other.events).toEqual(events);
    index += 1;
    if (index % 100 === 0) expect(other.exchange.stateHash()).toBe(exchange.stateHash());
  }
});

test('D02 a snapshot whose holds do not cover its orders is refused', () => {
  const session = Session.open(['ann']);
  session.rest('ann', 'BUY', 100, 10);
  const text = JSON.stringify(session.exchange.snapshot());
  expect(() => Exchange.restore(JSON.parse(text.replace('"remainingLots":10', '"remainingLots":11')))).toThrow(
    'ann BTC',
  );
  expect(() => Exchange.restore(JSON.parse(text.replace('"held":1002', '"held":1003')))).toThrow('BTC');
});

test('D07 the hash kept up to date is that of the snapshot, after every command (seed 9)', () => {
  for (const { exchange } of run('9', 2000)) {
    expect(Exchange.restore(exchange.snapshot()).stateHash()).toBe(exchange.stateHash());
  }
});

const market = plainInstrument.symbol;
const people = ['ann', 'bob'];

/** Two orders of one kind that stand one behind the other; `id` 1 and 2. */
type Pair = { readonly what: string; readonly order: Partial<OrderRequest>; readonly isAuction?: true };

const pairs: readonly Pair[] = [
  { what: 'orders', order: {} },
  { what: 'icebergs', order: { displayLots: 2 } },
  { what: 'orders in an auction', order: {}, isAuction: true },
];

describe('D03 exchanges that differ only in the order of a queue have different hashes', () => {
  function queue({ order, isAuction }: Pair): Session {
    const session = Session.open(people);
    if (isAuction) session.send({ type: 'StartAuction', market });
    for (const id of people) session.place(id, { ...order, priceSats: 100, quantityLots: 5 });
    return session;
  }

  /** Away and back: to the end of the queue. */
  function goBehind(session: Session, participantId: string, orderId: number): void {
    for (const price of [101, 100]) session.replace(participantId, orderId, price, 5);
  }

  test.each(pairs)('D03 a queue of $what', (pair) => {
    const [plain, moved] = [queue(pair), queue(pair)];
    expect(moved.exchange.stateHash()).toBe(plain.exchange.stateHash());
    goBehind(moved, 'ann', 1);
    expect(moved.exchange.levels(market, 'BUY', 9)).toEqual(plain.exchange.levels(market, 'BUY', 9));
    expect(moved.exchange.stateHash()).not.toBe(plain.exchange.stateHash());
    goBehind(moved, 'bob', 2);
    expect(moved.exchange.stateHash()).toBe(plain.exchange.stateHash());
  });

  test('D03 a slice that was refilled stands elsewhere', () => {
    const [plain, moved] = [1, 2].map(() => queue({ what: '', order: { displayLots: 2 } }));
    for (const session of [plain, moved]) session?.rest('bob', 'SELL', 200, 1);
    plain?.replace('ann', 1, 100, 3);
    moved?.place('bob', { side: 'SELL', priceSats: 100, quantityLots: 2 });
    expect(moved?.exchange.orders(market, 'BUY', 9).map(({ orderId }) => orderId)).toEqual([2, 1]);
    expect(moved?.exchange.stateHash()).not.toBe(plain?.exchange.stateHash());
  });
});

describe('D04 the way by which things came to be does not matter', () => {
  test('D04 accounts, levels and orders', () => {
    const straight = Session.open(['ann', 'bob']);
    straight.rest('ann', 'BUY', 100, 5);
    straight.rest('bob', 'BUY', 90, 5);
    const roundabout = Session.open(['bob', 'ann']);
    roundabout.rest('ann', 'BUY', 80, 7);
    roundabout.rest('bob', 'BUY', 120, 5);
    roundabout.replace('bob', 2, 90, 5);
    roundabout.replace('ann', 1, 100, 5);
    expect(roundabout.exchange.stateHash()).toBe(straight.exchange.stateHash());
  });

  test('D04 stops keep their age whatever is done to them', () => {
    const [straight, roundabout] = [1, 2].map(() => {
      const session = Session.open(people);
      for (const id of people) session.place(id, { kind: 'STOP_LIMIT', priceSats: 110, quantityLots: 5 });
      return session;
    });
    for (const price of [120, 110]) roundabout?.replace('ann', 1, price, 5);
    expect(roundabout?.exchange.stateHash()).toBe(straight?.exchange.stateHash());
  });

  test('D04 an auction that ended without a trade has left nothing behind', () => {
    const session = Session.open(people);
    session.rest('ann', 'BUY', 100, 5);
    const before = session.exchange.stateHash();
    session.send({ type: 'StartAuction', market });
    session.advance(session.sequencer.time + 1000);
    expect(session.exchange.stateHash()).not.toBe(before);
    session.send({ type: 'UncrossMarket', market });
    expect(session.exchange.stateHash()).toBe(before);
  });
});

describe('D05 the hash covers what decides about the future', () => {
  const dated = { timeInForce: 'GTD', expireAt: Number.MAX_SAFE_INTEGER } as const;
  const base = { side: 'SELL', priceSats: 200, quantityLots: 6 } as const;
  const stop = { ...base, kind: 'STOP_LIMIT', stopPriceSats: 100 } as const;

  test.each([
    ['the side', base, { ...base, side: 'BUY', priceSats: 50 }],
    ['the size', base, { ...base, quantityLots: 5 }],
    ['what shows', { ...base, displayLots: 2 }, { ...base, displayLots: 3 }],
    ['whether anything is hidden', base, { ...base, displayLots: 6 }],
    ['a date', base, { ...base, ...dated }],
    ['which date', { ...base, ...dated }, { ...base, ...dated, expireAt: dated.expireAt - 2 ** 40 }],
    ['the self-trade prevention', base, { ...base, selfTradePrevention: 'DECREMENT' }],
    ['post-only', base, { ...base, postOnly: true }],
    ['a stop', base, stop],
    ['a stop price', stop, { ...stop, stopPriceSats: 99 }],
    ['the time in force of a stop', stop, { ...stop, timeInForce: 'IOC' }],
  ] as const)('D05 %s of an order', (_what, one, other) => {
    const hashes = [one, other].map((order) => {
      const session = Session.open(people);
      session.place('ann', order);
      return session.exchange.stateHash();
    });
    expect(hashes[0]).not.toBe(hashes[1]);
  });

  test('D05 the link of a pair', () => {
    const [linked, loose] = [Session.open(people), Session.open(people)];
    linked.oco('ann', base, { stopPriceSats: 100 });
    loose.place('ann', base);
    loose.place('ann', { kind: 'STOP', side: 'SELL', stopPriceSats: 100, quantityLots: 6 });
    expect(linked.exchange.stateHash()).not.toBe(loose.exchange.stateHash());
  });

  test.each([
    ['the state of a market', [{ type: 'StartAuction', market }]],
    ['a reference price', [{ type: 'AdvanceTime', referencePricesSats: [100, 100] }]],
    ['a balance', [{ type: 'AdjustFunds', participantId: 'ann', asset: 'BTC', amount: 1, reason: 'ADJUST' }]],
    ['a retirement', [{ type: 'RetireParticipant', participantId: 'ann', reason: 'r' }]],
    ['the end of the run', [{ type: 'EndRun', reason: 'r' }]],
  ] as const)('D05 %s', (_what, commands) => {
    const session = Session.open(people);
    const before = session.exchange.stateHash();
    for (const command of commands) session.send(command);
    expect(session.exchange.stateHash()).not.toBe(before);
  });
});

test('D05 the hash knows neither seq nor time', () => {
  const session = Session.open(['ann']);
  const before = session.exchange.stateHash();
  session.send({ type: 'PauseRun' });
  session.send({ type: 'ResumeRun' });
  expect(session.exchange.stateHash()).toBe(before);
  session.rest('ann', 'BUY', 100, 1);
  expect(session.exchange.stateHash()).not.toBe(before);
});

test('D06 events are numbered without a gap and name their command (seed 5)', () => {
  for (const { command, events } of run('5', 2000)) {
    const places = events.map(({ seq, causeSeq, time }) => [seq, causeSeq, time]);
    expect(places).toEqual(events.map((_, index) => [command.seq + index + 1, command.seq, command.time]));
    expect(events.length).toBeGreaterThan(0);
  }
});
