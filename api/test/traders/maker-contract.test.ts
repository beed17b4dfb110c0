import { describe, expect, test } from 'vitest';
import type { Quote } from '../../src/market/commands.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import { live, quotesOf, type Watch } from '../kit/bot-life.ts';
import { BotMarket, RIVAL } from '../kit/bot-market.ts';

// What every liquidity bot of the registry keeps, whatever it quotes.

describe.each(liquidityStrategies)('$strategy', (strategy) => {
  test('Z02 quotes both sides into an empty book, and again after a fill', () => {
    const market = new BotMarket(strategy);
    const before = quotesOf(market.turn());
    expect(before.bids.length).toBeGreaterThan(0);
    expect(before.asks.length).toBeGreaterThan(0);
    const [ask] = before.asks;
    market.rival('BUY', Number(ask?.priceSats), Number(ask?.quantityLots));
    const trade = market.events.find((event) => event.type === 'TradeExecuted');
    if (trade?.type !== 'TradeExecuted') throw new Error('no trade');
    expect(market.trader.notice(trade, market.view)?.reason).toBe('FILL');
    expect(market.turn()).not.toEqual([]);
    expect(market.view.book(market.instrument.symbol, 1).asks).toHaveLength(1);
  });

  test.each([
    { minStockBps: 2_000, maxStockBps: 6_000 },
    { minStockBps: 5_000, maxStockBps: 5_000 },
    { minStockBps: 0, maxStockBps: 10_000 },
  ])('Z01 never offers more than its limits $minStockBps to $maxStockBps allow', (limits) => {
    let reached = 0;
    const watch: Watch = (market, actions) => {
      const { cashSats, stockLots } = market;
      const lotSats = (priceSats: number) => priceSats / market.instrument.lotsPerUnit;
      const { bids, asks } = quotesOf(actions);
      const trades = actions.flatMap((action) => (action.type === 'PlaceOrder' ? [action.order] : []));
      const after = (quotes: readonly Quote[], sign: 1 | -1, atSats: number) => {
        const lots = sign * quotes.reduce((sum, quote) => sum + quote.quantityLots, 0);
        const costSats = sign * quotes.reduce((sum, quote) => sum + quote.quantityLots * lotSats(quote.priceSats), 0);
        const stockSats = (stockLots + lots) * lotSats(atSats);
        return (stockSats / (stockSats + cashSats - costSats)) * 10_000;
      };
      // A turn's own trades are over by now: what they changed is in what it owns.
      if (trades.length > 0) return;
      if (bids[0] !== undefined)
        expect(after(bids, 1, bids[0].priceSats)).toBeLessThanOrEqual(limits.maxStockBps + 0.01);
      if (asks[0] !== undefined)
        expect(after(asks, -1, asks[0].priceSats)).toBeGreaterThanOrEqual(limits.minStockBps - 0.01);
      if (bids.length === 0 || asks.length === 0) reached += 1;
    };
    for (const seed of ['1', '2']) live(strategy, seed, { parameters: limits }, watch);
    if (limits.minStockBps > 0) expect(reached).toBeGreaterThan(0);
  });

  const sweep = (market: BotMarket): void => {
    for (let round = 0; round < 12; round += 1) {
      market.rival('BUY', market.referenceSats * 1.05, 5_000);
      market.submit({ type: 'CancelAllOrders', participantId: RIVAL, market: null });
      market.now += 50;
      if (round < 11) market.turn();
    }
  };

  test.each([
    [
      'when the price runs away',
      (market: BotMarket): void => void market.rival('BUY', market.referenceSats * 1.03, 500_000),
    ],
    ['when everybody buys from it', sweep],
  ] as const)('Z03 takes its quotes away %s, and brings them back when it is calm', (_name, disturb) => {
    const market = new BotMarket(strategy, { parameters: { stressMoveBps: 100, stressFlowBps: 100, calmMs: 5_000 } });
    market.turn();
    market.pass(60);
    expect(quotesOf(market.turn()).bids.length).toBeGreaterThan(0);
    disturb(market);
    market.turn();
    expect(quotesOf(market.log.findLast((actions) => actions.length > 0) ?? [])).toMatchObject({ bids: [], asks: [] });
    // It asks once, then keeps away: no flicker while the market is between the two limits.
    market.submit({ type: 'CancelAllOrders', participantId: RIVAL, market: null });
    for (let second = 0; second < 4; second += 1) {
      market.pass(1);
      expect(market.turn()).toEqual([]);
    }
    for (let look = 0; look < 120; look += 1) {
      market.pass(3);
      market.turn();
    }
    expect(quotesOf(market.log.at(-1) ?? []).bids.length).toBeGreaterThan(0);
    expect(quotesOf(market.log.at(-1) ?? []).asks.length).toBeGreaterThan(0);
  });
});
