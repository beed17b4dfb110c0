import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import { affordableLots, ceilToTick, floorToTick, limitAt, lotsWorth, restAt, takeNow, takeUpTo } from '../orders.ts';
import type { AgentParameters } from './agent-parameters.ts';
import type { Sight } from './sight.ts';

/** Recorded traders sell less often than they buy; to keep cash and stock in balance a sale is larger. */
const SALE_FACTOR = 1.5;

/** How far past the touch an impatient order may go. */
const SLIP_BPS = 4;

/** How a wish becomes an order: what is sent, and how a person would say it. */
export type OrderPlan = {
  readonly order: OrderRequest;
  readonly manner: 'TAKE' | 'MARKET' | 'JOIN' | 'INSIDE';
};

/** The order for a wish; null when there is too little money or stock, or the asset is owned enough. */
export function planOrder(side: Side, sight: Sight, parameters: AgentParameters): OrderPlan | null {
  const quantityLots = sizeOf(side, sight, parameters);
  if (quantityLots < 1) return null;
  const { instrument, ticker, rng } = sight;
  const touchSats = side === 'BUY' ? ticker.bestAskSats : ticker.bestBidSats;
  const isUrgent = rng.chance(parameters.urgencyBps / BASIS_POINTS);
  if (isUrgent && touchSats !== null) {
    if (rng.chance(0.25)) return { order: takeNow(instrument, side, quantityLots), manner: 'MARKET' };
    return { order: takeUpTo(instrument, side, slipped(side, touchSats, sight), quantityLots), manner: 'TAKE' };
  }
  const nearSats = (side === 'BUY' ? ticker.bestBidSats : ticker.bestAskSats) ?? sight.priceSats;
  if (rng.chance(0.6))
    return { order: restAt(instrument, side, onTick(side, nearSats, sight), quantityLots), manner: 'JOIN' };
  const insideSats = onTick(side, (nearSats + sight.priceSats) / 2, sight);
  return { order: limitAt(instrument, side, insideSats, quantityLots), manner: 'INSIDE' };
}

/** Everything of one asset that is free to sell, at once. */
export function planExit(sight: Sight): OrderPlan | null {
  const touchSats = sight.ticker.bestBidSats;
  const quantityLots = Math.min(sight.freeLots, sight.instrument.maxOrderLots);
  if (touchSats === null || quantityLots < 1) return null;
  const wanted = Math.max(1, Math.floor(quantityLots / 2));
  return { order: takeUpTo(sight.instrument, 'SELL', slipped('SELL', touchSats, sight), wanted), manner: 'TAKE' };
}

function sizeOf(side: Side, sight: Sight, parameters: AgentParameters): Lots {
  const { instrument, priceSats, rng, equitySats, share } = sight;
  const varied = 0.5 + rng.unit();
  const wantedBps = parameters.sizeBps * varied * (side === 'SELL' ? SALE_FACTOR : 1);
  const wanted = lotsWorth((equitySats * wantedBps) / BASIS_POINTS, priceSats, instrument);
  if (side === 'SELL') return Math.min(wanted, sight.freeLots, instrument.maxOrderLots);
  const room = Math.max(0, parameters.maxShareBps / BASIS_POINTS - share);
  const roomLots = lotsWorth(equitySats * room, priceSats, instrument);
  const payable = affordableLots(sight.cashSats, (sight.ticker.bestAskSats ?? priceSats) * 1.005, instrument);
  return Math.min(wanted, roomLots, payable, instrument.maxOrderLots);
}

function slipped(side: Side, touchSats: Sats, { instrument }: Sight): Sats {
  const slip = SLIP_BPS / BASIS_POINTS;
  return side === 'BUY'
    ? floorToTick(touchSats * (1 + slip), instrument)
    : ceilToTick(touchSats * (1 - slip), instrument);
}

function onTick(side: Side, priceSats: number, { instrument }: Sight): Sats {
  return side === 'BUY' ? floorToTick(priceSats, instrument) : ceilToTick(priceSats, instrument);
}
