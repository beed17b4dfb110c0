import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { LedgerError, NewerLedger } from '../../src/ledger/ledger-error.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { PAYLOAD_VERSION } from '../../src/ledger/payload.ts';
import { recoverInterruptedRuns } from '../../src/ledger/recovery.ts';
import { openRun } from '../../src/ledger/run-folder.ts';
import type { RunPaths } from '../../src/ledger/run-paths.ts';
import { migrations, updateTables } from '../../src/ledger/schema.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { openForReading, openForWriting } from '../../src/ledger/sqlite-file.ts';
import { backupPath, updateLedger } from '../../src/ledger/update-ledger.ts';
import { verify } from './damage.ts';
import { keptVersions, unpackKept } from './kept-file.ts';
import { tempFolder } from './temp-folder.ts';

const temp = tempFolder();
const now = () => Date.UTC(2026, 0, 6);
let folders = 0;
function dataDir(): string {
  folders += 1;
  return join(temp.path, `data-${folders}`);
}

/** What each kept file says, for ever: its journal's hash, and that of the money and orders its events fold to. */
const KEPT: Readonly<Record<number, { readonly journalHash: string; readonly foldHash: string }>> = {
  1: {
    journalHash: '5da847aa175adc0596196771c1556a2e6280a409d0707457a21985345f957246',
    foldHash: '882391071069f09dad91324780d1f2408d93ec9a1afcc40417f6f0b73ed57128',
  },
  2: {
    journalHash: 'b6062d85897c582473538cec72a1e63e22a64d8f13c94d51121856bac80e6021',
    foldHash: '9da3a952e23a55ae708543eb0de1a608d60e8a83e53bd6e6bd5410b3620de2cf',
  },
};

const FOLDED = [
  'select participant_id, asset, available, held from balances join accounts using (account_id) order by 1, 2',
  'select trade_id, market, price_sats, quantity_lots, maker_id, taker_id, maker_fee_sats, taker_fee_sats from trades order by 1',
  'select order_id, participant_id, side, status, price_sats, filled_lots, remaining_lots from orders order by 1',
];

function foldHash(paths: RunPaths): string {
  const file = openForReading(paths.ledger);
  const rows = FOLDED.map((query) => file.prepare(query).raw().all());
  file.close();
  return createHash('sha256').update(JSON.stringify(rows)).digest('hex');
}

describe('Files that programs of other times wrote', () => {
  it('J07 of every payload version up to the present one a file is kept', () => {
    expect(keptVersions()).toEqual(Array.from({ length: PAYLOAD_VERSION }, (_, index) => index + 1));
  });

  it.each(keptVersions())('J07 payload version %i: its events fold to the hash they always had', (version) => {
    const data = dataDir();
    const { paths, runId } = unpackKept(version, data);
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
    const archive = new SqliteArchive(data);
    expect(archive.open(runId)?.figures().lastSeq).toBe(readManifest(paths.manifest)?.lastSeq);
    archive.close();
    const report = verify(paths);
    expect(report.checks.filter(({ status }) => status !== 'OK')).toEqual([]);
    expect(report.journalHash).toBe(KEPT[version]?.journalHash);
    expect(foldHash(paths)).toBe(KEPT[version]?.foldHash);
  });

  it.each(keptVersions())(
    'J07 payload version %i: a run can be continued, and is protected from there on',
    (version) => {
      const data = dataDir();
      const { paths, runId } = unpackKept(version, data);
      const run = openRun({ dataDir: data, runId, now });
      const time = run.manifest.lastTime;
      const seq = run.journal.lastSeq() + 1;
      // After its end a run refuses everything, which is an event like any other.
      const refused = {
        type: 'CommandRejected',
        seq: seq + 1,
        time,
        causeSeq: seq,
        command: 'PauseRun',
        reason: 'RUN_NOT_OPEN',
      };
      run.journal.append([{ command: { type: 'PauseRun', seq, time }, events: [refused as never], latencyMs: null }]);
      run.finish({ status: 'ENDED', reason: 'enough' });
      expect(verify(paths).checks.filter(({ status }) => status !== 'OK')).toEqual([]);
      const file = openForWriting(paths.ledger);
      file.prepare('update journal set at_ms = at_ms + 1 where seq = ?').run(seq);
      file.close();
      expect(verify(paths).checks.find(({ status }) => status === 'WRONG')?.detail).toMatch(
        `row ${seq} (PauseRun) was changed`,
      );
    },
  );
});

describe('A migration', () => {
  it('J08 copies the file first, and the copy is what the older program can still use', () => {
    const { paths } = unpackKept(2, dataDir());
    const before = dump(paths.ledger);
    expect(updateLedger(paths)).toBe(true);
    expect(updateLedger(paths)).toBe(false);
    expect(dump(backupPath(paths, 2))).toEqual(before);
    expect(dump(paths.ledger)).not.toEqual(before);
  });

  it('J08 that fails leaves the file as it was, and can be tried again', () => {
    const { paths } = unpackKept(2, dataDir());
    const before = dump(paths.ledger);
    const failing = () =>
      updateLedger(paths, (file) => {
        file.transaction(() => {
          updateTables(file);
          throw new Error('database or disk is full');
        })();
      });
    expect(failing).toThrow(LedgerError);
    expect(failing).toThrow(/could not be brought up to date and is as it was: database or disk is full$/);
    expect(dump(paths.ledger)).toEqual(before);
    expect(readdirSync(paths.folder).filter((name) => name.endsWith('.part'))).toEqual([]);
    expect(updateLedger(paths)).toBe(true);
    expect(verify(paths).isOk).toBe(true);
  });

  it('J08 is not begun without its copy: the file stays as it was', () => {
    const { paths } = unpackKept(2, dataDir());
    const before = dump(paths.ledger);
    mkdirSync(join(backupPath(paths, 2), 'in the way'), { recursive: true });
    expect(() => updateLedger(paths)).toThrow(/could not be brought up to date and is as it was: /);
    expect(dump(paths.ledger)).toEqual(before);
  });

  it('J09 a file of a newer program is refused with both versions, left as it is, and not called damaged', () => {
    const data = dataDir();
    const { paths, runId } = unpackKept(2, data);
    updateLedger(paths);
    const file = openForWriting(paths.ledger);
    file.exec(`insert into mikro_orm_migrations (name) values ('Migration20990101000000')`);
    file.close();
    const manifest = readFileSync(paths.manifest, 'utf8');
    const known = migrations.length;
    const both = new RegExp(
      `schema version ${known + 1} \\(Migration20990101000000; made by program 0\\.1\\.0\\): this program knows schema versions up to ${known} `,
    );
    const open = () => openRun({ dataDir: data, runId, now });
    expect(open).toThrow(NewerLedger);
    expect(open).toThrow(both);
    expect(() => verify(paths)).toThrow(both);
    expect(recoverInterruptedRuns(data, now)).toEqual([]);
    const archive = new SqliteArchive(data);
    expect([archive.open(runId), archive.run(runId)?.status]).toEqual([undefined, 'ENDED']);
    expect(readFileSync(paths.manifest, 'utf8')).toBe(manifest);
  });
});

/** Every row of every table of a file, and its schema. */
function dump(ledger: string): unknown {
  const file = openForReading(ledger);
  const schema = file.prepare<[], { name: string; type: string }>('select name, type, sql from sqlite_schema').all();
  const rows = schema.flatMap(({ name, type }) =>
    type === 'table' ? file.prepare(`select * from ${name}`).raw().all() : [],
  );
  file.close();
  return [schema, rows];
}
