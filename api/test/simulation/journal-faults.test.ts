import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { readEntries } from '../../src/ledger/journal-rows.ts';
import { FolderStore } from '../../src/ledger/journal-store.ts';
import { readManifest } from '../../src/ledger/manifest-file.ts';
import { runIds, runPaths } from '../../src/ledger/run-paths.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { verifyRun } from '../../src/ledger/verify-run.ts';
import { foldFromZero } from '../../src/simulation/market-fold.ts';
import { Rng } from '../../src/util/rng.ts';
import { DiskStage } from '../kit/disk-stage.ts';
import { type FaultMoment, FaultPlan, FaultyStore } from '../kit/faulty-store.ts';
import { calm } from '../kit/scenarios.ts';
import { start } from '../kit/stage.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const LONG = process.env.LONG === '1';
const SEED = process.env.FAULT_SEED ?? String(Date.now());
/** The short form looks at one operation of so many, beginning at a drawn one. */
const STRIDE = LONG ? 1 : 97;

/** Slices before the faults, and the time in which they may happen. */
const QUIET_MS = 1_000;
const FAULTY_MS = LONG ? 2_500 : 250;
const OUTAGE_MS = 2_000;

const temp = tempFolder();
const scenario = { ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 };

type Outcome = { readonly names: readonly string[]; readonly failed: readonly string[] };

/** One market whose disk fails at operation `failAt`, and all that must hold afterwards. */
async function survive(moment: FaultMoment, isSticky: boolean, failAt: number): Promise<Outcome> {
  const dataDir = join(temp.path, 'data');
  rmSync(dataDir, { recursive: true, force: true });
  const plan = new FaultPlan(moment, isSticky);
  const openStore = (paths: ConstructorParameters<typeof FolderStore>[0]) =>
    new FaultyStore(new FolderStore(paths), plan);
  const stage = new DiskStage({ dataDir, scenario, openStore });
  await stage.control(start);
  stage.clock.pass(QUIET_MS);
  plan.arm(failAt);
  stage.clock.pass(FAULTY_MS);
  const names = [...plan.names];
  const note = `operation ${failAt} ${moment}${isSticky ? ' and all after it' : ''}, FAULT_SEED=${SEED}`;
  if (isSticky && plan.failed.length > 0) {
    stage.clock.pass(OUTAGE_MS);
    expect(stage.host.state(), note).toMatchObject({ status: 'RUNNING', exchangeStatus: 'MAINTENANCE' });
    expect(stage.host.state().problem, note).toMatch(/^The disk reports errors/);
  }
  plan.heal();
  const seqBefore = stage.host.read().seq;
  stage.clock.pass(1_500);
  expect(stage.host.state(), note).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
  expect(stage.host.read().seq, note).toBeGreaterThan(seqBefore);
  await stage.control({ kind: 'STOP' });
  expect(stage.host.state().status, note).toBe('STOPPED');
  expectWhole(stage, note);
  return { names, failed: plan.failed };
}

/** Nothing lost, nothing doubled, nothing told too early, totals unbroken. */
function expectWhole(stage: DiskStage, note: string): void {
  const { paths } = stage.run;
  expect(stage.toldTooEarly, note).toEqual([]);
  const file = openForReading(paths.ledger);
  const kept = readEntries(file, 0, 1_000_000).flatMap(({ events }) => events);
  file.close();
  expect(stage.told.length, note).toBe(kept.length);
  expect(stage.told, note).toEqual(kept);
  const report = verifyRun(paths, { makeFold: foldFromZero });
  expect(
    report.checks.filter(({ status }) => status !== 'OK'),
    note,
  ).toEqual([]);
  for (const { total, issued } of stage.host.read().conservation()) expect(total, note).toBe(issued);
}

/** All of them in the long form; in the short one the first of each kind and every so manieth. */
function chosen(names: readonly string[], offset: number): readonly number[] {
  const isChosen = (name: string, index: number) => index % STRIDE === offset || names.indexOf(name) === index;
  return names.flatMap((name, index) => (LONG || isChosen(name, index) ? [index + 1] : []));
}

describe(`A disk that fails at operation N, N + 1, ... until nothing fails (FAULT_SEED=${SEED})`, () => {
  const cases = [
    ['once, before it is done', 'BEFORE', false],
    ['once, though it was done', 'AFTER', false],
    ['and goes on failing, before it is done', 'BEFORE', true],
    ['and goes on failing, though it was done', 'AFTER', true],
  ] as const;
  for (const [name, moment, isSticky] of cases) {
    it(`J04 ${name}: no event is lost, doubled or told too early, and the market goes on`, async (context) => {
      const { names } = await survive(moment, isSticky, Number.POSITIVE_INFINITY);
      expect([...new Set(names)].sort()).toEqual(['begin', 'commit', 'insert', 'look', 'mark', 'replace', 'update']);
      const numbers = chosen(names, Rng.derive(SEED, name).integer(0, STRIDE - 1));
      for (const failAt of numbers) expect((await survive(moment, isSticky, failAt)).failed).not.toEqual([]);
      expect((await survive(moment, isSticky, names.length + 1_000)).failed).toEqual([]);
      await context.annotate(
        `journal faults, ${name}: ${numbers.length} of ${names.length} operations, lost 0, doubled 0, told too early 0`,
        'figure',
      );
    }, 3_600_000);
  }
});

/** Forks a market whose disk fails at operation `failAt` of the fork and all after it, until it is healed. */
async function forkThrough(failAt: number): Promise<readonly string[]> {
  const dataDir = join(temp.path, 'fork');
  rmSync(dataDir, { recursive: true, force: true });
  const plan = new FaultPlan('BEFORE', true);
  const stage = new DiskStage({
    dataDir,
    scenario,
    openStore: (paths) => new FaultyStore(new FolderStore(paths), plan),
  });
  await stage.control(start);
  stage.clock.pass(QUIET_MS);
  const parentId = stage.host.state().epoch;
  plan.arm(failAt);
  const forked = stage.control({ kind: 'FORK', changes: [] });
  stage.clock.pass(OUTAGE_MS);
  plan.heal();
  stage.clock.pass(OUTAGE_MS);
  expect(await forked, `operation ${failAt}`).toMatchObject({ changed: true, errors: [], status: 'RUNNING' });
  const childId = stage.host.state().epoch;
  expect(runIds(dataDir), `operation ${failAt}`).toEqual([parentId, childId].sort());
  await stage.control({ kind: 'STOP' });
  for (const runId of runIds(dataDir)) {
    const paths = runPaths(dataDir, runId);
    expect(readManifest(paths.manifest), `operation ${failAt}`).toMatchObject({ status: 'ENDED' });
    expect(verifyRun(paths, { makeFold: foldFromZero }), `operation ${failAt}`).toMatchObject({ isOk: true });
  }
  return plan.names;
}

it('K08 a fork during which the disk fails is made when it works again: one child, and both runs are whole', async () => {
  const names = await forkThrough(Number.POSITIVE_INFINITY);
  const written = names.slice(0, names.indexOf('seal'));
  expect(written).toContain('commit');
  for (const failAt of chosen(written, Rng.derive(SEED, 'fork').integer(0, STRIDE - 1))) await forkThrough(failAt);
}, 120_000);
