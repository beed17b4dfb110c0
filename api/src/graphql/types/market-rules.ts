import type { Instrument } from '../../market/instrument.ts';
import type { Sats } from '../../market/units.ts';
import { builder } from '../builder.ts';
import { MarketStatus } from '../enums.ts';
import { type Known, whenKnown } from '../when-known.ts';

export type MarketRulesNode = {
  readonly instrument: Instrument;
  /** What the price band is measured from. */
  readonly referencePriceSats: () => Known<Sats>;
};

/** The lowest and the highest price on the grid of ticks that the band allows. */
export function priceBandOf(
  { priceBandTicks, tickSats, maxPriceSats }: Instrument,
  referencePriceSats: Sats,
): { readonly low: Sats; readonly high: Sats } | null {
  if (priceBandTicks === null) return null;
  const width = priceBandTicks * tickSats;
  const low = Math.ceil((referencePriceSats - width) / tickSats) * tickSats;
  const high = Math.floor((referencePriceSats + width) / tickSats) * tickSats;
  return { low: Math.max(low, tickSats), high: Math.min(high, maxPriceSats) };
}

function bandEdge(rules: MarketRulesNode, edge: 'low' | 'high'): Known<Sats | null> {
  return whenKnown(rules.referencePriceSats(), (reference) => priceBandOf(rules.instrument, reference)?.[edge] ?? null);
}

export const MarketRules = builder.objectRef<MarketRulesNode>('MarketRules').implement({
  description: 'What a market accepts, and when it interrupts itself. Tick, lot and fees are fields of the market.',
  fields: (t) => ({
    quantityStep: t.field({
      type: 'Lots',
      description: 'Quantities, displayed ones too, are multiples of this many lots.',
      resolve: ({ instrument }) => instrument.quantityStepLots,
    }),
    maxQuantity: t.field({
      type: 'Lots',
      description: 'Largest quantity of one order, in lots.',
      resolve: ({ instrument }) => instrument.maxOrderLots,
    }),
    minNotional: t.field({
      type: 'Sats',
      description: 'Orders worth less than this many sats are refused with `MIN_NOTIONAL`; 0 for none.',
      resolve: ({ instrument }) => instrument.minNotionalSats,
    }),
    maxPrice: t.field({
      type: 'Sats',
      description: 'Highest limit there is, in sats per whole base unit.',
      resolve: ({ instrument }) => instrument.maxPriceSats,
    }),
    priceBandTicks: t.int({
      nullable: true,
      description:
        'Limits further from the reference price than this many ticks are refused with `PRICE_BAND`; null for no band.',
      resolve: ({ instrument }) => instrument.priceBandTicks,
    }),
    priceBandLow: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Lowest limit that the band allows at the present reference price, in sats per whole base unit; null for no band.',
      resolve: (rules) => bandEdge(rules, 'low'),
    }),
    priceBandHigh: t.field({
      type: 'Sats',
      nullable: true,
      description:
        'Highest limit that the band allows at the present reference price, in sats per whole base unit; null for no band.',
      resolve: (rules) => bandEdge(rules, 'high'),
    }),
    volatilityBandBps: t.field({
      type: 'BasisPoints',
      nullable: true,
      description:
        'A trade further from the last price than this many basis points begins a call auction instead; null for no band.',
      resolve: ({ instrument }) => instrument.volatilityBandBps,
    }),
    auctionMs: t.int({
      description: 'How long a call auction takes, simulated milliseconds; 0 when only `uncrossMarket` ends it.',
      resolve: ({ instrument }) => instrument.auctionMs,
    }),
    maxShortLots: t.field({
      type: 'Lots',
      description: 'How many lots an account may owe; reaching it forces a buy-in. 0 for no short selling.',
      resolve: ({ instrument }) => instrument.maxShortLots,
    }),
    openingStatus: t.field({
      type: MarketStatus,
      description: 'State in which the market starts.',
      resolve: ({ instrument }) => instrument.openingStatus,
    }),
    previousClose: t.field({
      type: 'Sats',
      nullable: true,
      description: 'Last price of the time before the run, in sats per whole base unit; null when there is none.',
      resolve: ({ instrument }) => instrument.previousCloseSats,
    }),
  }),
});
