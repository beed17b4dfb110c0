import type { FoldedRows, RowFold } from '../ledger/folded-rows.ts';
import type { ParticipantId } from '../market/participant.ts';
import type { SimTime } from '../market/units.ts';
import { CandleProjection } from '../projections/candles.ts';
import { BASELINE_ID } from '../projections/leaderboard.ts';
import type { Candle, ReadModel } from '../projections/views.ts';

/** Simulated time between two written standings. */
const STANDINGS_EVERY_MS = 10_000;

/**
 * What the ledger keeps beside the events: closed candles, equity curves and standings, from the fold that the traders read.
 *
 * @param candlesSoFar what the view's candles remember when it is one of a run that goes on: nothing of that is written again
 */
export function rowFold(view: ReadModel, candlesSoFar: unknown = null): RowFold {
  let closed: Candle[] = [];
  const candles = new CandleProjection((candle) => closed.push(candle), 0);
  const news = equityNews(view);
  let nextStandings: SimTime = 0;
  if (candlesSoFar !== null) {
    candles.restore(candlesSoFar);
    news();
  }
  return (events) => {
    closed = [];
    for (const event of events) candles.apply(event);
    const isDue = view.time >= nextStandings || view.run?.isEnded === true;
    if (isDue) nextStandings = view.time + STANDINGS_EVERY_MS;
    return { candles: closed, equity: news(), standings: isDue ? view.leaderboard() : [] };
  };
}

/** A function that answers the points of the agents' curves that are new since it was last asked. */
export function equityNews(view: ReadModel): () => FoldedRows['equity'] {
  const toldUpTo = new Map<ParticipantId, SimTime>();
  return () => {
    const owners = [...view.participants('AGENT').map(({ participant }) => participant.participantId), BASELINE_ID];
    return owners.flatMap((participantId) => {
      const after = toldUpTo.get(participantId) ?? Number.NEGATIVE_INFINITY;
      const points = view.equityCurve(participantId, after);
      const last = points.at(-1);
      if (last !== undefined) toldUpTo.set(participantId, last.time);
      return points.map((point) => ({ ...point, participantId }));
    });
  };
}
