import { describe, expect, it } from 'vitest';
import { upgradeFirstVersion } from '../../src/ledger/payload-upgrade.ts';
import { openRun } from '../../src/ledger/run-folder.ts';
import { SqliteArchive } from '../../src/ledger/sqlite-archive.ts';
import { MarketScript } from './market-script.ts';
import { tempFolder } from './temp-folder.ts';
import { testRun } from './test-run.ts';
import { makeOld } from './written-before.ts';

const folder = tempFolder();
const ALL = { beforeSeq: null, afterSeq: null, limit: 10_000 } as const;
const anyone = { market: null, participantId: null } as const;

function lookAt(dataDir: string, runId: string) {
  const archive = new SqliteArchive(dataDir);
  const history = archive.open(runId);
  const seen = {
    orders: history?.orders({ ...anyone, status: null, side: null }, ALL),
    trades: history?.trades(anyone, ALL),
    fills: history?.fills('ada', ALL),
    events: history?.events(0, 100_000),
  };
  archive.close();
  return seen;
}

describe('A file that an older program wrote', () => {
  it('can be read: it gets the missing columns, and its rows what they left unsaid', () => {
    const run = testRun(folder.path);
    run.journal.append(new MarketScript('older', { isPlain: true }).take(600));
    const { runId } = run.finish({ status: 'ENDED', reason: 'enough' });
    const before = lookAt(folder.path, runId);
    expect(before.trades?.length).toBeGreaterThan(50);
    makeOld(run.paths);
    expect(lookAt(folder.path, runId)).toEqual(before);
    expect(lookAt(folder.path, runId)).toEqual(before);
  });

  it('can be continued', () => {
    const script = new MarketScript('continued', { isPlain: true });
    const run = testRun(folder.path);
    run.journal.append(script.take(300));
    const { runId } = run.finish({ status: 'ENDED', reason: 'pause' });
    makeOld(run.paths);
    const again = openRun({ dataDir: folder.path, runId, now: () => 0 });
    const more = script.take(300);
    again.journal.append(more);
    expect(again.journal.read(more[0]?.command.seq ?? 0, 5)).toEqual(more.slice(1, 6));
    again.finish({ status: 'ENDED', reason: 'enough' });
    expect(lookAt(folder.path, runId).orders?.every(({ triggeredSeq }) => triggeredSeq === null)).toBe(true);
  });

  it('is told with the rules that markets had', () => {
    const old = { symbol: 'AAPL/BTC', openingPriceSats: 100 };
    expect(upgradeFirstVersion('RunStarted', { scenario: 'calm', instruments: [old] })).toMatchObject({
      scenario: 'calm',
      instruments: [{ ...old, openingStatus: 'CONTINUOUS', priceBandTicks: null, maxShortLots: 0 }],
    });
    expect(upgradeFirstVersion('PlaceOrder', { order: { side: 'BUY' } })).toEqual({
      order: { side: 'BUY', stopPriceSats: null, displayLots: null, expireAt: null },
    });
    expect(upgradeFirstVersion('NewsPublished', { headline: 'x' })).toEqual({ headline: 'x' });
  });
});
