import { join } from 'node:path';
import { expect, it } from 'vitest';
import { readEntries } from '../../src/ledger/journal-rows.ts';
import { FolderStore } from '../../src/ledger/journal-store.ts';
import { openForReading } from '../../src/ledger/sqlite-file.ts';
import { verifyRun } from '../../src/ledger/verify-run.ts';
import { foldFromZero } from '../../src/simulation/market-fold.ts';
import { must } from '../../src/util/assert.ts';
import { DiskStage } from '../kit/disk-stage.ts';
import { ReadOnlyStore } from '../kit/read-only-store.ts';
import { calm } from '../kit/scenarios.ts';
import { start } from '../kit/stage.ts';
import { tempFolder } from '../ledger/temp-folder.ts';

const temp = tempFolder();
const scenario = { ...calm, markets: ['AAPL/BTC'], warmUpMs: 0 };

it('J04 L07 a disk that is mounted read-only: the market says so and waits, reads go on, and it goes on when it can write', async () => {
  const disks: ReadOnlyStore[] = [];
  const stage = new DiskStage({
    dataDir: join(temp.path, 'data'),
    scenario,
    openStore: (paths) => {
      const disk = new ReadOnlyStore(new FolderStore(paths), paths);
      disks.push(disk);
      return disk;
    },
  });
  await stage.control(start);
  const store = must(disks[0], 'a store');
  for (const outageMs of [2_000, 60_000]) {
    stage.clock.pass(1_000);
    store.mount(true);
    stage.clock.pass(outageMs);
    const { status, exchangeStatus, problem, seq } = stage.host.state();
    expect({ status, exchangeStatus }).toEqual({ status: 'RUNNING', exchangeStatus: 'MAINTENANCE' });
    expect(problem).toMatch(/^The data folder cannot be written to: make it writable \((SQLITE_READONLY\w*|EROFS)\)/);
    expect(stage.host.read().seq).toBe(seq);
    expect(stage.durableSeq()).toBe(seq);
    for (const { total, issued } of stage.host.read().conservation()) expect(total).toBe(issued);
    const refused = await stage.control({
      kind: 'HALT_MARKET',
      market: 'AAPL/BTC',
      reason: 'x',
      cancelOpenOrders: false,
    });
    expect(refused).toMatchObject({ changed: false, errors: [{ message: expect.stringMatching(/make it writable/) }] });
    store.mount(false);
    stage.clock.pass(1_500);
    expect(stage.host.state()).toMatchObject({ status: 'RUNNING', exchangeStatus: 'ONLINE', problem: null });
    expect(stage.host.read().seq).toBeGreaterThan(seq);
  }
  await stage.control({ kind: 'STOP' });
  const { paths } = stage.run;
  const file = openForReading(paths.ledger);
  const kept = readEntries(file, 0, 1_000_000).flatMap(({ events }) => events);
  file.close();
  expect(stage.toldTooEarly).toEqual([]);
  expect(stage.told).toEqual(kept);
  expect(verifyRun(paths, { makeFold: foldFromZero })).toMatchObject({ isOk: true });
});
