import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { exportToFolder } from '../../src/export/export-folder.ts';
import { ndjson } from '../../src/export/formats/ndjson.ts';
import { tables } from '../../src/export/tables/index.ts';
import { figuresOf } from '../../src/ledger/run-figures.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { testRun } from '../ledger/test-run.ts';

const folder = tempFolder();

it('E02 an export of a run that goes on ends at one commit, the same for all its tables', () => {
  const run = testRun(folder.path);
  const script = new MarketScript('going on');
  run.journal.append(script.take(1_000));
  const file = openForReading(run.paths.ledger);
  const upTo = figuresOf(file);
  const out = join(folder.path, 'out');
  exportToFolder({
    file,
    tables: tables.filter(({ name }) => name === 'trades' || name === 'postings'),
    format: ndjson,
    extent: { upTo, intervals: [] },
    folder: out,
    isForced: false,
    onRows: () => void run.journal.append(script.take(200)),
  });
  expect(figuresOf(file).lastSeq).toBeGreaterThan(upTo.lastSeq);
  for (const name of ['trades', 'postings']) {
    const count = file
      .prepare<[number], number>(`select count(*) from ${name} where seq <= ?`)
      .pluck()
      .get(upTo.lastSeq);
    const seqs = readFileSync(join(out, `${name}.ndjson`), 'utf8')
      .trim()
      .split('\n')
      .map((line) => (JSON.parse(line) as { seq: number }).seq);
    expect(seqs.length).toBe(count);
    expect(Math.max(...seqs)).toBeLessThanOrEqual(upTo.lastSeq);
  }
  file.close();
});
