import { readFileSync, statSync } from 'node:fs';
import { recordedOutcome } from '../simulation/model-entries.ts';
import { parseRecordFile, type RecordLine } from '../traders/llm/record-file.ts';
import type { ModelRecord, RecordedOutcome } from '../traders/llm/recorded-model.ts';
import { RecordedRun } from './recorded-run.ts';

/** The record of a kept run, given its folder, or that of a file of recorded answers. */
export function readRecord(path: string): ModelRecord {
  if (!statSync(path).isDirectory()) return parseRecordFile(readFileSync(path, 'utf8'));
  const record = new Map<string, RecordedOutcome[]>();
  for (const { requestHash, outcome } of answersOf(path)) {
    const known = record.get(requestHash);
    if (known === undefined) record.set(requestHash, [outcome]);
    else known.push(outcome);
  }
  return record;
}

/** The answers of a kept run as lines of a file. */
export function recordLines(folder: string): readonly RecordLine[] {
  return answersOf(folder).map(({ requestHash, markets, outcome: { calls: _calls, ...outcome } }) => ({
    requestHash,
    markets: [...markets],
    ...outcome,
  }));
}

function answersOf(folder: string) {
  const run = new RecordedRun(folder);
  try {
    return run
      .questions()
      .flatMap(({ requestHash, markets, answer }) =>
        answer === null ? [] : [{ requestHash, markets, outcome: recordedOutcome(answer) }],
      );
  } finally {
    run.close();
  }
}
