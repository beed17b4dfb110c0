import { expect, it } from 'vitest';
import { readEntries } from '../../src/ledger/journal-rows.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { recoverInterruptedRuns } from '../../src/ledger/recovery.ts';
import { createRun } from '../../src/ledger/run-folder.ts';
import { newRunId } from '../../src/ledger/run-id.ts';
import { runIds } from '../../src/ledger/run-paths.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { must } from '../../src/util/assert.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';

const temp = tempFolder();
const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 5, 14, 30);

let folders = 0;
function dataDir(): string {
  folders += 1;
  return `${temp.path}/data-${folders}`;
}

type Clock = { readonly name: string; readonly startMs: number; readonly endMs: number };

const clocks: readonly Clock[] = [
  { name: 'in 1970', startMs: 0, endMs: 1_000 },
  { name: 'before 1970', startMs: -DAY, endMs: -DAY + 1 },
  { name: 'and ends an hour before it began', startMs: NOW, endMs: NOW - 3_600_000 },
  { name: 'and ends in 1970', startMs: NOW, endMs: 0 },
  { name: 'and ends in the same millisecond', startMs: NOW, endMs: NOW },
  {
    name: 'on 29 February and ends on 1 March',
    startMs: Date.UTC(2028, 1, 29, 23, 59, 59, 999),
    endMs: Date.UTC(2028, 2, 1),
  },
  { name: 'in a leap second', startMs: Date.UTC(2016, 11, 31, 23, 59, 60), endMs: Date.UTC(2017, 0, 1) },
  { name: 'after 32 bits of seconds', startMs: 2 ** 31 * 1_000, endMs: 2 ** 32 * 1_000 },
  { name: 'in 9999', startMs: Date.UTC(9999, 11, 31), endMs: Date.UTC(9999, 11, 31, 23) },
];

it.each(clocks)('R01 a run that begins $name is kept, read, found again and its chain holds', ({ startMs, endMs }) => {
  const data = dataDir();
  let nowMs = startMs;
  const run = createRun({
    dataDir: data,
    runId: newRunId(startMs, () => 0.5),
    scenario: 'calm',
    seed: '7',
    codeVersion: '0.0.0-test',
    now: () => nowMs,
  });
  const script = new MarketScript('clocks');
  const entries = [...script.take(50)];
  run.journal.append(entries);
  nowMs = endMs;
  const later = script.take(50);
  run.journal.append(later);
  const ended = run.finish({ status: 'ENDED', reason: 'enough' });
  expect([Date.parse(ended.startedAt), Date.parse(ended.endedAt ?? '')]).toEqual([startMs, endMs]);
  const archive = new SqliteArchive(data);
  expect(archive.runs()).toEqual([ended]);
  archive.close();
  const file = openForReading(run.paths.ledger);
  expect(readEntries(file, 0, 1_000)).toEqual([...entries, ...later]);
  expect(verifyChain(file).problem).toBeNull();
  file.close();
  expect(recoverInterruptedRuns(data, () => 0)).toEqual([]);
});

const seeds = [
  ' ',
  '0',
  '-0',
  '1e309',
  '__proto__',
  "'; drop table journal; --",
  '../../etc',
  '"quoted"',
  'line\nfeed\r\n',
  'nul\u0000nul',
  '\u202eright to left',
  'Zoe\u0308',
  '\ufeffmark',
  '😀'.repeat(32),
  'a'.repeat(100_000),
];

it.each(seeds.map((seed) => [seed.slice(0, 30), seed]))('E01 the seed %j is kept as it is', (_name, seed) => {
  const data = dataDir();
  const about = { scenario: seed, seed, codeVersion: seed };
  const run = createRun({ dataDir: data, runId: newRunId(NOW, () => 0), ...about, now: () => NOW });
  const [start, ...rest] = new MarketScript('seeds').take(20);
  const first = must(start, 'a start');
  expect(first.command.type).toBe('StartRun');
  const entries = [
    {
      ...first,
      command: { ...first.command, seed, scenario: seed } as typeof first.command,
      events: first.events.map((event) => (event.type === 'RunStarted' ? { ...event, seed, scenario: seed } : event)),
    },
    ...rest,
  ];
  run.journal.append(entries);
  run.finish({ status: 'ENDED', reason: seed });
  const file = openForReading(run.paths.ledger);
  expect(readEntries(file, 0, 1_000)).toEqual(entries);
  expect(file.prepare('select scenario, seed, code_version as codeVersion from run').get()).toEqual(about);
  file.close();
  expect(readManifest(run.paths.manifest)).toMatchObject({ ...about, endReason: seed });
  expect(runIds(data)).toHaveLength(1);
});
