import type { Instrument } from '../../market/instrument.ts';
import type { OrderRequest, Side } from '../../market/order.ts';
import type { Lots, Sats, SimTime } from '../../market/units.ts';
import type { MarketView, TickerView } from '../../projections/views.ts';
import type { AgentParameters } from './agent-parameters.ts';
import type { Habits } from './clamp-churn.ts';

/** What is free, and what of it the orders of one answer have used so far. */
export type Means = { cashSats: Sats; stockLots: Lots; openOrders: number };

/** An order of one's own that waits in the book of the answer's market, or will once the orders before it went through. */
export type Resting = { readonly side: Side; readonly priceSats: Sats };

/** One answer on its way to orders. */
export type Clamping = {
  readonly view: MarketView;
  readonly now: SimTime;
  readonly instrument: Instrument;
  readonly ticker: TickerView;
  readonly parameters: AgentParameters;
  readonly equitySats: Sats;
  readonly means: Means;
  readonly resting: Resting[];
  readonly habits: Habits;
  readonly clamps: string[];
};

/** Why something cannot stand at all. */
export type Dropped = { readonly dropped: string };

export function isDropped(value: object): value is Dropped {
  return 'dropped' in value;
}

/** Only whole steps of a quantity can be traded. */
export function wholeSteps(lots: Lots, { quantityStepLots }: Instrument): Lots {
  return Math.floor(lots / quantityStepLots) * quantityStepLots;
}

/** The exchange refuses orders worth less than the market's minimum. */
export function tooSmall(order: OrderRequest, marketSats: Sats, { lotsPerUnit, minNotionalSats }: Instrument): boolean {
  const priceSats = order.priceSats ?? order.stopPriceSats ?? marketSats;
  return (priceSats / lotsPerUnit) * order.quantityLots < minNotionalSats;
}
