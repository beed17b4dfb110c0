import type { Lots } from '../market/units.ts';
import { NONE } from '../util/integer-index.ts';
import { type Indication, type MarketState, NO_INDICATION } from './market-state.ts';
import type { PriceLadder, Ticks } from './price-ladder.ts';

/** What is bid at a price or above and asked at it or below. */
type Balance = { readonly ticks: Ticks; readonly volume: Lots; readonly surplus: Lots };

/**
 * The price of a call auction. Rule U05, after the market model of Xetra: of all limits in the book the one with the
 * largest executable volume, then the smallest surplus; if that leaves several, the surplus' side decides, or else
 * the reference price.
 */
export function auctionIndication(market: MarketState): Indication {
  const { bids, asks } = market;
  if (bids.bestTicks === 0 || asks.bestTicks === 0 || bids.bestTicks < asks.bestTicks) return NO_INDICATION;
  const best = bestBalances(balances(bids.ladder, asks.ladder));
  const low = best[0];
  const high = best[best.length - 1];
  if (low === undefined || high === undefined) return NO_INDICATION;
  const chosen = choose(market, low, high, best);
  return { ticks: chosen.ticks, quantityLots: chosen.volume, surplusLots: chosen.surplus };
}

function choose(market: MarketState, low: Balance, high: Balance, best: readonly Balance[]): Balance {
  if (best.every(({ surplus }) => surplus > 0)) return high;
  if (best.every(({ surplus }) => surplus < 0)) return low;
  const { tickSats } = market.instrument;
  const lean = market.referenceOrLastSats;
  const wished = Math.floor((lean === 0 ? market.toSats(low.ticks + high.ticks) / 2 : lean) / tickSats);
  const ticks = Math.min(high.ticks, Math.max(low.ticks, wished));
  return best.find((balance) => balance.ticks === ticks) ?? between(market, low, ticks);
}

/** At a price between two limits: who bids at the next limit above, who asks at the next below. */
function between(market: MarketState, low: Balance, ticks: Ticks): Balance {
  const bid = sumUpTo(market.bids.ladder, ticks);
  const ask = sumUpTo(market.asks.ladder, ticks);
  return { ticks, volume: low.volume, surplus: bid - ask };
}

function sumUpTo(ladder: PriceLadder, ticks: Ticks): Lots {
  let sum = 0;
  for (let level = ladder.best; level !== NONE; level = ladder.nextWorse(level)) {
    if (ladder.isBetter(ticks, ladder.ticks(level))) break;
    sum += ladder.displayedLots(level) + ladder.hiddenLots(level);
  }
  return sum;
}

/** Every limit between the best ask and the best bid, ascending, with what would be bid and asked there. */
function balances(bids: PriceLadder, asks: PriceLadder): Balance[] {
  const demand = levelsWithin(bids, asks.ticks(asks.best));
  const supply = levelsWithin(asks, bids.ticks(bids.best));
  const limits = [...new Set([...demand, ...supply].map(({ ticks }) => ticks))].sort((a, b) => a - b);
  const offered = runningSums(limits, supply);
  const wanted = runningSums(limits.toReversed(), demand).reverse();
  return limits.map((ticks, index) => {
    const [bid, ask] = [wanted[index] ?? 0, offered[index] ?? 0];
    return { ticks, volume: Math.min(bid, ask), surplus: bid - ask };
  });
}

type LevelLots = { readonly ticks: Ticks; readonly lots: Lots };

/** A side's levels that cross the other side's best, best first, hidden size included. */
function levelsWithin(ladder: PriceLadder, limit: Ticks): LevelLots[] {
  const levels: LevelLots[] = [];
  for (let level = ladder.best; level !== NONE; level = ladder.nextWorse(level)) {
    const ticks = ladder.ticks(level);
    if (ladder.isBetter(limit, ticks)) break;
    levels.push({ ticks, lots: ladder.displayedLots(level) + ladder.hiddenLots(level) });
  }
  return levels;
}

/** For each price, the lots of all levels up to it; both run from the side's best to its worst. */
function runningSums(prices: readonly Ticks[], levels: readonly LevelLots[]): Lots[] {
  const lotsAt = new Map(levels.map(({ ticks, lots }) => [ticks, lots]));
  let sum = 0;
  return prices.map((ticks) => {
    sum += lotsAt.get(ticks) ?? 0;
    return sum;
  });
}

function bestBalances(all: readonly Balance[]): Balance[] {
  const volume = Math.max(...all.map((balance) => balance.volume));
  const largest = all.filter((balance) => balance.volume === volume);
  const surplus = Math.min(...largest.map((balance) => Math.abs(balance.surplus)));
  return largest.filter((balance) => Math.abs(balance.surplus) === surplus);
}
