import type { ExitPair } from '../../market/decision.ts';
import type { OrderRequest } from '../../market/order.ts';
import type { Lots } from '../../market/units.ts';
import type { OrderView } from '../../projections/views.ts';
import { limitAt } from '../orders.ts';
import type { AgentParameters } from './agent-parameters.ts';
import { tooSmall, wholeSteps } from './clamping.ts';
import { exitLegs } from './own-orders.ts';
import { lastPrint, staticBand } from './price-band.ts';
import type { Sight } from './sight.ts';
import type { Watch } from './watch.ts';

/**
 * An exit pair at the prices of a watch, for what was bought and what an older pair of the market was for, as far as it
 * is there. Null where the market would refuse it or the stop would fire at once.
 */
export function planExitPair(
  sight: Sight,
  { stopSats, targetSats }: Watch,
  boughtLots: Lots,
  open: readonly OrderView[],
  { stopLifeMs }: AgentParameters,
): ExitPair | null {
  const { instrument, ticker, priceSats } = sight;
  if (ticker.status !== 'CONTINUOUS') return null;
  const older = exitLegs(open, instrument.symbol).reduce((most, leg) => Math.max(most, leg.remainingLots), 0);
  const wantedLots = Math.min(boughtLots + older, sight.freeLots + older, instrument.maxOrderLots);
  const quantityLots = wholeSteps(wantedLots, instrument);
  const highSats = staticBand(instrument, ticker)?.highSats ?? targetSats;
  const profitSats = Math.min(targetSats, highSats);
  const last = lastPrint(instrument, ticker) ?? priceSats;
  if (quantityLots < 1 || profitSats <= Math.max(priceSats, last) || stopSats >= Math.min(priceSats, last)) return null;
  const limit: OrderRequest = {
    ...limitAt(instrument, 'SELL', profitSats, quantityLots),
    timeInForce: 'GTD',
    expireAt: sight.now + stopLifeMs,
  };
  const stop: OrderRequest = { ...limit, kind: 'STOP', priceSats: null, stopPriceSats: stopSats };
  return tooSmall(stop, priceSats, instrument) ? null : { limit, stop };
}
