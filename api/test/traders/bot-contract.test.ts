import { describe, expect, test } from 'vitest';
import type { Quote } from '../../src/market/commands.ts';
import { sides } from '../../src/market/order.ts';
import type { MarketView } from '../../src/projections/views.ts';
import { backgroundStrategies } from '../../src/traders/background/index.ts';
import type { BotStrategy } from '../../src/traders/bot-strategy.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import type { Parameters } from '../../src/traders/population-settings.ts';
import type { TraderAction } from '../../src/traders/trader.ts';
import { Rng } from '../../src/util/rng.ts';
import { BOT, BotMarket, type BotSetting, RIVAL } from '../kit/bot-market.ts';

// What every bot of the registries keeps, whatever it trades by.

const TURNS = 150;
const SEED = 'contract';

/** Makes those who are choosy at most turns act in a short life. */
const lively: Readonly<Record<string, Parameters>> = {
  momentum: { shortLooks: 3, longLooks: 6, thresholdBps: 0.5 },
  'mean-reversion': { warmUpLooks: 3, entry: 0.5, leastBps: 1 },
};

const bots = [...liquidityStrategies, ...backgroundStrategies];

/** One step of a market's troubled life, drawn from a stream of its own. */
function trouble(market: BotMarket, rng: Rng): void {
  market.pass(rng.integer(1, 5), rng.normal(0, 10));
  const { symbol } = market.instrument;
  const { status } = market.view.touch(symbol);
  if (status === 'HALTED' && rng.chance(0.5)) market.submit({ type: 'ResumeMarket', market: symbol });
  const draw = rng.integer(0, 24);
  const side = rng.pick(sides);
  const outward = side === 'BUY' ? -1 : 1;
  const at = (bps: number) => market.referenceSats * (1 + bps / 10_000);
  if (draw < 8) market.rivalQuotes(rng.integer(2, 40), rng.integer(10, 900));
  else if (draw < 12) market.rival(side, at(outward * rng.integer(2, 60)), rng.integer(1, 900));
  else if (draw < 20) market.rival(side, at(-outward * 200), rng.integer(1, 2_000));
  else if (draw === 20) market.pass(1, rng.pick([-400, 400]));
  else if (draw === 21) market.submit({ type: 'CancelAllOrders', participantId: RIVAL, market: null });
  else if (draw === 22) control(market, 'HaltMarket');
  else if (draw === 23) control(market, 'StartAuction');
  else market.submit({ type: 'UncrossMarket', market: symbol });
}

type Watch = (market: BotMarket, actions: readonly TraderAction[], turn: number) => void;

/** A bot's life among troubles; `watch` looks on after each turn. */
function live(strategy: BotStrategy, seed: string, setting: BotSetting = {}, watch: Watch = () => {}): BotMarket {
  const market = new BotMarket(strategy, { seed, parameters: lively[strategy.strategy] ?? {}, ...setting });
  const rng = Rng.derive(seed, 'troubles');
  for (let turn = 0; turn < TURNS; turn += 1) {
    trouble(market, rng);
    watch(market, market.turn(), turn);
  }
  return market;
}

function quotesOf(actions: readonly TraderAction[]): {
  readonly bids: readonly Quote[];
  readonly asks: readonly Quote[];
} {
  const found = actions.find((action) => action.type === 'ReplaceQuotes');
  return found ?? { bids: [], asks: [] };
}

describe.each(bots)('$strategy', (strategy) => {
  test('does the same for the same seed, something else for another', () => {
    const { log } = live(strategy, SEED);
    expect(live(strategy, SEED).log).toEqual(log);
    expect(live(strategy, 'another').log).not.toEqual(log);
    expect(log.flat().length).toBeGreaterThan(TURNS / 20);
  });

  test('goes on exactly from what it remembered at any moment', () => {
    const { log } = live(strategy, SEED);
    const rng = Rng.derive(SEED, 'restarts');
    const restarted = live(strategy, SEED, {}, (market) => {
      if (rng.chance(0.4)) market.replaceTrader();
    });
    expect(restarted.log).toEqual(log);
  });

  test('never crosses or trades with itself', () => {
    const { events } = live(strategy, SEED, {}, (_market, actions) => {
      const { bids, asks } = quotesOf(actions);
      const prices = [...[...bids].reverse(), ...asks].map(({ priceSats }) => priceSats);
      expect(prices.every((price, index) => index === 0 || price > Number(prices[index - 1]))).toBe(true);
    });
    for (const event of events) {
      if (event.type === 'OrderCanceled' && event.participantId === BOT) expect(event.reason).not.toBe('SELF_TRADE');
      if (event.type === 'TradeExecuted') expect(event.makerId === BOT && event.takerId === BOT).toBe(false);
    }
  });

  test('only looks: its turn changes nothing that it was shown', () => {
    const readOnly = (market: BotMarket) =>
      new Proxy<MarketView>(market.view, {
        get: (target, name) => {
          expect(['apply', 'restore', 'state']).not.toContain(name);
          const value: unknown = Reflect.get(target, name, target);
          return typeof value === 'function' ? frozenAnswers(value.bind(target)) : value;
        },
        set: () => false,
      });
    const market = new BotMarket(strategy, { seed: SEED, parameters: lively[strategy.strategy] ?? {} });
    const rng = Rng.derive(SEED, 'troubles');
    for (let turn = 0; turn < 60; turn += 1) {
      trouble(market, rng);
      market.turn(readOnly(market));
    }
    expect(market.log).toEqual(live(strategy, SEED).log.slice(0, 60));
  });

  test('L14 sends what it decides on a way as long as its parameters say', () => {
    const { latencyMs } = strategy.parameters.shape;
    const parameters = {
      ...lively[strategy.strategy],
      latencyMs: Math.min(500, latencyMs?.unwrap().maxValue ?? 0),
      latencyJitterMs: 0,
    };
    const market = new BotMarket(strategy, { parameters });
    const rng = Rng.derive(SEED, 'ways');
    for (let turn = 0; turn < TURNS; turn += 1) {
      market.pass(2, rng.normal(0, 10));
      market.rivalQuotes(5, 100);
      const { actions, arrivesInMs } = market.trader.takeTurn(market.view, market.now, 'TIMER');
      expect(arrivesInMs).toBe(actions.length === 0 ? 0 : parameters.latencyMs);
    }
  });

  test('is refused nothing by a market that it could see', () => {
    const { events } = live(strategy, SEED);
    const refused = events.filter(
      (event) => (event.type === 'CommandRejected' && event.command === 'ReplaceQuotes') || isRefusedOrder(event),
    );
    // An order may still be refused when the bot's own cancels and fills of the same turn come first.
    expect(refused.length).toBeLessThanOrEqual(TURNS / 25);
  });

  test.each([
    ['an empty book', (_market: BotMarket): void => {}],
    ['bids alone', (market: BotMarket): void => void market.rival('BUY', market.referenceSats * 0.999, 100)],
    ['asks alone', (market: BotMarket): void => void market.rival('SELL', market.referenceSats * 1.001, 100)],
    ['a halt', (market: BotMarket): void => control(market, 'HaltMarket')],
    ['an auction', (market: BotMarket): void => control(market, 'StartAuction')],
    ['a closed market', (market: BotMarket): void => control(market, 'CloseMarket')],
    ['a price band that left its price behind', (market: BotMarket): void => market.pass(1, 9_000)],
    ['a price of one tick', (market: BotMarket): void => market.pass(1, -9_999.99)],
  ] as const)('survives %s', (_name, prepare) => {
    for (const funds of [undefined, {}, { BTC: 1 }, { AAPL: 1 }]) {
      const market = new BotMarket(strategy, funds === undefined ? {} : { funds });
      prepare(market);
      for (let turn = 0; turn < 20; turn += 1) {
        market.pass(3);
        market.turn();
      }
      const { status } = market.view.touch(market.instrument.symbol);
      if (status === 'HALTED' || status === 'CLOSED') expect(market.log.flat()).toEqual([]);
      expect(market.cashSats).toBeGreaterThanOrEqual(0);
      expect(market.stockLots).toBeGreaterThanOrEqual(0);
    }
  });
});

describe.each(liquidityStrategies)('$strategy', (strategy) => {
  test('quotes both sides into an empty book, and again after a fill', () => {
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
  ])('never offers more than its limits $minStockBps to $maxStockBps allow', (limits) => {
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
  ] as const)('takes its quotes away %s, and brings them back when it is calm', (_name, disturb) => {
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

function control(market: BotMarket, type: 'HaltMarket' | 'StartAuction' | 'CloseMarket'): void {
  const { symbol } = market.instrument;
  if (type === 'HaltMarket') market.submit({ type, market: symbol, reason: 'test', cancelOpenOrders: false });
  else market.submit({ type, market: symbol });
}

function isRefusedOrder(event: BotMarket['events'][number]): boolean {
  return (
    event.type === 'OrderRejected' && event.order.participantId === BOT && event.reason !== 'POST_ONLY_WOULD_CROSS'
  );
}

/** The same function with answers nobody can change. */
function frozenAnswers(look: (...question: unknown[]) => unknown): (...question: unknown[]) => unknown {
  return (...question) => deepFreeze(structuredClone(look(...question)));
}

function deepFreeze(value: unknown): unknown {
  if (typeof value === 'object' && value !== null) Object.values(Object.freeze(value)).forEach(deepFreeze);
  return value;
}
