import type { OrderKind, OrderRequest } from '../../market/order.ts';
import { BASIS_POINTS, type Lots } from '../../market/units.ts';
import { affordableLots, lotsWorth } from '../orders.ts';
import { type AnsweredOrder, answerLimits } from './agent-answer.ts';
import { churning } from './clamp-churn.ts';
import { clampLimit, clampStop } from './clamp-price.ts';
import { type Clamping, type Dropped, isDropped, tooSmall, wholeSteps } from './clamping.ts';
import { priceOf } from './sight.ts';

/** A market buy is priced this far above the best offer when its cost is estimated. */
const MARKET_MARGIN = 1.01;

const words: Readonly<Record<OrderKind, string>> = {
  LIMIT: 'limit order',
  MARKET: 'market order',
  STOP: 'stop order',
  STOP_LIMIT: 'stop-limit order',
};

/** One order of an answer as the market can take it; nothing when it cannot stand. */
export function clampOrder(order: AnsweredOrder, number: number, clamping: Clamping): readonly OrderRequest[] {
  const name = `order ${number}`;
  const shaped = shapeOf(order, name, clamping);
  const sized = isDropped(shaped) ? shaped : sizedOf(shaped, name, clamping);
  if (isDropped(sized)) {
    clamping.clamps.push(`${name} dropped: ${sized.dropped}`);
    return [];
  }
  spend(sized, clamping);
  return [sized];
}

function shapeOf(order: AnsweredOrder, name: string, clamping: Clamping): OrderRequest | Dropped {
  const wrong = contradiction(order, clamping);
  if (wrong !== null) return { dropped: wrong };
  const { side, kind, quantityLots } = order;
  const prices = pricesOf(order, name, clamping);
  if (isDropped(prices)) return prices;
  if (order.postOnly && kind !== 'LIMIT') clamping.clamps.push(`${name} post-only ignored: ${words[kind]}`);
  return {
    ...{ market: clamping.instrument.symbol, side, kind, quantityLots, ...lifeOf(order, name, clamping) },
    ...prices,
    postOnly: order.postOnly && kind === 'LIMIT',
    displayLots: null,
    selfTradePrevention: 'CANCEL_NEWEST',
  };
}

/** Nobody trades with himself: not with an order that waits, nor with one before it in the same answer. */
function crossing(
  { side, kind, priceSats, stopPriceSats }: OrderRequest,
  { resting, ticker }: Clamping,
): string | null {
  if (stopPriceSats !== null) return null;
  const [best, sign] = side === 'BUY' ? [ticker.bestAskSats, 1] : [ticker.bestBidSats, -1];
  const reachSats = kind === 'MARKET' ? best : priceSats;
  if (reachSats === null) return null;
  const met = resting.find((own) => own.side !== side && sign * own.priceSats <= sign * reachSats);
  return met === undefined ? null : `it would trade with your own order at ${met.priceSats}`;
}

/** What no reading of the order can mend. */
function contradiction(order: AnsweredOrder, clamping: Clamping): string | null {
  const { instrument, ticker, means, habits, parameters } = clamping;
  const { kind, timeInForce } = order;
  const hasty = churning(order.side, habits, parameters);
  if (hasty !== null) return hasty;
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  if ((kind === 'LIMIT' || kind === 'STOP_LIMIT') && order.priceSats === null) return `a ${words[kind]} needs a price`;
  if (isStop && order.stopPriceSats === null) return `a ${words[kind]} needs a stop price`;
  if (order.quantityLots < instrument.quantityStepLots)
    return `smaller than a step of ${instrument.quantityStepLots} lots`;
  const mayRest = timeInForce === 'GTC' || timeInForce === 'GTD';
  if (kind === 'LIMIT' && order.postOnly && !mayRest) return `post-only cannot be ${timeInForce}`;
  const takes = kind === 'MARKET' || (kind === 'LIMIT' && !mayRest);
  if (takes && ticker.status !== 'CONTINUOUS') {
    return `market is in ${ticker.status}, a ${kind === 'MARKET' ? words.MARKET : `${timeInForce} order`} finds nothing`;
  }
  const { openOrders } = answerLimits;
  return !takes && means.openOrders >= openOrders ? `${openOrders} orders of yours are open, the most` : null;
}

function pricesOf(order: AnsweredOrder, name: string, clamping: Clamping) {
  const { side, kind } = order;
  const isStop = kind === 'STOP' || kind === 'STOP_LIMIT';
  if (order.stopPriceSats !== null && !isStop) clamping.clamps.push(`${name} stop price ignored: ${words[kind]}`);
  const stop =
    order.stopPriceSats === null || !isStop ? null : clampStop(order.stopPriceSats, side, `${name} stop`, clamping);
  if (stop !== null && isDropped(stop)) return { dropped: `${side.toLowerCase()} stop ${stop.dropped}` };
  const stopPriceSats = stop?.priceSats ?? null;
  if (order.priceSats === null) return { priceSats: null, stopPriceSats };
  if (kind === 'MARKET' || kind === 'STOP') {
    clamping.clamps.push(`${name} price ignored: ${words[kind]}`);
    return { priceSats: null, stopPriceSats };
  }
  // Where a stop-limit trades the market will be: at its stop.
  const aroundSats = stopPriceSats ?? priceOf(clamping.ticker);
  const limit = clampLimit(order.priceSats, side, aroundSats, `${name} price`, clamping);
  return isDropped(limit) ? { dropped: `price ${limit.dropped}` } : { priceSats: limit.priceSats, stopPriceSats };
}

function lifeOf(
  order: AnsweredOrder,
  name: string,
  { now, clamps }: Clamping,
): Pick<OrderRequest, 'timeInForce' | 'expireAt'> {
  const { kind, goodForSeconds } = order;
  const isNow = order.timeInForce === 'IOC' || order.timeInForce === 'FOK';
  if (kind === 'MARKET' || isNow) {
    if (goodForSeconds !== null) clamps.push(`${name} good-for ignored: ${isNow ? order.timeInForce : words.MARKET}`);
    return { timeInForce: order.timeInForce === 'FOK' ? 'FOK' : 'IOC', expireAt: null };
  }
  if (order.timeInForce === 'GTC' && goodForSeconds === null) return { timeInForce: 'GTC', expireAt: null };
  const longest = answerLimits.maxGoodForSeconds;
  const seconds = Math.min(longest, goodForSeconds ?? longest);
  if (goodForSeconds === null) clamps.push(`${name} good for ${seconds} s: GTD without a length`);
  else if (seconds < goodForSeconds) clamps.push(`${name} good for ${goodForSeconds} -> ${seconds} s: longest`);
  else if (order.timeInForce === 'GTC') clamps.push(`${name} GTC -> GTD: good for ${seconds} s`);
  return { timeInForce: 'GTD', expireAt: now + seconds * 1_000 };
}

function sizedOf(order: OrderRequest, name: string, clamping: Clamping): OrderRequest | Dropped {
  const { instrument, ticker } = clamping;
  const quantityLots = clampQuantity(order, name, clamping);
  if (quantityLots < 1)
    return { dropped: order.side === 'BUY' ? 'no free bitcoin' : `no free ${instrument.baseAsset}` };
  const sized = { ...order, quantityLots };
  const crossed = crossing(sized, clamping);
  if (crossed !== null) return { dropped: crossed };
  const isSmall = tooSmall(sized, priceOf(ticker), instrument);
  return isSmall ? { dropped: `worth less than ${instrument.minNotionalSats} sats` } : sized;
}

function clampQuantity(order: OrderRequest, name: string, clamping: Clamping): Lots {
  const { instrument, parameters, equitySats, means } = clamping;
  const priceSats = costPrice(order, clamping);
  const free = order.side === 'BUY' ? affordableLots(means.cashSats, priceSats, instrument) : means.stockLots;
  const share = lotsWorth((equitySats * parameters.maxOrderBps) / BASIS_POINTS, priceSats, instrument);
  const bounds: readonly (readonly [Lots, string])[] = [
    [order.quantityLots, `step of ${instrument.quantityStepLots} lots`],
    [instrument.maxOrderLots, 'largest order of the market'],
    [share, `${parameters.maxOrderBps / 100} % of equity`],
    [free, 'free balance'],
  ];
  const [bound, why] = bounds.reduce((least, next) => (next[0] < least[0] ? next : least));
  const quantityLots = wholeSteps(bound, instrument);
  if (quantityLots >= 1 && quantityLots < order.quantityLots) {
    clamping.clamps.push(`${name} quantity ${order.quantityLots} -> ${quantityLots}: ${why}`);
  }
  return quantityLots;
}

/** What a lot may cost at worst. */
function costPrice({ priceSats, stopPriceSats }: OrderRequest, { ticker }: Clamping): number {
  return priceSats ?? stopPriceSats ?? (ticker.bestAskSats ?? priceOf(ticker)) * MARKET_MARGIN;
}

function spend(order: OrderRequest, clamping: Clamping): void {
  const { means, instrument } = clamping;
  const mayRest = order.timeInForce === 'GTC' || order.timeInForce === 'GTD';
  if (mayRest) means.openOrders += 1;
  if (mayRest && order.kind === 'LIMIT' && order.priceSats !== null) {
    clamping.resting.push({ side: order.side, priceSats: order.priceSats });
  }
  if (order.side === 'BUY') clamping.habits.buysInAnswer += 1;
  if (order.side === 'SELL') means.stockLots -= order.quantityLots;
  else {
    const notional = (costPrice(order, clamping) / instrument.lotsPerUnit) * order.quantityLots;
    means.cashSats -= Math.ceil(notional * (1 + instrument.takerFeeBps / BASIS_POINTS));
  }
}
