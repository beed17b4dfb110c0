import type { Decision, WakeCondition } from '../../market/decision.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderId, OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats } from '../../market/units.ts';
import type { MarketView, OrderView } from '../../projections/views.ts';
import { affordableLots, ceilToTick, floorToTick, lotsWorth } from '../orders.ts';
import type { AgentAnswer, AnsweredOrder } from './agent-answer.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { priceOf } from './sight.ts';

/** Limit prices further than this from the market on the costly side are pulled back. */
const BAND_BPS = 1_000;

/** A market buy is priced this far above the best offer when its cost is estimated. */
const MARKET_MARGIN = 1.01;

export type Clamped =
  | { readonly ok: true; readonly decision: Decision; readonly clamps: readonly string[] }
  | { readonly ok: false; readonly reason: string };

type Means = { cashSats: Sats; stockLots: Lots };

type Clamping = {
  readonly view: MarketView;
  readonly instrument: Instrument;
  readonly parameters: AgentParameters;
  readonly equitySats: Sats;
  readonly means: Means;
  readonly clamps: string[];
};

/**
 * Makes an answer of the right shape fit the market. Clamps only shrink: sizes go down, prices become less costly, orders
 * and cancels fall away; each one is told in a short line. The exchange still checks what comes out.
 */
export function clampAnswer(
  answer: AgentAnswer,
  view: MarketView,
  participantId: ParticipantId,
  parameters: AgentParameters,
): Clamped {
  const instrument = view.instruments.find(({ symbol }) => symbol === answer.market);
  if (instrument === undefined) return { ok: false, reason: `there is no market ${answer.market.slice(0, 40)}` };
  const clamps: string[] = [];
  const canceled = ownOrders(answer.cancelOrderIds, view.openOrders(participantId), clamps);
  const { equitySats } = view.portfolio(participantId);
  const means = meansAfter(canceled, view, participantId, instrument);
  const clamping: Clamping = { view, instrument, parameters, equitySats, means, clamps };
  const decision: Decision = {
    market: instrument.symbol,
    stance: answer.stance,
    thesis: answer.thesis,
    fairValueSats: answer.fairValueSats,
    confidenceBps: answer.confidencePercent * 100,
    orders: allowedOrders(answer, clamping),
    cancelOrderIds: canceled.map(({ order }) => order.orderId),
    wakeConditions: wakeConditions(answer, view, instrument, clamps),
  };
  return { ok: true, decision, clamps };
}

function ownOrders(ids: readonly OrderId[], open: readonly OrderView[], clamps: string[]): readonly OrderView[] {
  return [...new Set(ids)].flatMap((id) => {
    const found = open.find(({ order }) => order.orderId === id);
    if (found === undefined) clamps.push(`cancel ${id} dropped: not an open order of yours`);
    return found === undefined ? [] : [found];
  });
}

/** What is free once the cancels went through. */
function meansAfter(
  canceled: readonly OrderView[],
  view: MarketView,
  participantId: ParticipantId,
  instrument: Instrument,
): Means {
  let cashSats = view.available(participantId, QUOTE_ASSET);
  let stockLots = view.available(participantId, instrument.baseAsset);
  for (const { order, remainingLots } of canceled) {
    const { lotsPerUnit } = view.instrument(order.market);
    if (order.side === 'BUY') cashSats += ((order.priceSats ?? 0) / lotsPerUnit) * remainingLots;
    else if (order.market === instrument.symbol) stockLots += remainingLots;
  }
  return { cashSats, stockLots };
}

function allowedOrders(answer: AgentAnswer, clamping: Clamping): readonly OrderRequest[] {
  const { stance, orders } = answer;
  const status = clamping.view.ticker(clamping.instrument.symbol).status;
  if (orders.length === 0) return [];
  if (stance === 'HOLD' || stance === 'CANCEL') {
    clamping.clamps.push(`${orders.length} order${orders.length > 1 ? 's' : ''} dropped: stance is ${stance}`);
    return [];
  }
  if (status !== 'CONTINUOUS') {
    clamping.clamps.push(`orders dropped: market is ${status}`);
    return [];
  }
  return orders.flatMap((order, index) => clampOrder(order, index + 1, clamping));
}

function clampOrder(order: AnsweredOrder, number: number, clamping: Clamping): readonly OrderRequest[] {
  const { instrument, clamps } = clamping;
  const drop = (reason: string) => {
    clamps.push(`order ${number} dropped: ${reason}`);
    return [];
  };
  if (order.kind === 'LIMIT' && order.priceSats === null) return drop('a limit order needs a price');
  if (order.kind === 'LIMIT' && order.postOnly && order.timeInForce !== 'GTC') {
    return drop(`post-only cannot be ${order.timeInForce}`);
  }
  const shaped = shapeOf(order, number, clamping);
  const quantityLots = clampQuantity(shaped, number, clamping);
  if (quantityLots < 1) return drop(order.side === 'BUY' ? 'no free bitcoin' : `no free ${instrument.baseAsset}`);
  spend(shaped, quantityLots, clamping);
  return [{ ...shaped, quantityLots }];
}

function shapeOf(order: AnsweredOrder, number: number, clamping: Clamping): OrderRequest {
  const { instrument, clamps } = clamping;
  const { side, kind, quantityLots } = order;
  const common = { market: instrument.symbol, side, kind, quantityLots, selfTradePrevention: 'CANCEL_NEWEST' } as const;
  if (kind === 'LIMIT' && order.priceSats !== null) {
    const priceSats = clampPrice(order.priceSats, side, number, clamping);
    return { ...common, timeInForce: order.timeInForce, postOnly: order.postOnly, priceSats };
  }
  if (order.priceSats !== null) clamps.push(`order ${number} price ignored: market order`);
  if (order.postOnly) clamps.push(`order ${number} post-only ignored: market order`);
  return {
    ...common,
    timeInForce: order.timeInForce === 'GTC' ? 'IOC' : order.timeInForce,
    postOnly: false,
    priceSats: null,
  };
}

/** Onto the tick and into the band, in the direction that costs less. */
function clampPrice(asked: Sats, side: OrderRequest['side'], number: number, clamping: Clamping): Sats {
  const { view, instrument, clamps } = clamping;
  const market = priceOf(view.ticker(instrument.symbol));
  const band = BAND_BPS / BASIS_POINTS;
  const bounded = side === 'BUY' ? Math.min(asked, market * (1 + band)) : Math.max(asked, market * (1 - band));
  const priceSats = side === 'BUY' ? floorToTick(bounded, instrument) : ceilToTick(bounded, instrument);
  const why = bounded === asked ? `tick ${instrument.tickSats}` : `band ${BAND_BPS / 100} % around ${market}`;
  if (priceSats !== asked) clamps.push(`order ${number} price ${asked} -> ${priceSats}: ${why}`);
  return priceSats;
}

function clampQuantity(order: OrderRequest, number: number, clamping: Clamping): Lots {
  const { instrument, parameters, equitySats, means } = clamping;
  const priceSats = costPrice(order, clamping);
  const free = order.side === 'BUY' ? affordableLots(means.cashSats, priceSats, instrument) : means.stockLots;
  const share = lotsWorth((equitySats * parameters.maxOrderBps) / BASIS_POINTS, priceSats, instrument);
  const bounds: readonly (readonly [Lots, string])[] = [
    [instrument.maxOrderLots, 'largest order of the market'],
    [share, `${parameters.maxOrderBps / 100} % of equity`],
    [free, 'free balance'],
  ];
  const [bound, why] = bounds.reduce((least, next) => (next[0] < least[0] ? next : least));
  if (order.quantityLots <= bound) return order.quantityLots;
  if (bound >= 1) clamping.clamps.push(`order ${number} quantity ${order.quantityLots} -> ${bound}: ${why}`);
  return bound;
}

function costPrice(order: OrderRequest, { view, instrument }: Clamping): number {
  if (order.priceSats !== null) return order.priceSats;
  const ticker = view.ticker(instrument.symbol);
  return (ticker.bestAskSats ?? priceOf(ticker)) * MARKET_MARGIN;
}

function spend(order: OrderRequest, quantityLots: Lots, clamping: Clamping): void {
  const { means, instrument } = clamping;
  if (order.side === 'SELL') means.stockLots -= quantityLots;
  else {
    const notional = (costPrice(order, clamping) / instrument.lotsPerUnit) * quantityLots;
    means.cashSats -= Math.ceil(notional * (1 + instrument.takerFeeBps / BASIS_POINTS));
  }
}

function wakeConditions(
  answer: AgentAnswer,
  view: MarketView,
  { symbol }: Instrument,
  clamps: string[],
): readonly WakeCondition[] {
  const price = priceOf(view.ticker(symbol));
  const conditions: WakeCondition[] = [];
  const { wakeAboveSats, wakeBelowSats, sleepSeconds } = answer;
  if (wakeAboveSats !== null && wakeAboveSats <= price)
    clamps.push(`wake above ${wakeAboveSats} dropped: already there`);
  else if (wakeAboveSats !== null) conditions.push({ kind: 'PRICE_ABOVE', market: symbol, priceSats: wakeAboveSats });
  if (wakeBelowSats !== null && wakeBelowSats >= price)
    clamps.push(`wake below ${wakeBelowSats} dropped: already there`);
  else if (wakeBelowSats !== null) conditions.push({ kind: 'PRICE_BELOW', market: symbol, priceSats: wakeBelowSats });
  if (sleepSeconds !== null) conditions.push({ kind: 'AFTER', delayMs: sleepSeconds * 1_000 });
  return conditions;
}
