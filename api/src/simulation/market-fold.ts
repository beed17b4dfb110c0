import type { MarketFold, OwnedEquity } from '../ledger/market-fold.ts';
import type { MarketEvent } from '../market/events.ts';
import { CandleProjection } from '../projections/candles.ts';
import { createReadModel } from '../projections/read-model.ts';
import type { Candle } from '../projections/views.ts';
import { equityNews } from './row-fold.ts';

/** The projections of a run from its first event on, as the simulation folds them while it goes. */
export function foldFromZero(): MarketFold {
  const view = createReadModel();
  let closed: Candle[] = [];
  let equity: OwnedEquity[] = [];
  const candles = new CandleProjection((candle) => closed.push(candle), 0);
  const news = equityNews(view);
  return {
    apply(events: readonly MarketEvent[]) {
      for (const event of events) {
        view.apply(event);
        candles.apply(event);
        // Curves grow when time is told, and at no other moment.
        if (event.type === 'TimeAdvanced') equity.push(...news());
      }
    },
    takeCandles() {
      const taken = closed;
      closed = [];
      return taken;
    },
    takeEquity() {
      const taken = equity;
      equity = [];
      return taken;
    },
    standings: () => view.leaderboard(),
  };
}
