import { cpSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { FollowedRuns } from '../../src/ledger/followed-runs.ts';
import type { WritableRun } from '../../src/ledger/run-folder.ts';
import { createReadModel } from '../../src/projections/read-model.ts';
import { Follower } from '../../src/simulation/follower.ts';
import { ManualClock } from '../kit/manual-clock.ts';
import { MarketScript } from '../ledger/market-script.ts';
import { tempFolder } from '../ledger/temp-folder.ts';
import { testRun } from '../ledger/test-run.ts';

const folder = tempFolder();
let stages = 0;

/** A follower of a data folder of its own, with what its listeners heard. */
function stage() {
  stages += 1;
  const dataDir = join(folder.path, `stage-${stages}`);
  mkdirSync(dataDir);
  const clock = new ManualClock();
  const follower = new Follower({ clock, runs: new FollowedRuns(dataDir), scenarios: [] });
  const heard = { epochs: [] as string[], seqs: [] as number[] };
  follower.listen({
    onEpoch: (epoch) => {
      heard.epochs.push(epoch);
      heard.seqs.length = 0;
    },
    onEvents: (events) => heard.seqs.push(...events.map(({ seq }) => seq)),
    onState: () => {},
  });
  follower.start();
  return { dataDir, clock, follower, heard };
}

/** Seqs of the events in a run's journal, and the fold of them. */
function truthOf(run: WritableRun) {
  const events = run.journal.read(0, 1_000_000).flatMap((entry) => entry.events);
  const read = createReadModel();
  for (const event of events) read.apply(event);
  return { seqs: events.map(({ seq }) => seq), leaderboard: read.leaderboard() };
}

it('P01 a follower hears every event of the journal once, in order, and folds the same figures', () => {
  const { dataDir, clock, follower, heard } = stage();
  expect(follower.state()).toMatchObject({ status: 'IDLE', epoch: '', seq: 0 });
  const run = testRun(dataDir);
  clock.pass(1_000);
  expect(heard.epochs).toEqual([]);
  const script = new MarketScript('followed');
  for (let round = 0; round < 20; round += 1) {
    run.journal.append(script.take(45));
    clock.pass(100);
  }
  const truth = truthOf(run);
  expect(heard).toEqual({ epochs: [run.manifest.runId], seqs: truth.seqs });
  expect(follower.read().leaderboard()).toEqual(truth.leaderboard);
  expect(follower.state()).toMatchObject({ status: 'RUNNING', seq: run.journal.lastSeq(), exchangeStatus: 'ONLINE' });
  follower.stop();
});

it('P03 a follower turns to a newer run, and says that a run is over', () => {
  const { dataDir, clock, follower, heard } = stage();
  const first = testRun(dataDir);
  first.journal.append(new MarketScript('first').take(50));
  clock.pass(1_000);
  first.finish({ status: 'ENDED', reason: 'enough' });
  clock.pass(1_000);
  expect(follower.state()).toMatchObject({ status: 'STOPPED', epoch: first.manifest.runId, problem: null });
  const second = testRun(dataDir);
  second.journal.append(new MarketScript('second').take(30));
  clock.pass(1_000);
  expect(heard.epochs).toEqual([first.manifest.runId, second.manifest.runId]);
  expect(heard.seqs).toEqual(truthOf(second).seqs);
  follower.stop();
});

it('P03 a follower begins anew when an older copy of the file is put in its place', () => {
  const { dataDir, clock, follower, heard } = stage();
  const run = testRun(dataDir);
  const script = new MarketScript('replaced');
  run.journal.append(script.take(40));
  const older = join(folder.path, 'older.sqlite');
  clock.pass(1_000);
  run.finish({ status: 'ENDED', reason: 'enough' });
  cpSync(run.paths.ledger, older);
  const olderSeqs = [...heard.seqs];
  const more = testRun(dataDir);
  more.journal.append(new MarketScript('replaced').take(90));
  more.finish({ status: 'ENDED', reason: 'enough' });
  clock.pass(1_000);
  expect(heard.seqs.length).toBeGreaterThan(olderSeqs.length);
  renameSync(older, more.paths.ledger);
  clock.pass(1_000);
  expect(heard.epochs).toEqual([run.manifest.runId, more.manifest.runId, more.manifest.runId]);
  expect(heard.seqs).toEqual(olderSeqs);
  follower.stop();
});

it('P03 a follower says so while nothing is written, and when what it reads is gone', () => {
  const { dataDir, clock, follower } = stage();
  const run = testRun(dataDir);
  run.journal.append(new MarketScript('silent').take(40));
  clock.pass(4_000);
  expect(follower.state()).toMatchObject({ exchangeStatus: 'ONLINE', problem: null });
  clock.pass(2_000);
  expect(follower.state()).toMatchObject({
    exchangeStatus: 'MAINTENANCE',
    problem: expect.stringMatching(/nothing for 5 s/),
  });
  const { seq } = follower.state();
  rmSync(join(dataDir, 'runs'), { recursive: true });
  clock.pass(2_000);
  expect(follower.state()).toMatchObject({ seq });
  follower.stop();
});
