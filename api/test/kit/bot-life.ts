import type { Quote } from '../../src/market/commands.ts';
import { sides } from '../../src/market/order.ts';
import type { BotStrategy } from '../../src/traders/bot-strategy.ts';
import type { Parameters } from '../../src/traders/population-settings.ts';
import type { TraderAction } from '../../src/traders/trader.ts';
import { Rng } from '../../src/util/rng.ts';
import { BotMarket, type BotSetting, RIVAL } from './bot-market.ts';

/** Turns of a life. */
export const TURNS = 150;

/** Makes those who are choosy at most turns act in a short life. */
export const lively: Readonly<Record<string, Parameters>> = {
  momentum: { shortLooks: 3, longLooks: 6, thresholdBps: 0.5 },
  'mean-reversion': { warmUpLooks: 3, entry: 0.5, leastBps: 1 },
};

/** One step of a market's troubled life, drawn from a stream of its own. */
export function trouble(market: BotMarket, rng: Rng): void {
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

export type Watch = (market: BotMarket, actions: readonly TraderAction[], turn: number) => void;

/** A bot's life among troubles; `watch` looks on after each turn. */
export function live(
  strategy: BotStrategy,
  seed: string,
  setting: BotSetting = {},
  watch: Watch = () => {},
): BotMarket {
  const market = new BotMarket(strategy, { seed, parameters: lively[strategy.strategy] ?? {}, ...setting });
  const rng = Rng.derive(seed, 'troubles');
  for (let turn = 0; turn < TURNS; turn += 1) {
    trouble(market, rng);
    watch(market, market.turn(), turn);
  }
  return market;
}

export function quotesOf(actions: readonly TraderAction[]): {
  readonly bids: readonly Quote[];
  readonly asks: readonly Quote[];
} {
  const found = actions.find((action) => action.type === 'ReplaceQuotes');
  return found ?? { bids: [], asks: [] };
}

export function control(market: BotMarket, type: 'HaltMarket' | 'StartAuction' | 'CloseMarket'): void {
  const { symbol } = market.instrument;
  if (type === 'HaltMarket') market.submit({ type, market: symbol, reason: 'test', cancelOpenOrders: false });
  else market.submit({ type, market: symbol });
}
