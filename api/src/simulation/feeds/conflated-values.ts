import { ConflatedSource } from './conflated-source.ts';
import type { DraftSource } from './drafts.ts';
import type { FeedBoard } from './feed-board.ts';
import type { RunReader } from './run-reader.ts';

export type ConflatedValues = ReturnType<typeof conflatedValues>;

/** Of each conflated feed, what its newest values are. */
export function conflatedValues(run: RunReader, board: FeedBoard, drafts: DraftSource) {
  return {
    ticks: new ConflatedSource(board.ticks, (keys, wanted) => {
      const read = run.read();
      const symbols = keys ?? within(symbolsOf(run), wanted);
      return { type: 'TickBatch', isSnapshot: keys === null, ticks: symbols.map((symbol) => read.ticker(symbol)) };
    }),
    portfolios: new ConflatedSource(board.portfolios, (keys, wanted) => {
      const read = run.read();
      const agents = read.participants('AGENT').map(({ participant }) => participant.participantId);
      const portfolios = (keys ?? within(agents, wanted)).map((handle) => read.portfolio(handle));
      return { type: 'PortfolioBatch', isSnapshot: keys === null, portfolios };
    }),
    drafts: new ConflatedSource(board.drafts, (keys, wanted) => {
      const agents =
        keys ??
        within(
          drafts.open().map(({ participantId }) => participantId),
          wanted,
        );
      const deltas = agents.map((agent) => drafts.of(agent)).filter((draft) => draft !== undefined);
      return { type: 'ThoughtDeltaBatch', isSnapshot: keys === null, deltas };
    }),
    leaderboard: new ConflatedSource(board.leaderboard, () => {
      return { type: 'LeaderboardUpdate', rows: run.read().leaderboard() };
    }),
    status: new ConflatedSource(board.status, () => {
      const state = run.state();
      return { type: 'SimulationStatusUpdate', state, exchangeStatus: state.exchangeStatus };
    }),
    exchange: new ConflatedSource(board.exchange, () => {
      const read = run.read();
      const markets = symbolsOf(run).map((symbol) => read.ticker(symbol));
      return { type: 'ExchangeStatusUpdate', state: run.state(), markets };
    }),
  } as const;
}

function symbolsOf(run: RunReader): readonly string[] {
  return run.read().instruments.map(({ symbol }) => symbol);
}

function within(keys: readonly string[], wanted: ReadonlySet<string> | null): readonly string[] {
  return wanted === null ? keys : keys.filter((key) => wanted.has(key));
}
