import type { Instrument } from '../../market/instrument.ts';
import type { Side } from '../../market/order.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type SimTime } from '../../market/units.ts';
import type { FillView, MarketView } from '../../projections/views.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { priceOf } from './sight.ts';

const HOUR_MS = 3_600_000;
/** As far as fills are remembered. */
const FILLS = 100;

/** What an agent did lately in the market of its answer, and what the answer adds to it. All times simulated. */
export type Habits = {
  /** Purchases that traded in the last hour, in any market. */
  readonly buysInHour: number;
  /** Since it last bought here; null when nobody remembers that it did. */
  readonly sinceBuyMs: number | null;
  /** Since it sold the last of it here; null while it owns some, or never sold. */
  readonly sinceExitMs: number | null;
  /** Of what it owns here, against its average cost; null when it owns none. */
  readonly gainBps: number | null;
  buysInAnswer: number;
};

export function habitsOf(view: MarketView, now: SimTime, participantId: ParticipantId, { symbol }: Instrument): Habits {
  const fills = view.fills(participantId, FILLS);
  const newest = (side: Side) => fills.find((fill) => fill.side === side && fill.trade.market === symbol);
  const position = view.portfolio(participantId).positions.find(({ market }) => market === symbol);
  const owned = position !== undefined && position.quantityLots > 0 ? position : undefined;
  const cost = owned?.averageCostSats ?? null;
  return {
    buysInHour: new Set(fills.filter((fill) => isBuyWithin(fill, now, HOUR_MS)).map(({ orderId }) => orderId)).size,
    sinceBuyMs: since(newest('BUY'), now),
    sinceExitMs: owned === undefined ? since(newest('SELL'), now) : null,
    gainBps: cost === null ? null : (priceOf(view.ticker(symbol)) / cost - 1) * BASIS_POINTS,
    buysInAnswer: 0,
  };
}

/** Why an order would be churning; null when it is not. Exits by a pair of take profit and stop loss always stand. */
export function churning(side: Side, habits: Habits, parameters: AgentParameters): string | null {
  return side === 'BUY' ? hastyBuy(habits, parameters) : hastySale(habits, parameters);
}

function hastyBuy({ buysInAnswer, buysInHour, sinceExitMs }: Habits, parameters: AgentParameters): string | null {
  const { maxBuysPerAnswer, maxBuysPerHour, reentryMs } = parameters;
  if (buysInAnswer >= maxBuysPerAnswer) return `churn: ${maxBuysPerAnswer} purchases an answer are the most`;
  if (buysInHour + buysInAnswer >= maxBuysPerHour) return `churn: ${maxBuysPerHour} purchases an hour are the most`;
  if (sinceExitMs === null || sinceExitMs >= reentryMs) return null;
  return `churn: sold all of it ${seconds(sinceExitMs)} ago, again after ${seconds(reentryMs)}`;
}

function hastySale({ sinceBuyMs, gainBps }: Habits, parameters: AgentParameters): string | null {
  const { minHoldMs, noiseLossBps, noiseGainBps } = parameters;
  if (sinceBuyMs === null || gainBps === null || sinceBuyMs >= minHoldMs) return null;
  if (gainBps <= -noiseLossBps || gainBps >= noiseGainBps) return null;
  return `churn: bought ${seconds(sinceBuyMs)} ago, and ${Math.round(gainBps)} bps are noise before ${seconds(minHoldMs)}`;
}

function isBuyWithin({ side, trade }: FillView, now: SimTime, spanMs: number): boolean {
  return side === 'BUY' && now - trade.time < spanMs;
}

function since(fill: FillView | undefined, now: SimTime): number | null {
  return fill === undefined ? null : now - fill.trade.time;
}

function seconds(ms: number): string {
  return `${Math.round(ms / 1_000)} s`;
}
