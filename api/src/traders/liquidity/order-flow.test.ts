import { expect, test } from 'vitest';
import { tradeView } from '../../projections/trade-view.ts';
import { OrderFlow } from './order-flow.ts';

const HALF_LIFE_MS = 60_000;

const trade = (seq: number, takerSide: 'BUY' | 'SELL', quantityLots: number, isAuction = false) => {
  const parties = { makerId: 'm', takerId: 't', makerOrderId: 1, takerOrderId: 2, makerFeeSats: 0, takerFeeSats: 0 };
  const body = { type: 'TradeExecuted', tradeId: seq, market: 'AAPL/BTC', priceSats: 1_000 } as const;
  return tradeView({ ...body, ...parties, seq, time: seq, causeSeq: seq, takerSide, quantityLots, isAuction }, 10);
};

test('F08 the flow is what takers bought less what they sold, each trade once', () => {
  const flow = new OrderFlow();
  flow.look([trade(2, 'SELL', 10), trade(1, 'BUY', 30)], 0, HALF_LIFE_MS);
  expect(flow.netSats).toBe(2_000);
  flow.look([trade(3, 'BUY', 5), trade(2, 'SELL', 10), trade(1, 'BUY', 30)], 0, HALF_LIFE_MS);
  expect(flow.netSats).toBe(2_500);
});

test('F08 in an auction nobody took', () => {
  const flow = new OrderFlow();
  flow.look([trade(1, 'BUY', 30, true)], 0, HALF_LIFE_MS);
  expect(flow.netSats).toBe(0);
});

test('F08 half of the flow is gone after its half-life, and a restored one goes on the same', () => {
  const flow = new OrderFlow();
  flow.look([trade(1, 'BUY', 30)], 0, HALF_LIFE_MS);
  const again = new OrderFlow();
  again.restore(JSON.parse(JSON.stringify(flow.state())));
  for (const each of [flow, again]) {
    each.look([trade(1, 'BUY', 30)], HALF_LIFE_MS, HALF_LIFE_MS);
    expect(each.netSats).toBeCloseTo(1_500, 9);
  }
});
