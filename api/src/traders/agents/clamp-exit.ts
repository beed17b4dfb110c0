import type { ExitPair } from '../../market/decision.ts';
import { type OrderRequest, plainTerms } from '../../market/order.ts';
import type { Lots, Sats } from '../../market/units.ts';
import { ceilToTick } from '../orders.ts';
import { type AgentAnswer, answerLimits } from './agent-answer.ts';
import { clampLimit, clampStop } from './clamp-price.ts';
import { type Clamping, isDropped, tooSmall, wholeSteps } from './clamping.ts';
import { priceOf } from './sight.ts';

export type ClampedExit = { readonly pair: ExitPair | null; readonly orders: readonly OrderRequest[] };

const NONE: ClampedExit = { pair: null, orders: [] };

/**
 * The exit of an answer, for stock that is free now: a pair, or a plain order when only one of its prices was named or
 * can stand.
 */
export function clampExit(answer: AgentAnswer, clamping: Clamping): ClampedExit {
  if (answer.takeProfitSats === null && answer.stopLossSats === null) return NONE;
  const quantityLots = exitLots(answer, clamping);
  if (typeof quantityLots === 'string') {
    clamping.clamps.push(`exit dropped: ${quantityLots}`);
    return NONE;
  }
  const limit = profitLeg(answer.takeProfitSats, quantityLots, clamping);
  const stop = lossLeg(answer.stopLossSats, quantityLots, clamping);
  const legs = [limit, stop].filter((leg) => leg !== null);
  if (legs.length === 0) return NONE;
  // A pair holds once, for both of its legs.
  clamping.means.stockLots -= quantityLots;
  return limit === null || stop === null ? { pair: null, orders: legs } : { pair: { limit, stop }, orders: [] };
}

/** How much it is for, or why there is none. */
function exitLots(answer: AgentAnswer, { instrument, means, clamps, ticker }: Clamping): Lots | string {
  if (answer.stance === 'CANCEL') return 'stance is CANCEL';
  if (ticker.status === 'HALTED' || ticker.status === 'CLOSED') return `market is ${ticker.status}`;
  if (means.openOrders + 2 > answerLimits.openOrders) return `${means.openOrders} orders of yours are open`;
  const freeLots = Math.min(means.stockLots, instrument.maxOrderLots);
  const wantedLots = answer.exitLots ?? freeLots;
  const quantityLots = wholeSteps(Math.min(wantedLots, freeLots), instrument);
  if (quantityLots < 1) return `no free ${instrument.baseAsset}`;
  if (quantityLots < wantedLots && answer.exitLots !== null) {
    const why = wantedLots > freeLots ? 'free balance' : `step of ${instrument.quantityStepLots} lots`;
    clamps.push(`exit quantity ${wantedLots} -> ${quantityLots}: ${why}`);
  }
  return quantityLots;
}

function profitLeg(asked: Sats | null, quantityLots: Lots, clamping: Clamping): OrderRequest | null {
  if (asked === null) return null;
  const { instrument, ticker } = clamping;
  const market = priceOf(ticker);
  if (ceilToTick(asked, instrument) <= market) return drop('take profit', `${asked} is not above ${market}`, clamping);
  const limit = clampLimit(asked, 'SELL', market, 'exit take profit', clamping);
  if (isDropped(limit)) return drop('take profit', limit.dropped, clamping);
  return ifLarge(
    { ...leg(quantityLots, clamping), kind: 'LIMIT', priceSats: limit.priceSats },
    'take profit',
    clamping,
  );
}

function lossLeg(asked: Sats | null, quantityLots: Lots, clamping: Clamping): OrderRequest | null {
  if (asked === null) return null;
  const stop = clampStop(asked, 'SELL', 'exit stop loss', clamping);
  if (isDropped(stop)) return drop('stop loss', stop.dropped, clamping);
  const order: OrderRequest = { ...leg(quantityLots, clamping), kind: 'STOP', stopPriceSats: stop.priceSats };
  return ifLarge(order, 'stop loss', clamping);
}

function leg(quantityLots: Lots, { instrument }: Clamping) {
  return {
    ...plainTerms,
    market: instrument.symbol,
    side: 'SELL',
    timeInForce: 'GTC',
    postOnly: false,
    priceSats: null,
    quantityLots,
    selfTradePrevention: 'CANCEL_NEWEST',
  } as const;
}

function ifLarge(order: OrderRequest, what: string, clamping: Clamping): OrderRequest | null {
  const { instrument, ticker } = clamping;
  if (!tooSmall(order, priceOf(ticker), instrument)) return order;
  return drop(what, `worth less than ${instrument.minNotionalSats} sats`, clamping);
}

function drop(what: string, why: string, { clamps }: Clamping): null {
  clamps.push(`exit ${what} dropped: ${why}`);
  return null;
}
