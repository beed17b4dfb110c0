import { readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { recoverInterruptedRuns } from '../../src/ledger/recovery.ts';
import { openRun } from '../../src/ledger/run-folder.ts';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { must } from '../../src/util/assert.ts';
import { Rng } from '../../src/util/rng.ts';
import { type Acknowledged, contentsOf, copyRun, RUN_ID, shortRun, verify } from './damage.ts';
import { tempFolder } from './temp-folder.ts';

const LONG = process.env.LONG === '1';
const FLIPS = LONG ? 300 : 40;
const TAILS = LONG ? 800 : 60;
const SEED = process.env.DAMAGE_SEED ?? String(Date.now());

const temp = tempFolder();
const now = () => Date.UTC(2026, 0, 6);

describe(`A ledger that was damaged (DAMAGE_SEED=${SEED})`, () => {
  let whole: RunPaths;
  let contents: string;
  let bytes: Buffer;

  beforeAll(() => {
    const { run } = shortRun(join(temp.path, 'whole'), 12);
    run.finish({ status: 'ENDED', reason: 'enough' });
    whole = run.paths;
    contents = contentsOf(whole);
    bytes = readFileSync(whole.ledger);
    expect(verify(whole)).toMatchObject({ isOk: true });
  });

  it(`J01 ${FLIPS} single bits flipped, each in its own copy: all that changed anything are found`, async (context) => {
    const rng = Rng.derive(SEED, 'flips');
    const counts = { found: 0, unreadable: 0, unused: 0 };
    for (let flip = 0; flip < FLIPS; flip += 1) {
      const paths = copyRun(whole, join(temp.path, 'flip'));
      const offset = rng.integer(0, bytes.length - 1);
      const bit = rng.integer(0, 7);
      const damaged = Buffer.from(bytes);
      damaged[offset] = must(damaged[offset], 'byte') ^ (1 << bit);
      writeFileSync(paths.ledger, damaged);
      const report = verify(paths);
      if (report.isOk) {
        expect(contentsOf(paths), `bit ${bit} of byte ${offset}, DAMAGE_SEED=${SEED}`).toBe(contents);
        counts.unused += 1;
      } else if (report.checks[0]?.status === 'WRONG') counts.unreadable += 1;
      else counts.found += 1;
    }
    // Half of the file is unused pages: how many bits fall into them is luck, that none is noticed in 40 is not.
    expect(counts.found + counts.unreadable).toBeGreaterThan(0);
    const { found, unreadable, unused } = counts;
    await context.annotate(
      `bit flips ${FLIPS} in ${bytes.length} bytes: named by the run's own checks ${found}, by the database ${unreadable}, changed nothing ${unused}, missed 0`,
      'figure',
    );
  });

  it.each([
    ['a payload', `update journal set payload = payload || ' ' where seq = 300`, 'hash chain', /^row 300 /],
    ['a wall clock', 'update journal set at_ms = at_ms + 1 where seq = 250', 'hash chain', /^row 250 /],
    ['a latency', 'update journal set latency_ms = 5 where seq = 1', 'hash chain', /^row 1 /],
    ['a writer', 'update commits set fence = 9', 'wall-clock chain', /wall-clock columns of rows .* by 9/],
    ['a second chain', `update commits set wall_hash = '00'`, 'wall-clock chain', /expected hash 00/],
    ['a commit time', 'update commits set last_time = last_time + 1', 'hash chain', /^commit \d+ says time/],
    ['a seed', `update run set seed = 'x'`, 'run', /"seed":"x".*the manifest says .*"seed":"damage"/],
    ['an index', 'drop index trades_by_maker', 'database file', /^trades_by_maker is null: expected/],
    [
      'a thought',
      `update decisions set thesis = 'x' where seq = (select min(seq) from decisions)`,
      'derived tables',
      /thesis is "x"/,
    ],
    ['an order', `update orders set status = 'FILLED' where order_id = 1`, 'derived tables', /^orders, row 1: status/],
    ['a candle', 'update candles set high_sats = high_sats + 1', 'derived tables', /^candles, row AAPL.*high_sats/],
    ['an occasion', 'delete from occasions', 'derived tables', /^occasions, row \d+: missing/],
    ['a rank', 'update standings set rank = 2 where rank = 1', 'derived tables', /^standings, row /],
    [
      'an equity',
      'update equity_samples set equity_sats = 1 where time = (select min(time) from equity_samples)',
      'derived tables',
      /^equity_samples/,
    ],
    ['a balance', 'update balances set available = available + 1 where account_id = 4', 'books', /the balances/],
  ])('J02 %s that was changed is named with what was expected', (_what, damage, check, detail) => {
    const paths = copyRun(whole, join(temp.path, 'named'));
    change(paths, damage);
    const report = verify(paths);
    expect(report.isOk).toBe(false);
    const wrong = report.checks.filter(({ status }) => status === 'WRONG');
    expect(wrong.map((found) => found.check)).toContain(check);
    expect(wrong.find((found) => found.check === check)?.detail).toMatch(detail);
  });
});

describe('A ledger of which something was lost', () => {
  let crashed: RunPaths;
  let older: RunPaths;
  let acknowledged: readonly Acknowledged[];

  beforeAll(() => {
    const before = shortRun(join(temp.path, 'older'), 4);
    before.run.journal.file.pragma('wal_checkpoint(TRUNCATE)');
    older = copyRun(before.run.paths, join(temp.path, 'older-copy'));
    before.run.abandon();
    const { run, ...told } = shortRun(join(temp.path, 'crashed'), 8);
    // What a killed writer leaves: the file, its log and the mark, copied while it is still open.
    crashed = copyRun(run.paths, join(temp.path, 'crashed-copy'));
    run.abandon();
    acknowledged = told.acknowledged;
  });

  it(`J03 a write-ahead log cut off at ${TAILS} places: a whole prefix of what was acknowledged, and every loss is told`, async (context) => {
    const log = `${crashed.ledger}-wal`;
    const size = readFileSync(log).length;
    const last = must(acknowledged.at(-1), 'last slice');
    const counts = { whole: 0, told: 0 };
    for (let tail = 0; tail < TAILS; tail += 1) {
      const keptBytes = Math.floor((size * tail) / (TAILS - 1));
      const dataDir = join(temp.path, 'tail');
      const paths = copyRun(crashed, dataDir);
      truncateSync(`${paths.ledger}-wal`, keptBytes);
      const [marked] = recoverInterruptedRuns(dataDir, now);
      const { lastSeq, status, endReason } = must(marked, 'a marked run');
      expect([0, ...acknowledged.map(({ seq }) => seq)], `${keptBytes} of ${size} bytes`).toContain(lastSeq);
      if (lastSeq === last.seq) {
        expect(status).toBe('RECOVERED');
        counts.whole += 1;
        continue;
      }
      expect(status, `${keptBytes} of ${size} bytes: ${endReason}`).toBe('QUARANTINED');
      if (lastSeq > 0) expect(endReason).toContain(`ends at row ${lastSeq}: rows up to ${last.seq} were durable`);
      counts.told += 1;
    }
    expect(counts.whole).toBeGreaterThan(0);
    const { whole, told } = counts;
    await context.annotate(
      `logs cut off at ${TAILS} places of ${size} bytes: whole ${whole}, shorter and told ${told}, shorter and not told 0`,
      'figure',
    );
  });

  it.each([
    ['an older copy', (paths: RunPaths) => putBack(older, paths), /rows up to \d+ were durable/],
    ['no file', (paths: RunPaths) => removeLedger(paths), /ledger.sqlite is missing/],
    ['an emptied file', (paths: RunPaths) => empty(paths), /ledger.sqlite is empty/],
    ['no log', (paths: RunPaths) => rmSync(`${paths.ledger}-wal`), /.+/],
    ['another text', (paths: RunPaths) => overwrite(paths), /not a database/],
    ['no high-water mark', (paths: RunPaths) => rmSync(paths.mark), /high-water.mark is missing/],
    [
      'a spoilt high-water mark',
      (paths: RunPaths) => writeFileSync(paths.mark, 'x'.repeat(1_024)),
      /high-water.mark is damaged/,
    ],
    ['another run', (paths: RunPaths) => rename(paths), /ledger.sqlite says it is .*"runId":"other"/],
  ])('J03 %s in its place: not continued, not begun afresh, quarantined with the cause', (_what, harm, cause) => {
    const dataDir = join(temp.path, 'lost');
    const paths = copyRun(crashed, dataDir);
    harm(paths);
    expect(() => openRun({ dataDir, runId: RUN_ID, now })).toThrow(cause);
    expect(readManifest(paths.manifest)).toMatchObject({
      status: 'QUARANTINED',
      endReason: expect.stringMatching(cause),
    });

    const again = copyRun(crashed, dataDir);
    harm(again);
    const [marked] = recoverInterruptedRuns(dataDir, now);
    expect(marked).toMatchObject({ status: 'QUARANTINED', endReason: expect.stringMatching(cause) });
    expect(recoverInterruptedRuns(dataDir, now)).toEqual([]);
    expect(new SqliteArchive(dataDir).run(RUN_ID)?.status).toBe('QUARANTINED');
  });

  it('J03 a run that ended is looked at again at every start', () => {
    const dataDir = join(temp.path, 'ended');
    const paths = copyRun(crashed, dataDir);
    const run = openRun({ dataDir, runId: RUN_ID, now });
    run.finish({ status: 'ENDED', reason: 'enough' });
    expect(recoverInterruptedRuns(dataDir, now)).toEqual([]);
    putBack(older, paths);
    expect(recoverInterruptedRuns(dataDir, now)).toMatchObject([
      { runId: RUN_ID, status: 'QUARANTINED', endReason: expect.stringMatching(/rows up to \d+ were durable/) },
    ]);
  });
});

function change(paths: RunPaths, statement: string): void {
  const file = openForWriting(paths.ledger);
  file.exec(statement);
  file.close();
}

function removeLedger(paths: RunPaths): void {
  for (const suffix of ['', '-wal', '-shm']) rmSync(`${paths.ledger}${suffix}`, { force: true });
}

function putBack(older: RunPaths, paths: RunPaths): void {
  removeLedger(paths);
  writeFileSync(paths.ledger, readFileSync(older.ledger));
}

function empty(paths: RunPaths): void {
  removeLedger(paths);
  writeFileSync(paths.ledger, '');
}

function overwrite(paths: RunPaths): void {
  removeLedger(paths);
  writeFileSync(paths.ledger, 'x'.repeat(8_192));
}

function rename(paths: RunPaths): void {
  change(paths, `update run set run_id = 'other'`);
}
