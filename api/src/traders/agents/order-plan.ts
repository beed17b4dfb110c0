import type { OrderRequest, Side } from '../../market/order.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import { affordableLots, ceilToTick, floorToTick, limitAt, lotsWorth, restAt, takeNow, takeUpTo } from '../orders.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { tooSmall, wholeSteps } from './clamping.ts';
import { lastPrint, staticBand } from './price-band.ts';
import type { Sight } from './sight.ts';

/** Recorded traders sell less often than they buy; to keep cash and stock in balance a sale is larger. */
const SALE_FACTOR = 1.5;

/** How far past the touch an impatient order may go. */
const SLIP_BPS = 4;

/** How far past its stop price a stop-limit may trade. */
const BREAK_SLIP_BPS = 10;

/** How a wish becomes an order: what is sent, and how a person would say it. */
export type OrderPlan = {
  readonly order: OrderRequest;
  readonly manner: 'TAKE' | 'MARKET' | 'JOIN' | 'INSIDE' | 'BREAK' | 'AUCTION';
};

type Planning = {
  readonly side: Side;
  readonly quantityLots: Lots;
  readonly sight: Sight;
  readonly parameters: AgentParameters;
};

/** The order for a wish; null when there is too little money or stock, or the asset is owned enough. */
export function planOrder(side: Side, sight: Sight, parameters: AgentParameters): OrderPlan | null {
  const { instrument, priceSats, ticker } = sight;
  const quantityLots = wholeSteps(sizeOf(side, sight, parameters), instrument);
  if (quantityLots < 1) return null;
  const planning: Planning = { side, quantityLots, sight, parameters };
  const plan =
    ticker.status === 'CONTINUOUS'
      ? (breakOrder(planning) ?? urgentOrder(planning) ?? waitingOrder(planning))
      : auctionOrder(planning);
  return tooSmall(plan.order, priceSats, instrument) ? null : plan;
}

/** Inside the range: nothing yet, but an order for the moment in which the price leaves it. */
function breakOrder({ side, quantityLots, sight, parameters }: Planning): OrderPlan | null {
  const { instrument, window, priceSats, ticker } = sight;
  const { highSats, lowSats } = window;
  const isInside = highSats > lowSats && priceSats <= highSats && priceSats >= lowSats;
  if (!isInside || !happens(parameters.stopEntryBps, sight)) return null;
  const sign = side === 'BUY' ? 1 : -1;
  const stopPriceSats =
    (side === 'BUY' ? ceilToTick(highSats, instrument) : floorToTick(lowSats, instrument)) + sign * instrument.tickSats;
  const last = lastPrint(instrument, ticker) ?? priceSats;
  const limitSats = onTick(side, stopPriceSats * (1 + (sign * BREAK_SLIP_BPS) / BASIS_POINTS), sight);
  const band = staticBand(instrument, ticker);
  const isBanned = band !== null && (limitSats > band.highSats || limitSats < band.lowSats);
  const payable = side === 'BUY' ? affordableLots(sight.cashSats, limitSats, instrument) : quantityLots;
  const lots = wholeSteps(Math.min(quantityLots, payable), instrument);
  if (sign * stopPriceSats <= sign * last || isBanned || lots < 1) return null;
  const entry = { ...limitAt(instrument, side, limitSats, lots), kind: 'STOP_LIMIT', stopPriceSats } as const;
  return { order: until(entry, sight.now + parameters.stopLifeMs), manner: 'BREAK' };
}

function urgentOrder({ side, quantityLots, sight, parameters }: Planning): OrderPlan | null {
  const { instrument, ticker, rng } = sight;
  const touchSats = side === 'BUY' ? ticker.bestAskSats : ticker.bestBidSats;
  const isUrgent = rng.chance(parameters.urgencyBps / BASIS_POINTS);
  if (!isUrgent || touchSats === null) return null;
  if (rng.chance(0.25)) return { order: takeNow(instrument, side, quantityLots), manner: 'MARKET' };
  return { order: takeUpTo(instrument, side, slipped(side, touchSats, sight), quantityLots), manner: 'TAKE' };
}

function waitingOrder(planning: Planning): OrderPlan {
  const { side, quantityLots, sight, parameters } = planning;
  const { instrument, ticker, rng } = sight;
  const nearSats = (side === 'BUY' ? ticker.bestBidSats : ticker.bestAskSats) ?? sight.priceSats;
  if (rng.chance(0.6)) {
    return {
      order: dated(restAt(instrument, side, onTick(side, nearSats, sight), quantityLots), planning),
      manner: 'JOIN',
    };
  }
  const insideSats = onTick(side, (nearSats + sight.priceSats) / 2, sight);
  const postOnly = happens(parameters.makerOnlyBps, sight);
  const order = { ...limitAt(instrument, side, insideSats, quantityLots), postOnly };
  return { order: dated(order, planning), manner: 'INSIDE' };
}

/** Nothing can be taken in an auction: a limit as far as it would go, which trades at the price of all. */
function auctionOrder(planning: Planning): OrderPlan {
  const { side, quantityLots, sight } = planning;
  const order = limitAt(sight.instrument, side, slipped(side, sight.priceSats, sight), quantityLots);
  return { order: dated(order, planning), manner: 'AUCTION' };
}

function dated(order: OrderRequest, { parameters, sight }: Planning): OrderRequest {
  return happens(parameters.datedBps, sight) ? until(order, sight.now + parameters.patienceMs) : order;
}

function until(order: OrderRequest, expireAt: SimTime): OrderRequest {
  return { ...order, timeInForce: 'GTD', expireAt };
}

/** Draws only where there is something to decide, so that a persona without the habit is not moved by it. */
function happens(chanceBps: number, { rng }: Sight): boolean {
  return chanceBps > 0 && rng.chance(chanceBps / BASIS_POINTS);
}

/** Everything of one asset that is free to sell, at once. */
export function planExit(sight: Sight): OrderPlan | null {
  const touchSats = sight.ticker.bestBidSats;
  const quantityLots = Math.min(sight.freeLots, sight.instrument.maxOrderLots);
  if (touchSats === null || quantityLots < 1) return null;
  const wanted = wholeSteps(Math.max(sight.instrument.quantityStepLots, quantityLots / 2), sight.instrument);
  if (wanted > quantityLots) return null;
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
