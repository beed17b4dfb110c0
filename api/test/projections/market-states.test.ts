import { describe, expect, test } from 'vitest';
import type { EventBody } from '../../src/market/events.ts';
import { vwapSats } from '../../src/market/vwap.ts';
import { START_TIME } from '../engine/session.ts';
import { AAPL, EventLine } from '../kit/event-line.ts';

const begun: EventBody = {
  type: 'AuctionStarted',
  market: AAPL,
  reason: 'VOLATILITY',
  endsAt: START_TIME + 10_000,
};

const uncrossed: EventBody = { type: 'MarketUncrossed', market: AAPL, priceSats: null, quantityLots: 0 };

describe('the state of a market', () => {
  test.each(['PRE_OPEN', 'AUCTION', 'CONTINUOUS'] as const)(
    'U01 a market starts in its opening status: %s',
    (status) => {
      const { read } = EventLine.openWith({ openingStatus: status });
      expect(read.ticker(AAPL)).toMatchObject({ status, haltReason: null, auction: null });
    },
  );

  test('U01 U02 U12 every change of state shows, and an auction only while it lasts', () => {
    const line = EventLine.open();
    const steps: readonly [EventBody, string, string | null, boolean][] = [
      [begun, 'AUCTION', null, true],
      [uncrossed, 'CONTINUOUS', null, false],
      [{ type: 'MarketHalted', market: AAPL, reason: 'a rumour' }, 'HALTED', 'a rumour', false],
      [{ type: 'MarketResumed', market: AAPL }, 'CONTINUOUS', null, false],
      [{ ...begun, reason: 'REOPENING' }, 'AUCTION', null, true],
      [{ type: 'MarketHalted', market: AAPL, reason: 'again' }, 'HALTED', 'again', false],
      [{ type: 'MarketClosed', market: AAPL }, 'CLOSED', null, false],
      [{ type: 'MarketPreOpened', market: AAPL }, 'PRE_OPEN', null, false],
      [{ ...begun, reason: 'OPENING' }, 'AUCTION', null, true],
    ];
    for (const [body, status, haltReason, isInAuction] of steps) {
      const { seq } = line.tell(body);
      const ticker = line.read.ticker(AAPL);
      expect([ticker.status, ticker.haltReason, ticker.auction !== null], body.type).toEqual([
        status,
        haltReason,
        isInAuction,
      ]);
      expect(ticker.seq).toBe(seq);
      expect(line.read.ticker('ETH/BTC').status).toBe('CONTINUOUS');
    }
  });

  test('U11 an auction tells why it began, when it ends, and what it would do', () => {
    const line = EventLine.open();
    line.tell(begun);
    const nothing = { indicativePriceSats: null, indicativeQuantityLots: 0, surplusLots: 0, surplusSide: null };
    const about = { reason: 'VOLATILITY', startedAt: START_TIME, endsAt: START_TIME + 10_000 };
    expect(line.read.ticker(AAPL).auction).toEqual({ ...about, ...nothing });
    const told = { priceSats: 104, quantityLots: 50, surplusLots: 7, surplusSide: 'SELL' } as const;
    line.tell({ type: 'AuctionIndicated', market: AAPL, ...told });
    const indication = { indicativePriceSats: 104, indicativeQuantityLots: 50, surplusLots: 7, surplusSide: 'SELL' };
    expect(line.read.ticker(AAPL).auction).toEqual({ ...about, ...indication });
    line.tell(uncrossed);
    line.tell(begun);
    expect(line.read.ticker(AAPL).auction).toMatchObject(nothing);
  });
});

describe('figures of the day', () => {
  test('B03 no reference prices at all mean that they stay', () => {
    const line = EventLine.open();
    line.pass(1_000, 130);
    line.tell({ type: 'TimeAdvanced', referencePricesSats: [] });
    expect(line.read.ticker(AAPL).referencePriceSats).toBe(130);
    expect(line.read.ticker(AAPL).seq).toBe(line.read.seq);
  });

  test('they are empty before the first trade, and count from the start of the run however long ago', () => {
    const line = EventLine.open('ada');
    expect(line.read.ticker(AAPL).day).toEqual({
      openSats: null,
      highSats: null,
      lowSats: null,
      lastPriceSats: null,
      volumeLots: 0,
      turnoverSats: 0,
      tradeCount: 0,
      vwapSats: null,
    });
    line.trade('ada', 'BUY', 120, 2);
    line.trade('ada', 'BUY', 97, 3);
    line.pass(25 * 3_600_000);
    line.trade('ada', 'SELL', 101, 2);
    const { day, volumeLots } = line.read.ticker(AAPL);
    expect(day).toEqual({
      openSats: 120,
      highSats: 120,
      lowSats: 97,
      lastPriceSats: 101,
      volumeLots: 7,
      turnoverSats: 240 + 291 + 202,
      tradeCount: 3,
      vwapSats: 104,
    });
    expect(volumeLots).toBe(2);
  });

  test('A01 the average price is turnover times lots per unit by volume, rounded down, exact beyond 2^53', () => {
    expect(vwapSats(733, 7, 1)).toBe(104);
    expect(vwapSats(0, 0, 10)).toBeNull();
    expect(vwapSats(8_999_999_999_999_999, 900_000_000_000_001, 100)).toBe(999);
    expect(vwapSats(9_000_000_000_000_010, 900_000_000_000_001, 100)).toBe(1_000);
  });
});
