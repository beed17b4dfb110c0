import { describe, expect, test } from 'vitest';
import { Exchange } from '../../src/engine/exchange.ts';
import type { MarketEvent } from '../../src/market/events.ts';
import { sides } from '../../src/market/order.ts';
import { Auditor } from '../auditor.ts';
import { CommandStream, crashShape, deepShape, mixedShape, streamInstruments, type Target } from './command-stream.ts';
import { ReferenceExchange } from './reference-exchange.ts';
import { Sequencer } from './session.ts';

const commandCount = process.env.LONG === '1' ? 100_000 : 8000;
const seeds = process.env.LONG === '1' ? ['1', '2', '3', '4', '5', '6', '7', '8', '9', '10'] : ['1', '2', '3'];
const shapes = { mixed: mixedShape, deep: deepShape, crash: crashShape };
const runs = Object.entries(shapes).flatMap(([name, shape]) => seeds.map((seed) => ({ name, shape, seed })));

const assets = ['BTC', ...streamInstruments.map(({ baseAsset }) => baseAsset)];

/** Events as the reference exchange tells them. */
function withoutMoneyAndPlace(events: readonly MarketEvent[]) {
  return events
    .filter((event) => event.type !== 'FundsPosted')
    .map(({ seq: _seq, time: _time, causeSeq: _cause, ...body }) => body);
}

function targetsOf(reference: ReferenceExchange): Target[] {
  return reference.orders.map(({ id, owner, market, price, total }) => ({
    orderId: id,
    market,
    participantId: owner,
    priceSats: price,
    quantityLots: total,
  }));
}

/** The interesting things that a run must have seen, so that agreement means something. */
function tally(counts: Map<string, number>, events: readonly MarketEvent[]): void {
  const add = (what: string) => counts.set(what, (counts.get(what) ?? 0) + 1);
  for (const event of events) {
    add(event.type);
    if ('reason' in event) add(event.reason);
    if (event.type === 'OrderReplaced') add(event.keptPriority ? 'KEPT' : 'MOVED');
    if (event.type === 'TradeExecuted' && event.makerId === event.takerId) add('TRADE_WITH_ONESELF');
  }
}

describe('the exchange, the reference exchange and the auditor agree', () => {
  const counts = new Map<string, number>();

  test.each(runs)('M24 A02 A07 $name market, seed $seed', ({ shape, seed }) => {
    const exchange = new Exchange();
    const reference = new ReferenceExchange();
    const auditor = new Auditor();
    const sequencer = new Sequencer();
    const stream = new CommandStream(seed, shape);
    const opening = stream.opening();
    for (let index = 0; index < commandCount; index += 1) {
      const command = sequencer.place(opening[index] ?? stream.next(targetsOf(reference)));
      const events = exchange.apply(command);
      sequencer.passed(events);
      auditor.observeAll(events);
      auditor.endCommand();
      tally(counts, events);
      const what = `command ${index} ${JSON.stringify(command)}`;
      expect(withoutMoneyAndPlace(events), what).toEqual(reference.apply(command));
      if (index % 50 === 0 || index === commandCount - 1) expectSameState(exchange, reference, auditor, what);
    }
    auditor.finish();
    expect(auditor.findings).toEqual([]);
    expect(auditor.commandCount).toBe(commandCount);
  });

  test('M24 every interesting thing happened', () => {
    const interesting = [
      ...[
        'TradeExecuted',
        'TRADE_WITH_ONESELF',
        'QuotesReplaced',
        'KEPT',
        'MOVED',
        'ParticipantRetired',
        'MarketHalted',
      ],
      ...['USER', 'SELF_TRADE', 'IOC_REMAINDER', 'FOK_UNFILLABLE', 'NO_LIQUIDITY', 'REPLACED_BELOW_FILLED'],
      ...['RETIRED', 'HALTED', 'PARTICIPANT_RETIRED', 'UNKNOWN_ORDER', 'NOT_OWNER', 'MARKET_HALTED'],
      ...['MARKET_NOT_HALTED', 'POST_ONLY_WOULD_CROSS', 'INSUFFICIENT_FUNDS'],
    ];
    expect(interesting.filter((what) => !counts.has(what))).toEqual([]);
  });
});

function expectSameState(exchange: Exchange, reference: ReferenceExchange, auditor: Auditor, what: string): void {
  const { markets, accounts } = exchange.snapshot().state;
  for (const { instrument, bids, asks } of markets) {
    for (const side of sides) {
      const lines = (side === 'BUY' ? bids : asks).map((order) => [
        order.orderId,
        order.participantId,
        order.priceSats,
        order.quantityLots,
        order.remainingLots,
      ]);
      const queue = reference.queue(instrument.symbol, side);
      const levels = exchange.levels(instrument.symbol, side, Number.MAX_SAFE_INTEGER);
      const depth = levels.map(({ priceSats, quantityLots, orderCount }) => [priceSats, quantityLots, orderCount]);
      expect(auditor.depth(instrument.symbol, side), what).toEqual(depth);
      expect(lines, what).toEqual(queue.map(({ id, owner, price, total, left }) => [id, owner, price, total, left]));
    }
  }
  for (const { participantId, kind } of accounts) {
    if (kind === 'SYSTEM' && participantId !== 'fees') continue;
    for (const asset of assets) {
      const balance = [exchange.available(participantId, asset), exchange.held(participantId, asset)];
      const other = [reference.available(participantId, asset), reference.held(participantId, asset)];
      expect(balance, `${participantId} ${asset} after ${what}`).toEqual(other);
      if (kind === 'SYSTEM') continue;
      const audited = auditor.balance(participantId, asset);
      expect(balance, what).toEqual([audited.available, audited.held]);
    }
  }
}
