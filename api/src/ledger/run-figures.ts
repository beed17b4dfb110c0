import type { RunManifest } from './history.ts';
import { newestCommits } from './rows/commit-rows.ts';
import type { SqliteFile } from './sqlite-file.ts';

/** How far a run came, as its file tells. */
export type RunFigures = Pick<RunManifest, 'lastSeq' | 'lastTime' | 'tradeCount'>;

export function figuresOf(file: SqliteFile): RunFigures {
  const [last] = newestCommits(file, 1);
  // Trades are numbered from 1 without a gap: the newest number is their count.
  const trade = file
    .prepare<[], { tradeId: number }>('select trade_id as tradeId from trades order by seq desc limit 1')
    .get();
  return { lastSeq: last?.lastSeq ?? 0, lastTime: last?.lastTime ?? 0, tradeCount: trade?.tradeId ?? 0 };
}
