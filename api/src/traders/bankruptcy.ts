import { type Instrument, QUOTE_ASSET } from '../market/instrument.ts';
import type { Participant, ParticipantId } from '../market/participant.ts';
import { BASIS_POINTS } from '../market/units.ts';
import type { MarketView } from '../projections/views.ts';

/** Money for fewer lots than this, with fees, is money nobody can trade with. */
const FEWEST_LOTS = 2;

/** True when a participant can neither buy nor sell in any market it may trade: what rests in the book counts as its own. */
export function isBankrupt(view: MarketView, participant: Participant): boolean {
  const { market, participantId } = participant;
  if (market !== null) return cannotTrade(view, participantId, view.instrument(market));
  return view.instruments.every((instrument) => cannotTrade(view, participantId, instrument));
}

function cannotTrade(view: MarketView, participantId: ParticipantId, instrument: Instrument): boolean {
  const ownsAtLeast = (asset: string, amount: number) => {
    const free = view.available(participantId, asset);
    return free >= amount || free + view.held(participantId, asset) >= amount;
  };
  if (ownsAtLeast(instrument.baseAsset, FEWEST_LOTS)) return false;
  const { referencePriceSats, bestAskSats } = view.touch(instrument.symbol);
  const lotSats = (bestAskSats ?? referencePriceSats) / instrument.lotsPerUnit;
  return !ownsAtLeast(QUOTE_ASSET, lotSats * FEWEST_LOTS * (1 + instrument.takerFeeBps / BASIS_POINTS));
}
