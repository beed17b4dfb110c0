import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import { expect, test } from 'vitest';
import { Exchange } from '../../src/engine/exchange.ts';
import type { SequencedCommand } from '../../src/market/commands.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { Auditor } from '../auditor.ts';
import { CommandStream, mixedShape } from './command-stream.ts';
import { LiveOrders } from './live-orders.ts';
import { Sequencer, Session } from './session.ts';

type Step = {
  readonly command: SequencedCommand;
  readonly events: readonly MarketEvent[];
  readonly exchange: Exchange;
};

/** A run of a seeded stream, command by command. `swap` may put another exchange in place after each. */
function* run(seed: string, count: number, swap = (exchange: Exchange) => exchange): Generator<Step, void> {
  const stream = new CommandStream(seed, mixedShape);
  const sequencer = new Sequencer();
  const live = new LiveOrders();
  const opening = stream.opening();
  let exchange = new Exchange();
  for (let index = 0; index < count; index += 1) {
    const command = sequencer.place(opening[index] ?? stream.next(live.targets));
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

test('D01 the same seed gives the same events and the same state over 100,000 commands (seed 42)', () => {
  const first = digestOf('42', 100_000);
  expect(digestOf('42', 100_000)).toEqual(first);
  expect(new Set(first.states).size).toBe(10);
  expect(digestOf('43', 1000)).not.toEqual(digestOf('42', 1000));
});

test('D01 D05 the hash of a known run is known, on any machine (seed 7)', () => {
  const { events, states } = digestOf('7', 5000);
  expect({ events: events.slice(0, 16), state: states.at(-1)?.slice(0, 16) }).toEqual({
    events: '96e4c4f029070275',
    state: 'f13d5d41b3d0e9d8',
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

test('D03 two books that differ only in the order of a queue have different hashes', () => {
  const [plain, moved] = [1, 2].map(() => {
    const session = Session.open(['ann', 'bob']);
    for (const id of ['ann', 'bob']) session.rest(id, 'BUY', 100, 5);
    return session;
  });
  if (plain === undefined || moved === undefined) throw new Error('unreachable');
  expect(moved.exchange.stateHash()).toBe(plain.exchange.stateHash());
  moved.replace('ann', 1, 101, 5);
  moved.replace('ann', 1, 100, 5);
  expect(moved.exchange.levels('AAPL/BTC', 'BUY', 9)).toEqual(plain.exchange.levels('AAPL/BTC', 'BUY', 9));
  expect(moved.exchange.stateHash()).not.toBe(plain.exchange.stateHash());
  moved.replace('bob', 2, 101, 5);
  moved.replace('bob', 2, 100, 5);
  expect(moved.exchange.stateHash()).toBe(plain.exchange.stateHash());
});

test('D04 the way by which accounts, levels and orders came to be does not matter', () => {
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
  const auditor = new Auditor();
  for (const { command, events } of run('5', 2000)) {
    auditor.observeAll(events);
    const places = events.map(({ seq, causeSeq, time }) => [seq, causeSeq, time]);
    expect(places).toEqual(events.map((_, index) => [command.seq + index + 1, command.seq, command.time]));
    expect(events.length).toBeGreaterThan(0);
  }
  auditor.finish();
  expect(auditor.findings).toEqual([]);
});
