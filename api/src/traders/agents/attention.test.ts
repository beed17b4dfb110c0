import { expect, test } from 'vitest';
import { marketView, NOON } from '../../../test/kit/market-view.ts';
import type { EventOf } from '../../market/events.ts';
import { Attention } from './attention.ts';

const FLOOR_MS = 10_000;
const MOVE_BPS = 40;

const at = (seconds: number): EventOf<'TimeAdvanced'> => ({
  ...{ type: 'TimeAdvanced', referencePricesSats: [], seq: 1, causeSeq: 1 },
  time: NOON + seconds * 1_000,
});

const tesla = (priceSats: number) => marketView({ markets: { 'TSLA/BTC': { priceSats } } });

function awake(): Attention {
  const attention = new Attention('kelvin');
  attention.take(tesla(431_200), NOON);
  return attention;
}

test('a move wakes only after the floor, and names its market', () => {
  const attention = awake();
  expect(attention.notice(at(5), tesla(440_000), MOVE_BPS, FLOOR_MS)).toBeNull();
  expect(attention.notice(at(12), tesla(431_900), MOVE_BPS, FLOOR_MS)).toBeNull();
  const trigger = { reason: 'PRICE_MOVE', market: 'TSLA/BTC' };
  expect(attention.notice(at(12), tesla(440_000), MOVE_BPS, FLOOR_MS)).toEqual(trigger);
  expect(attention.take(tesla(440_000), NOON)).toEqual(trigger);
  expect(attention.take(tesla(440_000), NOON)).toBeNull();
});

test("an agent's own condition wakes it once", () => {
  const attention = awake();
  attention.watch([{ kind: 'PRICE_BELOW', market: 'TSLA/BTC', priceSats: 430_900 }], tesla(431_200));
  expect(attention.notice(at(11), tesla(431_000), MOVE_BPS, FLOOR_MS)).toBeNull();
  expect(attention.notice(at(12), tesla(430_900), MOVE_BPS, FLOOR_MS)?.reason).toBe('OWN_CONDITION');
  expect(attention.notice(at(13), tesla(430_900), MOVE_BPS, FLOOR_MS)).toBeNull();
});

test('Y18 a spread wakes once it is as narrow as asked, and a missing side is no narrow spread', () => {
  const spread = (bidSats: number | null, askSats: number | null) =>
    marketView({ markets: { 'TSLA/BTC': { priceSats: 430_000, bidSats, askSats } } });
  const attention = awake();
  attention.watch([{ kind: 'SPREAD_BELOW', market: 'TSLA/BTC', spreadBps: 10 }], spread(429_000, 431_000));
  expect(attention.notice(at(11), spread(429_700, 430_300), 10_000, FLOOR_MS)).toBeNull();
  expect(attention.notice(at(12), spread(429_900, null), 10_000, FLOOR_MS)).toBeNull();
  const trigger = { reason: 'OWN_CONDITION', market: 'TSLA/BTC' };
  expect(attention.notice(at(13), spread(429_900, 430_300), 10_000, FLOOR_MS)).toEqual(trigger);
});

test('a condition that already holds is not watched', () => {
  const attention = awake();
  attention.watch([{ kind: 'PRICE_ABOVE', market: 'TSLA/BTC', priceSats: 431_000 }], tesla(431_200));
  expect(attention.notice(at(12), tesla(431_200), MOVE_BPS, FLOOR_MS)).toBeNull();
});

test('somebody taking its resting order wakes an agent, its own taking does not', () => {
  const trade = (makerId: string): EventOf<'TradeExecuted'> => ({
    ...{
      type: 'TradeExecuted',
      tradeId: 1,
      market: 'ETH/BTC',
      priceSats: 3_350_000,
      quantityLots: 1,
      takerSide: 'BUY',
    },
    ...{
      makerOrderId: 1,
      takerOrderId: 2,
      makerId,
      takerId: 'kelvin',
      makerFeeSats: 0,
      takerFeeSats: 0,
      isAuction: false,
    },
    ...{ seq: 1, causeSeq: 1, time: NOON },
  });
  expect(awake().notice(trade('kelvin'), tesla(431_200), MOVE_BPS, FLOOR_MS)).toEqual({
    reason: 'FILL',
    market: 'ETH/BTC',
  });
  expect(awake().notice(trade('ostara'), tesla(431_200), MOVE_BPS, FLOOR_MS)).toBeNull();
});

test('news wakes, with the first market it names', () => {
  const news: EventOf<'NewsPublished'> = {
    ...{ type: 'NewsPublished', headline: 'H', body: '', sentimentBps: 0, markets: ['SOL/BTC'], source: 'GOD' },
    ...{ seq: 1, causeSeq: 1, time: NOON },
  };
  expect(awake().notice(news, tesla(431_200), MOVE_BPS, FLOOR_MS)).toEqual({ reason: 'NEWS', market: 'SOL/BTC' });
});
