import { expect, test } from 'vitest';
import { marketView, NOON } from '../../../test/kit/market-view.ts';
import type { EventOf } from '../../market/events.ts';
import { instruments } from '../../market/instruments/index.ts';
import { must } from '../../util/assert.ts';
import { ladderMaker } from './ladder.ts';

const MARKET = 'TSLA/BTC';
const tsla = must(
  instruments.find(({ symbol }) => symbol === MARKET),
  MARKET,
);
const evenFunds = { BTC: 2_000_000_000, TSLA: 46_382 };

function maker() {
  return ladderMaker.createTrader({ participantId: 'ladder-tsla-1', instrument: tsla, seed: 's', parameters: {} });
}

function quotesOf(free: Readonly<Record<string, number>>) {
  const room = { [MARKET]: { bidSats: 429_000, askSats: 433_400 } };
  const view = marketView({ markets: room, owners: { 'ladder-tsla-1': { free } } });
  const [action] = maker().takeTurn(view, NOON, 'TIMER').actions;
  if (action?.type !== 'ReplaceQuotes') throw new Error('no quotes');
  return action;
}

const tick = {
  type: 'TimeAdvanced',
  referencePricesSats: [],
  seq: 9,
  causeSeq: 8,
  time: NOON,
} satisfies EventOf<'TimeAdvanced'>;

test('a maker quotes ten levels a side around the outside price', () => {
  const { bids, asks } = quotesOf(evenFunds);
  expect([bids.length, asks.length]).toEqual([10, 10]);
  const middle = (must(bids[0], 'bid').priceSats + must(asks[0], 'ask').priceSats) / 2;
  expect(Math.abs(middle / tsla.openingPriceSats - 1)).toBeLessThan(0.0005);
});

test('much stock lowers its prices, little stock raises them', () => {
  const bid = (free: Readonly<Record<string, number>>) => must(quotesOf(free).bids[0], 'bid').priceSats;
  expect(bid({ ...evenFunds, TSLA: 80_000 })).toBeLessThan(bid(evenFunds));
  expect(bid({ ...evenFunds, TSLA: 20_000 })).toBeGreaterThan(bid(evenFunds));
});

// Seven minutes of a hundred lots each, the last of which is not over.
test.each([
  { volumeShareBps: 250, volumeMinutes: 5, firstLots: 10 },
  { volumeShareBps: 1_000, volumeMinutes: 5, firstLots: 50 },
  { volumeShareBps: 1_000, volumeMinutes: 2, firstLots: 20 },
  { volumeShareBps: 0, volumeMinutes: 5, firstLots: 1 },
])(
  'its size is $volumeShareBps bps of what $volumeMinutes minutes traded: $firstLots lots',
  ({ firstLots, ...volume }) => {
    const parameters = { ...volume, floorSats: 50_000, maxSizeFactor: 1_000 };
    const trader = ladderMaker.createTrader({ participantId: 'me', instrument: tsla, seed: 's', parameters });
    const market = { closes: Array(7).fill(tsla.openingPriceSats), bidSats: 429_000, askSats: 433_400 };
    const view = marketView({ markets: { [MARKET]: market }, owners: { me: { free: evenFunds } } });
    const [action] = trader.takeTurn(view, NOON, 'TIMER').actions;
    expect(action?.type === 'ReplaceQuotes' && action.bids[0]?.quantityLots).toBe(firstLots);
  },
);

test('it takes what somebody offers far below the outside price, after quoting', () => {
  const view = marketView({
    markets: { [MARKET]: { bidSats: 425_000, askSats: 426_000, referenceSats: 431_200 } },
    owners: { 'ladder-tsla-1': { free: evenFunds } },
  });
  const { actions } = maker().takeTurn(view, NOON, 'TIMER');
  expect(actions.map(({ type }) => type)).toEqual(['ReplaceQuotes', 'PlaceOrder']);
  const order = actions.find((action) => action.type === 'PlaceOrder')?.order;
  expect(order).toMatchObject({ side: 'BUY', kind: 'LIMIT', timeInForce: 'IOC' });
  expect(must(order?.priceSats, 'price')).toBeLessThan(431_200 * 0.9995);
});

test('it wakes on its fills and when the outside price runs away, and lets small moves pass', () => {
  const trader = maker();
  const at = (referenceSats: number) =>
    marketView({ markets: { [MARKET]: { referenceSats } }, owners: { 'ladder-tsla-1': { free: evenFunds } } });
  trader.takeTurn(at(431_200), NOON, 'TIMER');
  expect(trader.notice(tick, at(431_210))).toBeNull();
  expect(trader.notice(tick, at(433_000))?.reason).toBe('PRICE_MOVE');
  const fill: EventOf<'TradeExecuted'> = {
    ...{ type: 'TradeExecuted', tradeId: 1, market: MARKET, priceSats: 431_200, quantityLots: 1, takerSide: 'BUY' },
    ...{ makerOrderId: 1, takerOrderId: 2, makerId: 'ladder-tsla-1', takerId: 'x', makerFeeSats: 0, takerFeeSats: 0 },
    ...{ isAuction: false, seq: 9, causeSeq: 8, time: NOON },
  };
  expect(trader.notice(fill, at(431_200))?.reason).toBe('FILL');
});

test('in a halted market it does nothing but wait', () => {
  const view = marketView({ markets: { [MARKET]: { status: 'HALTED' } } });
  const turn = maker().takeTurn(view, NOON, 'TIMER');
  expect(turn.actions).toEqual([]);
  expect(must(turn.nextWakeDelayMs, 'delay')).toBeGreaterThan(0);
});
