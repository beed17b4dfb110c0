import { afterAll, beforeAll, expect, test } from 'vitest';
import { ProvenanceDocument } from './documents.ts';
import { archiveOf, ScriptedMarket } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const market = new ScriptedMarket('run-1');
let server: TestServer;
let seq: number;
let orderId: number;

beforeAll(async () => {
  market.trade(250_000);
  seq = market.think('kelvin', 'Apple looks cheap');
  market.order('ostara', 'SELL', 250_000, 2);
  orderId = market.order('kelvin', 'BUY', 250_000, 2, seq);
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market), archive: archiveOf() });
});

afterAll(() => server.close());

async function kelvin() {
  const { data, errors } = await server.run(ProvenanceDocument, { handle: 'kelvin' });
  expect(errors).toBeUndefined();
  return { fill: data?.agent?.fills.nodes[0], thought: data?.agent?.thoughts.nodes[0] };
}

test('O01 a fill leads back to its order, the decision, its exact words and its cost', async () => {
  const { fill } = await kelvin();
  expect(fill).toEqual({
    orderId,
    order: {
      orderId,
      thought: {
        seq,
        prompt: 'what the rule saw',
        rawAnswer: 'what the rule said',
        inputTokens: 0,
        outputTokens: 0,
        costUsd: '0.000000',
      },
    },
  });
});

test('O02 a decision leads on to its orders, fills and what the price did after 1 and 5 minutes', async () => {
  const made = { seq, orders: [{ orderId, status: 'FILLED', fills: [{ trade: { priceSats: '250000' } }] }] };
  market.pass(59_999);
  expect((await kelvin()).thought).toEqual({ ...made, outcomeAfter1mBps: null, outcomeAfter5mBps: null });
  market.trade(251_000);
  market.pass(1);
  expect((await kelvin()).thought).toEqual({ ...made, outcomeAfter1mBps: 40, outcomeAfter5mBps: null });
  market.trade(247_500);
  market.pass(240_000);
  expect((await kelvin()).thought).toEqual({ ...made, outcomeAfter1mBps: 40, outcomeAfter5mBps: -100 });
});
