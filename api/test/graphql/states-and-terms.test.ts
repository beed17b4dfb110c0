import { afterEach, beforeEach, expect, test } from 'vitest';
import { plainTerms } from '../../src/market/order.ts';
import type { ApiTicksSubscription } from '../generated/graphql.ts';
import { OrderTermsDocument, StateDocument, TicksDocument } from './documents.ts';
import { ScriptedMarket, START_AT } from './kit/scripted-market.ts';
import { SimpleFeeds } from './kit/simple-feeds.ts';
import { startTestServer, type TestServer } from './kit/test-server.ts';

const symbol = 'AAPL/BTC';
const GTC = { timeInForce: 'GTC', postOnly: false, selfTradePrevention: 'NONE' } as const;

let market: ScriptedMarket;
let server: TestServer;

beforeEach(async () => {
  market = new ScriptedMarket();
  server = await startTestServer({ face: market, hub: new SimpleFeeds(market) });
});
afterEach(() => server.close());

async function state() {
  const { data, errors } = await server.run(StateDocument, { symbol });
  expect(errors).toBeUndefined();
  return data?.market;
}

/** Nine lots to buy against five to sell, in a call auction of ten simulated seconds. */
function beginAuction(): void {
  market.apply({ type: 'StartAuction', market: symbol });
  market.order('ostara', 'SELL', 285_000, 5);
  market.order('kelvin', 'BUY', 285_600, 9);
  market.pass(1_000);
}

test('U11 a market in a call auction tells why, until when, and what the uncross would do', async () => {
  beginAuction();
  expect(await state()).toMatchObject({
    status: 'AUCTION',
    mid: null,
    auction: {
      reason: 'REQUESTED',
      startedAt: '2026-01-05T14:30:00.000Z',
      endsAt: '2026-01-05T14:30:10.000Z',
      indicativePrice: '285600',
      indicativeQuantity: '5',
      surplusQuantity: '4',
      surplusSide: 'BUY',
    },
  });
});

test('U06 after the uncross its trades are marked, and the figures of the day hold them', async () => {
  beginAuction();
  market.pass(9_000);
  market.order('ostara', 'SELL', 285_600, 1);
  expect(await state()).toMatchObject({
    status: 'CONTINUOUS',
    auction: null,
    trades: {
      nodes: [
        { priceSats: '285600', isAuction: false },
        { priceSats: '285600', isAuction: true },
      ],
    },
    day: {
      open: '285600',
      high: '285600',
      low: '285600',
      last: '285600',
      volumeLots: '6',
      turnover: '171360',
      tradeCount: 2,
      vwap: '285600',
    },
  });
});

test('the figures of the day are null before the first trade, not zero', async () => {
  const none = { open: null, high: null, low: null, last: null, vwap: null };
  expect((await state())?.day).toEqual({ ...none, volumeLots: '0', turnover: '0', tradeCount: 0 });
});

test('U11 the feed of ticks carries the auction and the figures of the day', async () => {
  beginAuction();
  const events = server.subscribe(TicksDocument, {});
  const event: ApiTicksSubscription['ticks'] | undefined = (await events.next()).value?.data?.ticks;
  expect(event).toMatchObject({ __typename: 'TickBatch' });
  const ticks = event?.__typename === 'TickBatch' ? event.ticks : [];
  expect(ticks.map(({ status, auction }) => [status, auction?.indicativePrice])).toEqual([
    ['AUCTION', '285600'],
    ['CONTINUOUS', undefined],
    ['CONTINUOUS', undefined],
    ['CONTINUOUS', undefined],
  ]);
  expect(ticks[0]?.day).toEqual({ last: null, volumeLots: '0' });
});

test('B01 the rules of a market tell its bands, with the limits that are allowed right now', async () => {
  expect((await state())?.rules).toEqual({
    quantityStep: '1',
    maxQuantity: '1000000',
    minNotional: '0',
    maxPrice: '20000000000',
    priceBandTicks: 14_270,
    priceBandLow: '142700',
    priceBandHigh: '428100',
    volatilityBandBps: 1_000,
    auctionMs: 10_000,
    maxShortLots: '0',
    openingStatus: 'CONTINUOUS',
    previousClose: null,
  });
});

test('I01 the queue tells order by order what shows, best price first, and hides what an iceberg hides', async () => {
  const bot = market.order('ladder-aapl-1', 'SELL', 286_000, 7);
  market.apply({
    type: 'PlaceOrder',
    participantId: 'kelvin',
    order: {
      ...plainTerms,
      ...GTC,
      market: symbol,
      side: 'SELL',
      kind: 'LIMIT',
      priceSats: 285_900,
      quantityLots: 50,
      displayLots: 10,
    },
    decisionSeq: null,
  });
  market.commit();
  expect((await state())?.queue).toEqual([
    { orderId: bot + 1, participant: 'kelvin', participantKind: 'AGENT', priceSats: '285900', displayedLots: '10' },
    {
      orderId: bot,
      participant: 'ladder-aapl-1',
      participantKind: 'LIQUIDITY',
      priceSats: '286000',
      displayedLots: '7',
    },
  ]);
  const one = await server.run(StateDocument, { symbol, depth: 1 });
  expect(one.data?.market?.queue.map(({ orderId }) => orderId)).toEqual([bot + 1]);
});

test.each([0, 501])('a queue of %i orders is refused, never cut down', async (depth) => {
  const { errors } = await server.run(StateDocument, { symbol, depth });
  expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
});

test('C01 each leg of a pair names the other, with its stop price, date and what it shows', async () => {
  const terms = { ...plainTerms, ...GTC, market: symbol, side: 'SELL', quantityLots: 50 } as const;
  const expireAt = START_AT + 60_000;
  market.apply({
    type: 'PlaceOco',
    participantId: 'kelvin',
    limit: { ...terms, kind: 'LIMIT', timeInForce: 'GTD', expireAt, priceSats: 290_000, displayLots: 10 },
    stop: { ...terms, kind: 'STOP_LIMIT', stopPriceSats: 280_000, priceSats: 279_000 },
    decisionSeq: null,
  });
  market.commit();
  const { data, errors } = await server.run(OrderTermsDocument, { handle: 'kelvin' });
  expect(errors).toBeUndefined();
  const [limit, stop] = data?.agent?.openOrders ?? [];
  expect(limit).toMatchObject({
    kind: 'LIMIT',
    timeInForce: 'GTD',
    priceSats: '290000',
    stopPriceSats: null,
    displayLots: '10',
    expireAt: '2026-01-05T14:31:00.000Z',
    linkedOrderId: stop?.orderId,
    linkedOrder: { kind: 'STOP_LIMIT', linkedOrder: { orderId: limit?.orderId } },
  });
  expect(stop).toMatchObject({
    kind: 'STOP_LIMIT',
    timeInForce: 'GTC',
    priceSats: '279000',
    stopPriceSats: '280000',
    displayLots: null,
    expireAt: null,
    linkedOrderId: limit?.orderId,
    isTriggered: false,
    triggeredSeq: null,
  });
  expect(data?.agent?.portfolio.positions[0]).toEqual({ market: symbol, quantityLots: '1000000', owedLots: '0' });
});
