import {
  chmodSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readMark } from '../../src/ledger/high-water-mark.ts';
import { JournalFault } from '../../src/ledger/journal-fault.ts';
import { LedgerDamage } from '../../src/ledger/ledger-error.ts';
import { newestInterruptedRun, recoverInterruptedRuns } from '../../src/ledger/recovery.ts';
import { removeOldestRuns } from '../../src/ledger/retention.ts';
import { createRun, openRun } from '../../src/ledger/run-folder.ts';
import { isRunId, newRunId } from '../../src/ledger/run-id.ts';
import { folderBytes, runPaths } from '../../src/ledger/run-paths.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { verifyChain } from '../../src/ledger/verify-chain.ts';
import { lastSeqOf } from './journal-contract.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';

const temp = tempFolder();
let folders = 0;
function dataDir(): string {
  folders += 1;
  const path = join(temp.path, `data-${folders}`);
  mkdirSync(path);
  return path;
}
const now = () => Date.UTC(2026, 0, 6);
const about = { scenario: 'calm', seed: '7', codeVersion: '0.0.0-test', now };

describe('A run id', () => {
  it('sorts by the moment of its start and says it', () => {
    const ids = [0, 1_000, 86_400_000].map((ms) => newRunId(Date.UTC(2026, 0, 5, 14, 30) + ms, () => 0.99));
    expect(ids[0]).toMatch(/^20260105-143000-[a-z0-9]{4}$/);
    expect([...ids].sort()).toEqual(ids);
  });

  it.each(['', '..', '../../etc', '20260105-143000', 'a/b', '20260105-143000-ABCD', '20260105-143000-a/..'])(
    '%j is none',
    (text) => expect(isRunId(text)).toBe(false),
  );
});

describe('A run is a folder', () => {
  it('with a ledger and a manifest that says what it is', () => {
    const run = testRun(dataDir());
    expect(readdirSync(run.paths.folder)).toEqual(expect.arrayContaining(['ledger.sqlite', 'manifest.json']));
    const manifest = JSON.parse(readFileSync(run.paths.manifest, 'utf8'));
    expect(manifest).toEqual({ ...run.manifest, status: 'RUNNING', endedAt: null });
  });

  it('whose manifest has the last word when it ends', () => {
    const run = testRun(dataDir());
    const entries = new MarketScript('end').take(300);
    run.journal.append(entries);
    const ended = run.finish({ status: 'ENDED', reason: 'enough' });
    expect(ended).toMatchObject({ status: 'ENDED', endReason: 'enough', lastSeq: lastSeqOf(entries) });
    expect(ended.tradeCount).toBe(entries.flatMap(({ events }) => events).filter(isTrade).length);
    expect(ended.sizeBytes).toBeGreaterThan(10_000);
    expect(run.finish({ status: 'ENDED', reason: 'again' })).toEqual(ended);
    expect(JSON.parse(readFileSync(run.paths.manifest, 'utf8'))).toEqual(ended);
  });

  it('that leaves everything in one file when it ends: copying the folder copies the run', () => {
    const run = testRun(dataDir());
    run.journal.append(new MarketScript('copy').take(50));
    run.finish({ status: 'ENDED', reason: 'enough' });
    expect(readdirSync(run.paths.folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
  });

  it('that goes on where it ended, with the next fence and the same hash', () => {
    const data = dataDir();
    const first = testRun(data);
    const script = new MarketScript('go on');
    const [before, after] = [script.take(400), script.take(400)];
    first.journal.append(before);
    const hash = first.journal.journalHash();
    const { runId } = first.finish({ status: 'ENDED', reason: 'pause' });
    const second = openRun({ dataDir: data, runId, now });
    expect([second.journal.fence, second.journal.journalHash()]).toEqual([first.journal.fence + 1, hash]);
    second.journal.append(after);
    second.finish({ status: 'ENDED', reason: 'done' });

    const whole = testRun(data);
    whole.journal.append([...before, ...after]);
    expect(second.journal.journalHash()).toBe(whole.journal.journalHash());
    const rows = (path: string, table: string) => {
      const file = openForWriting(path);
      const found = file.prepare(`select * from ${table} order by 1, 2`).all();
      file.close();
      return found;
    };
    for (const table of ['orders', 'trades', 'postings', 'balances', 'accounts', 'participants', 'occasions']) {
      expect(rows(second.paths.ledger, table), table).toEqual(rows(whole.paths.ledger, table));
    }
  });

  it('K08 that may begin with the rows of another, and misses them when they are lost before it has its own', () => {
    const data = dataDir();
    const parent = testRun(data);
    parent.journal.append(new MarketScript('parent').take(50));
    const { lastSeq } = parent.finish({ status: 'ENDED', reason: 'forked' });
    const runId = '20260106-000000-aaaa';
    const child = createRun({ dataDir: data, runId, ...about, ledgerSoFar: parent.paths.ledger });
    expect([child.journal.lastSeq(), child.journal.journalHash()]).toEqual([lastSeq, parent.journal.journalHash()]);
    expect(readMark(child.paths.mark)?.seq).toBe(lastSeq);
    child.abandon();
    const file = openForWriting(child.paths.ledger);
    file.exec('delete from journal; delete from commits');
    file.close();
    expect(() => openRun({ dataDir: data, runId, now })).toThrow(LedgerDamage);
  });
});

function isTrade({ type }: { readonly type: string }): boolean {
  return type === 'TradeExecuted';
}

/** Root may write anywhere: what it does here it does as nobody. */
function asOrdinaryUser<T>(work: () => T): T {
  if (process.getuid?.() !== 0) return work();
  process.seteuid?.(65_534);
  try {
    return work();
  } finally {
    process.seteuid?.(0);
  }
}

describe('A folder that cannot hold runs is told in one line', () => {
  it('when it is a file', () => {
    const path = join(temp.path, 'a-file');
    writeFileSync(path, '');
    const make = () => createRun({ dataDir: path, runId: '20260105-143000-aaaa', ...about });
    expect(make).toThrow(/^cannot make .*: .*a-file is not a directory$/);
  });

  it('when the run exists already', () => {
    const data = dataDir();
    createRun({ dataDir: data, runId: '20260105-143000-aaaa', ...about });
    const again = () => createRun({ dataDir: data, runId: '20260105-143000-aaaa', ...about });
    expect(again).toThrow(/it exists already$/);
  });

  it('when it is read-only', () => {
    const data = dataDir();
    chmodSync(data, 0o500);
    const make = () => createRun({ dataDir: data, runId: '20260105-143000-aaaa', ...about });
    expect(() => asOrdinaryUser(make)).toThrow(/cannot be written to$/);
  });

  it('when another writer has it', () => {
    const data = dataDir();
    const { manifest } = testRun(data);
    expect(() => openRun({ dataDir: data, runId: manifest.runId, now })).toThrow(
      /is being written by process \d+ on host \S+ since 2\d{3}-\S+Z: stop it first$/,
    );
  });
});

describe('The archive', () => {
  it('lists the kept runs, newest first, a running one as it is now', () => {
    const data = dataDir();
    const archive = new SqliteArchive(data);
    expect(archive.runs()).toEqual([]);
    const [old, current] = [testRun(data), testRun(data)];
    const ended = old.finish({ status: 'ENDED', reason: 'enough' });
    const lastSeq = current.journal.append(new MarketScript('archive').take(80));
    expect(archive.runs()).toEqual([archive.run(current.manifest.runId), ended]);
    expect(archive.run(current.manifest.runId)).toMatchObject({ status: 'RUNNING', lastSeq });
    expect(archive.open(current.manifest.runId)?.events(0, 1)).toHaveLength(1);
    archive.close();
  });

  it('knows nothing of what is no run, whatever it is called', () => {
    const archive = new SqliteArchive(dataDir());
    for (const name of ['..', 'x', '20990101-000000-none']) {
      expect([archive.run(name), archive.open(name)]).toEqual([undefined, undefined]);
    }
  });

  it('reads a run that is over also where nothing can be written, as on a full disk', () => {
    const data = dataDir();
    const run = testRun(data);
    run.journal.append(new MarketScript('archive').take(80));
    const { runId, lastSeq } = run.finish({ status: 'ENDED', reason: 'enough' });
    const { ledger } = run.paths;
    // What SQLite would have to make there is in its way.
    mkdirSync(`${ledger}-shm`);
    const archive = new SqliteArchive(data);
    const history = archive.open(runId);
    expect(history?.figures().lastSeq).toBe(lastSeq);
    expect(history?.events(0, 5)).toHaveLength(5);
    archive.close();
  });

  it('forgets a run whose folder is gone', () => {
    const data = dataDir();
    const run = testRun(data);
    const { runId } = run.finish({ status: 'ENDED', reason: 'enough' });
    const archive = new SqliteArchive(data);
    expect(archive.open(runId)).toBeDefined();
    rmSync(run.paths.folder, { recursive: true });
    expect([archive.open(runId), archive.run(runId), archive.runs()]).toEqual([undefined, undefined, []]);
  });

  it('shows a damaged manifest as a quarantined run and keeps the others', () => {
    const data = dataDir();
    const [bad, good] = [testRun(data), testRun(data)];
    for (const run of [bad, good]) run.finish({ status: 'ENDED', reason: 'enough' });
    writeFileSync(bad.paths.manifest, '{"runId": 1}');
    expect(new SqliteArchive(data).runs().map(({ status }) => status)).toEqual(['ENDED', 'QUARANTINED']);
  });
});

describe('Recovery', () => {
  /** What a writer leaves behind that died in the middle: all files, and nobody who holds them. */
  function interrupted(data: string) {
    const run = testRun(data);
    const lastSeq = run.journal.append(new MarketScript('interrupted').take(200));
    run.finish({ status: 'ENDED', reason: 'never said' });
    writeFileSync(run.paths.manifest, JSON.stringify(run.manifest).replace('"ENDED"', '"RUNNING"'));
    return { run, lastSeq };
  }

  it('marks an interrupted run, leaves a live and an ended one alone', () => {
    const data = dataDir();
    const { run, lastSeq } = interrupted(data);
    const live = testRun(data);
    testRun(data).finish({ status: 'ENDED', reason: 'enough' });
    const marked = recoverInterruptedRuns(data, now);
    expect(marked).toEqual([new SqliteArchive(data).run(run.manifest.runId)]);
    expect(marked[0]).toMatchObject({ status: 'RECOVERED', endReason: 'interrupted', lastSeq });
    expect(new SqliteArchive(data).run(live.manifest.runId)?.status).toBe('RUNNING');
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
  });

  it.each([
    [
      'a posting is missing',
      `delete from postings where seq = (select max(seq) from postings where reason = 'SETTLE')`,
      /^interrupted: /,
    ],
    [
      'an amount was changed',
      "update postings set amount = amount + 1 where reason = 'SETTLE'",
      /owes|postings say|settled/,
    ],
    ['a balance was changed', 'update balances set available = available + 1 where account_id = 4', /the balances/],
    ['a fee was not charged', 'update trades set maker_fee_sats = maker_fee_sats + 1', /are due in fees/],
  ])('quarantines a run when %s', (_name, damage, reason) => {
    const data = dataDir();
    const { run } = interrupted(data);
    const file = openForWriting(run.paths.ledger);
    file.exec(damage);
    file.close();
    const [marked] = recoverInterruptedRuns(data, now);
    expect(marked).toMatchObject({ status: 'QUARANTINED', endReason: expect.stringMatching(reason) });
  });

  it.each([
    ['missing', (path: string) => rmSync(path), /is missing$/],
    [
      'no database',
      (path: string) => writeFileSync(path, 'x'.repeat(8_192)),
      /cannot be read: file is not a database$/,
    ],
    ['empty', (path: string) => writeFileSync(path, ''), /ledger.sqlite is empty: it has no tables/],
  ])('quarantines a run whose ledger is %s', (_name, damage, reason) => {
    const data = dataDir();
    const { run } = interrupted(data);
    damage(run.paths.ledger);
    const [marked] = recoverInterruptedRuns(data, now);
    expect(marked).toMatchObject({ status: 'QUARANTINED', endReason: expect.stringMatching(reason) });
  });

  it('shows the run as it marked it, and no history where none can be read', () => {
    const data = dataDir();
    const { run } = interrupted(data);
    writeFileSync(run.paths.ledger, 'x'.repeat(8_192));
    const archive = new SqliteArchive(data);
    expect(archive.open(run.manifest.runId)).toBeUndefined();
    expect(archive.runs().map(({ status }) => status)).toEqual(['RUNNING']);
    recoverInterruptedRuns(data, now);
    expect(archive.runs().map(({ status }) => status)).toEqual(['QUARANTINED']);
  });

  it('clears away a folder whose maker died before it was a run', () => {
    const data = dataDir();
    const run = testRun(data);
    run.finish({ status: 'ENDED', reason: 'never said' });
    rmSync(run.paths.manifest);
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
    expect(existsSync(run.paths.folder)).toBe(false);
  });

  it('clears away a fork whose maker died before its ledger had its name', () => {
    const data = dataDir();
    const { run } = interrupted(data);
    renameSync(run.paths.ledger, `${run.paths.ledger}.new`);
    expect(newestInterruptedRun(data)).toBeNull();
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
    expect(existsSync(run.paths.folder)).toBe(false);
  });

  it('keeps a folder that lost its manifest but holds a history, and says so', () => {
    const data = dataDir();
    const { run, lastSeq } = interrupted(data);
    rmSync(run.paths.manifest);
    const { runId, scenario, seed } = run.manifest;
    const named = {
      runId,
      scenario,
      seed,
      lastSeq,
      status: 'QUARANTINED',
      endReason: expect.stringMatching(/^manifest.json is missing/),
    };
    expect(recoverInterruptedRuns(data, now)).toMatchObject([named]);
    expect(new SqliteArchive(data).runs()).toMatchObject([named]);
    expect(existsSync(run.paths.ledger)).toBe(true);
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
  });

  it.each(['RUNNING', 'ENDED', 'QUARANTINED'])(
    'removes what the writer of a run that is %s had only begun',
    (status) => {
      const data = dataDir();
      const { run } = interrupted(data);
      writeFileSync(run.paths.manifest, JSON.stringify(run.manifest).replace('"ENDED"', `"${status}"`));
      for (const name of ['snapshot-000000000007.gz.new', 'manifest.json.new', 'ledger.schema-1.sqlite.part']) {
        writeFileSync(join(run.paths.folder, name), 'half');
      }
      if (status === 'RUNNING') openRun({ dataDir: data, runId: run.manifest.runId, now }).abandon();
      else recoverInterruptedRuns(data, now);
      expect(readdirSync(run.paths.folder).filter((name) => /\.(new|part)$/.test(name))).toEqual([]);
      expect(existsSync(run.paths.ledger)).toBe(true);
    },
  );

  it('leaves alone what a live writer is at', () => {
    const data = dataDir();
    const { paths } = testRun(data);
    const aside = join(paths.folder, 'snapshot-000000000007.gz.new');
    writeFileSync(aside, 'half');
    recoverInterruptedRuns(data, now);
    expect(existsSync(aside)).toBe(true);
  });
});

describe('Retention', () => {
  it('removes the oldest finished runs until the rest fits, never the current one', () => {
    const data = dataDir();
    const runs = Array.from({ length: 4 }, () => testRun(data));
    const ended = runs.slice(0, 3).map((run) => run.finish({ status: 'ENDED', reason: 'enough' }));
    const current = runs[3]?.manifest.runId ?? '';
    const runIds = ended.map(({ runId }) => runId);
    const keep = (maxBytes: number) => removeOldestRuns({ dataDir: data, maxBytes, currentRunId: current });
    expect(keep(Number.MAX_SAFE_INTEGER)).toEqual([]);
    const total = runIds.concat(current).reduce((sum, id) => sum + folderBytes(runPaths(data, id).folder), 0);
    expect(keep(total - 1_000).map(({ runId }) => runId)).toEqual([runIds[0]]);
    expect(keep(0).map(({ runId }) => runId)).toEqual(runIds.slice(1));
    expect(new SqliteArchive(data).runs().map(({ runId }) => runId)).toEqual([current]);
  });

  it('does not touch a run that somebody writes, current or not', () => {
    const data = dataDir();
    const { manifest } = testRun(data);
    expect(removeOldestRuns({ dataDir: data, maxBytes: 0, currentRunId: null })).toEqual([]);
    expect(new SqliteArchive(data).run(manifest.runId)).toBeDefined();
  });
});

describe('The chain of hashes', () => {
  const damages: readonly (readonly [string, string, RegExp])[] = [
    ['a payload', `update journal set payload = payload || ' ' where seq = 300`, /^row 300 \(\w+\) was changed: /],
    ['a time', 'update journal set time = time + 1 where seq = 7', /^row 7 \(\w+\) was changed: /],
    [
      'a checksum that was taken away',
      'update journal set crc = null where seq = 7',
      /^row 7 .* expected checksum null/,
    ],
    [
      'a kept hash',
      `update commits set journal_hash = replace(journal_hash, substr(journal_hash, 1, 1), 'x')`,
      /^rows 1 to/,
    ],
    ['a missing row', 'delete from journal where seq = 55', /^row 55 is missing: row 56 comes instead$/],
    ['a lost tail', 'delete from journal where seq > 500', /^commit \d+ is missing: the journal ends at 500$/],
    [
      'an added row',
      `insert into journal select max(seq) + 1, 1, 'COMMAND', 'PauseRun', 1, null, '{}', 0, 1, null, null from journal`,
      /was changed: expected checksum null/,
    ],
  ];

  it('holds for what was written', () => {
    const run = testRun(dataDir());
    const entries = new MarketScript('chain').take(2_000);
    for (let start = 0; start < entries.length; start += 30) run.journal.append(entries.slice(start, start + 30));
    run.journal.close();
    const file = openForWriting(run.paths.ledger);
    const { problem, lastSeq, journalHash } = verifyChain(file);
    expect([problem, lastSeq, journalHash]).toEqual([null, lastSeqOf(entries), run.journal.journalHash()]);
    file.close();
  });

  it.each(damages)('shows %s', (_name, damage, problem) => {
    const run = testRun(dataDir());
    for (const entry of new MarketScript('damage').take(300)) run.journal.append([entry]);
    run.journal.close();
    const file = openForWriting(run.paths.ledger);
    file.exec(damage);
    expect(verifyChain(file).problem).toMatch(problem);
    file.close();
  });
});

describe('When the disk fails', () => {
  it('J04 append throws a fault, nothing of the batch is kept, and recover writes it once there is room', () => {
    const run = testRun(dataDir());
    const { journal } = run;
    const script = new MarketScript('full');
    const lastSeq = journal.append(script.take(100));
    const { file } = journal;
    file.pragma(`max_page_count = ${Number(file.pragma('page_count', { simple: true })) + 2}`);
    const more = script.take(2_000);
    expect(() => journal.append(more)).toThrow(JournalFault);
    expect(journal.lastSeq()).toBe(lastSeq);
    expect(() => journal.append(more)).toThrow('recover comes first');
    // The limit is the connection's: opened anew there is room.
    expect(journal.recover()).toBe(lastSeqOf(more));
    expect(journal.recover()).toBe(lastSeqOf(more));
    run.finish({ status: 'ENDED', reason: 'enough' });
    expect(new SqliteArchive(dirname(dirname(run.paths.folder))).run(run.manifest.runId)?.lastSeq).toBe(
      lastSeqOf(more),
    );
  });
});
