import { spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForWriting } from '../../src/ledger/sqlite-file.ts';
import { SEMANTICS_VERSION } from '../../src/simulation/semantics-version.ts';
import { must } from '../../src/util/assert.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));

let dataDir: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-replay-'));
  expect(market('run', '--for', '1m', '--seed', 'replay', '--out', dataDir).status).toBe(0);
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function market(...args: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
  return { status, stdout, stderr, last: stdout.trim().split('\n').at(-1) ?? '' };
}

/** A copy of the run with one thing changed. */
function changed(change: (folder: string) => void): string {
  const copy = mkdtempSync(join(dataDir, 'copy-'));
  cpSync(runPaths(dataDir, must(runIds(dataDir)[0], 'a run')).folder, copy, { recursive: true });
  change(copy);
  return copy;
}

function inLedger(...statements: readonly string[]) {
  return (folder: string) => {
    const file = openForWriting(join(folder, 'ledger.sqlite'));
    for (const statement of statements) file.exec(statement);
    file.close();
  };
}

function inManifest(change: object) {
  return (folder: string) => {
    const path = join(folder, 'manifest.json');
    writeFileSync(path, JSON.stringify({ ...JSON.parse(readFileSync(path, 'utf8')), ...change }));
  };
}

test('K05 a kept run is worked out again to the same commands, events and hashes', () => {
  const { status, last } = market('replay', dataDir, '--json');
  const result = JSON.parse(last);
  expect(result).toMatchObject({ isSame: true, difference: null });
  expect(result.events).toBeGreaterThan(1_000);
  const manifest = JSON.parse(readFileSync(runPaths(dataDir, result.runId).manifest, 'utf8'));
  expect(result).toMatchObject({ stateHash: manifest.stateHash, lastSeq: manifest.lastSeq });
  expect(status).toBe(0);
});

describe('K05 the first difference is named with both texts', () => {
  const order = `from journal where type = 'PlaceOrder' order by seq limit 1 offset 50`;
  test.each([
    [
      'a changed command',
      `update journal set payload = replace(payload, '"side":"', '"side":"X') where seq = (select seq ${order})`,
    ],
    [
      'a changed event',
      `update journal set payload = '[]' where seq = (select max(seq) from journal where type = 'FundsPosted')`,
    ],
    ['a changed time', `update journal set time = time + 1 where seq = (select max(seq) from journal)`],
    [
      'another journal hash',
      `update commits set journal_hash = 'ab' where last_seq = (select max(last_seq) from commits)`,
    ],
    [
      'an input that never came',
      `insert into inputs values ((select seq ${order}), 0, 'COMMAND', 60, 0, '{"type":"PauseRun"}')`,
    ],
    ['an input that is gone', `delete from inputs`],
  ])('%s', (_what, statement) => {
    const { status, last } = market('replay', changed(inLedger(statement)), '--json');
    const { isSame, difference } = JSON.parse(last);
    expect(status).toBe(1);
    expect(isSame).toBe(false);
    expect(difference.seq).toBeGreaterThan(0);
    expect(difference.recorded).not.toBe(difference.derived);
  });

  test('another state hash at the end', () => {
    const { status, stdout } = market('replay', changed(inManifest({ stateHash: 'ab' })));
    expect(status).toBe(1);
    expect(stdout).toMatch(/differs at seq \d+\n +recorded +state hash ab\n +derived +state hash [0-9a-f]{64}\n/);
  });
});

test('K06 a run of another semantics version is refused, and both are named', () => {
  const { status, stderr } = market('replay', changed(inManifest({ semanticsVersion: 7 })));
  expect(status).toBe(1);
  expect(stderr).toMatch(/was made with semantics version 7 /);
  expect(stderr).toContain(`this program has semantics version ${SEMANTICS_VERSION} `);
  const older = changed(inManifest({ semanticsVersion: undefined, scenarioHash: undefined }));
  expect(market('replay', older).stderr).toMatch(/was made with no semantics version/);
});

test('K06 a run whose scenario was changed is refused', () => {
  const copy = changed((folder) => {
    const path = join(folder, 'scenario.json');
    writeFileSync(path, readFileSync(path, 'utf8').replace('"clockFactor"', '"clockFactors"'));
  });
  expect(market('replay', copy).stderr).toMatch(/scenario.json is not what the run began with/);
});
