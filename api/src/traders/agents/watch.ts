import type { WakeCondition } from '../../market/decision.ts';
import type { MarketSymbol } from '../../market/instrument.ts';
import type { ParticipantId } from '../../market/participant.ts';
import { BASIS_POINTS, type Lots, type Sats, type SimTime } from '../../market/units.ts';
import type { MarketView, OrderView } from '../../projections/views.ts';
import { ceilToTick, floorToTick } from '../orders.ts';
import type { AgentParameters } from './agent-parameters.ts';
import type { OrderPlan } from './order-plan.ts';
import { entryStop, exitLegs } from './own-orders.ts';
import type { Sight } from './sight.ts';

/** Where an agent that bought would admit to be wrong, and where it would be content. */
export type Watch = {
  readonly stopSats: Sats;
  readonly targetSats: Sats;
  readonly since: SimTime;
  /** False while the purchase is a stop that waits: until it fires there is nothing to be wrong about. */
  readonly isEntered: boolean;
  /** An exit pair stands at these prices: the market watches them itself. */
  readonly isPaired: boolean;
};

export type Watches = Readonly<Record<MarketSymbol, Watch>>;

/** The watch of a purchase, around the price it will happen at. */
export function watchOf({ order, manner }: OrderPlan, sight: Sight, parameters: AgentParameters): Watch {
  const { now, instrument, priceSats } = sight;
  const entrySats = order.stopPriceSats ?? priceSats;
  return {
    stopSats: floorToTick(entrySats * (1 - parameters.stopBps / BASIS_POINTS), instrument),
    targetSats: ceilToTick(entrySats * (1 + parameters.targetBps / BASIS_POINTS), instrument),
    since: now,
    isEntered: manner !== 'BREAK',
    isPaired: false,
  };
}

/** Without the watches of exits that are done and of stops that expired unused. */
export function settled(watches: Watches, open: readonly OrderView[], view: MarketView, me: ParticipantId): Watches {
  const kept = Object.entries(watches).flatMap(([market, watch]) => {
    if (watch.isPaired) return exitLegs(open, market).length > 0 ? [[market, watch] as const] : [];
    if (watch.isEntered) return [[market, watch] as const];
    if (boughtLots(view, me, market, watch) > 0) return [[market, { ...watch, isEntered: true }] as const];
    return entryStop(open, market) === undefined ? [] : [[market, watch] as const];
  });
  return Object.fromEntries(kept);
}

const FILLS = 40;

/** What was bought since the watch began. */
export function boughtLots(view: MarketView, me: ParticipantId, market: MarketSymbol, { since }: Watch): Lots {
  return view
    .fills(me, FILLS)
    .filter(({ side, trade }) => side === 'BUY' && trade.market === market && trade.time >= since)
    .reduce((sum, { trade }) => sum + trade.quantityLots, 0);
}

/** The prices at which it wants to be woken. */
export function conditionsOf(watches: Watches): readonly WakeCondition[] {
  return Object.entries(watches).flatMap(([market, { stopSats, targetSats, isEntered }]) =>
    isEntered
      ? [
          { kind: 'PRICE_BELOW', market, priceSats: stopSats } as const,
          { kind: 'PRICE_ABOVE', market, priceSats: targetSats } as const,
        ]
      : [],
  );
}
