import { cpSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { addRun } from '../../src/commands/run.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { must } from '../../src/util/assert.ts';
import { market, marketJson } from '../kit/market-command.ts';
import { refusalOf } from '../kit/refusal.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { testRun } from '../ledger/test-run.ts';

const folder = tempFolder();
const dataDir = join(folder.path, 'data');
let made: Record<string, unknown> = {};

beforeAll(async () => {
  const lines = await marketJson('run', '--for', '90s', '--seed', 'kept', '--scenario', 'calm', '--out', dataDir);
  made = must(lines.at(-1), 'result');
});

describe('run --json', () => {
  it('ends with the figures of the run', () => {
    expect(made).toMatchObject({
      runId: runIds(dataDir)[0],
      scenario: 'calm',
      seed: 'kept',
      seq: expect.any(Number),
      stateHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      journalHash: expect.stringMatching(/^[0-9a-f]{64}$/),
      trades: expect.any(Number),
      cpuSeconds: expect.any(Number),
    });
  });

  it('has the same hashes in memory as on disk', async () => {
    const options = ['--for', '90s', '--seed', 'kept', '--ledger', 'memory', '--out', join(folder.path, 'never')];
    const again = must((await marketJson('run', ...options)).at(-1), 'result');
    const { seq, stateHash, journalHash, trades } = made;
    expect(again).toMatchObject({ seq, stateHash, journalHash, trades });
    expect(existsSync(join(folder.path, 'never'))).toBe(false);
  });

  it('tells each second how far it came', async () => {
    const lines = await marketJson('run', '--for', '8m', '--ledger', 'memory');
    const shares = lines.slice(0, -1).map(({ progress }) => Number(progress));
    expect(shares.length).toBeGreaterThan(0);
    expect(shares).toEqual(shares.toSorted((a, b) => a - b));
    for (const share of shares) expect(share).toSatisfy((it: number) => it > 0 && it <= 1);
  });

  it.each([
    [['--for', '6 hours'], /Expected a duration such as 6h30m/],
    [['--scenario', 'stormy'], /There is no scenario "stormy": expected one of calm/],
    [['--scenario', 'replay'], /replays a price file: name it in PRICES_CSV or with --prices/],
    [['--out', new URL(import.meta.url).pathname], /is not a directory/],
  ])('says what is wrong with %s', async (args, message) => {
    expect(await refusalOf(addRun, 'run', ...args)).toMatch(message);
  });
});

describe('runs and show', () => {
  it('tell of a run that is over', async () => {
    const [run] = await marketJson('runs', '--data', dataDir);
    const facts = { runId: made.runId, status: 'ENDED', lastSeq: made.seq, tradeCount: made.trades, lengthMs: 90_000 };
    expect(run).toMatchObject(facts);
    const [shown] = await marketJson('show', String(made.runId), '--data', dataDir);
    expect(shown).toMatchObject({ ...facts, agents: 12 });
    const { stdout } = await market('runs', '--data', dataDir);
    expect(stdout).toMatch(new RegExp(`${made.runId} +calm +kept +ENDED .* 1m 30s .*${made.trades}`));
    expect((await market('show', dataDir)).stdout).toMatch(/money +adds up/);
  });

  it('tell of a run that goes on as it is now', async () => {
    const place = join(folder.path, 'going-on');
    const run = testRun(place);
    run.journal.append(new MarketScript('listed').take(300));
    const [shown] = await marketJson('runs', '--data', place);
    expect(shown).toMatchObject({ status: 'RUNNING', lastSeq: run.journal.lastSeq() });
    expect(Number(must(shown, 'run').sizeBytes)).toBeGreaterThan(0);
    run.finish({ status: 'ENDED', reason: 'enough' });
  });

  it('of a folder without runs say so', async () => {
    expect((await market('runs', '--data', join(folder.path, 'nowhere'))).stdout).toMatch(/holds no runs/);
    expect(await market('show', 'x', '--data', dataDir)).toMatchObject({ code: 1, stdout: '' });
  });
});

describe('E07 delete', () => {
  it('takes the whole folder, once it is told to', async () => {
    const place = join(folder.path, 'doomed');
    cpSync(dataDir, place, { recursive: true });
    const asked = await market('delete', place);
    expect(asked).toMatchObject({ code: 1, stdout: '' });
    expect(asked.stderr).toMatch(/add --yes to delete it/);
    expect(runIds(place)).toHaveLength(1);
    await marketJson('delete', place, '--yes');
    expect(runIds(place)).toHaveLength(0);
  });

  it('is refused while the run is being written', async () => {
    const place = join(folder.path, 'written');
    const run = testRun(place);
    run.journal.append(new MarketScript('kept').take(10));
    const { code, stderr } = await market('delete', place, '--yes');
    expect(code).toBe(1);
    expect(stderr).toMatch(/is being written: stop its server first/);
    expect(existsSync(runPaths(place, run.manifest.runId).ledger)).toBe(true);
    run.finish({ status: 'ENDED', reason: 'enough' });
    await marketJson('delete', place, '--yes');
    expect(runIds(place)).toHaveLength(0);
  });
});
