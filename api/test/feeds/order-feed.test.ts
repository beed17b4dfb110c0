import { expect, test } from 'vitest';
import { AAPL, FeedStage, fromNow, type Reader, settle } from '../kit/feed-stage.ts';

type Orders = Reader<'OrderBatch'>;

const told = (reader: Orders) =>
  reader.data.flatMap(({ orders }) => orders.map(({ order, status }) => [order.participantId, status]));

test('FD03 a snapshot of orders is what is open; then every order comes again, whole, when it moved on', async () => {
  const stage = new FeedStage();
  stage.trade(3);
  stage.place('ada', { side: 'BUY', priceSats: 90, quantityLots: 5 });
  stage.commit();
  const reader: Orders = stage.open({ feed: 'orders', participants: null, ...fromNow });
  await settle();
  expect(told(reader)).toEqual([['ada', 'NEW']]);
  stage.place('bob', { side: 'SELL', priceSats: 90, quantityLots: 2 });
  stage.commit();
  await settle();
  expect(told(reader).slice(1)).toEqual([
    ['ada', 'PARTIALLY_FILLED'],
    ['bob', 'FILLED'],
  ]);
  expect(reader.data[1]?.orders).toMatchObject([{ filledLots: 2, remainingLots: 3 }, { filledLots: 2 }]);
});

test('FD03 a refused order is told, and of the others only those of the wanted participants', async () => {
  const stage = new FeedStage();
  const reader: Orders = stage.open({ feed: 'orders', participants: ['ada'], ...fromNow });
  await settle();
  stage.place('ada', { side: 'BUY', priceSats: 90, quantityLots: 1_000_000_000 });
  stage.place('bob', { side: 'BUY', priceSats: 80, quantityLots: 1 });
  stage.commit();
  await settle();
  expect(told(reader)).toEqual([['ada', 'REJECTED']]);
});

test('FD03 quotes of liquidity bots are no orders, whoever trades with them or cancels them', async () => {
  const stage = new FeedStage();
  const reader: Orders = stage.open({ feed: 'orders', participants: null, ...fromNow });
  const quotes = { type: 'ReplaceQuotes', participantId: 'maker', market: AAPL } as const;
  stage.send({ ...quotes, bids: [{ priceSats: 90, quantityLots: 3 }], asks: [] });
  stage.place('ada', { side: 'SELL', priceSats: 90, quantityLots: 1 });
  stage.send({ ...quotes, bids: [], asks: [] });
  stage.commit();
  await settle();
  expect(told(reader)).toEqual([['ada', 'FILLED']]);
});

test('FD05 the exchange speaks when a market changes its state, not when it trades', async () => {
  const stage = new FeedStage();
  const reader: Reader<'ExchangeStatusUpdate'> = stage.open({ feed: 'exchangeStatus' });
  await settle();
  stage.trade(5);
  stage.commit();
  await settle();
  expect(reader.data).toHaveLength(1);
  stage.send({ type: 'HaltMarket', market: AAPL, reason: 'a test', cancelOpenOrders: false });
  stage.commit();
  await settle();
  expect(reader.data).toHaveLength(2);
  expect(reader.data[1]?.markets).toMatchObject([
    { market: AAPL, status: 'HALTED', haltReason: 'a test' },
    { status: 'CONTINUOUS' },
  ]);
});
