import { describe, expect, test } from 'vitest';
import type { MarketView } from '../../src/projections/views.ts';
import { backgroundStrategies } from '../../src/traders/background/index.ts';
import { liquidityStrategies } from '../../src/traders/liquidity/index.ts';
import { Rng } from '../../src/util/rng.ts';
import { control, live, lively, quotesOf, TURNS, trouble } from '../kit/bot-life.ts';
import { BOT, BotMarket } from '../kit/bot-market.ts';

// What every bot of the registries keeps, whatever it trades by.

const SEED = 'contract';

const bots = [...liquidityStrategies, ...backgroundStrategies];

describe.each(bots)('$strategy', (strategy) => {
  test('D01 does the same for the same seed, something else for another', () => {
    const { log } = live(strategy, SEED);
    expect(live(strategy, SEED).log).toEqual(log);
    expect(live(strategy, 'another').log).not.toEqual(log);
    expect(log.flat().length).toBeGreaterThan(TURNS / 20);
  });

  test('K01 goes on exactly from what it remembered at any moment', () => {
    const { log } = live(strategy, SEED);
    const rng = Rng.derive(SEED, 'restarts');
    const restarted = live(strategy, SEED, {}, (market) => {
      if (rng.chance(0.4)) market.replaceTrader();
    });
    expect(restarted.log).toEqual(log);
  });

  test('Z04 never crosses or trades with itself', () => {
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
