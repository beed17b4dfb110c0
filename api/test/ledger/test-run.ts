import type { RowFold } from '../../src/ledger/folded-rows.ts';
import { createRun, type RunPlace, type WritableRun } from '../../src/ledger/run-folder.ts';
import { newRunId } from '../../src/ledger/run-id.ts';
import { START_TIME } from '../engine/session.ts';

let made = 0;

/** A new run in `dataDir`, a wall-clock second later than the one before. */
export function testRun(dataDir: string, fold?: RowFold, openStore?: RunPlace['openStore']): WritableRun {
  made += 1;
  const startedAtMs = START_TIME + made * 1_000;
  const runId = newRunId(startedAtMs, () => 0);
  const now = () => startedAtMs;
  const about = { scenario: 'script', seed: '1', codeVersion: '0.0.0-test' };
  const optional = { ...(fold === undefined ? {} : { fold }), ...(openStore === undefined ? {} : { openStore }) };
  return createRun({ dataDir, runId, ...about, now, ...optional });
}
