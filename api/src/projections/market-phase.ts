import type { EventOf, EventType, MarketEvent } from '../market/events.ts';
import type { MarketStatus } from '../market/market-status.ts';
import type { AuctionView } from './views.ts';

/** In which state a market is, and why. */
export type MarketPhase = {
  readonly status: MarketStatus;
  readonly haltReason: string | null;
  readonly auction: AuctionView | null;
};

const phaseTypes = [
  'MarketHalted',
  'MarketResumed',
  'AuctionStarted',
  'AuctionIndicated',
  'MarketUncrossed',
  'MarketClosed',
  'MarketPreOpened',
] as const satisfies readonly EventType[];

/** What moves a market from one state to another, or tells how its auction stands. */
export type PhaseEvent = EventOf<(typeof phaseTypes)[number]>;

const known: ReadonlySet<EventType> = new Set(phaseTypes);

export function isPhaseEvent(event: MarketEvent): event is PhaseEvent {
  return known.has(event.type);
}

/** A market without an auction. */
export function plainPhase(status: MarketStatus): MarketPhase {
  return { status, haltReason: null, auction: null };
}

export function nextPhase(phase: MarketPhase, event: PhaseEvent): MarketPhase {
  switch (event.type) {
    case 'MarketHalted':
      return { status: 'HALTED', haltReason: event.reason, auction: null };
    case 'AuctionStarted':
      return { status: 'AUCTION', haltReason: null, auction: begin(event) };
    case 'AuctionIndicated':
      return { ...phase, auction: phase.auction === null ? null : indicate(phase.auction, event) };
    // The auction that follows a halt says itself that it begins.
    case 'MarketResumed':
    case 'MarketUncrossed':
      return plainPhase('CONTINUOUS');
    case 'MarketClosed':
      return plainPhase('CLOSED');
    case 'MarketPreOpened':
      return plainPhase('PRE_OPEN');
  }
}

function begin({ reason, time, endsAt }: EventOf<'AuctionStarted'>): AuctionView {
  const indication = { indicativePriceSats: null, indicativeQuantityLots: 0, surplusLots: 0, surplusSide: null };
  return { reason, startedAt: time, endsAt, ...indication };
}

function indicate(auction: AuctionView, event: EventOf<'AuctionIndicated'>): AuctionView {
  const { priceSats: indicativePriceSats, quantityLots: indicativeQuantityLots, surplusLots, surplusSide } = event;
  return { ...auction, indicativePriceSats, indicativeQuantityLots, surplusLots, surplusSide };
}
