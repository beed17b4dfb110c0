import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from 'vitest';
import { SimulationHost } from '../../src/simulation/host.ts';
import { channelPair, type FromSimulation, type ToSimulation } from '../../src/simulation/messages.ts';
import { calm } from '../kit/scenarios.ts';
import { Stage, start } from '../kit/stage.ts';

const quiet = { ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 };

test('L01 nothing is told before it is durable, and everything durable is told', async () => {
  const stage = new Stage(quiet);
  let isDurable = true;
  stage.host.listen({
    onEpoch: () => {},
    onState: () => {},
    onEvents: (events) => {
      isDurable &&= events.every((event) => event.seq <= stage.journal.lastSeq());
    },
  });
  await stage.control(start);
  stage.clock.pass(20_000);
  expect(isDurable).toBe(true);
  expect(stage.host.read().seq).toBe(stage.journal.lastSeq());
  expect(stage.host.state().status).toBe('RUNNING');
});

test('L01 a new run is in sight only together with its markets', () => {
  const stage = new Stage(quiet);
  void stage.control(start);
  const [simulation, api] = channelPair<FromSimulation, ToSimulation>();
  const host = new SimulationHost(api, [quiet], { ask: () => {}, drop: () => {} });
  const seen: string[] = [];
  for (const message of stage.sent.filter(({ type }) => type !== 'CONTROLLED')) {
    simulation.send(message);
    seen.push(`${host.state().epoch}: ${host.read().instruments.length} markets`);
  }
  expect(stage.sent[0]?.type).toBe('EPOCH');
  expect([...new Set(seen)]).toEqual([': 0 markets', 'run-1: 1 markets']);
});

test('L02 at speed 1 simulated time keeps pace with the wall clock', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const before = stage.host.state().time;
  stage.clock.pass(10_000);
  expect(stage.host.state().time - before).toBeGreaterThan(9_800);
  expect(stage.host.state().time - before).toBeLessThanOrEqual(10_000);
});

test('L10 a run begins with a past: its warm-up takes no wall time worth the name', async () => {
  const stage = new Stage({ ...quiet, warmUpMs: 600_000 });
  await stage.control(start);
  stage.clock.pass(1_000);
  const sinceStart = stage.host.state().time - quiet.startAt;
  expect(sinceStart).toBeGreaterThanOrEqual(600_000);
  expect(sinceStart).toBeLessThanOrEqual(601_000);
});

test('L03 a higher speed covers more simulated time, and changing to the same speed changes nothing', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  expect(await stage.control({ kind: 'SET_SPEED', speed: 50 })).toMatchObject({ changed: true, errors: [] });
  expect(await stage.control({ kind: 'SET_SPEED', speed: 50 })).toMatchObject({ changed: false, errors: [] });
  const before = stage.host.state().time;
  stage.clock.pass(2_000);
  expect(stage.host.state().time - before).toBeGreaterThan(95_000);
});

test('L04 a paused market stands still until it is stepped or resumed', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(1_000);
  expect(await stage.control({ kind: 'PAUSE' })).toMatchObject({ changed: true, status: 'PAUSED' });
  const { seq } = stage.host.read();
  stage.clock.pass(60_000);
  expect(stage.host.read().seq).toBe(seq);
  expect(await stage.control({ kind: 'STEP', steps: 3 })).toMatchObject({ changed: true, count: 3 });
  expect(stage.host.read().seq).toBeGreaterThan(seq);
  await stage.control({ kind: 'RESUME' });
  const { time } = stage.host.read();
  stage.clock.pass(3_000);
  expect(stage.host.read().time - time).toBeLessThanOrEqual(3_000);
  expect(stage.host.read().time).toBeGreaterThan(time);
});

test('L05 transitions are idempotent, and impossible ones are refused with the status', async () => {
  const stage = new Stage(quiet);
  expect(await stage.control({ kind: 'STOP' })).toMatchObject({ changed: false, status: 'IDLE', errors: [] });
  expect((await stage.control({ kind: 'PAUSE' })).errors[0]?.code).toBe('INVALID_TRANSITION');
  expect(await stage.control(start)).toMatchObject({ changed: true, status: 'RUNNING' });
  expect(await stage.control(start)).toMatchObject({ changed: false, errors: [] });
  expect(await stage.control({ kind: 'STOP' })).toMatchObject({ changed: true, status: 'STOPPED' });
  expect(await stage.control({ kind: 'STOP' })).toMatchObject({ changed: false, errors: [] });
  expect(stage.journal.isClosed).toBe(true);
  expect(stage.host.read().run?.isEnded).toBe(true);
});

test('L06 a reset ends the run, begins another one with the same seed and forgets what was folded', async () => {
  const stage = new Stage(quiet);
  await stage.control({ kind: 'START', scenario: null, seed: 'lucky' });
  stage.clock.pass(30_000);
  const before = stage.host.state();
  expect(await stage.control({ kind: 'RESET', scenario: null, seed: null })).toMatchObject({
    changed: true,
    status: 'RUNNING',
  });
  expect(stage.host.state()).toMatchObject({ seed: 'lucky' });
  expect(stage.host.state().epoch).not.toBe(before.epoch);
  expect(stage.host.read().seq).toBeLessThan(before.seq);
});

test('L07 a disk that fails makes the market wait, says why, and the market goes on by itself when the disk does', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(5_000);
  const { seq } = stage.host.read();
  const { time } = stage.host.state();
  stage.journal.isBroken = true;
  stage.clock.pass(60_000);
  const waiting = { status: 'RUNNING', exchangeStatus: 'MAINTENANCE', seq };
  expect(stage.host.state()).toMatchObject({ ...waiting, problem: expect.stringMatching(/^The disk reports errors/) });
  expect([stage.host.read().seq, stage.journal.lastSeq()]).toEqual([seq, seq]);
  expect(stage.host.state().time - time).toBeLessThan(1_000);
  stage.journal.isBroken = false;
  stage.clock.pass(5_000);
  expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
  expect(stage.host.read().seq).toBe(stage.journal.lastSeq());
  expect(stage.host.state().time - time).toBeGreaterThan(4_000);
  expect(stage.host.state().time - time).toBeLessThan(7_000);
});

test('L07 an act that meets a failing disk is answered when it is durable; acts after it are refused with the cause', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(2_000);
  stage.journal.isBroken = true;
  let isAnswered = false;
  const answer = stage.control({ kind: 'PAUSE' }).finally(() => {
    isAnswered = true;
  });
  stage.clock.pass(3_000);
  const refused = await stage.control({ kind: 'SET_SPEED', speed: 9 });
  expect(refused.errors).toMatchObject([
    { code: 'INVALID_TRANSITION', message: expect.stringMatching(/market waits/) },
  ]);
  expect(isAnswered).toBe(false);
  stage.journal.isBroken = false;
  stage.clock.pass(1_000);
  expect(await answer).toMatchObject({ changed: true, status: 'PAUSED', seq: stage.journal.lastSeq() });
  expect(stage.journal.entries.filter(({ command }) => command.type === 'PauseRun')).toHaveLength(1);
});

test.each([
  ['STOP', { kind: 'STOP' }, 'STOPPED', 1],
  ['RESET', { kind: 'RESET', scenario: null, seed: null }, 'RUNNING', 2],
] as const)(
  'L07 a %s that meets a failing disk is completed when the disk works again',
  async (_name, control, status, runs) => {
    const stage = new Stage(quiet);
    await stage.control(start);
    stage.clock.pass(2_000);
    const [first] = stage.journals;
    stage.journal.isBroken = true;
    const answer = stage.control(control);
    stage.clock.pass(2_000);
    expect(stage.host.state()).toMatchObject({ status: 'STOPPING', exchangeStatus: 'MAINTENANCE' });
    if (first !== undefined) first.isBroken = false;
    stage.clock.pass(1_000);
    expect(await answer).toMatchObject({ changed: true, status });
    expect(first?.isClosed).toBe(true);
    expect(first?.entries.filter(({ command }) => command.type === 'EndRun')).toHaveLength(1);
    expect(stage.journals).toHaveLength(runs);
  },
);

test('L07 a server that is stopped while its disk fails does not wait for it', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(2_000);
  stage.journal.isBroken = true;
  stage.clock.pass(2_000);
  await stage.host.shutDown();
  expect(stage.journal.entries.some(({ command }) => command.type === 'EndRun')).toBe(false);
});

test('L07 a slow disk makes simulated time wait, and nothing is dropped', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const told: number[] = [];
  stage.host.listen({
    onEpoch: () => {},
    onState: () => {},
    onEvents: (events) => void told.push(...events.map(({ seq }) => seq)),
  });
  const before = stage.host.state();
  stage.journal.onWrite = () => stage.clock.stall(2_000);
  stage.clock.pass(60_000);
  const after = stage.host.state();
  expect(after).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
  expect(after.time).toBeGreaterThan(before.time);
  // Thirty writes of two seconds; after each the lost time is given up but for the second that a sleep may cost.
  expect(after.time - before.time).toBeLessThan(35_000);
  const kept = stage.journal.read(before.seq, 1_000_000).flatMap(({ events }) => events.map(({ seq }) => seq));
  expect(told).toEqual(kept);
});

test('L20 a ledger that was damaged, deleted or replaced ends the run at once; another one can be started', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(5_000);
  const { seq } = stage.host.read();
  stage.journal.isDamaged = true;
  stage.clock.pass(5_000);
  const failed = { status: 'FAILED', exchangeStatus: 'MAINTENANCE', problem: 'the ledger was deleted', seq };
  expect(stage.host.state()).toMatchObject(failed);
  expect([stage.host.read().seq, stage.journal.lastSeq()]).toEqual([seq, seq]);
  expect(await stage.control({ kind: 'SET_SPEED', speed: 5 })).toMatchObject({ changed: false });
  expect(stage.host.state()).toMatchObject(failed);
  const [damaged] = stage.journals;
  expect(await stage.control(start)).toMatchObject({ changed: true, status: 'RUNNING' });
  expect(damaged?.isClosed).toBe(true);
  expect(stage.host.state().problem).toBeNull();
});

test('L08 acts of the person in charge are commands like any other: on record, and refused as data', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const market = 'AAPL/BTC';
  const halt = { kind: 'HALT_MARKET', market, reason: 'a test', cancelOpenOrders: false } as const;
  expect(await stage.control(halt)).toMatchObject({ changed: true });
  expect(await stage.control(halt)).toMatchObject({ changed: false, errors: [] });
  expect(stage.host.read().ticker(market)).toMatchObject({ status: 'HALTED', haltReason: 'a test' });
  const resume = { kind: 'RESUME_MARKET', market } as const;
  expect(await stage.control(resume)).toMatchObject({ changed: true });
  expect(stage.host.read().ticker(market)).toMatchObject({ status: 'AUCTION', auction: { reason: 'REOPENING' } });
  expect(await stage.control(resume)).toMatchObject({ changed: false, errors: [] });
  stage.clock.pass(12_000);
  expect(stage.host.read().ticker(market)).toMatchObject({ status: 'CONTINUOUS', auction: null });
  const lost = await stage.control({ ...halt, market: 'DOGE/BTC' });
  expect(lost.errors[0]).toMatchObject({ code: 'NOT_FOUND', field: ['input', 'market'] });
  expect((await stage.control({ kind: 'RETIRE_AGENT', handle: 'nobody' })).errors[0]?.code).toBe('NOT_FOUND');
});

test('U12 a market is closed, opened again and auctioned by acts; one it is not ready for says what comes first', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const market = 'AAPL/BTC';
  const act = (kind: 'START_AUCTION' | 'UNCROSS_MARKET' | 'CLOSE_MARKET' | 'PRE_OPEN_MARKET') =>
    stage.control({ kind, market });
  const status = () => stage.host.read().ticker(market).status;
  expect((await act('PRE_OPEN_MARKET')).errors).toMatchObject([
    { code: 'INVALID_TRANSITION', message: 'AAPL/BTC is open: close it first.', field: ['input', 'market'] },
  ]);
  expect(await act('UNCROSS_MARKET')).toMatchObject({ changed: false, errors: [] });
  const steps = [
    ['CLOSE_MARKET', 'CLOSED'],
    ['PRE_OPEN_MARKET', 'PRE_OPEN'],
    ['START_AUCTION', 'AUCTION'],
    ['UNCROSS_MARKET', 'CONTINUOUS'],
  ] as const;
  for (const [kind, reached] of steps) {
    expect(await act(kind)).toMatchObject({ changed: true, errors: [] });
    expect(status()).toBe(reached);
    expect(await act(kind)).toMatchObject({ changed: false, errors: [] });
  }
  await stage.control({ kind: 'HALT_MARKET', market, reason: 'a test', cancelOpenOrders: false });
  expect((await act('START_AUCTION')).errors).toMatchObject([{ code: 'MARKET_HALTED' }]);
  expect((await act('UNCROSS_MARKET')).errors).toMatchObject([{ code: 'INVALID_TRANSITION' }]);
});

test('K01 once a minute a snapshot is taken, of a moment that is durable', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(59_000);
  expect(stage.snapshots.latest()).toBeNull();
  stage.clock.pass(2_000);
  const first = stage.snapshots.latest();
  expect(first?.seq).toBeGreaterThan(0);
  expect(first?.seq).toBeLessThanOrEqual(stage.journal.lastSeq());
  // Writing it takes time of the machine, none of the market.
  await sleep(0);
  stage.clock.pass(50_000);
  expect(stage.snapshots.latest()).toBe(first);
  stage.clock.pass(11_000);
  expect(stage.snapshots.latest()?.seq).toBeGreaterThan(first?.seq ?? 0);
  stage.clock.pass(1_000);
  expect(stage.host.state().status).toBe('RUNNING');
});

test('R02 while a run is being brought back the exchange says so, and when that cannot be, that it serves again', async () => {
  const stage = new Stage(quiet);
  const seen: string[] = [];
  stage.host.listen({ onEpoch: () => {}, onEvents: () => {}, onState: (state) => seen.push(state.exchangeStatus) });
  expect((await stage.host.continueRun('some-run')).errors).toMatchObject([{ code: 'NOT_FOUND' }]);
  expect(seen).toEqual(['RECOVERING', 'ONLINE']);
  expect(stage.host.state().status).toBe('IDLE');
});

test.each(['FAIR_VALUE', 'MARKET_ORDER'] as const)('L09 a shock by %s moves the price down', async (mode) => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(30_000);
  const market = 'AAPL/BTC';
  const bestBid = () => stage.host.read().book(market, 1).bids[0]?.priceSats ?? 0;
  const before = bestBid();
  await stage.control({ kind: 'INJECT_PRICE_SHOCK', market, shiftBps: -300, mode, durationMs: 20_000 });
  let lowest = bestBid();
  for (let second = 0; second < 40; second += 1) {
    stage.clock.pass(1_000);
    lowest = Math.min(lowest, bestBid());
  }
  expect(lowest).toBeLessThan(before * 0.995);
  for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
});

test('L09 B01 a market-order shock beyond the static band takes what the band admits', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(30_000);
  const market = 'AAPL/BTC';
  const shock = { kind: 'INJECT_PRICE_SHOCK', market, mode: 'MARKET_ORDER', durationMs: 0 } as const;
  for (const shiftBps of [-9_000, 9_000]) {
    await stage.control({ ...shock, shiftBps });
    stage.clock.pass(30_000);
  }
  const told = stage.journal.read(0, 1_000_000).flatMap(({ events }) => events);
  const orders = told.flatMap((event) => {
    const isOrder = event.type === 'OrderAccepted' || event.type === 'OrderRejected';
    return isOrder && event.order.participantId === 'shock' ? [[event.type, event.order.side]] : [];
  });
  expect(orders).toEqual([
    ['OrderAccepted', 'SELL'],
    ['OrderAccepted', 'BUY'],
  ]);
});

test('L11 a shock that removes liquidity empties the book of quotes for its duration, then they come back', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  stage.clock.pass(30_000);
  const market = 'AAPL/BTC';
  const depthLots = () =>
    stage.host
      .read()
      .book(market, 20)
      .bids.reduce((sum, level) => sum + level.quantityLots, 0);
  const before = depthLots();
  await stage.control({
    kind: 'INJECT_PRICE_SHOCK',
    market,
    shiftBps: -300,
    mode: 'REMOVE_LIQUIDITY',
    durationMs: 20_000,
  });
  stage.clock.pass(5_000);
  expect(depthLots()).toBeLessThan(before / 3);
  stage.clock.pass(40_000);
  expect(depthLots()).toBeGreaterThan(before / 2);
});

test('L16 the person in charge moves money to and from an agent, and cancels its orders', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const [handle = ''] = stage.host
    .read()
    .participants('AGENT')
    .map(({ participant }) => participant.participantId);
  const availableSats = () =>
    stage.host
      .read()
      .portfolio(handle)
      .balances.find(({ asset }) => asset === 'BTC')?.available ?? 0;
  const adjust = (amount: number, asset = 'BTC') =>
    stage.control({ kind: 'ADJUST_AGENT_BALANCE', handle, asset, amount });
  const before = availableSats();
  expect(await adjust(1_500)).toMatchObject({ changed: true, errors: [] });
  expect(availableSats()).toBe(before + 1_500);
  expect(await adjust(-500)).toMatchObject({ changed: true, errors: [] });
  expect(availableSats()).toBe(before + 1_000);
  expect((await adjust(-before - 1_001)).errors).toMatchObject([{ code: 'INVALID_INPUT', field: ['input', 'amount'] }]);
  expect((await adjust(1, 'DOGE')).errors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'asset'] }]);
  expect(availableSats()).toBe(before + 1_000);
  for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
  const cancel = (market: string | null) => stage.control({ kind: 'CANCEL_AGENT_ORDERS', handle, market });
  expect((await cancel('DOGE/BTC')).errors).toMatchObject([{ code: 'NOT_FOUND', field: ['input', 'market'] }]);
  const open = stage.host.read().openOrders(handle).length;
  expect(await cancel(null)).toMatchObject({ changed: open > 0, count: open, errors: [] });
  expect(stage.host.read().openOrders(handle)).toEqual([]);
  expect(await cancel(null)).toMatchObject({ changed: false, count: 0, errors: [] });
});

test('L12 a spawned agent trades under its own handle, can be called to think, and retires with its orders', async () => {
  const stage = new Stage(quiet);
  await stage.control(start);
  const spawn = {
    kind: 'SPAWN_AGENT',
    handle: 'zed',
    persona: 'kelvin',
    brain: 'RULE',
    model: null,
    startingSats: 50_000_000,
  } as const;
  expect(await stage.control(spawn)).toMatchObject({ changed: true, errors: [] });
  expect((await stage.control(spawn)).errors[0]?.code).toBe('ALREADY_EXISTS');
  expect((await stage.control({ ...spawn, handle: 'who', persona: 'nobody' })).errors[0]?.code).toBe('NOT_FOUND');
  expect(stage.host.read().portfolio('zed').equitySats).toBe(50_000_000);
  expect(await stage.control({ kind: 'THINK_NOW', handle: 'zed' })).toMatchObject({ changed: true });
  stage.clock.pass(2_000);
  expect(stage.host.read().thoughtsOf('zed', 1)[0]?.record.evidence.wakeReason).toBe('THINK_NOW');
  expect(await stage.control({ kind: 'RETIRE_AGENT', handle: 'zed' })).toMatchObject({ changed: true });
  expect(stage.host.read().participant('zed')?.status).toBe('RETIRED');
  expect(stage.host.read().openOrders('zed')).toEqual([]);
});
