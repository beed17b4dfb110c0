import { readEvents } from '../ledger/journal-rows.ts';
import { newestCommits } from '../ledger/rows/commit-rows.ts';
import type { SqliteFile } from '../ledger/sqlite-file.ts';
import { must } from '../util/assert.ts';
import type { Extent } from './read-pages.ts';

type RunRow = {
  readonly runId: string;
  readonly scenario: string;
  readonly seed: string;
  readonly codeVersion: string;
  readonly startedAt: string;
};

/** What a reader of the tables has to know beside them: which run, up to where, and what one lot is. */
export function aboutRun(file: SqliteFile, { upTo }: Extent) {
  const run = file
    .prepare<[], RunRow>(
      'select run_id as runId, scenario, seed, code_version as codeVersion, started_at as startedAt from run',
    )
    .get();
  const opening = readEvents(file, 0, 1)[0];
  const [commit] = newestCommits(file, 1);
  return {
    ...must(run, 'the row of the run'),
    lastSeq: upTo.lastSeq,
    lastTime: new Date(upTo.lastTime).toISOString(),
    journalHash: commit?.lastSeq === upTo.lastSeq ? commit.journalHash : null,
    markets: opening?.type === 'RunStarted' ? opening.instruments : [],
  };
}
