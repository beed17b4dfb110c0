import type { Aside, Decision } from '../../market/decision.ts';
import { type Instrument, QUOTE_ASSET } from '../../market/instrument.ts';
import type { OrderId, OrderRequest } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import type { SimTime } from '../../market/units.ts';
import type { MarketView, OrderView } from '../../projections/views.ts';
import { type AgentAnswer, answerLimits } from './agent-answer.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { habitsOf } from './clamp-churn.ts';
import { clampExit } from './clamp-exit.ts';
import { clampOrder } from './clamp-order.ts';
import type { Clamping, Means, Resting } from './clamping.ts';
import { wakeConditionsOf } from './wake-conditions.ts';

export type Clamped =
  | { readonly ok: true; readonly decision: Decision; readonly clamps: readonly string[] }
  | { readonly ok: false; readonly reason: string };

/**
 * Makes an answer of the right shape fit the market. Clamps only shrink: sizes go down, prices become less costly, lives
 * shorter, orders and cancels fall away; each one is told in a short line. The exchange still checks what comes out.
 */
export function clampAnswer(
  answer: AgentAnswer,
  view: MarketView,
  now: SimTime,
  participantId: ParticipantId,
  parameters: AgentParameters,
): Clamped {
  const instrument = view.instruments.find(({ symbol }) => symbol === answer.market);
  if (instrument === undefined) return { ok: false, reason: `there is no market ${answer.market.slice(0, 40)}` };
  const clamps: string[] = [];
  const open = view.openOrders(participantId);
  const canceled = ownOrders(answer.cancelOrderIds, open, clamps);
  const { equitySats } = view.portfolio(participantId);
  const means = meansAfter(canceled, open, view, participantId, instrument);
  const ticker = view.ticker(instrument.symbol);
  const resting = restingOrders(open, canceled, instrument);
  const habits = habitsOf(view, now, participantId, instrument);
  const clamping: Clamping = { view, now, instrument, ticker, parameters, equitySats, means, resting, habits, clamps };
  const orders = allowedOrders(answer, clamping);
  const exit = clampExit(answer, clamping);
  const decision: Decision = {
    market: instrument.symbol,
    stance: answer.stance,
    thesis: answer.thesis,
    fairValueSats: answer.fairValueSats,
    confidenceBps: answer.confidencePercent * 100,
    ...horizonOf(answer, clamps),
    orders: [...orders, ...exit.orders],
    ...(exit.pair === null ? {} : { exit: exit.pair }),
    cancelOrderIds: canceled.map(({ order }) => order.orderId),
    wakeConditions: wakeConditionsOf(answer, view, instrument.symbol, clamps),
    ...asideOf(answer),
  };
  return { ok: true, decision, clamps };
}

function horizonOf({ horizonSeconds }: AgentAnswer, clamps: string[]): Pick<Decision, 'horizonMs'> {
  if (horizonSeconds === null) return {};
  const seconds = Math.min(horizonSeconds, answerLimits.maxHorizonSeconds);
  if (seconds < horizonSeconds) clamps.push(`horizon ${horizonSeconds} -> ${seconds}: a day at most`);
  return { horizonMs: seconds * 1_000 };
}

function asideOf({ mood, publicLine, memoryNote }: AgentAnswer): Aside {
  return {
    ...(mood === null ? {} : { mood }),
    ...(publicLine === null ? {} : { publicLine }),
    ...(memoryNote === null ? {} : { memoryNote }),
  };
}

function ownOrders(ids: readonly OrderId[], open: readonly OrderView[], clamps: string[]): readonly OrderView[] {
  const chosen: OrderView[] = [];
  for (const id of new Set(ids)) {
    const found = open.find(({ order }) => order.orderId === id);
    const partner = chosen.find(({ order }) => order.linkedOrderId === id);
    if (found === undefined) clamps.push(`cancel ${id} dropped: not an open order of yours`);
    else if (partner !== undefined) clamps.push(`cancel ${id} dropped: it ends with ${partner.order.orderId}`);
    else chosen.push(found);
  }
  return chosen;
}

/** What is free once the cancels went through. */
function meansAfter(
  canceled: readonly OrderView[],
  open: readonly OrderView[],
  view: MarketView,
  participantId: ParticipantId,
  instrument: Instrument,
): Means {
  let cashSats = view.available(participantId, QUOTE_ASSET);
  let stockLots = view.available(participantId, instrument.baseAsset);
  for (const { order, remainingLots } of canceled) {
    const { lotsPerUnit } = view.instrument(order.market);
    const priceSats = order.priceSats ?? order.stopPriceSats ?? 0;
    if (order.side === 'BUY') cashSats += (priceSats / lotsPerUnit) * remainingLots;
    else if (order.market === instrument.symbol) stockLots += remainingLots;
  }
  const gone = new Set(canceled.flatMap(({ order }) => [order.orderId, order.linkedOrderId]));
  const openOrders = open.filter(({ order }) => !gone.has(order.orderId)).length;
  return { cashSats, stockLots, openOrders };
}

/** Own orders that wait in the book; stops that wait for their price are not in it. */
function restingOrders(open: readonly OrderView[], canceled: readonly OrderView[], { symbol }: Instrument): Resting[] {
  const gone = new Set(canceled.flatMap(({ order }) => [order.orderId, order.linkedOrderId]));
  const here = open.filter(({ order }) => order.market === symbol && !gone.has(order.orderId));
  return here.flatMap(({ order: { side, priceSats, stopPriceSats }, triggeredSeq }) =>
    priceSats === null || (stopPriceSats !== null && triggeredSeq === null) ? [] : [{ side, priceSats }],
  );
}

function allowedOrders(answer: AgentAnswer, clamping: Clamping): readonly OrderRequest[] {
  const { stance, orders } = answer;
  const { status } = clamping.ticker;
  if (orders.length === 0) return [];
  if (stance === 'HOLD' || stance === 'CANCEL') {
    clamping.clamps.push(`${orders.length} order${orders.length > 1 ? 's' : ''} dropped: stance is ${stance}`);
    return [];
  }
  if (status === 'HALTED' || status === 'CLOSED') {
    clamping.clamps.push(`orders dropped: market is ${status}`);
    return [];
  }
  return orders.flatMap((order, index) => clampOrder(order, index + 1, clamping));
}
