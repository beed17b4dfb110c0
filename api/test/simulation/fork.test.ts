import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addFork } from '../../src/commands/fork.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { findImbalance } from '../../src/ledger/verify-books.ts';
import { createRunContinuer } from '../../src/run-continuer.ts';
import { must } from '../../src/util/assert.ts';
import { refusalOf } from '../kit/refusal.ts';

const CLI = fileURLToPath(new URL('../../src/cli.ts', import.meta.url));
const MINUTE_MS = 60_000;

let dataDir: string;
let parentId: string;
beforeAll(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'market-fork-'));
  market('run', '--for', '90s', '--seed', 'fork', '--out', dataDir);
  parentId = must(runIds(dataDir)[0], 'a run');
});
afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

function market(...args: readonly string[]) {
  return spawnSync(process.execPath, [CLI, ...args], { encoding: 'utf8' });
}

type Forked = { readonly runId: string; readonly forkedAtSeq: number };

function fork(...args: readonly string[]): Forked {
  const { stdout, stderr, status } = market('fork', parentId, '--data', dataDir, '--json', ...args);
  expect(stderr).toBe('');
  expect(status).toBe(0);
  return JSON.parse(stdout.trim().split('\n').at(-1) ?? '');
}

type Row = { readonly seq: number; readonly type: string; readonly payload: string; readonly time: number };

function journalOf(runId: string): readonly Row[] {
  const file = openForReading(runPaths(dataDir, runId).ledger);
  const rows = file.prepare<[], Row>('select seq, time, type, payload from journal order by seq').all();
  expect(findImbalance(file)).toBeNull();
  file.close();
  return rows;
}

test('K07 a fork has the parent’s journal up to its first own seq, knows both, and can be worked out again', () => {
  const parent = journalOf(parentId);
  const middle = must(parent[Math.floor(parent.length / 2)], 'a row').seq;
  const sets = ['--set', 'shock:AAPL/BTC=-10%', '--set', 'news:Chips are scarce (-60%)'];
  const { runId, forkedAtSeq } = fork('--at', String(middle), ...sets, '--for', '1m');
  const child = journalOf(runId);
  expect(forkedAtSeq).toBeGreaterThan(middle);
  const differsAt = child.findIndex((row, index) => JSON.stringify(row) !== JSON.stringify(parent[index]));
  expect(child[differsAt]?.seq).toBe(forkedAtSeq);
  const own = child.slice(differsAt);
  expect(own.slice(0, 4).map(({ type }) => type)).toEqual([
    'ApplyShock',
    'ShockApplied',
    'PublishNews',
    'NewsPublished',
  ]);
  const manifest = readManifest(runPaths(dataDir, runId).manifest);
  expect(manifest).toMatchObject({ parentRunId: parentId, forkedAtSeq, status: 'ENDED' });
  expect(manifest?.scenarioHash).toBe(readManifest(runPaths(dataDir, parentId).manifest)?.scenarioHash);
  expect(market('replay', runId, '--data', dataDir).status).toBe(0);
}, 180_000);

test('K07 a fork in which nothing is changed becomes what its parent became', () => {
  const parent = journalOf(parentId);
  const at = new Date(must(parent[0], 'a row').time + MINUTE_MS).toISOString();
  const child = journalOf(fork('--at', at, '--for', '1m').runId);
  const end = parent.findIndex(({ type }) => type === 'EndRun');
  expect(child.slice(0, end)).toEqual(parent.slice(0, end));
  expect(child.length).toBeGreaterThan(parent.length);
}, 180_000);

test('K07 a fork without a time to go on for waits, and goes on like a run that was interrupted', () => {
  const { runId, forkedAtSeq } = fork('--at', '3000', '--set', 'brain:kelvin=some-model');
  expect(readManifest(runPaths(dataDir, runId).manifest)).toMatchObject({ status: 'RUNNING', forkedAtSeq });
  const run = createRunContinuer({ dataDir, now: Date.now })(runId);
  if ('code' in run) throw new Error(run.message);
  expect(run.kernel.view.participant('kelvin')?.participant.brain).toEqual({ kind: 'OPENAI', model: 'some-model' });
  while (run.kernel.openQuestions === 0) run.kernel.step();
  expect(run.kernel.unanswered()).toMatchObject([{ participantId: 'kelvin', model: 'some-model' }]);
  run.journal.append(run.kernel.drain());
  run.finish('enough');
  expect(journalOf(runId).at(-1)?.seq).toBe(run.kernel.seq);
}, 180_000);

test('K07 U13 a fork with other fees and another persona trades at those fees, and can be worked out again', () => {
  const sets = ['--set', 'fee:all=0/25', '--set', 'persona:kelvin=okapi'];
  const { runId, forkedAtSeq } = fork('--at', '3000', ...sets, '--for', '1m');
  const file = openForReading(runPaths(dataDir, runId).ledger);
  const fees = file
    .prepare<[number], { maker: number; taker: number; notional: number }>(
      `select maker_fee_sats as maker, taker_fee_sats as taker, notional_sats as notional from trades
       where seq >= ? and is_auction = 0`,
    )
    .all(forkedAtSeq);
  expect(fees.length).toBeGreaterThan(20);
  expect(fees.filter(({ maker }) => maker !== 0)).toEqual([]);
  expect(fees.filter(({ taker, notional }) => taker !== Math.floor((notional * 25) / 10_000))).toEqual([]);
  const strategyOf = file
    .prepare<[string], string>('select strategy from participants where participant_id = ?')
    .pluck();
  expect(strategyOf.get('kelvin')).toBe(strategyOf.get('okapi'));
  const own = file
    .prepare<[number], { type: string }>('select type from journal where seq >= ? order by seq limit 400')
    .all(forkedAtSeq);
  expect(own.filter(({ type }) => type === 'FeesSet').length).toBeGreaterThan(1);
  file.close();
  expect(market('replay', runId, '--data', dataDir).status).toBe(0);
  expect(market('verify', runPaths(dataDir, runId).folder)).toMatchObject({ status: 0 });
}, 120_000);

test('K07 a fork whose agents ask models goes on by itself, with the answers it is given', () => {
  const answers = join(dataDir, 'answers.jsonl');
  writeFileSync(answers, '');
  const set = ['--set', 'brain:kelvin=a-model', '--answers', answers];
  const { runId, forkedAtSeq } = fork('--at', '3000', ...set, '--missing', 'abstain', '--for', '1m');
  const own = journalOf(runId).filter(({ seq, type }) => seq >= forkedAtSeq && type === 'RecordDecision');
  const asked = own.filter(({ payload }) => payload.includes('"kelvin"') && payload.includes('ABSTAINED'));
  expect(asked.length).toBeGreaterThan(0);
  expect(market('replay', runId, '--data', dataDir).status).toBe(0);
  const { status, stderr } = market('fork', parentId, '--data', dataDir, '--at', '3000', ...set, '--for', '1m');
  expect({ status, stderr }).toMatchObject({ status: 1, stderr: expect.stringMatching(/is not in the record/) });
}, 120_000);

test.each([
  [['--at', '3000', '--set', 'fee:maker=1,taker=2'], /expected basis points, such as fee:maker=0\/10/],
  [['--at', '3000', '--set', 'fee:AAPL/BTC=1/9999'], /AAPL\/BTC cannot have fees of 1 and 9999 basis points/],
  [['--at', '3000', '--set', 'fee:DOGE/BTC=1/2'], /There is no market "DOGE\/BTC"/],
  [['--at', '3000', '--set', 'persona:kelvin=nobody'], /There is no persona "nobody": choose kelvin/],
  [['--at', '3000', '--set', 'weather:rain=1'], /expected one of:\s+brain:HANDLE=rule/],
  [['--at', '3000', '--set', 'shock:AAPL/BTC=-100%'], /expected a change above -100%/],
  [['--at', '3000', '--set', 'shock:DOGE/BTC=-10%'], /There is no market "DOGE\/BTC"/],
  [['--at', '3000', '--set', 'brain:nobody=rule'], /There is no agent "nobody"/],
  [['--at', '2020-01-01T00:00:00Z'], /the run begins later than that/],
  [['--at', '999999999'], /the run had ended at seq \d+: choose --at \d+ or an earlier one/],
  [['--at', 'yesterday'], /expected a seq such as 120000 or a time/],
])('K07 what cannot be is refused in words, and leaves nothing behind: %s', async (args, words) => {
  const before = runIds(dataDir);
  expect(await refusalOf(addFork, 'fork', parentId, '--data', dataDir, ...args)).toMatch(words);
  expect(runIds(dataDir)).toEqual(before);
});
