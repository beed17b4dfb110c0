import type { Command } from '../market/commands.ts';
import type { Instrument } from '../market/instrument.ts';
import { plainTerms, type Side } from '../market/order.ts';
import type { Participant } from '../market/participant.ts';
import type { Sats } from '../market/units.ts';
import { BASIS_POINTS } from '../market/units.ts';
import type { BookView } from '../projections/views.ts';
import type { Kernel } from './kernel.ts';

type PriceShock = Omit<Extract<Command, { readonly type: 'ApplyShock' }>, 'type'>;

const BOOK_DEPTH = 1_000;

/** The account through which a market-order shock trades: visible, funded by the treasury, nobody's own. */
const hand: Participant = {
  participantId: 'shock',
  kind: 'SYSTEM',
  name: 'Shock',
  strategy: 'shock',
  description: 'Carries out price shocks that were ordered by the person in charge.',
  brain: null,
  market: null,
};

const scheduledHand: Participant = {
  ...hand,
  description: 'Carries out the price shocks of the scenario, and those of the person in charge.',
};

/** Announces the shock, then makes it happen in the way its mode says. */
export function applyShock(kernel: Kernel, shock: PriceShock): void {
  const { market, shiftBps, mode, durationMs, source } = shock;
  const told = { type: 'ApplyShock', market, shiftBps, mode, durationMs } as const;
  kernel.submit(source === undefined ? told : { ...told, source });
  switch (mode) {
    case 'FAIR_VALUE':
      kernel.shockReference(
        kernel.view.instruments.findIndex((instrument) => instrument.symbol === market),
        shiftBps,
      );
      return;
    case 'MARKET_ORDER':
      sweep(kernel, shock);
      return;
    case 'REMOVE_LIQUIDITY':
      withdrawQuotes(kernel, shock);
      return;
  }
}

/**
 * Takes everything between the touch and the shifted price with one immediate-or-cancel order. A market with a volatility
 * band stops it there and calls an auction.
 */
function sweep(kernel: Kernel, shock: PriceShock): void {
  const instrument = kernel.view.instrument(shock.market);
  const ticker = kernel.view.ticker(shock.market);
  const anchor = ticker.midSats ?? ticker.lastPriceSats ?? ticker.referencePriceSats;
  const shifted = (anchor * (BASIS_POINTS + shock.shiftBps)) / BASIS_POINTS;
  const priceSats = nearestPrice(instrument, shifted, ticker.referencePriceSats);
  const side: Side = shock.shiftBps < 0 ? 'SELL' : 'BUY';
  const quantityLots = Math.min(
    instrument.maxOrderLots,
    quantityUpTo(kernel.view.book(shock.market, BOOK_DEPTH), side, priceSats),
  );
  if (quantityLots === 0) return;
  if (kernel.view.participant(hand.participantId) === undefined) {
    const participant = shock.source === 'SCENARIO' ? scheduledHand : hand;
    kernel.submit({ type: 'AdmitParticipant', participant, funds: {} });
  }
  fund(kernel, instrument.baseAsset, quantityLots, side, priceSats * Math.ceil(quantityLots / instrument.lotsPerUnit));
  kernel.submit({
    type: 'PlaceOrder',
    participantId: hand.participantId,
    order: {
      ...plainTerms,
      market: shock.market,
      side,
      kind: 'LIMIT',
      timeInForce: 'IOC',
      postOnly: false,
      priceSats,
      quantityLots,
      selfTradePrevention: 'CANCEL_NEWEST',
    },
    decisionSeq: null,
  });
}

/** The nearest whole tick that the static band admits. */
function nearestPrice({ tickSats, priceBandTicks }: Instrument, priceSats: number, referenceSats: Sats): Sats {
  const bandSats = (priceBandTicks ?? Number.POSITIVE_INFINITY) * tickSats;
  const lowest = Math.max(1, Math.ceil((referenceSats - bandSats) / tickSats));
  const highest = Math.floor((referenceSats + bandSats) / tickSats);
  return Math.min(highest, Math.max(lowest, Math.round(priceSats / tickSats))) * tickSats;
}

function quantityUpTo(book: BookView, side: Side, priceSats: Sats): number {
  const levels = side === 'BUY' ? book.asks : book.bids;
  return levels
    .filter((level) => (side === 'BUY' ? level.priceSats <= priceSats : level.priceSats >= priceSats))
    .reduce((sum, level) => sum + level.quantityLots, 0);
}

function fund(kernel: Kernel, baseAsset: string, quantityLots: number, side: Side, notionalSats: Sats): void {
  // A buyer pays the fee on top: one percent covers any fee schedule.
  const [asset, amount] = side === 'BUY' ? ['BTC', Math.ceil(notionalSats * 1.01)] : [baseAsset, quantityLots];
  kernel.submit({ type: 'AdjustFunds', participantId: hand.participantId, asset, amount, reason: 'ADJUST' });
}

/** Liquidity bots pull the side that held the price, and stay away from the market for the duration. */
function withdrawQuotes(kernel: Kernel, shock: PriceShock): void {
  for (const { participant } of kernel.seats()) {
    if (participant.kind !== 'LIQUIDITY' || participant.market !== shock.market) continue;
    kernel.submit({
      type: 'ReplaceQuotes',
      participantId: participant.participantId,
      market: shock.market,
      bids: [],
      asks: [],
    });
    kernel.mute(participant.participantId, shock.durationMs);
  }
}
