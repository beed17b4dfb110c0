import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Exchange } from '../../src/engine/exchange.ts';
import type { Command } from '../../src/market/commands.ts';
import { type OrderRequest, selfTradePreventions, sides, timesInForce } from '../../src/market/order.ts';
import { Auditor } from '../auditor.ts';
import { ReferenceExchange } from './reference-exchange.ts';
import { participant, plainInstrument, Sequencer } from './session.ts';

const runCount = process.env.LONG === '1' ? 20_000 : 400;

const market = plainInstrument.symbol;
const participantId = fc.constantFrom('ann', 'bob', 'cyd');
const priceSats = fc.integer({ min: 996, max: 1004 });
const quantityLots = fc.oneof(fc.integer({ min: 1, max: 9 }), fc.constantFrom(1, 100, 1_000_000));
const orderId = fc.integer({ min: 1, max: 12 });
const decisionSeq = fc.constant(null);
const reason = fc.constant('test');

const common = { market: fc.constant(market), side: fc.constantFrom(...sides), quantityLots };
const selfTradePrevention = fc.constantFrom(...selfTradePreventions);
const limitOrder: fc.Arbitrary<OrderRequest> = fc
  .record({
    ...common,
    kind: fc.constant('LIMIT' as const),
    timeInForce: fc.constantFrom(...timesInForce),
    postOnly: fc.boolean(),
    priceSats,
    selfTradePrevention,
  })
  .map((order) => ({ ...order, postOnly: order.postOnly && order.timeInForce === 'GTC' }));
const marketOrder: fc.Arbitrary<OrderRequest> = fc.record({
  ...common,
  kind: fc.constant('MARKET' as const),
  timeInForce: fc.constantFrom(...timesInForce),
  postOnly: fc.constant(false),
  priceSats: fc.constant(null),
  selfTradePrevention,
});

const quotes = (min: number, max: number) =>
  fc.array(fc.record({ priceSats: fc.integer({ min, max }), quantityLots: fc.integer({ min: 1, max: 9 }) }), {
    maxLength: 3,
  });

/** Any command, and twice a chance for what makes books grow. `null` is a restart from a snapshot. */
const step: fc.Arbitrary<Command | null> = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({ type: fc.constant('PlaceOrder' as const), participantId, order: limitOrder, decisionSeq }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('PlaceOrder' as const), participantId, order: marketOrder, decisionSeq }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ type: fc.constant('CancelOrder' as const), participantId, orderId, decisionSeq }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      type: fc.constant('ReplaceOrder' as const),
      participantId,
      orderId,
      priceSats,
      quantityLots,
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('ReplaceQuotes' as const),
      participantId,
      market: fc.constant(market),
      bids: quotes(996, 1000),
      asks: quotes(1001, 1004),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('RetireParticipant' as const), participantId, reason }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('HaltMarket' as const),
      market: fc.constant(market),
      reason,
      cancelOpenOrders: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ type: fc.constant('ResumeMarket' as const), market: fc.constant(market) }) },
  { weight: 1, arbitrary: fc.constant(null) },
);

const opening: readonly Command[] = [
  { type: 'StartRun', scenario: 'model', seed: '1', instruments: [plainInstrument] },
  { type: 'AdmitParticipant', participant: participant('ann'), funds: { BTC: 50_000_000, AAPL: 50_000 } },
  { type: 'AdmitParticipant', participant: participant('bob'), funds: { BTC: 50_000_000, AAPL: 50_000 } },
  { type: 'AdmitParticipant', participant: participant('cyd'), funds: { BTC: 12_000, AAPL: 12 } },
];

test('A02 A07 D02 M24 any sequence of commands and restarts: exchange, reference and auditor agree', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 60, size: 'max' }), (steps) => {
      let exchange = new Exchange();
      const reference = new ReferenceExchange();
      const auditor = new Auditor();
      const sequencer = new Sequencer();
      for (const item of [...opening, ...steps]) {
        if (item === null) {
          exchange = Exchange.restore(JSON.parse(JSON.stringify(exchange.snapshot())));
          continue;
        }
        const command = sequencer.place(item);
        const events = exchange.apply(command);
        sequencer.passed(events);
        auditor.observeAll(events);
        const bodies = events.filter((event) => event.type !== 'FundsPosted');
        expect(bodies.map(({ seq: _seq, time: _time, causeSeq: _cause, ...body }) => body)).toEqual(
          reference.apply(command),
        );
      }
      auditor.finish();
      expect(auditor.findings).toEqual([]);
      for (const id of ['ann', 'bob', 'cyd', 'fees']) {
        for (const asset of ['BTC', 'AAPL']) {
          expect(exchange.available(id, asset)).toBe(reference.available(id, asset));
        }
      }
    }),
    { numRuns: runCount },
  );
});
