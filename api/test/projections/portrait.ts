import { candleIntervals } from '../../src/market/candle-interval.ts';
import { sides } from '../../src/market/order.ts';
import type { ReadModel } from '../../src/projections/views.ts';

const MANY = 10_000;

/** Everything a read model shows, as plain data. */
export function portraitOf(read: ReadModel) {
  const symbols = read.instruments.map((instrument) => instrument.symbol);
  const ids = read.participants().map(({ participant }) => participant.participantId);
  return structuredClone({
    seq: read.seq,
    time: read.time,
    run: read.run,
    instruments: read.instruments,
    books: symbols.map((symbol) => read.book(symbol, MANY)),
    queues: symbols.flatMap((symbol) => sides.map((side) => read.queue(symbol, side, MANY))),
    tickers: symbols.map((symbol) => read.ticker(symbol)),
    candles: symbols.flatMap((symbol) => candleIntervals.map((interval) => read.candles(symbol, interval, MANY))),
    trades: symbols.map((symbol) => read.trades(symbol, MANY)),
    participants: read.participants(),
    portfolios: ids.map((id) => read.portfolio(id)),
    openOrders: ids.map((id) => read.openOrders(id)),
    rejections: ids.map((id) => read.rejections(id, MANY)),
    fills: ids.map((id) => read.fills(id, MANY)),
    thoughts: read.thoughts(MANY),
    thoughtsOf: ids.map((id) => read.thoughtsOf(id, MANY)),
    outcomes: read.thoughts(MANY).map(({ seq }) => read.outcome(seq)),
    memories: ids.map((id) => read.memoriesOf(id)),
    minds: ids.map((id) => read.mindOf(id)),
    publicLines: read.publicLines(MANY),
    totals: ids.map((id) => read.totals(id)),
    equityCurves: ids.map((id) => read.equityCurve(id)),
    occasions: read.occasions(MANY),
    leaderboard: read.leaderboard(),
    gauges: symbols.map((symbol) => read.gauges(symbol)),
    scoreboard: read.scoreboard(),
    conservation: read.conservation(),
  });
}
