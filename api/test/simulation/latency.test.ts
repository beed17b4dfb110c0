import { describe, expect, test } from 'vitest';
import { instruments } from '../../src/market/instruments/index.ts';
import type { ReferenceProcess } from '../../src/reference/reference-process.ts';
import { Kernel } from '../../src/simulation/kernel.ts';
import type { KernelOptions } from '../../src/simulation/kernel-options.ts';
import type { KernelState } from '../../src/simulation/kernel-state.ts';
import { openKernel } from '../../src/simulation/open-kernel.ts';
import { restAt } from '../../src/traders/orders.ts';
import type { Seat } from '../../src/traders/population.ts';
import type { Trader } from '../../src/traders/trader.ts';
import { botTurn, idleTurn, place } from '../../src/traders/turns.ts';
import { must } from '../../src/util/assert.ts';
import { NOON } from '../kit/market-view.ts';
import { modelMarket } from '../llm/model-market.ts';
import { bought } from '../llm/written-answers-table.ts';

const aapl = must(instruments[0], 'AAPL');

const still: ReferenceProcess = {
  advance: () => [aapl.openingPriceSats],
  shock: () => {},
  state: () => null,
  restore: () => {},
};

/** Bids one lot once, at `decidesMs` after the start; the order is `waysMs` on its way. */
function bidder(participantId: string, decidesMs: number, wayMs: number): Seat {
  let isDone = false;
  const trader: Trader = {
    participantId,
    interests: { fills: false, news: false, seconds: false },
    firstWakeDelayMs: decidesMs,
    takeTurn: () => {
      if (isDone) return idleTurn(60_000);
      isDone = true;
      return botTurn([place(restAt(aapl, 'BUY', 285_000, 1))], wayMs, 60_000);
    },
    notice: () => null,
    receive: () => idleTurn(60_000),
    state: () => isDone,
    restore: (state) => {
      isDone = state === true;
    },
  };
  const text = { name: participantId, strategy: 'test', description: '' };
  const participant = { participantId, kind: 'BACKGROUND', ...text, brain: null, market: aapl.symbol } as const;
  return { participant, funds: { BTC: 1_000_000 }, trader };
}

function options(...seats: readonly Seat[]): KernelOptions {
  const run = { scenario: 'test', seed: 's', startAt: NOON, instruments: [aapl] };
  return { ...run, seats, reference: still, duties: [], makeSeat: () => null };
}

function runFor(kernel: Kernel, durationMs: number): void {
  const until = kernel.now + durationMs;
  while (kernel.nextTime() <= until) kernel.step();
  kernel.advanceTo(until);
}

/** Who placed an order, and when after the start. */
function arrivals(kernel: Kernel): readonly (readonly [string, number])[] {
  return kernel.drain().flatMap(({ command }) => {
    return command.type === 'PlaceOrder' ? [[command.participantId, command.time - NOON] as const] : [];
  });
}

describe('L14 what is decided reaches the market after its way', () => {
  test('orders arrive in the order of their arrival times, whoever decided first', () => {
    const kernel = new Kernel(options(bidder('slow', 100, 50), bidder('fast', 120, 5), bidder('here', 110, 0)));
    runFor(kernel, 1_000);
    expect(arrivals(kernel)).toEqual([
      ['here', 110],
      ['fast', 125],
      ['slow', 150],
    ]);
    expect(kernel.view.restingAt(aapl.symbol, 'BUY', 285_000, 3)).toEqual(['here', 'fast', 'slow']);
  });

  test('a market that halts meanwhile refuses them', () => {
    const kernel = new Kernel(options(bidder('slow', 100, 500)));
    runFor(kernel, 300);
    kernel.command({ type: 'HaltMarket', market: aapl.symbol, reason: 'test', cancelOpenOrders: false });
    runFor(kernel, 300);
    expect(kernel.view.rejections('slow', 1)[0]?.rejectReason).toBe('MARKET_HALTED');
  });

  test('what somebody sent who retired or was muted meanwhile is lost', () => {
    const kernel = new Kernel(
      options(bidder('retired', 100, 500), bidder('muted', 100, 500), bidder('other', 100, 500)),
    );
    runFor(kernel, 300);
    kernel.command({ type: 'RetireParticipant', participantId: 'retired', reason: 'test' });
    kernel.mute('muted', 10_000);
    runFor(kernel, 20_000);
    expect(arrivals(kernel)).toEqual([['other', 600]]);
  });

  test('K01 what is on its way survives a snapshot', () => {
    const seats = () => options(bidder('slow', 100, 500));
    const kernel = new Kernel(seats());
    runFor(kernel, 300);
    const { view, ...parts } = kernel.state();
    const told = (each: Readonly<Record<string, () => unknown>>) =>
      Object.fromEntries(Object.entries(each).map(([name, part]) => [name, part()]));
    const saved = JSON.parse(JSON.stringify({ ...told(parts), view: told(view) })) as KernelState;
    const copy = new Kernel(seats(), saved);
    runFor(copy, 1_000);
    expect(arrivals(copy)).toEqual([['slow', 600]]);
  });
});

test('L15 the time that a model thinks is its way to the market', () => {
  const kernel = openKernel(modelMarket({ kelvin: 'test/a' }), 'think', null);
  while (kernel.openQuestions === 0) kernel.step();
  kernel.finishMoment();
  const [request] = kernel.takeAsks();
  const { requestId, shortlist } = must(request, 'a question');
  const instrument = must(shortlist[0], 'a market');
  const orders = [
    {
      ...must(bought.orders[0], 'an order'),
      priceSats: kernel.view.touch(instrument.symbol).bestBidSats,
      quantityLots: 10,
    },
  ];
  const said = { ...bought, market: instrument.symbol, orders, fairValueSats: null, wakeAboveSats: null };
  const askedAt = kernel.now;
  const usage = { inputTokens: 1, outputTokens: 1, costMicroUsd: 1 };
  const result = { kind: 'ANSWERED', answer: said } as const;
  const answer = { result, rawAnswer: '', usage, latencyMs: 3_456, callCount: 1, fallBack: false };
  kernel.giveAnswer({ requestId, answer, due: askedAt + 3_456 });
  kernel.drain();
  runFor(kernel, 10_000);
  const commands = kernel.drain().map(({ command }) => command);
  const decided = commands.findIndex(
    (command) => command.type === 'RecordDecision' && command.record.participantId === 'kelvin',
  );
  expect(commands[decided]?.time).toBe(askedAt + 3_456);
  expect(commands[decided + 1]).toMatchObject({ type: 'PlaceOrder', participantId: 'kelvin', time: askedAt + 3_456 });
  // The market did not wait.
  expect(commands.slice(0, decided).filter(({ type }) => type === 'ReplaceQuotes').length).toBeGreaterThan(3);
});
